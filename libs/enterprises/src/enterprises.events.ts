import type { TopicTable } from '@app/platform';

/** What happened to firms. Topic → keys of its ids. */
export const ENTERPRISES_TOPICS = {
  'enterprise.created': ['enterpriseId'],
  'enterprise.changed': ['enterpriseId'],
  'enterprise.merged': ['loserId', 'survivorId', 'aliasId'],
  'enterprise.merge-undone': ['loserId', 'survivorId', 'aliasId'],
} as const satisfies TopicTable;

/** What the audit says of the register. */
export const ENTERPRISES_AUDIT_ACTIONS = [
  'contact.reveal',
  'enterprise.create',
  'enterprise.edit',
  'enterprise.issue-link',
  'enterprise.merge',
  'enterprise.revoke-link',
  'enterprise.undo-merge',
] as const;

type EnterprisesTopics = typeof ENTERPRISES_TOPICS;

declare global {
  namespace Zhuqi {
    interface Topics extends EnterprisesTopics {}
    interface AuditActions extends Record<(typeof ENTERPRISES_AUDIT_ACTIONS)[number], true> {}
  }
}
