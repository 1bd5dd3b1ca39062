import 'reflect-metadata';
import { join } from 'node:path';
import { FEATURES } from '@app/composition';
import { newId } from '@app/kernel';
import { say } from '@app/messages';
import {
  type Database,
  type Feature,
  Features,
  type IdsOf,
  loadSchema,
  migrate,
  range,
  RECORDED,
  rolesOf,
  type Topic,
} from '@app/platform';
import { TestDatabase, TestWorld } from '@test/test-database';
import { defineMessages } from '../../libs/messages/src';

/** A library that the system has never heard of, as docs/how-to/add-a-library.md makes one. */
const GIFTS = {
  name: 'gifts',
  tables: [{ table: 'gift', app: [range('org_path')], update: ['note'], given: RECORDED }],
  topics: { 'gift.given': ['giftId'] },
  messages: defineMessages({ GIFT_TOO_LARGE: { zh: '礼品超过 {max} 元', en: 'A gift is worth {max} yuan at most' } }),
  liveAreas: [{ area: 'gift', topics: ['gift'], reads: ['visit:read'], counts: [], subject: { table: 'gift', id: 'giftId' } }],
} as unknown as Feature;
const MIGRATION = {
  name: '99991231T0000_gifts',
  up: `CREATE TABLE gift (id uuid PRIMARY KEY, org_path app.unit_path NOT NULL, note text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT app.instant());`,
  down: 'DROP TABLE gift;',
};

describe('a new feature', () => {
  let db: TestDatabase;
  let database: Database;
  const features = new Features([...FEATURES.all, GIFTS]);
  beforeAll(async () => {
    db = await TestDatabase.create();
    const schema = await loadSchema(join(__dirname, '../../migrations'));
    await migrate(db.urls.owner, rolesOf(db.urls), { ...schema, migrations: [...schema.migrations, MIGRATION] }, features);
    database = await db.open([]);
  });
  afterAll(() => db?.drop());

  it('has its rows seen within the scope, its event told and its words said, by its own description alone', async () => {
    const world = new TestWorld(database);
    const county = await world.unit('COUNTY', '县', null, '411323000000');
    const town = await world.unit('TOWNSHIP', '甲镇', county, '411323101000');
    const other = await world.unit('TOWNSHIP', '乙镇', county, '411323102000');
    const [clerk, stranger] = [await world.actor('OFFICE_CLERK', town), await world.actor('OFFICE_CLERK', other)];
    const id = newId();
    await database.write(clerk, async (tx) => {
      await tx.rows('INSERT INTO gift (id, org_path, note) VALUES ($1, $2, $3)', [id, town.path, '茶叶']);
      await tx.publish({ topic: 'gift.given' as Topic, orgPath: town.path, ids: { giftId: id } as unknown as IdsOf<Topic> });
    });
    const seen = (actor: typeof clerk) => database.read(actor, (reader) => reader.rows('SELECT note FROM gift'));
    expect(await seen(clerk)).toEqual([{ note: '茶叶' }]);
    expect(await seen(stranger)).toEqual([]);
    expect(features.areaOf('gift.given')).toMatchObject({ area: 'gift', subject: { table: 'gift' } });
    expect(say('GIFT_TOO_LARGE' as never, { max: 200 })).toBe('礼品超过 200 元');
  });

  it('cannot take the name of another', () => {
    expect(() => new Features([...FEATURES.all, GIFTS, { ...GIFTS, name: 'presents' }])).toThrow('two features bring the table gift');
    expect(() => new Features([...FEATURES.all, { name: 'presents', contributes: [{ table: 'nowhere', app: [] }] }])).toThrow(
      'nobody brings',
    );
  });
});
