/**
 * Who sees and changes which rows: the description from which row security and grants are generated (docs/adr/0003).
 * Each library describes its own tables in `persistence/access.ts`; a table that nobody describes fails the catalogue test.
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
/** The row holds ids that the entry function put into settings of the transaction: `app.<setting>`. */
export interface SettingRule {
  readonly rule: 'setting';
  /** Part of the policy's name. */
  readonly name: string;
  /** Column → setting; all must agree. */
  readonly columns: Readonly<Record<string, string>>;
  readonly verbs: readonly Verb[];
}
export type Rule = RangeRule | ThroughRule | AttachedRule | OwnRule | EntryRule | SettingRule;

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

/** The whole description: what all libraries together say. */
export interface AccessDescription {
  readonly tables: readonly ProtectedTable[];
  readonly unprotected: readonly UnprotectedTable[];
}

export const ALL_VERBS: readonly Verb[] = ['select', 'insert', 'update'];
export const range = (column: string, verbs: readonly Verb[] = ALL_VERBS): RangeRule => ({ rule: 'range', column, verbs });
export const own = (column: string, verbs: readonly Verb[] = ALL_VERBS): OwnRule => ({ rule: 'own', column, verbs });
export const entry = (entries: EntryRule['entries'], verbs: readonly Verb[], reason: string): EntryRule => ({
  rule: 'entry',
  entries,
  verbs,
  reason,
});
export const through = (rule: Omit<ThroughRule, 'rule' | 'verbs'>, verbs: readonly Verb[] = ['select']): ThroughRule => ({
  rule: 'through',
  ...rule,
  verbs,
});
/** Files are asked for one by one: whoever sees what a file proves sees the file, also where another unit of the tree sent it in. */
export const attached = (table: string, key = 'file_id'): AttachedRule => ({
  rule: 'attached',
  column: 'id',
  table,
  key,
  verbs: ['select'],
});
/** For libraries that bring an entry function of their own. */
export const bySetting = (name: string, columns: SettingRule['columns'], verbs: readonly Verb[]): SettingRule => ({
  rule: 'setting',
  name,
  columns,
  verbs,
});

/** Columns that take a fact back. */
export const VOID_COLUMNS = ['voided_at', 'voided_by', 'void_reason'] as const;
/** Set by the database in every table. */
export const RECORDED = ['recorded_at'] as const;
/** A fact is never changed, only taken back. */
export const FACT = { update: VOID_COLUMNS, given: RECORDED } as const;
