import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { accessSql, type RoleNames } from './access-sql';
import { withClient } from './with-client';

export interface Migration {
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

/** The database's schema and this program do not fit; the message says what to do. */
export class SchemaError extends Error {}

const MIGRATION_LOCK = 7_411_323;
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The ordered list of migrations in a folder: `<timestamp>_<name>.up.sql` beside `.down.sql`. */
export async function loadMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder))
    .filter((f) => f.endsWith('.up.sql'))
    .map((f) => f.slice(0, -'.up.sql'.length))
    .sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      up: await readFile(join(folder, `${name}.up.sql`), 'utf8'),
      down: await readFile(join(folder, `${name}.down.sql`), 'utf8'),
    })),
  );
}

const withRoles = (sql: string, roles: RoleNames) =>
  sql.replace(/(?<![:\w]):(owner|app|portal)\b/g, (_, role: 'owner' | 'app' | 'portal') => quote(roles[role]));

/** Name of the last migration and of the access description: what a server of this version expects to find. */
export function expectedVersion(migrations: readonly Migration[]): string {
  return migrations.at(-1)?.name ?? 'none';
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

/** Brings row security and grants to the description, in one transaction, when they differ from what was applied last. */
async function applyAccess(client: pg.Client, roles: RoleNames): Promise<void> {
  const columns = new Map<string, string[]>();
  const found = await client.query<{ table: string; column: string }>(
    `SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum`,
  );
  for (const row of found.rows) columns.set(row.table, [...(columns.get(row.table) ?? []), row.column]);
  const present = await client.query<{ table: string; policy: string }>(
    `SELECT tablename AS table, policyname AS policy FROM pg_policies WHERE schemaname = 'public' ORDER BY 1, 2`,
  );
  const wanted = accessSql(roles, columns, []).join('\n');
  const checksum = createHash('sha256').update(wanted).digest('hex');
  const applied = await client.query<{ checksum: string }>(`SELECT checksum FROM schema_migration WHERE name = 'access'`);
  if (applied.rows[0]?.checksum === checksum) return;
  await client.query('BEGIN');
  try {
    await client.query(accessSql(roles, columns, present.rows).join('\n'));
    await client.query(
      `INSERT INTO schema_migration (name, checksum) VALUES ('access', $1) ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = clock_timestamp()`,
      [checksum],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Applies what is missing, each migration in a transaction of its own, and then row security. Returns the names applied. */
export async function migrate(
  ownerUrl: string,
  roles: RoleNames,
  migrations: readonly Migration[],
  log: (line: string) => void = () => undefined,
): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const done: string[] = [];
    await client.query(`SET lock_timeout = '10s'`);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureTable(client);
    const applied = new Map(
      (
        await client.query<{ name: string; checksum: string }>(`SELECT name, checksum FROM schema_migration WHERE name <> 'access'`)
      ).rows.map((r) => [r.name, r.checksum]),
    );
    const known = new Set(migrations.map((m) => m.name));
    const unknown = [...applied.keys()].filter((name) => !known.has(name));
    if (unknown.length > 0)
      throw new SchemaError(
        `The database is newer than this program: it has the migration ${unknown.join(', ')}. Start the newer version, or restore a backup.`,
      );
    for (const migration of migrations) {
      const checksum = createHash('sha256').update(migration.up).digest('hex');
      const before = applied.get(migration.name);
      if (before === checksum) continue;
      if (before !== undefined)
        throw new SchemaError(
          `Migration ${migration.name} was changed after it had been applied. Undo the change and write a new migration.`,
        );
      log(`migrating ${migration.name}`);
      await client.query('BEGIN');
      try {
        await client.query(withRoles(migration.up, roles));
        await client.query('INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)', [migration.name, checksum]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw new Error(`Migration ${migration.name} failed and was rolled back: ${(error as Error).message}`, { cause: error });
      }
      done.push(migration.name);
    }
    await applyAccess(client, await presentRoles(client, roles));
    return done;
  });
}

/** Takes back the last `steps` migrations. For development; an installation goes forward. */
export async function migrateDown(ownerUrl: string, roles: RoleNames, migrations: readonly Migration[], steps: number): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const names = (
      await client.query<{ name: string }>(`SELECT name FROM schema_migration WHERE name <> 'access' ORDER BY name DESC LIMIT $1`, [steps])
    ).rows.map((r) => r.name);
    // Policies hold on to one another's tables; the next `migrate` makes them anew.
    const present = await client.query<{ drop: string }>(
      `SELECT format('DROP POLICY %I ON %I', policyname, tablename) AS drop FROM pg_policies WHERE schemaname = 'public'`,
    );
    for (const { drop } of present.rows) await client.query(drop);
    for (const name of names) {
      const migration = migrations.find((m) => m.name === name);
      if (!migration) throw new Error(`No file for the applied migration ${name}`);
      await client.query('BEGIN');
      await client.query(withRoles(migration.down, roles));
      await client.query(`DELETE FROM schema_migration WHERE name IN ($1, 'access')`, [name]);
      await client.query('COMMIT');
    }
    return names;
  });
}
