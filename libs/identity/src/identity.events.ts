import type { TopicTable } from '@app/platform';

/** What happened to units, people and the calendar. Topic → keys of its ids. */
export const IDENTITY_TOPICS = {
  'identity.person-created': ['personId'],
  'identity.person-disabled': ['personId'],
  'identity.post-assigned': ['postId', 'personId'],
  'identity.post-ended': ['postId', 'personId'],
  'identity.unit-created': ['unitId'],
  'identity.calendar-uploaded': ['year'],
} as const satisfies TopicTable;

/** What the audit says of sign-in and administration. */
export const IDENTITY_AUDIT_ACTIONS = [
  'appeal.track',
  'identity.add-device',
  'identity.assign-post',
  'identity.change-password',
  'identity.change-pin',
  'identity.create-access-token',
  'identity.create-person',
  'identity.create-unit',
  'identity.decide-takeover',
  'identity.disable-person',
  'identity.enable-person',
  'identity.end-post',
  'identity.forget-device',
  'identity.issue-first-admin-link',
  'identity.issue-start-code',
  'identity.reset-password',
  'identity.revoke-access-token',
  'identity.revoke-device',
  'identity.revoke-sessions',
  'identity.set-person-phone',
  'identity.set-unit-phone',
  'identity.sign-in',
  'identity.sign-in-by-pin',
  'identity.sign-out',
  'identity.sign-out-everywhere',
  'identity.start-on-phone',
  'identity.switch-post',
  'identity.upload-calendar-year',
] as const;

type IdentityTopics = typeof IDENTITY_TOPICS;

declare global {
  namespace Zhuqi {
    interface Topics extends IdentityTopics {}
    interface AuditActions extends Record<(typeof IDENTITY_AUDIT_ACTIONS)[number], true> {}
  }
}
