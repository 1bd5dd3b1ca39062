/** Of a type, by its name, all its values: where a statement is made of one, it is checked for each. */
export const SAMPLES: Readonly<Record<string, string>> = {
  Metric: 'libs/reporting/src/metrics/dictionary.ts#METRICS',
  Features: 'libs/composition/src/features.ts#FEATURES',
  AccessDescription: 'libs/composition/src/features.ts#FEATURES',
};

/** Files whose statements are not about the migrated database: they make it, or speak to a server before there is one. */
export const LEFT_OUT: readonly RegExp[] = [
  /libs\/platform\/src\/database\/(?:migrations|prepare|tx|database|with-client)\.ts$/,
  /libs\/embedded-postgres\//,
  // Made of data: lists.spec compares the rows of every list; test/lists asks each with its filters and orders.
  /libs\/platform\/src\/list\/list\.ts$/,
];

/** Functions of the migrations that never answer null. */
export const NEVER_NULL: readonly string[] = [
  'today',
  'instant',
  'horizon',
  'credit_code_taken',
  'visit_code_hour',
  'proof_holders',
  'is_staff_browser',
  'charge_quota',
];

/** Columns that PostgreSQL cannot know to be there, and why they are: `file#column`. One that is not needed any more fails. */
const rows = (file: string, columns: readonly string[], why: string): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.map((column) => [`${file}#${column}`, why]));

const NUMBERED = 'the number of an appeal is given in the transaction that registers it';
const OF_STAFF = 'the foreign key is not null, and all staff may read names of people and units';
const OF_FUNCTION = 'the function answers columns that are not null, or no row';
const PERSON_OR_OUTSIDER = 'a participant is a person or an outsider with a name (CHECK); nameless rows are filtered out for firms';

export const REVIEWED: Readonly<Record<string, string>> = {
  ...rows('libs/appeals/src/appeals.clock.ts', ['number'], NUMBERED),
  ...rows('libs/appeals/src/appeals.slips.ts', ['number'], NUMBERED),
  ...rows('libs/appeals/src/appeals.slips.ts', ['class'], OF_FUNCTION),
  ...rows('libs/visits/src/persistence/visits-on-paper.queries.ts', ['appeals[]'], NUMBERED),
  ...rows('libs/reporting/src/persistence/dashboard.queries.ts', ['number'], NUMBERED),
  ...rows('libs/visits/src/persistence/plan.queries.ts', ['appeals[].number'], NUMBERED),
  ...rows('libs/visits/src/persistence/plan.queries.ts', ['promises[].person', 'promises[].madeOn'], OF_STAFF),
  ...rows('libs/visits/src/persistence/promises.queries.ts', ['shown.person', 'shown.madeOn'], OF_STAFF),
  ...rows('libs/visits/src/persistence/visits.queries.ts', ['unit', 'recordedBy', 'promises[].person', 'promises[].madeOn'], OF_STAFF),
  ...rows('libs/visits/src/persistence/coverage.queries.ts', ['recordedBy'], OF_STAFF),
  ...rows('libs/visits/src/persistence/campaign-list.queries.ts', ['enterpriseId', 'firmId', 'orgPath'], OF_FUNCTION),
  ...rows(
    'libs/identity/src/identity.authenticator.ts',
    ['person_id', 'person_kind', 'must_change', 'read_only', 'link_id', 'enterprise_id', 'org_path'],
    OF_FUNCTION,
  ),
  ...rows('libs/identity/src/query-codes.service.ts', ['appeal_id', 'org_path'], OF_FUNCTION),
  ...rows('libs/visits/src/visit-codes.service.ts', ['org_path'], OF_FUNCTION),
  ...rows('libs/imports/src/import-undo.ts', ['rowNo'], OF_FUNCTION),
  ...rows('libs/imports/src/persistence/import-undo.queries.ts', ['rowNo'], OF_FUNCTION),
  ...rows('libs/imports/src/persistence/import-undo.queries.ts', ['enterpriseId'], 'a row that was entered or updated names its firm'),
  ...rows('libs/imports/src/import-undo.service.ts', ['reason'], 'an import that is being taken back has its reason (CHECK)'),
  ...rows('libs/platform/src/database/self-check.ts', ['mighty'], 'everybody is a member of their own role'),
  ...rows('libs/visits/src/persistence/marks.queries.ts', ['same'], 'a comparison that is null stands behind IS NULL OR'),
  ...rows('libs/visits/src/persistence/own-visits.queries.ts', ['visitors[]'], PERSON_OR_OUTSIDER),
  ...rows('libs/visits/src/persistence/visit-codes.queries.ts', ['visitors[].name'], PERSON_OR_OUTSIDER),
  ...rows('libs/visits/src/persistence/visits.queries.ts', ['participants[].name'], PERSON_OR_OUTSIDER),
};

/** The same, for the rows of lists. */
export const LISTS_REVIEWED: Readonly<Record<string, string>> = {
  ...rows('libs/appeals/src/appeals.reads.ts', ['number'], NUMBERED),
  ...rows('libs/appeals/src/persistence/doubts.list.ts', ['number'], NUMBERED),
  ...rows('libs/visits/src/persistence/coverage.queries.ts', ['id', 'addedOn'], OF_FUNCTION),
  ...rows('libs/visits/src/persistence/visits.queries.ts', ['unit', 'recordedBy', 'promises[].person', 'promises[].madeOn'], OF_STAFF),
  ...rows('libs/visits/src/persistence/visits.queries.ts', ['participants[].name'], PERSON_OR_OUTSIDER),
};
