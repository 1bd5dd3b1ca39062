import { newId, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase, TestWorld } from '@test/test-database';
import { databaseFaults } from './self-check';

describe('the doors of the database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await TestDatabase.create();
  });
  afterAll(() => db.drop());

  it('has no fault by its own check', async () => {
    const database = await db.open([]);
    const [{ name }] = (await db.look<{ name: string }>(`SELECT max(name) AS name FROM schema_migration WHERE name <> 'access'`)) as [
      { name: string },
    ];
    expect(await databaseFaults(database.pool, name)).toEqual([]);
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
