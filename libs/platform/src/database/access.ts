/**
 * Who sees and changes which rows: the one description from which row security and grants are generated (docs/adr/0003).
 * A table that is not described here or in UNPROTECTED fails the catalogue test.
 */
export type Verb = 'select' | 'insert' | 'update';

/** The row's path lies in the caller's range: the scope of the post, or the unit itself. */
export interface RangeRule {
  readonly rule: 'range';
  readonly column: string;
  readonly verbs: readonly Verb[];
}
/** The row's id is among rows that belong to the caller: an uncorrelated sub-select, evaluated once a query. */
export interface ThroughRule {
  readonly rule: 'through';
  readonly column: string;
  readonly table: string;
  readonly key: string;
  /** Column of `table` that holds the caller's path, or the caller's person. */
  readonly path?: string;
  readonly person?: string;
  readonly verbs: readonly Verb[];
}
/** The row hangs on a row of another table that the caller sees: looked up for the one row that is asked for, by an index on `key`. */
export interface AttachedRule {
  readonly rule: 'attached';
  readonly column: string;
  readonly table: string;
  readonly key: string;
  readonly verbs: readonly Verb[];
}
/** The row belongs to the person (or enterprise link) who asks. */
export interface OwnRule {
  readonly rule: 'own';
  readonly column: string;
  readonly verbs: readonly Verb[];
}
/** The transaction entered as one of these. */
export interface EntryRule {
  readonly rule: 'entry';
  readonly entries: readonly ('staff' | 'enterprise' | 'identity' | 'worker')[];
  readonly verbs: readonly Verb[];
  /** Why rows need no scope of their own. */
  readonly reason: string;
}
/** For the portal's role only: the row is of the enterprise that asks. */
export interface EnterpriseRule {
  readonly rule: 'enterprise';
  readonly column: string;
  readonly verbs: readonly Verb[];
}
/** For the portal's role only: the row is of the one appeal whose number and query code were shown. */
export interface TrackedRule {
  readonly rule: 'tracked';
  readonly column: string;
  readonly verbs: readonly Verb[];
}
/** For the portal's role only: the row is of the one firm, and of the one visit to it, whose code was shown. */
export interface WitnessedRule {
  readonly rule: 'witnessed';
  /** Column of the firm. */
  readonly firm: string;
  /** Column of the visit, where the row has one. */
  readonly visit?: string;
  readonly verbs: readonly Verb[];
}
export type Rule = RangeRule | ThroughRule | AttachedRule | OwnRule | EntryRule | EnterpriseRule | TrackedRule | WitnessedRule;

export interface ProtectedTable {
  readonly table: string;
  readonly app: readonly Rule[];
  readonly portal?: readonly Rule[];
  /** Columns that may be updated; none: append-only. */
  readonly update?: readonly string[];
  readonly portalUpdate?: readonly string[];
  readonly portalColumns?: readonly string[];
  /** Set by the database, never by the application. */
  readonly given?: readonly string[];
  /** Rows in which this column is filled are out of everybody's sight, whatever rule would show them; only the owner's functions fill it. */
  readonly hiddenBy?: string;
}

/** Rules that a library adds to a table of a library below it, after that table's own. */
export interface ContributedRules {
  readonly table: string;
  readonly app?: readonly Rule[];
  readonly portal?: readonly Rule[];
}

/** A table without row security; nobody but the owner writes it. */
export interface UnprotectedTable {
  readonly table: string;
  readonly reason: string;
}

const all: readonly Verb[] = ['select', 'insert', 'update'];
const range = (column: string, verbs: readonly Verb[] = all): RangeRule => ({ rule: 'range', column, verbs });
const own = (column: string, verbs: readonly Verb[] = all): OwnRule => ({ rule: 'own', column, verbs });
const entry = (entries: EntryRule['entries'], verbs: readonly Verb[], reason: string): EntryRule => ({
  rule: 'entry',
  entries,
  verbs,
  reason,
});
const enterprise = (column: string, verbs: readonly Verb[]): EnterpriseRule => ({ rule: 'enterprise', column, verbs });
const tracked = (column: string, verbs: readonly Verb[]): TrackedRule => ({ rule: 'tracked', column, verbs });
const witnessed = (of: { readonly firm: string; readonly visit?: string }, verbs: readonly Verb[]): WitnessedRule => ({
  rule: 'witnessed',
  ...of,
  verbs,
});
/** Files are asked for one by one: whoever sees what a file proves sees the file, also where another unit of the tree sent it in. */
const attachedTo = (table: string, key = 'file_id'): AttachedRule => ({ rule: 'attached', column: 'id', table, key, verbs: ['select'] });
/** A unit that takes part in an appeal by a dispatch of its own. */
const byDispatch = (column: string, verbs: readonly Verb[]): ThroughRule => ({
  rule: 'through',
  column,
  table: 'dispatch',
  key: 'appeal_id',
  path: 'unit_path',
  verbs,
});
const byVisitedFirm: ThroughRule = {
  rule: 'through',
  column: 'visit_id',
  table: 'visit_firm',
  key: 'visit_id',
  path: 'firm_path',
  verbs: ['select'],
};
/** For the portal's role: visits of the firm that asks, or the one whose code was shown. */
const portalVisit = (column: string): ThroughRule => ({ rule: 'through', column, table: 'visit_firm', key: 'visit_id', verbs: ['select'] });
const portalAppeal = (verbs: readonly Verb[]): ThroughRule => ({ rule: 'through', column: 'appeal_id', table: 'appeal', key: 'id', verbs });

const VOID = ['voided_at', 'voided_by', 'void_reason'] as const;
const RECORDED = ['recorded_at'] as const;
const fact = { update: VOID, given: RECORDED } as const;
const identityOnly = (table: string, update: readonly string[], given: readonly string[] = RECORDED): ProtectedTable => ({
  table,
  app: [entry(['identity'], all, 'secrets of sign-in: only the identity service enters so')],
  update,
  given,
});

export const PROTECTED_TABLES: readonly ProtectedTable[] = [
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
    // A firm knows by name and work phone who is responsible for it and who visited it.
    portal: [
      { rule: 'through', column: 'id', table: 'liaison', key: 'person_id', verbs: ['select'] },
      { rule: 'through', column: 'id', table: 'visit_participant', key: 'person_id', verbs: ['select'] },
    ],
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
  identityOnly('session', ['post_id', 'last_seen_at', 'ended_at', 'end_reason']),
  identityOnly('start_code', ['failed_count', 'locked_until', 'used_at', 'withdrawn_at']),
  identityOnly('device', ['pin_hash', 'pin_failed', 'locked_until', 'expires_at', 'last_used_at', 'revoked_at', 'revoked_by']),
  identityOnly('access_token', ['revoked_at']),
  identityOnly('one_time_link', ['used_at']),
  {
    table: 'calendar_year',
    app: [entry(['staff', 'identity', 'worker'], all, 'the public calendar of the State Council; who may upload is a permission')],
    portal: [entry(['enterprise'], ['select'], 'the public calendar')],
    update: ['days', 'source', 'uploaded_by'],
    given: RECORDED,
  },
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
  { table: 'event_cursor', app: [entry(['worker'], all, 'one row a consumer')], update: ['xid', 'seq', 'moved_at'] },
  {
    table: 'audit_entry',
    app: [
      entry(['staff', 'identity', 'worker'], ['insert'], 'every writer leaves its trace, also where it was refused'),
      range('org_path', ['select']),
    ],
    portal: [entry(['enterprise'], ['insert'], 'every writer leaves its trace')],
    given: RECORDED,
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
  {
    table: 'client_operation',
    app: [own('captured_by', ['select', 'insert'])],
    portal: [own('captured_by', ['select', 'insert'])],
    given: RECORDED,
  },
  {
    table: 'file',
    app: [
      range('org_path', ['select', 'insert']),
      attachedTo('appeal_file'),
      attachedTo('appeal_reply'),
      attachedTo('confirmation'),
      attachedTo('visit_photo'),
      attachedTo('demand', 'authorisation_file_id'),
    ],
    portal: [own('uploaded_by', ['select', 'insert']), attachedTo('appeal_file')],
    given: RECORDED,
  },
  {
    table: 'export',
    app: [own('requested_by'), entry(['worker'], ['select', 'update'], 'the runner makes the file for whoever asked')],
    update: ['state', 'row_count', 'file_id', 'failure', 'finished_at'],
    given: RECORDED,
  },

  {
    table: 'enterprise',
    app: [
      range('org_path'),
      { rule: 'through', column: 'id', table: 'liaison', key: 'enterprise_id', person: 'person_id', verbs: ['select'] },
    ],
    portal: [enterprise('id', ['select']), witnessed({ firm: 'id' }, ['select'])],
    portalColumns: [
      'id',
      'unit_id',
      'org_path',
      'name',
      'short_name',
      'credit_code',
      'kind',
      'status',
      'contact_name',
      'contact_phone',
      'is_demo',
    ],
    update: [
      'name',
      'short_name',
      'credit_code',
      'code_override_by',
      'code_override_reason',
      'legacy_registration_no',
      'kind',
      'is_branch',
      'status',
      'industry_code',
      'capital_amount',
      'capital_currency',
      'capital_text',
      'established_on',
      'business_scope',
      'registered_address',
      'contact_name',
      'contact_phone',
      'unit_id',
      'org_path',
      'version',
    ],
    given: [...RECORDED, ...VOID],
    hiddenBy: 'voided_at',
  },
  {
    table: 'enterprise_version',
    app: [
      range('org_path', ['select']),
      { rule: 'through', column: 'enterprise_id', table: 'liaison', key: 'enterprise_id', person: 'person_id', verbs: ['select'] },
    ],
  },
  { table: 'enterprise_residence', app: [range('org_path')], update: ['period'], given: RECORDED },
  {
    table: 'enterprise_alias',
    app: [
      entry(['staff', 'worker'], ['select'], 'which record stands for which: every count goes through it'),
      range('org_path', ['insert', 'update']),
    ],
    ...fact,
  },
  { table: 'enterprise_link', app: [range('org_path')], update: ['revoked_at', 'revoked_by'], given: RECORDED },
  {
    table: 'enterprise_import',
    app: [range('org_path')],
    update: ['state', 'columns', 'version', 'undo_by', 'undo_at', 'undo_reason'],
    given: RECORDED,
  },
  {
    table: 'enterprise_import_row',
    app: [range('org_path')],
    update: ['faults', 'outcome', 'enterprise_id', 'changes', 'undo', 'undo_why'],
  },

  {
    table: 'liaison',
    app: [range('org_path'), own('person_id', ['select'])],
    portal: [enterprise('enterprise_id', ['select'])],
    update: ['period', 'end_reason', 'ended_by', 'end_recorded_at'],
    given: RECORDED,
  },

  {
    table: 'campaign',
    app: [
      entry(['staff', 'worker'], ['select'], 'names and dates of campaigns: units below and beside take part'),
      range('org_path', ['insert', 'update']),
    ],
    update: ['name', 'period'],
    given: RECORDED,
  },
  {
    table: 'campaign_version',
    app: [
      entry(
        ['staff', 'worker'],
        ['select'],
        'when a list was frozen: units below read their part of it; which firms is told by the changes',
      ),
      range('org_path', ['insert']),
    ],
    given: ['recorded_at', 'frozen_in'],
  },
  { table: 'campaign_change', app: [range('org_path', ['select', 'insert'])], given: RECORDED },
  { table: 'not_visited_reason', app: [range('org_path')], ...fact },
  {
    table: 'visit',
    app: [range('org_path'), { ...byVisitedFirm, column: 'id' }],
    // That somebody came and when; what the visitor wrote down is not the firm's to read.
    portal: [portalVisit('id')],
    portalColumns: ['id', 'unit_id', 'org_path', 'occurred_on', 'way', 'topics', 'confirm_by', 'recorded_at', 'voided_at'],
    ...fact,
  },
  {
    table: 'visit_firm',
    app: [range('org_path', ['select', 'insert']), range('firm_path', ['select'])],
    portal: [enterprise('enterprise_id', ['select']), witnessed({ firm: 'enterprise_id', visit: 'visit_id' }, ['select'])],
  },
  {
    table: 'visit_participant',
    app: [range('org_path', ['select', 'insert']), byVisitedFirm],
    portal: [portalVisit('visit_id')],
  },
  { table: 'visit_photo', app: [range('org_path', ['select', 'insert']), byVisitedFirm], given: RECORDED },
  {
    table: 'promise',
    app: [range('org_path', ['select', 'insert']), range('firm_path', ['select']), own('person_id', ['select'])],
    portal: [enterprise('enterprise_id', ['select'])],
    given: RECORDED,
  },
  {
    table: 'promise_settlement',
    app: [
      range('org_path', ['select', 'insert']),
      { rule: 'through', column: 'promise_id', table: 'promise', key: 'id', path: 'firm_path', verbs: ['select'] },
    ],
    portal: [{ rule: 'through', column: 'promise_id', table: 'promise', key: 'id', verbs: ['select'] }],
    given: RECORDED,
  },
  {
    table: 'visit_confirmation',
    app: [range('org_path', ['select']), byVisitedFirm],
    portal: [
      enterprise('enterprise_id', ['select', 'insert']),
      witnessed({ firm: 'enterprise_id', visit: 'visit_id' }, ['select', 'insert']),
    ],
    given: RECORDED,
  },

  {
    table: 'appeal',
    app: [range('org_path'), range('firm_path', ['select']), byDispatch('id', ['select', 'update'])],
    portal: [enterprise('enterprise_id', all), tracked('id', ['select', 'update'])],
    update: [
      'category',
      'complexity',
      'state',
      'merged_into',
      'outcome',
      'closed_on',
      'rework_count',
      'last_act_on',
      'acceptance_due_on',
      'first_contact_due_on',
      'handling_day0',
      'original_due_on',
      'due_on',
      'callback_due_on',
      'due_inputs',
      'version',
    ],
    portalUpdate: [
      'state',
      'outcome',
      'closed_on',
      'rework_count',
      'last_act_on',
      'handling_day0',
      'original_due_on',
      'due_on',
      'callback_due_on',
      'due_inputs',
      'version',
    ],
    given: ['recorded_at', 'number'],
  },
  {
    table: 'appeal_event',
    app: [range('org_path', ['select', 'insert']), byDispatch('appeal_id', ['select', 'insert'])],
    portal: [enterprise('enterprise_id', ['select', 'insert']), tracked('appeal_id', ['select', 'insert'])],
    given: RECORDED,
  },
  {
    table: 'appeal_file',
    app: [range('org_path', ['select', 'insert']), byDispatch('appeal_id', ['select'])],
    portal: [portalAppeal(['select', 'insert'])],
    given: RECORDED,
  },
  {
    table: 'dispatch',
    app: [range('org_path'), range('unit_path', ['select', 'update'])],
    portal: [portalAppeal(['select', 'update'])],
    update: ['state', 'round', 'acknowledged_on', 'replied_on', 'due_on', 'version'],
    portalUpdate: ['state', 'round', 'due_on', 'replied_on', 'acknowledged_on', 'version'],
    given: RECORDED,
  },
  {
    table: 'appeal_reply',
    app: [range('org_path', ['select', 'insert']), byDispatch('appeal_id', ['select', 'insert'])],
    portal: [portalAppeal(['select'])],
    given: RECORDED,
  },
  {
    table: 'confirmation',
    app: [range('org_path', ['select', 'insert']), byDispatch('appeal_id', ['select'])],
    portal: [portalAppeal(['select', 'insert'])],
    given: RECORDED,
  },
  {
    table: 'appeal_request',
    app: [range('org_path'), byDispatch('appeal_id', all)],
    update: ['state', 'decided_on', 'decided_by', 'decided_by_post', 'decision_words', 'version'],
    given: RECORDED,
  },
  { table: 'appeal_counter', app: [] },

  {
    table: 'demand',
    app: [
      range('org_path'),
      range('firm_path', ['select']),
      { rule: 'through', column: 'id', table: 'bank_offer', key: 'demand_id', path: 'bank_path', verbs: ['select'] },
    ],
    update: ['authorised_on', 'authorisation_file_id', 'version', ...VOID],
    given: RECORDED,
  },
  {
    table: 'bank_offer',
    app: [range('org_path'), range('firm_path', ['select']), range('bank_path', ['select', 'update'])],
    update: ['version'],
    given: RECORDED,
  },
  { table: 'offer_decision', app: [range('org_path'), range('firm_path', ['select']), range('bank_path')], ...fact },
  {
    table: 'offer_answer',
    app: [
      range('org_path'),
      range('bank_path', ['select']),
      { rule: 'through', column: 'offer_id', table: 'bank_offer', key: 'id', path: 'firm_path', verbs: ['select'] },
    ],
    ...fact,
  },
  { table: 'disbursement', app: [range('org_path'), range('firm_path', ['select']), range('bank_path')], ...fact },
];

/** Tables without row security, each with its reason; nobody but the owner writes them. */
export const UNPROTECTED: readonly UnprotectedTable[] = [
  { table: 'schema_migration', reason: 'names of applied migrations: readiness compares them with the code' },
];
