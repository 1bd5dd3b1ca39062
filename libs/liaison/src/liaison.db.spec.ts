import { ENTERPRISES_ENTITIES, EnterpriseMergesService } from '@app/enterprises';
import { type Actor, addDays, FixedClock, type LocalDate, localDate, newId } from '@app/kernel';
import type { Database } from '@app/platform';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import { LIAISON_ENTITIES, LiaisonRefused, LiaisonService } from './index';
import { myFirmsPage } from './liaison-lists';
import { liaisonsOf } from './persistence/liaison.queries';

const TODAY = localDate('2026-03-02');

const idOf = (result: { readonly id: string } | LiaisonRefused): string => {
  if (result instanceof LiaisonRefused) throw new Error(result.code);
  return result.id;
};

describe('liaison', () => {
  let db: TestDatabase;
  let database: Database;
  let world: TestWorld;
  let liaison: LiaisonService;
  let county: TestUnit;
  let bank: TestUnit;
  let town: TestUnit;
  let otherTown: TestUnit;
  let clerk: Actor;
  let otherClerk: Actor;
  let cadres: Actor[];

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open([...ENTERPRISES_ENTITIES, ...LIAISON_ENTITIES], new FixedClock('2026-03-02T09:00+08:00'));
    world = new TestWorld(database);
    liaison = new LiaisonService(database);
    county = await world.unit('COUNTY', '西峡县', null, '411323000000');
    town = await world.unit('TOWNSHIP', '阳城镇', county, '411323111000');
    otherTown = await world.unit('TOWNSHIP', '丁河镇', county, '411323105000');
    bank = await world.unit('BANK', '农商行', null, 'BANK-1');
    clerk = await world.actor('OFFICE_CLERK', town);
    otherClerk = await world.actor('OFFICE_CLERK', otherTown);
    cadres = await Promise.all(['张三', '李四', '王五'].map((name) => world.actor('CADRE', town, town, name)));
  });
  afterAll(() => db.drop());

  const assign = (enterpriseId: string, personId: string, more: Partial<Parameters<LiaisonService['assign']>[1]> = {}) =>
    liaison.assign(clerk, { enterpriseId, personId, role: 'CADRE', ...more });
  const periods = (firm: string) =>
    db.look<{ person_id: string; period: string }>(
      'SELECT person_id, period::text AS period FROM liaison WHERE enterprise_id = $1 ORDER BY lower(period)',
      [firm],
    );
  const person = (n: number): string => cadres[n % cadres.length]?.id ?? '';

  it('assigns, refuses a second holder and replaces in one step', async () => {
    const firm = await world.enterprise(town, '佳明食品');
    idOf(await assign(firm, person(0), { from: addDays(TODAY, -10) }));
    expect(await assign(firm, person(1))).toMatchObject({ code: 'LIAISON_TAKEN' });
    expect(await assign(firm, person(0), { replace: true })).toMatchObject({ code: 'LIAISON_SAME_HOLDER' });
    idOf(await assign(firm, person(1), { role: 'TOWN_LEADER' }));
    idOf(await assign(firm, person(1), { replace: true }));
    expect(
      await db.look(
        `SELECT person_id, period::text AS period, end_reason FROM liaison WHERE enterprise_id = $1 AND role = 'CADRE' ORDER BY lower(period)`,
        [firm],
      ),
    ).toEqual([
      { person_id: person(0), period: '[2026-02-20,2026-03-02)', end_reason: 'REPLACED' },
      { person_id: person(1), period: '[2026-03-02,)', end_reason: null },
    ]);
    const listed = await world.read(clerk, (reader) => liaisonsOf(reader, firm));
    expect(listed.map((row) => [row.personName, row.role, row.from, row.to, row.isActive])).toEqual(
      expect.arrayContaining([
        ['张三', 'CADRE', '2026-02-20', '2026-03-01', false],
        ['李四', 'CADRE', '2026-03-02', null, true],
      ]),
    );
    expect(
      await db.look(`SELECT FROM audit_entry WHERE action = 'liaison.assign' AND details ->> 'enterpriseId' = $1`, [firm]),
    ).toHaveLength(3);
  });

  it('lets the holder of the same day keep it, and never empties a period', async () => {
    const firm = await world.enterprise(town, '同日换人');
    idOf(await assign(firm, person(0)));
    idOf(await assign(firm, person(1), { replace: true }));
    expect((await periods(firm)).map((row) => row.period)).toEqual(['[2026-03-02,2026-03-03)', '[2026-03-03,)']);
    expect(await assign(firm, person(2), { replace: true })).toMatchObject({ code: 'LIAISON_TAKEN_LATER', params: { date: '2026-03-03' } });
    idOf(await assign(firm, person(2), { replace: true, from: localDate('2026-03-03') }));
    expect((await periods(firm)).map((row) => row.period)).toEqual(['[2026-03-02,2026-03-03)', '[2026-03-03,2026-03-04)', '[2026-03-04,)']);
  });

  it('ends a period on a day, once, not before it began', async () => {
    const firm = await world.enterprise(town, '结束');
    const id = idOf(await assign(firm, person(0), { from: addDays(TODAY, -5) }));
    expect(await liaison.end(clerk, { liaisonId: id, on: addDays(TODAY, -6), reason: '调离' })).toMatchObject({
      code: 'LIAISON_END_BEFORE_START',
    });
    await expect(liaison.end(otherClerk, { liaisonId: id, on: TODAY, reason: '越权' })).rejects.toThrow('NOT_FOUND');
    const results = await Promise.all([0, 1, 2].map(() => liaison.end(clerk, { liaisonId: id, on: TODAY, reason: '调离' })));
    expect(results.filter((r) => r instanceof LiaisonRefused).map((r) => (r as LiaisonRefused).code)).toEqual([
      'LIAISON_ENDED',
      'LIAISON_ENDED',
    ]);
    expect((await periods(firm))[0]?.period).toBe('[2026-02-25,2026-03-03)');
    expect(await assign(firm, person(1), { replace: true })).toMatchObject({ code: 'LIAISON_TAKEN' });
    idOf(await assign(firm, person(1), { from: addDays(TODAY, 1) }));
  });

  it('refuses firms of others, people without a post, late entries without a reason', async () => {
    const firm = await world.enterprise(town, '规则');
    const foreign = await world.enterprise(otherTown, '别镇');
    const auditor = await world.actor('AUDITOR', town);
    await expect(assign(foreign, person(0))).rejects.toThrow('NOT_FOUND');
    await expect(assign(firm, newId())).rejects.toThrow('NOT_FOUND');
    expect(await assign(firm, auditor.id)).toMatchObject({ code: 'LIAISON_NO_POST' });
    await expect(assign(firm, person(0), { postId: cadres[0]?.postId ?? null })).rejects.toMatchObject({
      fields: [{ code: 'LIAISON_PERSON_OR_POST' }],
    });
    await expect(assign(firm, person(0), { from: addDays(TODAY, -40) })).rejects.toMatchObject({
      fields: [{ path: 'input.from', code: 'LATE_REASON_NEEDED' }],
    });
    idOf(await assign(firm, person(0), { from: addDays(TODAY, -40), lateReason: '补录去年台账' }));
    expect(await db.look('SELECT FROM liaison WHERE enterprise_id = $1', [foreign])).toEqual([]);
  });

  it('is the same act with the same client id', async () => {
    const firm = await world.enterprise(town, '重复');
    const clientId = newId();
    const results = await Promise.all([0, 1, 2, 3].map(() => assign(firm, person(0), { clientId })));
    expect(new Set(results.map(idOf)).size).toBe(1);
    await expect(assign(firm, person(1), { clientId })).rejects.toThrow('CLIENT_ID_REUSED');
  });

  it('never has two holders on a day, whatever the race', async () => {
    const firm = await world.enterprise(town, '竞争');
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        assign(firm, person(n), { replace: n % 2 === 0, from: addDays(TODAY, (n % 7) - 3) as LocalDate, lateReason: null }),
      ),
    );
    expect(results.some((r) => !(r instanceof LiaisonRefused))).toBe(true);
    const doubled = await db.look(
      `SELECT d::date, role, count(*) FROM generate_series('2026-02-01'::date, '2026-04-01', '1 day') d JOIN liaison l ON l.period @> d::date
        WHERE l.enterprise_id = $1 GROUP BY 1, 2 HAVING count(*) > 1`,
      [firm],
    );
    expect(doubled).toEqual([]);
    for (const r of results) if (r instanceof LiaisonRefused) expect(r.code).toMatch(/^LIAISON_(TAKEN|TAKEN_LATER|SAME_HOLDER)$/);
  });

  it('lets a county leader hold firms of several towns', async () => {
    const leader = await world.actor('COUNTY_LEADER', county, county, '县长');
    const banker = await world.actor('BANK_OFFICER', bank, bank, '客户经理');
    const [here, there] = [await world.enterprise(town, '这里'), await world.enterprise(otherTown, '那里')];
    idOf(await assign(here, leader.id, { role: 'COUNTY_LEADER' }));
    idOf(await liaison.assign(otherClerk, { enterpriseId: there, personId: leader.id, role: 'COUNTY_LEADER' }));
    idOf(await assign(here, banker.id, { role: 'BANK' }));
    const firms = await world.read(leader, (reader) => myFirmsPage(reader, leader, { first: 10 }));
    expect(firms.edges.map((e) => e.node.enterprise.name)).toEqual(['这里', '那里']);
    const ofBank = await world.read(banker, (reader) => myFirmsPage(reader, banker, { first: 10 }));
    expect(ofBank.edges.map((e) => e.node.enterprise.name)).toEqual(['这里']);
  });

  it('lists my firms wherever they are, merged ones once', async () => {
    const holder = await world.actor('CADRE', town, town, '赵六');
    const [a, b] = [await world.enterprise(town, '甲'), await world.enterprise(town, '甲(重)')];
    const c = await world.enterprise(town, '乙');
    for (const firm of [a, b, c]) idOf(await assign(firm, holder.id));
    idOf(await assign(c, holder.id, { role: 'LEGAL_LIAISON' }));
    await new EnterpriseMergesService(database).merge(clerk, { loserId: b, survivorId: a, reason: '同一家' });
    const page = await world.read(holder, async (reader) => {
      const result = await myFirmsPage(reader, holder, { first: 1 });
      return { result, total: await result.totalCount() };
    });
    expect(page.total).toBe(2);
    expect(page.result.edges[0]?.node).toMatchObject({ enterprise: { id: a }, roles: ['CADRE'] });
    const rest = await world.read(holder, (reader) =>
      myFirmsPage(reader, holder, { first: 5, after: page.result.pageInfo.endCursor ?? '' }),
    );
    expect(rest.edges.map((e) => [e.node.enterprise.id, [...e.node.roles].sort()])).toEqual([[c, ['CADRE', 'LEGAL_LIAISON']]]);
  });
});
