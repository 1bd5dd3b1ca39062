import 'reflect-metadata';
import { FEATURES } from '@app/composition';
import { APP_SOURCE, openSource } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import type { DataSource } from 'typeorm';

/** Tables of the platform, written and read by SQL alone. */
const WITHOUT_ENTITY = ['event', 'event_cursor', 'audit_entry', 'audit_seal', 'job', 'client_operation', 'file', 'export'];
const SAME: Readonly<Record<string, string>> = { 'character varying': 'text', int: 'integer', timestamptz: 'timestamp with time zone' };
const nullable = (is: boolean) => (is ? 'null' : 'not null');

describe('the entities', () => {
  let db: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    db = await TestDatabase.create();
    source = await openSource(db.urls.app, String(APP_SOURCE.description), 2, FEATURES.entities);
  });
  afterAll(async () => {
    await source.destroy();
    await db.drop();
  });

  it('are there for every table but those of the platform', () => {
    const mapped = new Set(source.entityMetadatas.map((m) => m.tableName));
    expect(FEATURES.tables.map((t) => t.table).filter((t) => !mapped.has(t))).toEqual(WITHOUT_ENTITY);
  });

  it('have the columns, types and nullability of the database', async () => {
    const columns = await db.look<{ table: string; column: string; type: string; required: boolean }>(
      `SELECT c.relname AS table, a.attname AS column, a.attnotnull OR t.typnotnull AS required,
              format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END, NULL) AS type
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
    );
    const tables = new Set(source.entityMetadatas.map((m) => m.tableName));
    const wanted = columns.filter((c) => tables.has(c.table)).map((c) => `${c.table}.${c.column} ${c.type} ${nullable(!c.required)}`);
    const found = source.entityMetadatas.flatMap((m) =>
      m.columns.map((c) => {
        const type = source.driver.normalizeType(c);
        return `${m.tableName}.${c.databaseName} ${SAME[type] ?? type}${c.isArray ? '[]' : ''} ${nullable(c.isNullable)}`;
      }),
    );
    expect(found.sort()).toEqual(wanted.sort());
  });
});
