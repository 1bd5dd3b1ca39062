import { createHmac } from 'node:crypto';
import { withClient } from './with-client';
import type { RoleNames } from './access-sql';

/** The addresses of one installation: who migrates, who serves staff, who serves enterprises. */
export interface DatabaseUrls {
  readonly owner: string | null;
  readonly app: string;
  readonly portal: string;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

const withUser = (url: string, user: string, password: string, database: string): string => {
  const out = new URL(url);
  out.username = encodeURIComponent(user);
  out.password = encodeURIComponent(password);
  out.pathname = `/${encodeURIComponent(database)}`;
  return out.toString();
};

export const userOf = (url: string): string => decodeURIComponent(new URL(url).username);
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));
/** The role for pg_dump is called as the owner is: zhuqi_owner, zhuqi_backup. Whether it is there, migrating finds out. */
const backupOf = (owner: string): string | null => (owner.endsWith('_owner') ? owner.replace(/_owner$/, '_backup') : null);
export const rolesOf = (urls: { owner: string; app: string; portal: string }): RoleNames => ({
  owner: userOf(urls.owner),
  app: userOf(urls.app),
  portal: userOf(urls.portal),
  backup: backupOf(userOf(urls.owner)),
});

const at = (url: string, database: string): string => withUser(url, userOf(url), decodeURIComponent(new URL(url).password), database);

/** SQLSTATE of an address whose database is still to be made. */
const NO_SUCH_DATABASE = '3D000';

async function isAdministrator(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      'SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]?.may === true;
  });
}

/** May the user of this address create roles? Then it is an administrator's address, not one to serve with. */
export async function mayCreateRoles(url: string): Promise<boolean> {
  try {
    return await isAdministrator(url);
  } catch (error) {
    if ((error as { code?: string }).code !== NO_SUCH_DATABASE) throw error;
    return isAdministrator(at(url, 'postgres'));
  }
}

async function makeExtensions(url: string, owner: string): Promise<void> {
  await withClient(url, async (inside) => {
    for (const extension of ['btree_gist', 'pg_trgm']) await inside.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
    // Only once: another program may be migrating already, and two grants on one schema at once fail.
    const { rows } = await inside.query<{ granted: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM pg_namespace n, aclexplode(n.nspacl) a JOIN pg_roles r ON r.oid = a.grantee
                       WHERE n.nspname = 'public' AND r.rolname = $1 AND a.privilege_type = 'CREATE') AS granted`,
      [owner],
    );
    if (!rows[0]?.granted) await inside.query(`GRANT CREATE, USAGE ON SCHEMA public TO ${quote(owner)}`);
  });
}

/**
 * Makes the roles of an installation, named after its database, and the database itself where it is missing.
 * Passwords are derived from the administrator's own, so that several processes agree without a file.
 */
export async function prepareDatabase(
  adminUrl: string,
  database = databaseOf(adminUrl),
): Promise<DatabaseUrls & { readonly owner: string; readonly backup: string }> {
  const secret = decodeURIComponent(new URL(adminUrl).password) || 'loopback';
  const password = (role: string) => createHmac('sha256', secret).update(`zhuqi:${database}:${role}`).digest('base64url');
  const names = { owner: `${database}_owner`, app: `${database}_app`, portal: `${database}_portal`, backup: `${database}_backup` };
  await withClient(at(adminUrl, 'postgres'), async (admin) => {
    await admin.query('SELECT pg_advisory_lock(7411324)');
    const may = (
      await admin.query<{ all: boolean; bypass: boolean }>(
        'SELECT rolsuper AS all, rolsuper OR rolbypassrls AS bypass FROM pg_roles WHERE rolname = current_user',
      )
    ).rows[0];
    for (const role of Object.values(names)) {
      const exists = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      // Only a superuser may touch these marks of a role that is there, even to leave them as they are.
      const plain = exists.rowCount && !may?.all ? '' : 'NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS';
      await admin.query(`${exists.rowCount ? 'ALTER' : 'CREATE'} ROLE ${quote(role)} LOGIN ${plain} PASSWORD ${literal(password(role))}`);
    }
    // pg_dump wants a role that goes past row security; without that mark it reads by policies of its own (--enable-row-security).
    if (may?.bypass) await admin.query(`ALTER ROLE ${quote(names.backup)} BYPASSRLS`);
    await admin.query(`ALTER ROLE ${quote(names.backup)} SET default_transaction_read_only = on`);
    // A creator of roles who is no superuser needs membership to give the database away.
    await admin.query(`GRANT ${quote(names.owner)} TO CURRENT_USER`);
    const exists = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!exists.rowCount)
      await admin.query(
        `CREATE DATABASE ${quote(database)} OWNER ${quote(names.owner)} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`,
      );
    await admin.query(`REVOKE CREATE, TEMPORARY ON DATABASE ${quote(database)} FROM PUBLIC`);
    await admin.query(
      `GRANT CONNECT ON DATABASE ${quote(database)} TO ${quote(names.app)}, ${quote(names.portal)}, ${quote(names.backup)}`,
    );
    await admin.query(`GRANT CREATE ON DATABASE ${quote(database)} TO ${quote(names.owner)}`);
    // Still under the lock: two programs that start at once would both create the extensions.
    await makeExtensions(at(adminUrl, database), names.owner);
  });
  return {
    owner: withUser(adminUrl, names.owner, password(names.owner), database),
    app: withUser(adminUrl, names.app, password(names.app), database),
    portal: withUser(adminUrl, names.portal, password(names.portal), database),
    backup: withUser(adminUrl, names.backup, password(names.backup), database),
  };
}

/** Drops the database of an installation whose first filling broke off. Never called for an external one. */
export async function dropDatabase(adminUrl: string, database: string): Promise<void> {
  await withClient(adminUrl, async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${quote(database)} WITH (FORCE)`);
  });
}
