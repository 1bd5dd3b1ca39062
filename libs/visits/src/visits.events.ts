import type { TopicTable } from '@app/platform';

/** What happened to visits, promises and campaigns. Topic → keys of its ids. */
export const VISITS_TOPICS = {
  'visit.logged': ['visitId'],
  'visit.replaced': ['visitId', 'replacesId'],
  'visit.voided': ['visitId'],
  'visit.confirmed': ['visitId'],
  'visit.photo': ['visitId', 'fileId'],
  'promise.kept': ['promiseId', 'visitId'],
  'promise.broken': ['promiseId', 'visitId'],
  'campaign.created': ['campaignId'],
  'campaign.frozen': ['campaignId'],
  'campaign.changed': ['campaignId'],
  'campaign.not-visited': ['campaignId', 'enterpriseId'],
  'campaign.not-visited-voided': ['campaignId'],
} as const satisfies TopicTable;

/** What the audit says of visits, promises and campaigns. */
export const VISITS_AUDIT_ACTIONS = [
  'visit.log',
  'visit.replace',
  'visit.void',
  'visit.confirm',
  'visit.photo',
  'visit.witness',
  'promise.keep',
  'promise.break',
  'campaign.create',
  'campaign.freeze',
  'campaign.change',
  'campaign.note-not-visited',
  'campaign.void-not-visited',
] as const;

type VisitsTopics = typeof VISITS_TOPICS;

declare global {
  namespace Zhuqi {
    interface Topics extends VisitsTopics {}
    interface AuditActions extends Record<(typeof VISITS_AUDIT_ACTIONS)[number], true> {}
  }
}
