/** Of a type, by its name, all its values: where a statement is made of one, it is checked for each. */
export const SAMPLES: Readonly<Record<string, string>> = { Metric: 'libs/reporting/src/metrics/dictionary.ts#METRICS' };

/** Files whose statements are not about the migrated database: they make it, or speak to a server before there is one. */
export const LEFT_OUT: readonly RegExp[] = [
  /libs\/platform\/src\/database\/(?:migrations|prepare|tx|database|with-client)\.ts$/,
  /libs\/embedded-postgres\//,
];

/** Functions of the migrations that never answer null. */
export const NEVER_NULL: readonly string[] = [];

/** Columns that PostgreSQL cannot know to be there, and why they are: `file#column`. One that is not needed any more fails. */
export const REVIEWED: Readonly<Record<string, string>> = {};
