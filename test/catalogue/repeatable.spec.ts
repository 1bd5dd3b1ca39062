import { join } from 'node:path';
import { FEATURES } from '@app/composition';
import { databaseFaults, expectedVersion, loadSchema, migrate, rolesOf, type Schema } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import pg from 'pg';

const view = (name: string, column: string) => ({
  name: `views/${name}`,
  sql: `CREATE VIEW ${name} WITH (security_invoker = true) AS SELECT id AS ${column} FROM unit; GRANT SELECT ON ${name} TO :app;`,
});
const answer = (n: number) => ({
  name: 'functions/answer',
  sql: `CREATE OR REPLACE FUNCTION app.answer() RETURNS integer LANGUAGE sql AS $$ SELECT ${n} $$;`,
});

describe('functions and views kept as one file', () => {
  let db: TestDatabase;
  let now: Schema;
  beforeAll(async () => {
    db = await TestDatabase.create();
    now = await loadSchema(join(__dirname, '../../migrations'));
  });
  afterAll(() => db.drop());

  const bring = (schema: Schema) => migrate(db.urls.owner, rolesOf(db.urls), schema, FEATURES);
  const withFiles = (...more: Schema['repeatables']): Schema => ({ ...now, repeatables: [...now.repeatables, ...more] });
  const faults = async (schema: Schema) => {
    const pools = [db.urls.app, db.urls.portal].map((connectionString) => new pg.Pool({ connectionString, max: 1 }));
    try {
      return await databaseFaults(pools[0]!, pools[1]!, expectedVersion(schema), FEATURES);
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
    }
  };

  it('are what this program brings', async () => {
    expect(await faults(now)).toEqual([]);
  });

  it('are applied again when their text changed, and the server says what it misses until then', async () => {
    await bring(withFiles(answer(1), view('thing', 'one')));
    const next = withFiles(answer(2), view('thing', 'two'));
    expect(await faults(next)).toEqual([
      expect.stringMatching(/^the schema is at \S+\+[0-9a-f]{8}, this program expects \S+\+[0-9a-f]{8}$/),
    ]);
    await bring(next);
    expect(await faults(next)).toEqual([]);
    expect(await db.look('SELECT app.answer() AS n')).toEqual([{ n: 2 }]);
    expect(await db.look('SELECT two FROM thing')).toEqual([]);
  });

  it('leave the database as it was when one of them fails', async () => {
    const before = await db.look('SELECT name, checksum FROM schema_migration ORDER BY 1');
    const change = { name: '29991231T0100_other', up: 'CREATE TABLE other (n integer)', down: 'SELECT 1' };
    const broken = { name: 'views/broken', sql: 'CREATE VIEW broken AS SELECT nothing FROM nowhere' };
    await expect(bring({ migrations: [...now.migrations, change], repeatables: [...now.repeatables, broken] })).rejects.toThrow(
      /views\/broken failed and was rolled back/,
    );
    expect(await db.look('SELECT name, checksum FROM schema_migration ORDER BY 1')).toEqual(before);
  });

  it('do not stand in the way of a migration that changes what a view reads, and go with their file', async () => {
    const change = { name: '29991231T0000_wider', up: 'ALTER TABLE unit ALTER COLUMN phone TYPE varchar(40)', down: 'SELECT 1' };
    const file = { ...view('thing', 'two'), sql: view('thing', 'two').sql.replace('id AS two', 'phone AS two') };
    await bring({ migrations: [...now.migrations, change], repeatables: [...now.repeatables, answer(2), file] });
    expect(await db.look('SELECT two FROM thing')).toEqual([]);
    await bring({ migrations: [...now.migrations, change], repeatables: now.repeatables });
    await expect(db.look('SELECT two FROM thing')).rejects.toMatchObject({ code: '42P01' });
  });
});
