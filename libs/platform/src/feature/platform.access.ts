import { ALL_VERBS, entry, own, type ProtectedTable, range, RECORDED } from '../database/access';

/** Outbox, audit, jobs, repeats and files. */
export const PLATFORM_TABLES: readonly ProtectedTable[] = [
  {
    table: 'event',
    app: [
      entry(['staff', 'identity', 'worker'], ['insert'], 'every writer announces what it did; ids only'),
      entry(['worker'], ['select'], 'consumers run in the worker and look rights up again'),
      range('org_path', ['select']),
    ],
    portal: [entry(['enterprise'], ['insert'], 'every writer announces what it did; ids only')],
    given: RECORDED,
  },
  { table: 'event_cursor', app: [entry(['worker'], ALL_VERBS, 'one row a consumer')], update: ['xid', 'seq', 'moved_at'] },
  {
    table: 'audit_entry',
    app: [
      entry(['staff', 'identity', 'worker'], ['insert'], 'every writer leaves its trace, also where it was refused'),
      range('org_path', ['select']),
    ],
    portal: [entry(['enterprise'], ['insert'], 'every writer leaves its trace')],
    given: [...RECORDED, 'session_id', 'token_id', 'browser', 'address'],
  },
  {
    table: 'audit_seal',
    app: [entry(['staff', 'worker'], ['select'], 'numbers and hashes only'), entry(['worker'], ['insert'], 'the one sealer')],
    given: ['sealed_at'],
  },
  {
    table: 'job',
    app: [
      entry(['staff', 'identity', 'worker'], ['insert'], 'every writer may ask for work to be done'),
      entry(['worker'], ['select', 'update'], 'the runner'),
      own('on_behalf_of', ['select']),
    ],
    portal: [entry(['enterprise'], ['insert'], 'an enterprise may cause work')],
    update: ['state', 'run_at', 'attempts', 'lease_until', 'leased_by', 'last_error', 'finished_at'],
    given: RECORDED,
  },
  // Counted by app.charge_quota alone.
  { table: 'quota_use', app: [] },
  {
    table: 'client_operation',
    app: [own('captured_by', ['select', 'insert'])],
    portal: [own('captured_by', ['select', 'insert'])],
    given: RECORDED,
  },
  {
    table: 'file',
    // Each library adds its own records that a file hangs on.
    app: [range('org_path', ['select', 'insert'])],
    portal: [own('uploaded_by', ['select', 'insert'])],
    given: RECORDED,
  },
];
