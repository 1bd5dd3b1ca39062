import type { TopicTable } from '@app/platform';

/** A list is ready as a file. Topic → keys of its ids. */
export const EXPORTS_TOPICS = {
  'export.finished': ['exportId'],
} as const satisfies TopicTable;

/** What the audit says of exports. */
export const EXPORTS_AUDIT_ACTIONS = ['export.request', 'export.make', 'export.fail'] as const;

type ExportsTopics = typeof EXPORTS_TOPICS;

declare global {
  namespace Zhuqi {
    interface Topics extends ExportsTopics {}
    interface AuditActions extends Record<(typeof EXPORTS_AUDIT_ACTIONS)[number], true> {}
  }
}
