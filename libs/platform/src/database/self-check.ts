import type { Pool } from 'pg';
import type { AccessDescription, ProtectedTable } from './access';
import { postgresError } from './database-errors';
import { APPLIED_VERSION } from './migrations';

/** SQLSTATEs of a database that was never migrated: no such table, function, schema. */
const NO_SCHEMA = new Set(['42P01', '42883', '3F000']);

/** Faults that make a server unfit to serve, in plain English: what /readyz answers. */
export async function databaseFaults(app: Pool, portal: Pool, expected: string, access: AccessDescription): Promise<string[]> {
  try {
    return [...(await faultsOfDatabase(app, expected, access)), ...(await faultsOfPortal(portal, access))];
  } catch (error) {
    if (NO_SCHEMA.has(postgresError(error)?.code ?? '')) return [`the schema is at nothing, this program expects ${expected}`];
    return ['the database cannot be reached'];
  }
}

/** Reads the catalogue as the application's own role, so it sees what the application would see. */
async function faultsOfDatabase(pool: Pool, expected: string, access: AccessDescription): Promise<string[]> {
  const { rows } = await pool.query<{
    encoding: string;
    trigrams: boolean;
    mighty: boolean;
    owns: boolean;
    version: string | null;
    open_tables: string[] | null;
    views: string[] | null;
  }>(
    `SELECT pg_encoding_to_char(d.encoding) AS encoding,
            (SELECT cardinality(show_trgm('阳城')) > 0) AS trigrams,
            (SELECT bool_or(r.rolsuper OR r.rolbypassrls OR r.rolcreaterole) FROM pg_roles r WHERE pg_has_role(current_user, r.oid, 'MEMBER')) AS mighty,
            EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owns,
            ${APPLIED_VERSION} AS version,
            (SELECT array_agg(c.relname::text ORDER BY c.relname) FROM pg_class c
              WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)) AS open_tables,
            (SELECT array_agg(c.relname::text) FROM pg_class c
              WHERE c.relnamespace = 'public'::regnamespace AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce(c.reloptions::text LIKE '%security_invoker=true%', false))) AS views
       FROM pg_database d WHERE d.datname = current_database()`,
  );
  const found = rows[0];
  if (!found) return ['the database does not describe itself'];
  const allowed = new Set(access.unprotected.map((t) => t.table));
  const faults: string[] = [];
  if (found.encoding !== 'UTF8') faults.push(`the database is encoded as ${found.encoding}: create it with ENCODING 'UTF8'`);
  if (!found.trigrams) faults.push('trigrams of Chinese text are empty: create the database with LC_CTYPE C.UTF-8');
  if (found.mighty)
    faults.push('the application signs in as a superuser, a creator of roles, or past row security: give it a role of its own');
  if (found.owns) faults.push('the application owns tables: give it a role of its own');
  if (found.version !== expected) faults.push(`the schema is at ${found.version ?? 'nothing'}, this program expects ${expected}`);
  const open = (found.open_tables ?? []).filter((t) => !allowed.has(t));
  if (open.length > 0) faults.push(`row security is not forced on ${open.join(', ')}`);
  if (found.views?.length) faults.push(`views that go round row security: ${found.views.join(', ')}`);
  const seen = await visibleWithoutScope(pool, access, (t) => t.app.some((r) => r.verbs.includes('select')));
  if (seen.length > 0) faults.push(`rows are visible without a scope: ${seen.join(', ')}`);
  return faults;
}

/** The enterprise portal signs in with a role of its own, which must be as plain as the application's. */
async function faultsOfPortal(pool: Pool, access: AccessDescription): Promise<string[]> {
  const { rows } = await pool.query<{ mighty: boolean; owns: boolean }>(
    `SELECT bool_or(r.rolsuper OR r.rolbypassrls OR r.rolcreaterole) AS mighty,
            EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owns
       FROM pg_roles r WHERE pg_has_role(current_user, r.oid, 'MEMBER')`,
  );
  const faults: string[] = [];
  if (rows[0]?.mighty)
    faults.push('the portal signs in as a superuser, a creator of roles, or past row security: give it a role of its own');
  if (rows[0]?.owns) faults.push('the portal owns tables: give it a role of its own');
  const seen = await visibleWithoutScope(pool, access, (t) => t.portal?.some((r) => r.verbs.includes('select')) === true);
  if (seen.length > 0) faults.push(`rows are visible to the portal without an enterprise: ${seen.join(', ')}`);
  return faults;
}

/** Without any scope not one protected row may be seen. */
async function visibleWithoutScope(
  pool: Pool,
  access: AccessDescription,
  readable: (table: ProtectedTable) => boolean,
): Promise<readonly string[]> {
  const seen = await pool.query<{ n: string }>(
    access.tables
      .filter(readable)
      .map((t) => `SELECT '${t.table}' AS n WHERE EXISTS (SELECT FROM ${t.table})`)
      .join(' UNION ALL '),
  );
  return seen.rows.map((r) => r.n);
}
