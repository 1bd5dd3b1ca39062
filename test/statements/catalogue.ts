import type { Client } from 'pg';
import { parseTree, type TreeValue } from './node-tree';

/** Functions of PostgreSQL that never answer null when they are given no null. */
const KEEPS = new Set(
  `to_char to_date to_timestamp date_trunc timezone date_part extract lower upper btrim ltrim rtrim length char_length octet_length md5 sha256 digest encode decode
   concat concat_ws format replace translate repeat lpad rpad left right substring substr starts_with strpos position reverse abs ceil floor round trunc greatest least
   now clock_timestamp transaction_timestamp statement_timestamp current_database pg_current_snapshot pg_snapshot_xmin pg_snapshot_xmax pg_current_xact_id
   json_build_object jsonb_build_object json_build_array jsonb_build_array to_json to_jsonb row_to_json json_typeof pg_try_advisory_lock pg_try_advisory_xact_lock
   pg_advisory_xact_lock hashtext hashtextextended array_append array_cat array_remove cardinality string_to_array array_to_string gen_random_uuid set_config
   make_date make_interval age upper_inf lower_inf isempty numrange daterange num_nonnulls has_table_privilege pg_has_role random power sqrt mod div row_number
   current_setting pg_encoding_to_char show_trgm`.split(/\s+/u),
);
/** Operators that may answer null without being given one: what is not in a document. */
const LOSES = new Set(['->', '->>', '#>', '#>>', '@?', '@@']);

/** What PostgreSQL knows of types, columns, functions and operators. */
export class Catalogue {
  private constructor(
    private readonly types: ReadonlyMap<string, string>,
    private readonly notNull: ReadonlySet<string>,
    private readonly functions: ReadonlyMap<string, { readonly name: string; readonly isCast: boolean }>,
    private readonly operators: ReadonlyMap<string, string>,
    private readonly reviewed: ReadonlySet<string>,
    private readonly views: ReadonlyMap<string, TreeValue>,
  ) {}

  static async read(client: Client, reviewed: readonly string[]): Promise<Catalogue> {
    const pairs = async (sql: string): Promise<[string, string][]> =>
      (await client.query<[string, string]>({ text: sql, rowMode: 'array' })).rows.map(([key, value]) => [key, value]);
    const casts = new Set((await pairs('SELECT castfunc::text, castfunc::text FROM pg_cast WHERE castfunc <> 0')).map(([oid]) => oid));
    const names = await pairs('SELECT oid::text, proname::text FROM pg_proc');
    return new Catalogue(
      new Map(
        await pairs(`SELECT t.oid::text, CASE WHEN t.typtype = 'e' THEN 'text' WHEN e.oid IS NOT NULL AND t.typlen = -1 AND t.typelem <> 0
                       THEN e.typname || '[]' WHEN t.typtype = 'd' THEN b.typname::text WHEN t.typtype = 'c' THEN 'record' ELSE t.typname::text END
                       FROM pg_type t LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A' LEFT JOIN pg_type b ON b.oid = t.typbasetype`),
      ),
      new Set((await pairs(`SELECT attrelid || '.' || attnum, '' FROM pg_attribute WHERE attnotnull`)).map(([key]) => key)),
      new Map(names.map(([oid, name]) => [oid, { name, isCast: casts.has(oid) }])),
      new Map(await pairs('SELECT oid::text, oprname::text FROM pg_operator')),
      new Set(reviewed),
      new Map(
        (
          await pairs(`SELECT r.ev_class::text, r.ev_action::text FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
                        WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace`)
        ).map(([oid, tree]) => [oid, parseTree(tree)]),
      ),
    );
  }

  /** The statement that a view stands for. */
  viewOf(table: string): TreeValue | undefined {
    const view = this.views.get(table);
    return Array.isArray(view) ? (view as readonly TreeValue[])[0] : view;
  }
  typeName(oid: string): string {
    return this.types.get(oid) ?? 'unknown';
  }
  isNotNull(table: string, column: number): boolean {
    return this.notNull.has(`${table}.${column}`);
  }
  functionName(oid: string): string {
    return this.functions.get(oid)?.name ?? '';
  }
  functionKeepsNotNull(oid: string): boolean {
    const found = this.functions.get(oid);
    return found !== undefined && (found.isCast || KEEPS.has(found.name) || this.reviewed.has(found.name));
  }
  isReviewed(name: string): boolean {
    return this.reviewed.has(name);
  }
  operatorKeepsNotNull(oid: string): boolean {
    const name = this.operators.get(oid);
    return name !== undefined && !LOSES.has(name);
  }
}
