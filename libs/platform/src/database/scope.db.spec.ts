import { join } from 'node:path';
import { FEATURES } from '@app/composition';
import { newId, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase, TestWorld } from '@test/test-database';
import pg from 'pg';
import { expectedVersion, loadSchema } from './migrations';
import { databaseFaults } from './self-check';

describe('the ways into the database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await TestDatabase.create();
  });
  afterAll(() => db.drop());

  describe('says by its own check', () => {
    let pool: pg.Pool;
    let portal: pg.Pool;
    let newest: string;
    beforeAll(async () => {
      ({ pool, portalPool: portal } = await db.open([]));
      newest = expectedVersion(await loadSchema(join(__dirname, '../../../../migrations')));
    });

    it('nothing, where all is well', async () => {
      expect(await databaseFaults(pool, portal, newest, FEATURES)).toEqual([]);
    });

    const other = '20991231T0100_of_another_time';
    it.each([
      [
        'row security is not forced on visit',
        'ALTER TABLE visit DISABLE ROW LEVEL SECURITY',
        'ALTER TABLE visit ENABLE ROW LEVEL SECURITY',
      ],
      ['row security is not forced on file', 'ALTER TABLE file NO FORCE ROW LEVEL SECURITY', 'ALTER TABLE file FORCE ROW LEVEL SECURITY'],
      ['views that go round row security: all_visits', 'CREATE VIEW all_visits AS SELECT * FROM visit', 'DROP VIEW all_visits'],
      [
        `the schema is at ${other}`,
        `INSERT INTO schema_migration (name, checksum) VALUES ('${other}', 'x')`,
        `DELETE FROM schema_migration WHERE name = '${other}'`,
      ],
    ])('%s', async (fault, harm, repair) => {
      await db.look(harm);
      const found = await databaseFaults(pool, portal, newest, FEATURES);
      await db.look(repair);
      expect(found).toEqual([expect.stringContaining(fault)]);
      expect(await databaseFaults(pool, portal, newest, FEATURES)).toEqual([]);
    });

    it('that the portal may not sign in as the owner', async () => {
      const owner = new pg.Pool({ connectionString: db.urls.owner, max: 1 });
      expect(await databaseFaults(pool, owner, newest, FEATURES)).toContain('the portal owns tables: give it a role of its own');
      await owner.end();
    });

    it('that nothing was migrated yet, or that nobody answers', async () => {
      await db.look('ALTER TABLE schema_migration RENAME TO elsewhere');
      const unmigrated = await databaseFaults(pool, portal, newest, FEATURES);
      await db.look('ALTER TABLE elsewhere RENAME TO schema_migration');
      expect(unmigrated).toEqual([`the schema is at nothing, this program expects ${newest}`]);
      const nowhere = new pg.Pool({ connectionString: 'postgres://nobody:x@127.0.0.1:1/none' });
      expect(await databaseFaults(nowhere, portal, newest, FEATURES)).toEqual(['the database cannot be reached']);
    });
  });

  it("shows a unit its own firms and nobody else's", async () => {
    const database = await db.open([]);
    const world = new TestWorld(database);
    const county = await world.unit('COUNTY', '县', null, '411323000000');
    const [a, b] = [
      await world.unit('TOWNSHIP', '甲镇', county, '411323101000'),
      await world.unit('TOWNSHIP', '乙镇', county, '411323102000'),
    ];
    const mine = await world.enterprise(a, '甲厂');
    await world.enterprise(b, '乙厂');
    const clerk = await world.actor('OFFICE_CLERK', a);
    expect(await database.read(clerk, (r) => r.rows('SELECT id FROM enterprise'))).toEqual([{ id: mine }]);
    await expect(
      database.write(clerk, (tx) =>
        tx.rows(`INSERT INTO enterprise (id, unit_id, org_path, name, short_name, kind) VALUES ($1, $2, $3, 'x', 'x', 'ENTERPRISE')`, [
          newId(),
          b.id,
          b.path,
        ]),
      ),
    ).rejects.toThrow('NOT_FOUND');
    expect(await database.write(SYSTEM_ACTOR, (tx) => tx.rows('SELECT id FROM enterprise'))).toHaveLength(2);
  });

  it.each([[''], ['0001'], ['0001.~'], ['%'], ['0001.\u00000']])('refuses the scope %j', async (scopePath) => {
    const database = await db.open([]);
    const world = new TestWorld(database);
    const clerk = {
      ...(await world.actor(
        'OFFICE_CLERK',
        await world
          .unit(
            'COUNTY',
            '县',
            null,
            `4113${Math.floor(Math.random() * 1e8)
              .toString()
              .padStart(8, '0')}`,
          )
          .catch(
            async () =>
              (
                await db.look<{ id: string; path: string; code: string; name: string }>('SELECT id, path, code, name FROM unit LIMIT 1')
              )[0]!,
          ),
      )),
      scopePath,
    };
    await expect(database.read(clerk, (r) => r.rows('SELECT id FROM enterprise'))).rejects.toThrow();
  });
});
