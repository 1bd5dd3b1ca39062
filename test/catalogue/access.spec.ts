import { FEATURES } from '@app/composition';
import { loadSchema, migrate, migrateDown, rolesOf } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import { join } from 'node:path';
import pg from 'pg';
import { policies } from '../../libs/platform/src/database/access-sql';

const FOLDER = join(__dirname, '../../migrations');

describe('the catalogue', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await TestDatabase.create();
  });
  afterAll(() => db.drop());

  it('has no table that the description does not name, and none too few', async () => {
    const tables = await db.look<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm') ORDER BY 1`,
    );
    const described = [...FEATURES.tables, ...FEATURES.unprotected].map((t) => t.table).sort();
    expect(tables.map((t) => t.name)).toEqual(described);
  });

  it("has the views of migrations/views, each under the reader's own row security and read by the application alone", async () => {
    const views = await db.look<{ name: string; options: string | null; readers: string[] }>(
      `SELECT c.relname AS name, c.reloptions::text AS options,
              ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE has_table_privilege(r.oid, c.oid, 'SELECT') AND NOT r.rolsuper AND r.rolname = ANY ($1::text[])) AS readers
         FROM pg_class c WHERE c.relnamespace IN ('public'::regnamespace, 'app'::regnamespace) AND c.relkind = 'v' ORDER BY 1`,
      [[rolesOf(db.urls).app, rolesOf(db.urls).portal]],
    );
    const { repeatables } = await loadSchema(FOLDER);
    const wanted = repeatables.filter(({ name }) => name.startsWith('views/')).map(({ name }) => name.slice('views/'.length));
    expect(views).toEqual(wanted.map((name) => ({ name, options: '{security_invoker=true}', readers: [rolesOf(db.urls).app] })));
  });

  it('has each function that more than one migration makes in one file of migrations/functions', async () => {
    const { migrations, repeatables } = await loadSchema(FOLDER);
    const made = migrations.flatMap(({ up }) =>
      [...up.matchAll(/CREATE (?:OR REPLACE )?FUNCTION app\.(\w+)\(/g)].map(([, name]) => name ?? ''),
    );
    const twice = [...new Set(made.filter((name, at) => made.indexOf(name) !== at))].sort();
    const files = repeatables.map(({ name }) => name);
    expect(twice.filter((name) => !files.includes(`functions/${name}`))).toEqual([]);
  });

  it('forces row security on every table but those with a reason', async () => {
    const open = await db.look<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(open.map((t) => t.name)).toEqual(FEATURES.unprotected.map((t) => t.table));
  });

  it('has exactly the policies of the description', async () => {
    const found = await db.look<{ table: string; name: string; role: string; verb: string }>(
      `SELECT tablename AS table, policyname AS name, roles[1]::text AS role, lower(cmd) AS verb FROM pg_policies WHERE schemaname = 'public' AND permissive = 'PERMISSIVE'`,
    );
    const wanted = policies(FEATURES, rolesOf(db.urls)).map(({ table, name, role, verb }) => ({ table, name, role, verb }));
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
          AND p.table_name IN ('visit', 'offer_decision', 'offer_answer', 'disbursement', 'enterprise_alias', 'appeal_event', 'appeal_reply', 'confirmation', 'audit_entry', 'audit_seal', 'event', 'visit_firm', 'visit_participant',
            'campaign_version', 'campaign_change', 'not_visited_reason')`,
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

  it('lets the backup role read every row of every table as pg_dump does, and write nothing', async () => {
    const roles = rolesOf(db.urls);
    // Something in a table that row security hides from everybody else without a scope.
    await db.look(`DO $$ BEGIN
      PERFORM set_config('app.at', clock_timestamp()::text, true);
      INSERT INTO unit (id, name, short_name, kind, code, path, next_ordinal) VALUES (gen_random_uuid(), '西峡县', '西峡', 'COUNTY', '411323000000', '0001.', 1);
    END $$`);
    const tables = [...FEATURES.tables, ...FEATURES.unprotected].map((t) => t.table);
    const counts = `SELECT ${tables.map((t) => `(SELECT count(*)::int FROM ${t}) AS ${t}`).join(', ')}`;
    const all = await db.look<Record<string, number>>(counts);
    expect(all[0]).toMatchObject({ unit: 1 });
    const client = new pg.Client({ connectionString: db.urls.backup });
    await client.connect();
    try {
      // By its policies (pg_dump --enable-row-security), and past them (plain pg_dump).
      for (const security of ['on', 'off']) {
        await client.query(`SET row_security = ${security}`);
        expect((await client.query(counts)).rows).toEqual(all);
      }
      const sequences = await client.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences WHERE schemaname IN ('public', 'app')`,
      );
      for (const { name } of sequences.rows) expect((await client.query(`SELECT last_value FROM ${name}`)).rowCount).toBe(1);
      await client.query('SET default_transaction_read_only = off');
      for (const table of tables) await expect(client.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
      await expect(client.query(`UPDATE unit SET name = 'x'`)).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('CREATE TABLE mine (n int)')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
    const may = await db.look(
      `SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = $1 AND privilege_type <> 'SELECT'`,
      [roles.backup ?? ''],
    );
    expect(may).toEqual([]);
    const functions = await db.look(
      `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace AND has_function_privilege($1, p.oid, 'EXECUTE') AND p.prosecdef`,
      [roles.backup ?? ''],
    );
    expect(functions).toEqual([]);
    // Nobody who serves may become somebody who reads everything.
    const mighty = await db.look(
      `SELECT r.rolname FROM pg_roles r WHERE r.rolname IN ($1, $2, $3) AND (r.rolbypassrls OR r.rolsuper OR pg_has_role(r.oid, $4, 'MEMBER'))`,
      [roles.owner, roles.app, roles.portal, roles.backup ?? ''],
    );
    expect(mighty).toEqual([]);
  });

  it('keeps the number of an old ledger as it came: trimmed, and never changed by the application', async () => {
    const [rule] = await db.look<{ rule: string }>(
      `SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = 'appeal_external_no'`,
    );
    expect(rule?.rule).toContain('btrim');
    const updates = await db.look(
      `SELECT grantee FROM information_schema.column_privileges WHERE table_name = 'appeal' AND column_name = 'external_no' AND privilege_type = 'UPDATE' AND grantee IN ($1, $2)`,
      [rolesOf(db.urls).app, rolesOf(db.urls).portal],
    );
    expect(updates).toEqual([]);
  });

  it('goes down and up again to the same catalogue, as an owner who is no superuser', async () => {
    const schema = await loadSchema(FOLDER);
    const shape = () =>
      db.look(`SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2`);
    const functions = () =>
      db.look(`SELECT pg_get_functiondef(oid) AS text, proacl::text FROM pg_proc WHERE pronamespace = 'app'::regnamespace ORDER BY 1`);
    const before = await shape();
    const functionsBefore = await functions();
    const roles = rolesOf(db.urls);
    // A step of development goes back alone as well: where row security was forced, the owner must see the rows it changes.
    await migrateDown(db.urls.owner, roles, schema, 1);
    expect(await db.look(`SELECT relname FROM pg_class WHERE relforcerowsecurity`)).toEqual([]);
    await migrate(db.urls.owner, roles, schema, FEATURES);
    expect(await shape()).toEqual(before);
    await migrateDown(db.urls.owner, roles, schema, schema.migrations.length);
    expect((await db.look(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`)).length).toBe(1);
    await migrate(db.urls.owner, roles, schema, FEATURES);
    expect(await shape()).toEqual(before);
    expect(await functions()).toEqual(functionsBefore);
  });
});
