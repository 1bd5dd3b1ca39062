import type { TopicTable } from '@app/platform';
import type { AppealAction } from './domain/appeal.words';

/** What is published after each act. */
export const APPEAL_TOPICS = {
  register: 'appeal.registered',
  accept: 'appeal.accepted',
  deemAccepted: 'appeal.deemed-accepted',
  solveOnSpot: 'appeal.solved-on-spot',
  requestRejection: 'appeal.rejection-requested',
  refuseRejection: 'appeal.rejection-refused',
  reject: 'appeal.rejected',
  contact: 'appeal.contacted',
  dispatch: 'appeal.dispatched',
  acknowledge: 'appeal.acknowledged',
  supportReply: 'appeal.support-replied',
  release: 'appeal.support-released',
  requestExtension: 'appeal.extension-requested',
  extend: 'appeal.extended',
  refuseExtension: 'appeal.extension-refused',
  reply: 'appeal.replied',
  attempt: 'appeal.attempted',
  confirm: 'appeal.confirmed',
  retract: 'appeal.confirmation-retracted',
  rework: 'appeal.sent-back',
  close: 'appeal.closed',
  closeUnconfirmed: 'appeal.closed-unconfirmed',
  reopen: 'appeal.reopened',
  merge: 'appeal.merged',
  passOn: 'appeal.reply-passed-on',
  withdraw: 'appeal.withdrawn',
  transfer: 'appeal.transferred',
  void: 'appeal.voided',
} as const satisfies Readonly<Record<AppealAction, string>>;

type ActTopics = { readonly [A in AppealAction as (typeof APPEAL_TOPICS)[A]]: readonly ['appealId', 'eventId', 'enterpriseId?'] };
const ACT_TOPICS = Object.fromEntries(
  Object.values(APPEAL_TOPICS).map((topic) => [topic, ['appealId', 'eventId', 'enterpriseId?']]),
) as unknown as ActTopics;

/** What happened to appeals. Topic → keys of its ids. */
export const APPEALS_TOPICS = {
  ...ACT_TOPICS,
  'appeal.dates-moved': ['appealId'],
  'appeal.escalated': ['appealId'],
} as const satisfies TopicTable;

/** What the audit says of appeals: every act by its name, and what is no act. */
export const APPEALS_AUDIT_ACTIONS = [
  ...(Object.keys(APPEAL_TOPICS) as AppealAction[]).map((action) => `appeal.${action}` as const),
  'appeal.recompute',
  'appeal.print-slip',
  'appeal.revealContact',
] as const;

type AppealsTopics = typeof APPEALS_TOPICS;

declare global {
  namespace Zhuqi {
    interface Topics extends AppealsTopics {}
    interface AuditActions extends Record<(typeof APPEALS_AUDIT_ACTIONS)[number], true> {}
  }
}
