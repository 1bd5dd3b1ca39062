import { PROTECTED_TABLES, UNPROTECTED, loadMigrations, migrate, migrateDown, rolesOf } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import { join } from 'node:path';
import { policies } from '../../libs/platform/src/database/access-sql';

describe('the catalogue', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await TestDatabase.create();
  });
  afterAll(() => db.drop());

  it('has no table that the description does not name, and none too few', async () => {
    const tables = await db.look<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`,
    );
    const described = [...PROTECTED_TABLES, ...UNPROTECTED].map((t) => t.table).sort();
    expect(tables.map((t) => t.name)).toEqual(described);
  });

  it('forces row security on every table but those with a reason', async () => {
    const open = await db.look<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(open.map((t) => t.name)).toEqual(UNPROTECTED.map((t) => t.table));
  });

  it('has exactly the policies of the description', async () => {
    const found = await db.look<{ table: string; name: string; role: string; verb: string }>(
      `SELECT tablename AS table, policyname AS name, roles[1]::text AS role, lower(cmd) AS verb FROM pg_policies WHERE schemaname = 'public' AND permissive = 'PERMISSIVE'`,
    );
    const wanted = policies(rolesOf(db.urls)).map(({ table, name, role, verb }) => ({ table, name, role, verb }));
    const order = (a: { table: string; name: string }, b: { table: string; name: string }) =>
      `${a.table}.${a.name}` < `${b.table}.${b.name}` ? -1 : 1;
    expect(found.sort(order)).toEqual(wanted.sort(order));
  });

  it('lets nobody but the owner delete, truncate, or own', async () => {
    const grants = await db.look(
      `SELECT grantee, table_name, privilege_type FROM information_schema.role_table_grants
        WHERE table_schema = 'public' AND grantee <> $1 AND (privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE') OR grantee = 'PUBLIC')`,
      [rolesOf(db.urls).owner],
    );
    expect(grants).toEqual([]);
    const owned = await db.look(
      `SELECT relname FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'app'::regnamespace) AND relkind IN ('r', 'v', 'S') AND pg_get_userbyid(relowner) <> $1`,
      [rolesOf(db.urls).owner],
    );
    expect(owned).toEqual([]);
  });

  it('keeps facts unchangeable: of a table with voided_at only the void columns may be updated', async () => {
    const updates = await db.look<{ table_name: string; column_name: string }>(
      `SELECT p.table_name, p.column_name FROM information_schema.column_privileges p
        WHERE p.privilege_type = 'UPDATE' AND p.grantee = $1
          AND p.table_name IN ('visit', 'offer_decision', 'offer_answer', 'disbursement', 'enterprise_alias', 'appeal_event', 'appeal_reply', 'confirmation', 'audit_entry', 'audit_seal', 'event', 'visit_firm', 'visit_participant')`,
      [rolesOf(db.urls).app],
    );
    expect(new Set(updates.map((u) => u.column_name))).toEqual(new Set(['voided_at', 'voided_by', 'void_reason']));
  });

  it('lets the application give no time of recording', async () => {
    const given = await db.look(
      `SELECT table_name FROM information_schema.column_privileges WHERE privilege_type IN ('INSERT', 'UPDATE') AND column_name = 'recorded_at' AND grantee IN ($1, $2)`,
      [rolesOf(db.urls).app, rolesOf(db.urls).portal],
    );
    expect(given).toEqual([]);
  });

  it('compares paths as bytes and finds them by an index', async () => {
    const wrong = await db.look(
      `SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_collation l ON l.oid = a.attcollation
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname ~ '(^|_)path$' AND l.collname <> 'C'`,
    );
    expect(wrong).toEqual([]);
  });

  it("runs every function of the owner's rights on a fixed search path", async () => {
    const loose = await db.look(
      `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace AND p.prosecdef AND NOT coalesce(array_to_string(p.proconfig, ',') LIKE 'search_path=%', false)`,
    );
    expect(loose).toEqual([]);
    const open = await db.look(
      `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace AND p.prosecdef AND has_function_privilege('public', p.oid, 'EXECUTE')`,
    );
    expect(open).toEqual([]);
  });

  it('goes down and up again to the same catalogue, as an owner who is no superuser', async () => {
    const folder = join(__dirname, '../../migrations');
    const migrations = await loadMigrations(folder);
    const shape = () =>
      db.look(`SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2`);
    const before = await shape();
    const roles = rolesOf(db.urls);
    await migrateDown(db.urls.owner, roles, migrations, migrations.length);
    expect((await db.look(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`)).length).toBe(1);
    await migrate(db.urls.owner, roles, migrations);
    expect(await shape()).toEqual(before);
  });
});
