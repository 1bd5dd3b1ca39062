import { ALL_VERBS, entry, type ProtectedTable, range, RECORDED } from '@app/platform';

const identityOnly = (table: string, update: readonly string[], given: readonly string[] = RECORDED): ProtectedTable => ({
  table,
  app: [entry(['identity'], ALL_VERBS, 'secrets of sign-in: only the identity service enters so')],
  update,
  given,
});

/** Units, people, posts, secrets of sign-in, the calendar. */
export const IDENTITY_TABLES: readonly ProtectedTable[] = [
  {
    table: 'unit',
    app: [entry(['staff', 'identity', 'worker'], ['select'], 'names and places of public bodies'), range('path', ['insert', 'update'])],
    portal: [entry(['enterprise'], ['select'], 'names of public bodies')],
    update: ['name', 'short_name', 'next_ordinal', 'valid_to', 'phone'],
    given: RECORDED,
  },
  {
    table: 'person',
    app: [
      entry(['staff', 'identity', 'worker'], ['select'], 'names of staff, needed to show who did what'),
      range('org_path', ['insert', 'update']),
    ],
    // Libraries add whose name and work phone a firm knows.
    portal: [],
    portalColumns: ['id', 'name', 'phone', 'unit_id'],
    update: ['name', 'disabled_at', 'unit_id', 'org_path', 'phone'],
    given: RECORDED,
  },
  identityOnly('account', ['password_hash', 'previous_hashes', 'must_change', 'changed_at', 'failed_count', 'locked_until']),
  {
    table: 'post',
    app: [
      entry(['identity', 'worker'], ['select'], 'sign-in offers the posts of a person'),
      entry(['staff'], ['select'], 'who holds which post is known inside the administration'),
      range('unit_path', ['insert', 'update']),
    ],
    update: ['period'],
    given: RECORDED,
  },
  // Written by app.authenticate alone.
  { table: 'staff_origin', app: [] },
  identityOnly('session', ['post_id', 'last_seen_at', 'ended_at', 'end_reason']),
  {
    table: 'takeover',
    app: [entry(['identity'], ALL_VERBS, 'who may come into whose account: only the identity service enters so')],
    update: ['decided_by', 'decided_at', 'approved', 'withdrawn_at', 'seen_at'],
    given: RECORDED,
  },
  identityOnly('start_code', ['failed_count', 'locked_until', 'used_at', 'withdrawn_at']),
  identityOnly('device', ['pin_hash', 'pin_failed', 'locked_until', 'expires_at', 'last_used_at', 'revoked_at', 'revoked_by']),
  identityOnly('access_token', ['revoked_at']),
  identityOnly('one_time_link', ['used_at']),
  {
    table: 'calendar_year',
    app: [entry(['staff', 'identity', 'worker'], ALL_VERBS, 'the public calendar of the State Council; who may upload is a permission')],
    portal: [entry(['enterprise'], ['select'], 'the public calendar')],
    update: ['days', 'source', 'uploaded_by'],
    given: RECORDED,
  },
];
