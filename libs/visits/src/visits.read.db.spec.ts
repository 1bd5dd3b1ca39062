import { type Actor, FixedClock, localDate, newId, SYSTEM_ACTOR } from '@app/kernel';
import type { Page, PageInfo, Reader } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import type { CampaignRow } from './persistence/campaigns.queries';
import type { VisitRow, VisitsFilter } from './persistence/visits.queries';
import { aCounty, aVisit, openVisits, saved, type VisitsWorld } from './testing/visits-world';

const on = (day: string) => localDate(`2024-06-${day}`);

describe('finding visits', () => {
  let db: TestDatabase;
  let w: VisitsWorld;
  let c: Awaited<ReturnType<typeof aCounty>>;
  let countyClerk: Actor;
  let villager: Actor;
  let mine: string;
  let theirs: string;
  const ids: string[] = [];
  beforeAll(async () => {
    db = await TestDatabase.create();
    w = await openVisits(db, new FixedClock('2024-06-28T09:00+08:00'));
    c = await aCounty(w.world);
    countyClerk = await w.world.actor('OFFICE_CLERK', c.county, c.county, '县专干');
    villager = await w.world.actor('VILLAGE_LIAISON', c.village, c.village, '村联络员');
    [mine, theirs] = [await w.world.enterprise(c.village, '佳明食品'), await w.world.enterprise(c.sibling, '邻镇粮油')];
    for (const [actor, firms, more] of [
      [c.cadre, [mine], { occurredOn: on('20'), participantIds: [c.colleague.id], outsiders: ['专家'] }],
      [villager, [mine], { occurredOn: on('27'), channel: 'PHONE' }],
      [c.clerk, [mine], { occurredOn: on('20') }],
      [c.siblingClerk, [theirs], { occurredOn: on('26') }],
      [countyClerk, [theirs, mine], { occurredOn: on('25'), channel: 'SEMINAR' }],
      [c.cadre, [mine], { occurredOn: on('24') }],
    ] as const) {
      ids.push(saved(await w.visits.log(actor, aVisit(firms, more))));
    }
    saved(await w.visits.voidVisit(c.cadre, { visitId: ids[5]!, reason: '重复' }));
  });
  afterAll(() => db.drop());

  /** Runs a read and tells how many statements it took. */
  async function counted<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<{ result: T; statements: number }> {
    let statements = 0;
    const result = await w.world.read(actor, (reader) =>
      work({
        rows: (sql, values) => ((statements += 1), reader.rows(sql, values)),
        first: (sql, values) => ((statements += 1), reader.first(sql, values)),
      }),
    );
    return { result, statements };
  }
  const list = async (actor: Actor, filter: VisitsFilter = {}, page: { first: number; after?: string } = { first: 20 }) =>
    counted(actor, async (reader) => {
      const result = await w.visits.list(reader, actor, filter, page);
      return { pageInfo: result.pageInfo, totalCount: result.totalCount, rows: result.edges.map((edge) => edge.node) };
    });
  const get = (actor: Actor, id: string) => w.world.read(actor, (reader) => w.visits.get(reader, id));
  const places = (rows: readonly VisitRow[]) => rows.map((row) => ids.indexOf(row.id));

  it('lists the visits of the scope, latest day first, in one statement', async () => {
    const { result, statements } = await list(c.clerk);
    expect(places(result.rows)).toEqual([1, 2, 0]);
    expect(statements).toBe(1);
    expect(await w.world.read(c.clerk, async (reader) => (await w.visits.list(reader, c.clerk, {}, { first: 1 })).totalCount())).toBe(3);
    expect(result.rows[2]).toMatchObject({
      occurredOn: '2024-06-20',
      channel: 'ON_SITE',
      topics: ['PRODUCTION'],
      unit: { id: c.town.id, name: '阳城镇' },
      firms: [{ id: mine, name: '佳明食品', shortName: '佳明食品' }],
      participants: [
        { id: c.cadre.id, name: '干部', outsider: false },
        { id: c.colleague.id, name: '同事', outsider: false },
        { id: null, name: '专家', outsider: true },
      ],
      recordedBy: { id: c.cadre.id, name: '干部' },
      onBehalfOf: null,
      campaign: null,
      isLate: true,
      voidedAt: null,
    });
  });

  it('shows a wider scope more and a narrower one less, each by its own range', async () => {
    expect(places((await list(countyClerk)).result.rows)).toEqual([1, 3, 4, 2, 0]);
    expect(places((await list(villager)).result.rows)).toEqual([1]);
    expect(places((await list(c.siblingClerk)).result.rows)).toEqual([3]);
    expect(places((await list(countyClerk, { unitId: c.town.id })).result.rows)).toEqual([1, 2, 0]);
  });

  it.each([
    ['of a sibling', () => c.sibling.id],
    ['above', () => c.county.id],
    ['that is none', () => newId()],
  ])('does not open a unit %s', async (_, unit) => {
    await expect(list(c.clerk, { unitId: unit() })).rejects.toMatchObject({ code: 'NOT_FOUND', fields: [{ path: 'filter.unitId' }] });
  });

  it('gives an empty page for a unit without visits', async () => {
    const quiet = await w.world.unit('VILLAGE', '西村', c.town, `${c.town.code.slice(0, 9)}202`);
    expect((await list(c.clerk, { unitId: quiet.id })).result).toMatchObject({
      rows: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  it('finds all visits to a firm of the scope, whoever made them, and of those only the own firms', async () => {
    const { result, statements } = await list(c.clerk, { enterpriseId: mine });
    expect(places(result.rows)).toEqual([1, 4, 2, 0]);
    expect(statements).toBe(1);
    expect(result.rows[1]?.firms.map((firm) => firm.id)).toEqual([mine]);
    expect(
      await w.world.read(c.clerk, async (r) => (await w.visits.list(r, c.clerk, { enterpriseId: mine }, { first: 1 })).totalCount()),
    ).toBe(4);
    expect((await list(c.clerk, { enterpriseId: theirs })).result.rows).toEqual([]);
    expect(places((await list(villager, { enterpriseId: mine })).result.rows)).toEqual([1, 4, 2, 0]);
  });

  it('narrows by days and way, and shows voided ones when asked', async () => {
    expect(places((await list(c.clerk, { from: localDate('2024-06-20'), to: localDate('2024-06-20') })).result.rows)).toEqual([2, 0]);
    expect(places((await list(c.clerk, { channel: 'PHONE' })).result.rows)).toEqual([1]);
    const { rows } = (await list(c.clerk, { includeVoided: true })).result;
    expect(places(rows)).toEqual([1, 5, 2, 0]);
    expect(rows[1]).toMatchObject({ voidReason: '重复' });
    expect(rows[1]?.voidedAt).toBeInstanceOf(Date);
  });

  it('walks through the pages without a gap or a double, also among visits of one day', async () => {
    const seen: number[] = [];
    let after: string | undefined;
    for (let page = 0; page < 10; page += 1) {
      const { result }: { result: { readonly rows: VisitRow[]; readonly pageInfo: PageInfo } } = await list(
        countyClerk,
        { includeVoided: true },
        after ? { first: 2, after } : { first: 2 },
      );
      seen.push(...places(result.rows));
      if (!result.pageInfo.hasNextPage) break;
      after = result.pageInfo.endCursor ?? undefined;
    }
    expect(seen).toEqual([1, 3, 4, 5, 2, 0]);
  });

  it.each([['x'], [Buffer.from('["2024-06-20"]').toString('base64url')], [Buffer.from(`["nonsense","${newId()}"]`).toString('base64url')]])(
    'refuses the cursor %s without a fault of the server',
    async (after) => {
      await expect(list(c.clerk, {}, { first: 2, after })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    },
  );

  it('opens one visit, or says not found alike for none and for not yours', async () => {
    expect((await get(c.clerk, ids[0]!)).id).toBe(ids[0]);
    expect((await get(c.clerk, ids[4]!)).firms.map((firm) => firm.id)).toEqual([mine]);
    for (const id of [ids[3]!, newId()])
      await expect(get(c.clerk, id)).rejects.toMatchObject({ code: 'NOT_FOUND', fields: [{ path: 'id' }] });
  });

  it('keeps the visit with its unit and shows it at the new home when the firm moves', async () => {
    const firm = await w.world.enterprise(c.town, '搬家企业');
    const id = saved(await w.visits.log(c.cadre, aVisit([firm])));
    await w.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows('UPDATE enterprise SET unit_id = $2, org_path = $3, version = version + 1 WHERE id = $1', [
        firm,
        c.sibling.id,
        c.sibling.path,
      ]),
    );
    const [before, after] = [await list(c.clerk), await list(c.siblingClerk, { enterpriseId: firm })];
    expect(before.result.rows.find((row) => row.id === id)?.firms).toEqual([{ id: firm, name: '搬家企业', shortName: '搬家企业' }]);
    expect(after.result.rows.map((row) => row.id)).toEqual([id]);
    saved(await w.visits.voidVisit(c.cadre, { visitId: id, reason: '测试' }));
  });

  it('lists campaigns of the scope and above in one statement, page by page', async () => {
    const make = async (actor: Actor, name: string, from: string) =>
      (await w.campaigns.create(actor, { clientId: name, name, from: localDate(from), to: localDate('2024-12-31') })).id;
    const [county, town] = [await make(countyClerk, '县行动', '2024-01-01'), await make(c.clerk, '镇行动', '2024-03-01')];
    await make(c.siblingClerk, '邻镇行动', '2024-02-01');
    const page = (actor: Actor, first: number, after?: string) =>
      counted(actor, (reader): Promise<Page<CampaignRow>> => w.campaigns.list(reader, actor, after ? { first, after } : { first }));
    const { result, statements } = await page(c.cadre, 20);
    expect(statements).toBe(1);
    expect(result.edges.map((edge) => edge.node)).toMatchObject([
      { id: town, name: '镇行动', from: '2024-03-01', to: '2024-12-31', unit: { name: '阳城镇' } },
      { id: county, name: '县行动', unit: { name: '某县' } },
    ]);
    const one = (await page(c.cadre, 1)).result;
    expect((await page(c.cadre, 1, one.pageInfo.endCursor ?? undefined)).result.edges.map((edge) => edge.node.id)).toEqual([county]);
    expect(await make(c.clerk, '镇行动', '2024-03-01')).toBe(town);
    await expect(
      w.campaigns.create(c.clerk, { clientId: 'x', name: '倒', from: localDate('2024-02-01'), to: localDate('2024-01-31') }),
    ).rejects.toMatchObject({
      fields: [{ path: 'input.to', code: 'CAMPAIGN_ENDS_BEFORE_IT_BEGINS' }],
    });
  });
});
