import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES } from '@app/composition';
import { APP_SOURCE, openSource } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import type { DataSource } from 'typeorm';

/** Names that TypeORM is given to write or load through: the first argument of these calls. */
const GIVEN = /\b(?:insert|into|update|change|getRepository|find\w*|count\w*|exists\w*)\(\s*([A-Z]\w+)\b/g;
const LIBS = join(__dirname, '../../libs');

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

  it('are there for the tables that are written or loaded through them, and for no other', () => {
    const sources = (readdirSync(LIBS, { recursive: true }) as string[]).filter((path) => /\/src\/.*(?<!\.spec)\.ts$/.test(path));
    const given = new Set(sources.flatMap((path) => [...readFileSync(join(LIBS, path), 'utf8').matchAll(GIVEN)].map(([, name]) => name)));
    expect(source.entityMetadatas.map((m) => m.name).filter((name) => !given.has(name))).toEqual([]);
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
