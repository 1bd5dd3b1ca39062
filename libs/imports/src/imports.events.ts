import type { TopicTable } from '@app/platform';

/** What an import did to the register. Topic → keys of its ids. */
export const IMPORTS_TOPICS = {
  'enterprise.imported': ['importId'],
  'enterprise.import-undone': ['importId'],
} as const satisfies TopicTable;

/** What the audit says of imports. */
export const IMPORTS_AUDIT_ACTIONS = [
  'enterprise-import.chunk',
  'enterprise-import.commit',
  'enterprise-import.download-faulty',
  'enterprise-import.go-on-undoing',
  'enterprise-import.override',
  'enterprise-import.set-columns',
  'enterprise-import.undo',
  'enterprise-import.undo-chunk',
  'enterprise-import.upload',
] as const;

type ImportsTopics = typeof IMPORTS_TOPICS;

declare global {
  namespace Zhuqi {
    interface Topics extends ImportsTopics {}
    interface AuditActions extends Record<(typeof IMPORTS_AUDIT_ACTIONS)[number], true> {}
  }
}
