import type { TopicTable } from '@app/platform';

/** Who became, or is no longer, responsible for a firm. Topic → keys of its ids. */
export const LIAISON_TOPICS = {
  'liaison.assigned': ['liaisonId', 'enterpriseId', 'personId'],
  'liaison.ended': ['liaisonId', 'enterpriseId'],
} as const satisfies TopicTable;

/** What the audit says of liaison. */
export const LIAISON_AUDIT_ACTIONS = ['liaison.assign', 'liaison.end'] as const;

type LiaisonTopics = typeof LIAISON_TOPICS;

declare global {
  namespace Zhuqi {
    interface Topics extends LiaisonTopics {}
    interface AuditActions extends Record<(typeof LIAISON_AUDIT_ACTIONS)[number], true> {}
  }
}
