import { type Actor, newId } from '@app/kernel';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import fc from 'fast-check';
import type { Database } from '../database/database';
import { rolesOf } from '../database/prepare';
import { List, type Order } from './list';
import { contains } from './search-text';
import type { Put } from './values';

interface Row {
  readonly id: string;
  readonly name: string | null;
  readonly day: string | null;
  readonly n: string;
  readonly at: Date;
  readonly flag: boolean;
}
interface Filter {
  readonly unitId?: string | null;
  readonly text?: string | null;
  readonly flag?: boolean | null;
  readonly from?: string | null;
}
const FIELDS = ['NAME', 'DAY', 'N', 'AT', 'FLAG', 'ID', 'MIXED', 'PATH'] as const;
type By = (typeof FIELDS)[number];

const NAME = { sql: 'l.name', type: 'name', nullable: true } as const;
const DAY = { sql: 'l.day', type: 'date', nullable: true } as const;
const shape = {
  name: 'listed',
  from: 'listed l',
  alias: 'l',
  id: { sql: 'l.id', type: 'id' },
  scope: 'l.org_path',
  filters: {
    text: (text: string, { put }: { put: Put }) => contains(['l.name'], text, put),
    flag: (flag: boolean) => (flag ? 'l.flag' : 'NOT l.flag'),
    from: (from: string, { put }: { put: Put }) => `l.day >= ${put(from)}::date`,
  },
  sorts: {
    NAME: [NAME],
    DAY: [DAY],
    N: [{ sql: 'l.n', type: 'number' }],
    AT: [{ sql: 'l.at', type: 'instant' }],
    FLAG: [{ sql: 'l.flag', type: 'flag' }],
    ID: [],
    MIXED: [
      { sql: 'l.flag', type: 'flag' },
      { ...DAY, direction: 'DESC' },
      { ...NAME, direction: 'ASC' },
    ],
    PATH: [{ sql: 'l.org_path', type: 'text' }],
  },
  order: { field: 'AT', direction: 'DESC' },
  columns: 'l.id, l.name, l.day, l.n, l.at, l.flag',
} as const;
const list = new List<Row, Filter, By>(shape);
const merged = new List<Row, Filter, By>({ ...shape, name: 'merged', merged: { path: 'l.org_path', field: 'AT' } });

describe('a list', () => {
  let db: TestDatabase;
  let database: Database;
  let county: TestUnit;
  let town: TestUnit;
  let sibling: TestUnit;
  let clerk: Actor;
  let chief: Actor;
  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open([]);
    const world = new TestWorld(database);
    county = await world.unit('COUNTY', '某县', null, '411111000000');
    town = await world.unit('TOWNSHIP', '阳城镇', county, '411111111000');
    sibling = await world.unit('TOWNSHIP', '邻镇', county, '411111112000');
    clerk = await world.actor('OFFICE_CLERK', town);
    chief = await world.actor('COUNTY_LEADER', county);
    await db.look(
      'CREATE TABLE listed (id uuid PRIMARY KEY, org_path text COLLATE "C" NOT NULL, name text, day date, n numeric NOT NULL, at timestamptz NOT NULL, flag boolean NOT NULL)',
    );
    await db.look(`GRANT SELECT ON listed TO "${rolesOf(db.urls).app}"`);
  });
  afterAll(() => db.drop());
  beforeEach(() => db.look('TRUNCATE listed'));

  const put = (row: Partial<Row> & { readonly org_path?: string }): Promise<object[]> =>
    db.look('INSERT INTO listed (id, org_path, name, day, n, at, flag) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      row.id ?? newId(),
      row.org_path ?? town.path,
      row.name ?? null,
      row.day ?? null,
      row.n ?? '0',
      row.at ?? new Date(0),
      row.flag ?? false,
    ]);
  interface Wanted {
    readonly actor?: Actor;
    readonly filter?: Filter;
    readonly first?: number;
    readonly after?: string | null;
    readonly orderBy?: Order<By> | null;
    readonly which?: typeof list;
  }
  const page = ({ actor = clerk, filter = {}, first = 50, after = null, orderBy = null, which = list }: Wanted = {}) =>
    database.read(actor, async (reader) => {
      const found = await which.page(reader, { actor, filter, page: { first, after }, orderBy });
      return { rows: found.edges.map(({ node }) => node), ...found.pageInfo, total: await found.totalCount() };
    });
  const names = async (wanted: Wanted) => (await page(wanted)).rows.map(({ name }) => name);

  /** Every page after the other; `between` runs between two of them. */
  async function walk(wanted: Wanted, between: () => Promise<unknown> = () => Promise.resolve()): Promise<Row[]> {
    const rows: Row[] = [];
    for (let after: string | null = null, more = true; more;) {
      const found: Awaited<ReturnType<typeof page>> = await page({ ...wanted, after });
      rows.push(...found.rows);
      after = found.endCursor;
      more = found.hasNextPage;
      if (more) await between();
    }
    return rows;
  }

  it('sorts Chinese names by pinyin, as a spreadsheet does, and what is empty last whichever way', async () => {
    for (const name of ['重庆火锅', '阿里山茶', null, '长城汽修', 'ABC', '银河超市', '12号店', '张记', '佳明（演示）']) await put({ name });
    const inOrder = ['12号店', '阿里山茶', '重庆火锅', '佳明（演示）', '银河超市', '张记', '长城汽修', 'ABC'];
    const found = await names({ orderBy: { field: 'NAME' } });
    expect(found.at(-1)).toBeNull();
    expect([...found.slice(0, -1)].sort()).toEqual([...inOrder].sort());
    // Of signs with two readings ICU takes one; where it puts them is the same on every machine.
    const sure = (all: readonly (string | null)[]) => all.filter((name) => name !== '长城汽修');
    expect(sure(found.slice(0, -1))).toEqual(sure(inOrder));
    expect(await names({ orderBy: { field: 'NAME', direction: 'DESC' } })).toEqual([...found.slice(0, -1).toReversed(), null]);
  });

  it('gives every row exactly once in the order of a plain sort, whatever rows, order, filter and size of page', async () => {
    const collator = await pinyinOrder();
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            name: fc.option(fc.constantFrom('张', '李', '王', '重庆', '长城', 'a', 'B', '（', '(', '佳明', '')),
            day: fc.option(fc.constantFrom('2026-01-01', '2026-01-02', '2025-12-31')),
            n: fc.constantFrom('1', '2.50', '-3', '10', '0.001'),
            at: fc.constantFrom('2026-01-01T00:00:00.000001Z', '2026-01-01T00:00:00.000002Z', '2026-01-02T00:00:00Z'),
            flag: fc.boolean(),
            away: fc.boolean(),
          }),
          { maxLength: 25 },
        ),
        fc.constantFrom(...FIELDS),
        fc.constantFrom('ASC' as const, 'DESC' as const),
        fc.integer({ min: 1, max: 7 }),
        fc.option(fc.boolean()),
        fc.boolean(),
        async (rows, field, direction, first, flag, narrowed) => {
          await db.look('TRUNCATE listed');
          const made = rows.map((row) => ({ ...row, id: newId(), org_path: row.away ? sibling.path : town.path }));
          for (const row of made)
            await db.look('INSERT INTO listed (id, org_path, name, day, n, at, flag) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
              row.id,
              row.org_path,
              row.name,
              row.day,
              row.n,
              row.at,
              row.flag,
            ]);
          const seen = made.filter((row) => (flag === null || row.flag === flag) && (!narrowed || !row.away));
          const sorted = [...seen].sort(plain(field, direction, collator)).map(({ id }) => id);
          const filter = { flag, ...(narrowed ? { unitId: town.id } : {}) };
          for (const which of [list, merged]) {
            const wanted = { which, actor: chief, filter, first, orderBy: { field, direction } };
            expect((await walk(wanted)).map(({ id }) => id)).toEqual(sorted);
            expect((await page(wanted)).total).toBe(sorted.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows no row twice and misses none that was there, while others come in between the pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FIELDS),
        fc.constantFrom('ASC' as const, 'DESC' as const),
        fc.array(fc.constantFrom('张', '李', null, 'a'), { minLength: 4, maxLength: 12 }),
        async (field, direction, all) => {
          await db.look('TRUNCATE listed');
          const before = all.map((name, n) => ({ id: newId(), name, day: n % 2 ? null : '2026-01-01', flag: n % 3 === 0 }));
          for (const row of before) await put(row);
          let n = 0;
          const found = await walk({ first: 2, orderBy: { field, direction } }, () => {
            n += 1;
            return n > 6
              ? Promise.resolve()
              : put({ name: ['王', null][n % 2] ?? null, day: n % 3 ? '2026-01-02' : null, flag: n % 2 === 0 });
          });
          const ids = found.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(before.every(({ id }) => ids.includes(id))).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('reads a unit within the scope one way: with everything below it, and nothing outside', async () => {
    await put({ name: '本镇' });
    await put({ name: '邻镇', org_path: sibling.path });
    const sees = async (actor: Actor, unitId?: string) => [...(await names({ actor, filter: { unitId: unitId ?? null } }))].sort();
    expect(await sees(clerk)).toEqual(['本镇']);
    expect(await sees(clerk, town.id)).toEqual(['本镇']);
    expect(await sees(chief)).toEqual(['本镇', '邻镇'].sort());
    expect(await sees(chief, county.id)).toEqual(['本镇', '邻镇'].sort());
    expect(await sees(chief, sibling.id)).toEqual(['邻镇']);
    for (const unitId of [sibling.id, county.id, newId()])
      await expect(sees(clerk, unitId)).rejects.toMatchObject({ code: 'NOT_FOUND', fields: [{ path: 'filter.unitId' }] });
    const statement = () => list.statement({ actor: { ...clerk, scopePath: null }, filter: {}, page: { first: 1 } });
    expect(statement).toThrow(expect.objectContaining({ code: 'FORBIDDEN', messageCode: 'POST_NEEDED' }));
  });

  it('finds a piece of a name in any case, with brackets of either width, and takes signs of patterns as they are', async () => {
    for (const name of ['佳明（Demo）食品', '100%纯', 'a_b']) await put({ name });
    const found = (text: string) => names({ filter: { text } });
    expect(await found(' 佳明(demo) ')).toEqual(['佳明（Demo）食品']);
    expect(await found('0%')).toEqual(['100%纯']);
    expect(await found('_')).toEqual(['a_b']);
    expect(await found('  ')).toHaveLength(3);
  });

  it('refuses a position of another order or list in its own words, and one that was made up', async () => {
    for (const name of ['一', '二', '三']) await put({ name });
    const { endCursor: after } = await page({ first: 1, orderBy: { field: 'NAME' } });
    const refusal = (code: string) => ({ code: 'BAD_USER_INPUT', fields: [{ path: 'after', code }] });
    await expect(page({ after })).rejects.toMatchObject(refusal('FIELD_CURSOR_ORDER'));
    await expect(page({ after, orderBy: { field: 'NAME', direction: 'DESC' } })).rejects.toMatchObject(refusal('FIELD_CURSOR_ORDER'));
    await expect(page({ after, which: merged, orderBy: { field: 'NAME' } })).rejects.toMatchObject(refusal('FIELD_CURSOR_ORDER'));
    expect((await page({ after, orderBy: { field: 'NAME' } })).rows).toHaveLength(2);
    for (const made of [
      ['listed DAY ASC', 'nonsense', newId()],
      ['listed DAY ASC', '2026-02-30', newId()],
      ['listed DAY ASC', '2026-02-03', 'x'],
      ['listed DAY ASC', '2026-02-03'],
      ['listed N ASC', 'NaN', newId()],
      ['listed AT ASC', null, newId()],
      [7],
      'x',
    ]) {
      const field = (/^listed (\w+) /.exec(String((made as unknown[])[0]))?.[1] ?? 'DAY') as By;
      const cursor = Buffer.from(JSON.stringify(made)).toString('base64url');
      await expect(page({ after: cursor, orderBy: { field } })).rejects.toMatchObject(refusal('FIELD_CURSOR'));
    }
    await expect(page({ after: '%' })).rejects.toMatchObject(refusal('FIELD_CURSOR'));
  });

  it('makes the same text for the same filters whatever their values, and never trusts row security alone', () => {
    const text = (filter: Filter, first = 1) => list.statement({ actor: clerk, filter, page: { first } }).sql;
    expect(text({ text: '甲', flag: true }, 9)).toBe(text({ flag: true, text: '乙' }, 2));
    expect(text({})).toContain('l.org_path >= $1::text');
  });

  /** How PostgreSQL itself puts names in order, for the plain sort. */
  async function pinyinOrder(): Promise<ReadonlyMap<string, number>> {
    const rows = await db.look<{ name: string }>(
      `SELECT name FROM unnest(ARRAY['张', '李', '王', '重庆', '长城', 'a', 'B', '（', '(', '佳明', '']) AS name ORDER BY name COLLATE "zh-x-icu"`,
    );
    return new Map(rows.map(({ name }, n) => [name, n]));
  }
});

type Made = { readonly id: string; readonly name: string | null; readonly day: string | null; readonly n: string; readonly at: string } & {
  readonly flag: boolean;
  readonly org_path: string;
};
type Way = 'ASC' | 'DESC';

/** A sort as anybody would write it, of rows in memory. */
function plain(field: By, direction: Way, pinyin: ReadonlyMap<string, number>): (a: Made, b: Made) => number {
  const by =
    <T extends string | number | boolean>(key: (row: Made) => T | null, way: Way) =>
    (a: Made, b: Made) => {
      const [x, y] = [key(a), key(b)];
      if (x === y) return 0;
      if (x === null) return 1;
      if (y === null) return -1;
      return (x < y ? -1 : 1) * (way === 'ASC' ? 1 : -1);
    };
  const name = (way: Way) => by((row) => (row.name === null ? null : (pinyin.get(row.name) ?? -1)), way);
  const day = (way: Way) => by((row) => row.day, way);
  const flag = by((row) => row.flag, direction);
  const id = (way: Way) => by((row) => row.id, way);
  const keys: Readonly<Record<By, readonly ((a: Made, b: Made) => number)[]>> = {
    NAME: [name(direction), id(direction)],
    DAY: [day(direction), id(direction)],
    N: [by((row) => Number(row.n), direction), id(direction)],
    AT: [by((row) => row.at, direction), id(direction)],
    FLAG: [flag, id(direction)],
    ID: [id(direction)],
    MIXED: [flag, day('DESC'), name('ASC'), id('ASC')],
    PATH: [by((row) => row.org_path, direction), id(direction)],
  };
  return (a, b) => keys[field].reduce((sign, compare) => sign || compare(a, b), 0);
}
