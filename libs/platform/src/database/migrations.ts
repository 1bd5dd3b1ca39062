import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { AccessDescription } from './access';
import { accessSql, type RoleNames } from './access-sql';
import { withClient } from './with-client';

export interface Migration {
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

/** A function or view kept as one file, applied again whenever the file changed. */
export interface Repeatable {
  /** `functions/<name>` or `views/<name>`; a view has the name of its file. */
  readonly name: string;
  readonly sql: string;
}

/** What the folder of migrations holds. */
export interface Schema {
  readonly migrations: readonly Migration[];
  /** Functions first: views may use them. */
  readonly repeatables: readonly Repeatable[];
}

/** The database's schema and this program do not fit; the message says what to do. */
export class SchemaError extends Error {}

const MIGRATION_LOCK = 7_411_323;
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

const sqlFiles = async (folder: string, ending: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();

async function repeatablesOf(folder: string, kind: 'functions' | 'views'): Promise<Repeatable[]> {
  const names = await sqlFiles(join(folder, kind), '.sql');
  return Promise.all(
    names.map(async (name) => ({ name: `${kind}/${name}`, sql: await readFile(join(folder, kind, `${name}.sql`), 'utf8') })),
  );
}

/** The ordered list of migrations in a folder, `<timestamp>_<name>.up.sql` beside `.down.sql`, and the functions and views below it. */
export async function loadSchema(folder: string): Promise<Schema> {
  const names = await sqlFiles(folder, '.up.sql');
  const migrations = names.map(async (name) => ({
    name,
    up: await readFile(join(folder, `${name}.up.sql`), 'utf8'),
    down: await readFile(join(folder, `${name}.down.sql`), 'utf8'),
  }));
  return {
    migrations: await Promise.all(migrations),
    repeatables: [...(await repeatablesOf(folder, 'functions')), ...(await repeatablesOf(folder, 'views'))],
  };
}

const withRoles = (sql: string, roles: RoleNames) =>
  sql.replace(/(?<![:\w]):(owner|app|portal)\b/g, (_, role: 'owner' | 'app' | 'portal') => quote(roles[role]));

const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Names of rows of schema_migration that are no migration: repeatable files, and the description of access. */
const REPEATABLE = `(name = 'access' OR name LIKE '%/%')`;

/** The schema a database is at, in one SQL expression: its last migration, and what its functions and views sum up to. */
export const APPLIED_VERSION = `(SELECT max(name) FILTER (WHERE NOT ${REPEATABLE})
    || coalesce('+' || left(encode(sha256(convert_to(string_agg(name || checksum, '' ORDER BY name COLLATE "C") FILTER (WHERE name LIKE '%/%'), 'UTF8')), 'hex'), 8), '')
  FROM schema_migration)`;

/** What `APPLIED_VERSION` gives where everything of this program was applied. */
export function expectedVersion({ migrations, repeatables }: Schema): string {
  const last = migrations.at(-1)?.name ?? 'none';
  const sums = [...repeatables].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, sql }) => `${name}${checksumOf(sql)}`);
  return sums.length === 0 ? last : `${last}+${checksumOf(sums.join('')).slice(0, 8)}`;
}

async function ensureTable(client: pg.Client): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migration (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
}

/** The backup role is there only where somebody made it: an installation whose roles were made by hand may have none. */
async function presentRoles(client: pg.Client, roles: RoleNames): Promise<RoleNames> {
  const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [roles.backup]);
  return found.rowCount ? roles : { ...roles, backup: null };
}

/** Brings row security and grants to the description when they differ from what was applied last. */
async function applyAccess(client: pg.Client, roles: RoleNames, access: AccessDescription): Promise<void> {
  const columns = new Map<string, string[]>();
  const found = await client.query<{ table: string; column: string }>(
    `SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum`,
  );
  for (const row of found.rows) columns.set(row.table, [...(columns.get(row.table) ?? []), row.column]);
  const present = await client.query<{ table: string; policy: string }>(
    `SELECT tablename AS table, policyname AS policy FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2`,
  );
  const wanted = accessSql(access, roles, columns, []).join('\n');
  const checksum = checksumOf(wanted);
  const applied = await client.query<{ checksum: string }>(`SELECT checksum FROM schema_migration WHERE name = 'access'`);
  if (applied.rows[0]?.checksum === checksum) return;
  await client.query(accessSql(access, roles, columns, present.rows).join('\n'));
  await client.query(
    `INSERT INTO schema_migration (name, checksum) VALUES ('access', $1) ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = clock_timestamp()`,
    [checksum],
  );
}

const nameOfView = (name: string): string => quote(name.slice('views/'.length));

/** Takes the views away that a migration or a new text would stumble over; the function that follows makes them anew. */
async function dropViews(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`DELETE FROM schema_migration WHERE name LIKE 'views/%' RETURNING name`);
  for (const { name } of rows) await client.query(`DROP VIEW IF EXISTS ${nameOfView(name)}`);
}

/** Applies the functions and views whose text is not the one applied last. */
async function applyRepeatables(client: pg.Client, roles: RoleNames, repeatables: readonly Repeatable[]): Promise<void> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT name, checksum FROM schema_migration WHERE name LIKE '%/%'`,
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  for (const { name, sql } of repeatables) {
    const checksum = checksumOf(sql);
    if (applied.get(name) === checksum) continue;
    await run(client, name, withRoles(sql, roles));
    await client.query(
      `INSERT INTO schema_migration (name, checksum) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = clock_timestamp()`,
      [name, checksum],
    );
  }
  await client.query(`DELETE FROM schema_migration WHERE name LIKE '%/%' AND name <> ALL ($1::text[])`, [
    repeatables.map(({ name }) => name),
  ]);
}

async function run(client: pg.Client, name: string, sql: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    throw new Error(`Migration ${name} failed and was rolled back: ${(error as Error).message}`, { cause: error });
  }
}

/** Migrations of the program that the database has not seen. Refuses a database that is newer, or whose history was changed. */
async function pendingOf(client: pg.Client, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT name, checksum FROM schema_migration WHERE NOT ${REPEATABLE}`,
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new SchemaError(
      `The database is newer than this program: it has the migration ${unknown.join(', ')}. Start the newer version, or restore a backup.`,
    );
  const changed = migrations.find(({ name, up }) => applied.has(name) && applied.get(name) !== checksumOf(up));
  if (changed)
    throw new SchemaError(`Migration ${changed.name} was changed after it had been applied. Undo the change and write a new migration.`);
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Whether a view was changed or taken out of the program. */
async function viewsDiffer(client: pg.Client, repeatables: readonly Repeatable[]): Promise<boolean> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT name, checksum FROM schema_migration WHERE name LIKE 'views/%'`,
  );
  const wanted = new Map(repeatables.map(({ name, sql }) => [name, checksumOf(sql)]));
  return rows.some(({ name, checksum }) => wanted.get(name) !== checksum);
}

/**
 * Brings the database to this program: missing migrations, then functions and views, then row security. All of it in one transaction, so that
 * an older program never meets half of it. Returns the names of the migrations applied.
 */
export async function migrate(
  ownerUrl: string,
  roles: RoleNames,
  { migrations, repeatables }: Schema,
  access: AccessDescription,
  log: (line: string) => void = () => undefined,
): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query(`SET lock_timeout = '10s'`);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureTable(client);
    await client.query('BEGIN');
    try {
      const pending = await pendingOf(client, migrations);
      if (pending.length > 0 || (await viewsDiffer(client, repeatables))) await dropViews(client);
      // A migration may bring the text that a function had in its time.
      if (pending.length > 0) await client.query(`DELETE FROM schema_migration WHERE name LIKE 'functions/%'`);
      for (const { name, up } of pending) {
        log(`migrating ${name}`);
        await run(client, name, withRoles(up, roles));
        await client.query('INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)', [name, checksumOf(up)]);
        // What a migration put off to the commit would keep the next one from changing the same table.
        await client.query('SET CONSTRAINTS ALL IMMEDIATE');
      }
      await applyRepeatables(client, roles, repeatables);
      await applyAccess(client, await presentRoles(client, roles), access);
      await client.query('COMMIT');
      return pending.map(({ name }) => name);
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}

/** Takes back the last `steps` migrations. For development; an installation goes forward. */
export async function migrateDown(ownerUrl: string, roles: RoleNames, { migrations }: Schema, steps: number): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const names = (
      await client.query<{ name: string }>(`SELECT name FROM schema_migration WHERE NOT ${REPEATABLE} ORDER BY name DESC LIMIT $1`, [steps])
    ).rows.map((r) => r.name);
    // Policies and views hold on to tables, and forced row security hides the owner's own rows; the next `migrate` makes them anew.
    await dropViews(client);
    const present = await client.query<{ drop: string }>(
      `SELECT format('DROP POLICY %I ON %I', policyname, tablename) AS drop FROM pg_policies WHERE schemaname = 'public'
       UNION ALL
       SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', oid::regclass) FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity`,
    );
    for (const { drop } of present.rows) await client.query(drop);
    for (const name of names) {
      const migration = migrations.find((m) => m.name === name);
      if (!migration) throw new Error(`No file for the applied migration ${name}`);
      await client.query('BEGIN');
      await client.query(withRoles(migration.down, roles));
      await client.query(`DELETE FROM schema_migration WHERE name = $1 OR ${REPEATABLE}`, [name]);
      await client.query('COMMIT');
    }
    return names;
  });
}
