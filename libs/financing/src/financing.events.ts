import type { TopicTable } from '@app/platform';

/** What happened to demands, offers and payouts. Topic → keys of its ids. */
export const FINANCING_TOPICS = {
  'demand.recorded': ['demandId', 'enterpriseId'],
  'demand.authorised': ['demandId'],
  'demand.sent': ['demandId', 'offerId', 'bankId'],
  'offer.decided': ['demandId', 'offerId', 'decisionId'],
  'offer.answered': ['demandId', 'offerId', 'answerId'],
  'disbursement.recorded': ['demandId', 'offerId', 'disbursementId'],
  'disbursement.reversed': ['demandId', 'offerId', 'disbursementId'],
  'financing.voided': ['demandId', 'recordId'],
} as const satisfies TopicTable;

/** What the audit says of financing. */
export const FINANCING_AUDIT_ACTIONS = [
  'demand.record',
  'demand.authorise',
  'demand.send',
  'offer.decide',
  'offer.answer',
  'disbursement.record',
  'disbursement.reverse',
  'disbursement.void',
  'financing.void',
] as const;

type FinancingTopics = typeof FINANCING_TOPICS;

declare global {
  namespace Zhuqi {
    interface Topics extends FinancingTopics {}
    interface AuditActions extends Record<(typeof FINANCING_AUDIT_ACTIONS)[number], true> {}
  }
}
