import { type Actor, can, FixedClock, localDate, newId, parseInstant } from '@app/kernel';
import type { Database, Fault } from '@app/platform';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import { METRICS } from './metrics/dictionary';
import type { MetricKey } from './metrics/metric';
import { ReportingService } from './reporting.service';
import { DashboardService } from './dashboard.service';
import { Facts } from './testing/reporting-world';

const year = { from: localDate('2024-01-01'), to: localDate('2024-12-31') };
const codes = async (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => [],
    (e: Fault) => e.fields.map((f) => [f.path, f.code]),
  );
const wan = (amount: number): string => (amount * 10_000).toFixed(2);

describe('figures and the sentence', () => {
  const reporting = new ReportingService();
  const clock = new FixedClock('2024-12-31T18:00+08:00');
  let db: TestDatabase;
  let database: Database;
  let world: TestWorld;
  let county: TestUnit;
  let bankA: TestUnit;
  let bankB: TestUnit;
  let towns = 0;

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open([], clock);
    world = new TestWorld(database);
    county = await world.unit('COUNTY', '县', null, '411323000000');
    const banks = await world.unit('INSTITUTIONS', '金融机构');
    [bankA, bankB] = [await world.unit('BANK', '甲银行', banks), await world.unit('BANK', '乙银行', banks)];
  });
  afterAll(() => db.drop());
  beforeEach(() => clock.advance({ minutes: 1 }));

  /** A town of its own for each test: nothing of another one is counted. */
  async function town(): Promise<{ unit: TestUnit; clerk: Actor; facts: Facts }> {
    const unit = await world.unit('TOWNSHIP', `镇${++towns}`, county, `4113231${String(towns).padStart(2, '0')}000`);
    const clerk = await world.actor('OFFICE_CLERK', unit);
    return { unit, clerk, facts: new Facts(database, clerk) };
  }
  const value = (
    actor: Actor,
    unit: TestUnit,
    metric: MetricKey,
    more: { asOf?: Date; from?: ReturnType<typeof localDate>; to?: ReturnType<typeof localDate> } = {},
  ): Promise<string> => database.read(actor, async (r) => (await reporting.figure(r, { metric, unitId: unit.id, ...year, ...more })).value);
  const sentence = (actor: Actor, unit: TestUnit, more: { asOf?: Date } = {}): Promise<string> =>
    database.read(actor, async (r) => (await reporting.report(r, { unitId: unit.id, ...year, ...more })).text);
  const may = async (role: Parameters<TestWorld['actor']>[0], at: TestUnit): Promise<boolean> =>
    can(await world.actor(role, at), 'figure:read');
  const tick = (): Date => {
    const before = clock.now();
    clock.advance({ minutes: 1 });
    return before;
  };

  it('tells the financing of the demo: 2000余万元 and none of the wrong sums', async () => {
    const { unit, clerk, facts } = await town();
    const firm = (shortName: string): Promise<string> => world.enterprise(unit, `${shortName}（演示）有限公司`, { shortName });
    const [longxing, jiaming, tengyue, wanrong, guoyuan, dingze, shunjie] = (await Promise.all(
      ['龙兴', '佳明食品', '腾岳汽配', '宛茸菌业', '果园春合作社', '鼎泽耐材', '顺捷物流'].map(firm),
    )) as [string, string, string, string, string, string, string];
    const c1 = await facts.credit(unit, bankA, longxing, wan(1000), '2024-11-27');
    await facts.pay(c1, wan(500), '2024-11-29');
    await facts.pay(c1, wan(300), '2024-12-20');
    // Known beforehand in this test only so that the January tranche is really in the table.
    clock.set('2025-01-10T18:00+08:00');
    await facts.pay(c1, wan(200), '2025-01-10');
    const declined = await facts.credit(unit, bankA, jiaming, wan(300), '2024-12-03', 'DECLINED');
    const c2 = await facts.credit(unit, bankB, jiaming, wan(400), '2024-12-05', 'ACCEPTED', declined.demandId);
    await facts.pay(c2, wan(380), '2024-12-09');
    await facts.pay(await facts.credit(unit, bankA, tengyue, wan(300), '2024-06-13'), wan(300), '2024-06-18');
    const c4 = await facts.credit(unit, bankA, wanrong, wan(266.5), '2024-12-06');
    await facts.pay(c4, wan(200), '2024-12-12', 'RENEWAL_NO_REPAY');
    await facts.pay(c4, wan(66.5), '2024-12-12');
    await facts.pay(await facts.credit(unit, bankA, guoyuan, wan(200), '2024-09-06'), wan(200), '2024-09-10');
    await facts.pay(await facts.credit(unit, bankB, dingze, wan(100), '2024-12-16'), wan(90), '2024-12-18');
    await facts.pay(await facts.credit(unit, bankB, shunjie, wan(150), '2024-12-26'), wan(150), '2025-01-06');
    tick();
    const figures = await database.read(clerk, (r) => reporting.figures(r, { unitId: unit.id, ...year }));
    const of = Object.fromEntries(figures.map((f) => [f.metric.key, f.value]));
    expect(of).toMatchObject({
      FINANCED_FIRMS: '6',
      FINANCED_AMOUNT: '20365000.00',
      M49_FIRMS: '6',
      M49_COUNT: '8',
      M49_AMOUNT: '20365000.00',
      // 顺捷's credit was accepted in the year; its money came in the next.
      M48_FIRMS: '7',
      M48_AMOUNT: '24165000.00',
      M03: '0',
    });
    for (const wrong of [2236.5, 2566.5, 4303.0, 1836.5]) expect(Object.values(of)).not.toContain(wan(wrong));
    expect(await sentence(clerk, unit)).toBe('为龙兴等6家企业融资2000余万元');
    expect(await value(clerk, unit, 'FINANCED_AMOUNT', { from: localDate('2025-01-01'), to: localDate('2025-12-31') })).toBe(wan(350));
  });

  it('writes the whole sentence', async () => {
    const { unit, clerk, facts } = await town();
    const [a, b, c] = [
      await world.enterprise(unit, '佳明食品'),
      await world.enterprise(unit, '腾岳'),
      await world.enterprise(unit, '龙兴'),
    ];
    await facts.visit(unit, '2024-11-21', [a, b, c], 'SEMINAR');
    await facts.visit(unit, '2024-11-22', [a]);
    for (const [firm, day] of [
      [b, '2024-03-01'],
      [a, '2024-03-26'],
      [a, '2024-08-29'],
    ] as const)
      await facts.close(await facts.appeal(unit, firm), day);
    await facts.pay(await facts.credit(unit, bankA, c, wan(45.6), '2024-05-05'), wan(45.6), '2024-05-06');
    await facts.pay(await facts.credit(unit, bankA, a, wan(45), '2024-05-05'), wan(45), '2024-05-06');
    const report = await database.read(clerk, (r) => reporting.report(r, { unitId: unit.id, ...year }));
    expect(report.text).toBe('共走访3家市场主体，帮助佳明食品等2家企业解决各类诉求3件，为龙兴等2家企业融资90余万元');
    expect(report.figures.map((f) => [f.metric.key, f.value])).toEqual([
      ['M03', '3'],
      ['M24', '3'],
      ['M25', '2'],
      ['FINANCED_FIRMS', '2'],
      ['FINANCED_AMOUNT', '906000.00'],
    ]);
    expect(report.asOf).toEqual(clock.now());
  });

  it('names one firm alone, an exact amount, 亿, and says nothing of nothing', async () => {
    const { unit, clerk, facts } = await town();
    expect(await sentence(clerk, unit)).toBe('');
    const longxing = await world.enterprise(unit, '龙兴');
    const credit = await facts.credit(unit, bankA, longxing, wan(90_000), '2024-05-05');
    await facts.pay(credit, wan(500), '2024-05-06');
    expect(await sentence(clerk, unit)).toBe('为龙兴融资500万元');
    await facts.pay(credit, wan(11_840), '2024-05-07', 'RENEWAL');
    expect(await sentence(clerk, unit)).toBe('为龙兴融资1.2亿余元');
    await facts.pay(credit, wan(5000), '2024-05-07', 'EXTENSION');
    expect(await sentence(clerk, unit)).toBe('为龙兴融资1.2亿余元');
    expect(await value(clerk, unit, 'M49_AMOUNT')).toBe(wan(17_340));
    await facts.close(await facts.appeal(unit, longxing), '2024-06-01');
    expect(await sentence(clerk, unit)).toBe('帮助龙兴解决各类诉求1件，为龙兴融资1.2亿余元');
  });

  it('names of equals the earliest, then the first by code point', async () => {
    const { unit, clerk, facts } = await town();
    const [late, second, first] = [
      await world.enterprise(unit, '丙厂'),
      await world.enterprise(unit, '乙厂'),
      await world.enterprise(unit, '丁厂'),
    ];
    await facts.close(await facts.appeal(unit, late), '2024-05-02');
    await facts.close(await facts.appeal(unit, second), '2024-05-01');
    await facts.close(await facts.appeal(unit, first), '2024-05-01');
    expect(await sentence(clerk, unit)).toBe('帮助丁厂等3家企业解决各类诉求3件');
  });

  it('calls a firm as it was called then', async () => {
    const { unit, clerk, facts } = await town();
    const firm = await world.enterprise(unit, '旧名');
    await facts.close(await facts.appeal(unit, firm), '2024-05-02');
    const before = tick();
    await facts.rename(firm, '新名');
    expect(await sentence(clerk, unit, { asOf: before })).toBe('帮助旧名解决各类诉求1件');
    expect(await sentence(clerk, unit)).toBe('帮助新名解决各类诉求1件');
  });

  it('counts firms and visits apart: no phone in 走访主体, no team in 家次', async () => {
    const { unit, clerk, facts } = await town();
    const [a, b, c] = [await world.enterprise(unit, '甲'), await world.enterprise(unit, '乙'), await world.enterprise(unit, '丙')];
    await facts.visit(unit, '2024-11-12', [a]);
    await facts.visit(unit, '2024-11-12', [a]);
    await facts.visit(unit, '2024-11-13', [a, b], 'SEMINAR');
    await facts.visit(unit, '2024-11-13', [c], 'PHONE');
    const voided = await facts.visit(unit, '2024-11-14', [c]);
    expect(await value(clerk, unit, 'M03')).toBe('3');
    const before = tick();
    await facts.void('visit', voided);
    await facts.visit(unit, '2023-12-31', [c]);
    expect([await value(clerk, unit, 'M03'), await value(clerk, unit, 'M05'), await value(clerk, unit, 'M08')]).toEqual(['2', '4', '1']);
    expect(await value(clerk, unit, 'M03', { asOf: before })).toBe('3');
    // Another unit on the same day is another visit; in the county the firm is one.
    const station = await world.unit('STATION', '站', unit);
    await facts.visit(station, '2024-11-12', [a]);
    expect([await value(clerk, unit, 'M03'), await value(clerk, unit, 'M05')]).toEqual(['2', '5']);
    expect([await value(clerk, station, 'M03'), await value(clerk, station, 'M05')]).toEqual(['1', '1']);
  });

  it('counts what is entered late from the moment it is known', async () => {
    const { unit, clerk, facts } = await town();
    const firm = await world.enterprise(unit, '甲');
    const before = tick();
    await facts.visit(unit, '2024-02-05', [firm]);
    expect([await value(clerk, unit, 'M03', { asOf: before }), await value(clerk, unit, 'M03')]).toEqual(['0', '1']);
  });

  it('counts only what was solved and confirmed, by its last closing', async () => {
    const { unit, clerk, facts } = await town();
    const firm = await world.enterprise(unit, '甲');
    const appeal = await facts.appeal(unit, firm);
    await facts.close(await facts.appeal(unit, firm), '2024-05-01', { outcome: 'EXPLAINED' });
    await facts.close(await facts.appeal(unit, firm), '2024-05-01', { confirmation_class: 'D' });
    await facts.event(await facts.appeal(unit, firm), 'closeUnconfirmed', 'CLOSED_UNCONFIRMED', '2024-05-01');
    await facts.close(appeal, '2024-05-06');
    const closed = tick();
    await facts.event(appeal, 'reopen', 'IN_PROGRESS', '2024-06-01');
    const reopened = tick();
    await facts.close(appeal, '2024-07-01');
    const half = { from: localDate('2024-01-01'), to: localDate('2024-06-30') };
    expect(await value(clerk, unit, 'M24', { asOf: closed })).toBe('1');
    expect(await value(clerk, unit, 'M24', { asOf: reopened })).toBe('0');
    expect([
      await value(clerk, unit, 'M24'),
      await value(clerk, unit, 'M24', half),
      await value(clerk, unit, 'M24', { ...half, asOf: closed }),
    ]).toEqual(['1', '0', '1']);
    expect(await value(clerk, unit, 'M25', { asOf: reopened })).toBe('0');
  });

  it('calls overdue what is past its limit, with and without extensions, as it was then', async () => {
    const { unit, clerk, facts } = await town();
    const firm = await world.enterprise(unit, '甲');
    const given = async (dueOn: string): Promise<string> => {
      const appeal = await facts.appeal(unit, firm);
      await facts.event(appeal, 'dispatch', 'IN_PROGRESS', '2024-02-01');
      await facts.limit(appeal, dueOn);
      return appeal;
    };
    const late = (asOf?: Date) =>
      Promise.all((['M26', 'M27', 'M27_ORIGINAL'] as const).map((metric) => value(clerk, unit, metric, asOf ? { asOf } : {})));
    const limits = (dueOn: string, originalDueOn: string) => ({ details: JSON.stringify({ dueOn, originalDueOn }) });
    // The due day ends at its midnight.
    const [, extended, answered] = [
      await given('2024-12-30'),
      await given('2024-12-27'),
      await given('2024-12-20'),
      await given('2024-12-31'),
    ];
    const then = tick();
    await facts.event(extended, 'extend', 'IN_PROGRESS', '2024-12-25', {
      details: JSON.stringify({ newDueOn: '2025-01-10', originalDueOn: '2024-12-27' }),
    });
    await facts.limit(extended, '2024-12-27', '2025-01-10');
    await facts.event(answered, 'reply', 'REPLIED', '2024-12-23', limits('2024-12-20', '2024-12-20'));
    expect([await late(then), await late()]).toEqual([
      ['4', '3', '3'],
      ['4', '1', '2'],
    ]);
    const replies = (['M31_DUE', 'M31', 'M31_ORIGINAL'] as const).map((metric) => value(clerk, unit, metric));
    expect(await Promise.all(replies)).toEqual(['2', '0', '0']);
  });

  it('hears the last word of the firm, and nothing that it took back', async () => {
    const { unit, clerk, facts } = await town();
    const appeal = await facts.appeal(unit, await world.enterprise(unit, '甲'));
    const heard = (solved: string, satisfaction: string) => JSON.stringify({ solved, satisfaction });
    const said = newId();
    await facts.event(appeal, 'confirm', 'REPLIED', '2024-05-06', {
      confirmation_class: 'B',
      details: heard('PARTLY', 'BASICALLY_SATISFIED'),
    });
    await facts.event(appeal, 'confirm', 'REPLIED', '2024-05-07', {
      id: said,
      confirmation_class: 'A',
      details: heard('YES', 'SATISFIED'),
    });
    const rates = async (asOf?: Date) =>
      Promise.all((['M32_HEARD', 'M32', 'M33_RATED', 'M33'] as const).map((metric) => value(clerk, unit, metric, asOf ? { asOf } : {})));
    const then = tick();
    await facts.event(appeal, 'retract', 'REPLIED', '2024-05-07', { details: JSON.stringify({ confirmEventId: said }) });
    expect([await rates(then), await rates()]).toEqual([
      ['1', '1', '1', '1'],
      ['1', '0', '1', '0'],
    ]);
  });

  it('counts a main matter once and helps every firm merged into it', async () => {
    const { unit, clerk, facts } = await town();
    const [a, b, c] = [await world.enterprise(unit, '甲'), await world.enterprise(unit, '乙'), await world.enterprise(unit, '丙')];
    const [main, member, deeper, nobody] = [
      await facts.appeal(unit, a),
      await facts.appeal(unit, b),
      await facts.appeal(unit, c),
      await facts.appeal(unit, null),
    ];
    await facts.event(deeper, 'merge', 'MERGED', '2024-02-01', { related_appeal_id: member });
    await facts.event(member, 'merge', 'MERGED', '2024-02-02', { related_appeal_id: main });
    await facts.close(main, '2024-03-01');
    await facts.close(nobody, '2024-03-02');
    expect([await value(clerk, unit, 'M24'), await value(clerk, unit, 'M25')]).toEqual(['2', '4']);
    expect([await value(clerk, unit, 'M19'), await value(clerk, unit, 'M20')]).toEqual(['4', '4']);
  });

  it('names a firm outside the register by what it was called, and counts it once', async () => {
    const { unit, clerk, facts } = await town();
    for (const day of ['2024-03-01', '2024-03-02']) await facts.close(await facts.appeal(unit, null), day);
    const [{ name }] = (await db.look<{ name: string }>('SELECT firm_name AS name FROM appeal WHERE enterprise_id IS NULL LIMIT 1')) as [
      { name: string },
    ];
    expect(await sentence(clerk, unit)).toBe(`帮助${name}解决各类诉求2件`);
    const main = await facts.appeal(unit, await world.enterprise(unit, '甲'));
    await facts.close(main, '2024-03-03');
    expect(await sentence(clerk, unit)).toBe(`帮助${name}等2家企业解决各类诉求3件`);
    // One whose matter went into another's stands in the rows by its own name and matter, which leads to where it was solved.
    const stall = await facts.appeal(unit, null, '占道', '早点摊');
    await facts.event(stall, 'merge', 'MERGED', '2024-02-01', { related_appeal_id: main });
    const rows = await database.read(clerk, async (r) =>
      reporting.rows(r, await reporting.figure(r, { metric: 'M25', unitId: unit.id, ...year }), { first: 5 }),
    );
    const nodes = rows.edges.map(({ node }) => node);
    expect(nodes.map(({ firmName }) => firmName).sort()).toEqual(['甲', '某企业', '早点摊'].sort());
    const row = nodes.find(({ firmName }) => firmName === '早点摊');
    expect([row?.subjectId, row?.label]).toEqual([main, expect.stringContaining('占道')]);
  });

  it('counts the surviving firm, as of when it survived', async () => {
    const { unit, clerk, facts } = await town();
    const [a, b] = [await world.enterprise(unit, '甲'), await world.enterprise(unit, '乙')];
    await facts.visit(unit, '2024-05-01', [a, b]);
    for (const firm of [a, b]) await facts.close(await facts.appeal(unit, firm), '2024-05-02');
    for (const firm of [a, b]) await facts.pay(await facts.credit(unit, bankA, firm, wan(10), '2024-05-02'), wan(10), '2024-05-03');
    const apart = tick();
    const alias = await facts.merge(unit, a, b);
    const together = tick();
    await facts.void('enterprise_alias', alias);
    const told = (asOf?: Date): Promise<string> => sentence(clerk, unit, asOf ? { asOf } : {});
    expect(await told(apart)).toBe('共走访2家市场主体，帮助乙等2家企业解决各类诉求2件，为乙等2家企业融资20万元');
    expect(await told(together)).toBe('共走访1家市场主体，帮助乙解决各类诉求2件，为乙融资20万元');
    expect(await told()).toBe(await told(apart));
    expect([await value(clerk, unit, 'M05', { asOf: together }), await value(clerk, unit, 'M05')]).toEqual(['1', '2']);
  });

  it('tells by bank what is granted and what is paid: the amounts add up, a firm of two banks is in both, each number is its rows', async () => {
    const { unit, clerk, facts } = await town();
    const [a, b] = [await world.enterprise(unit, '甲'), await world.enterprise(unit, '乙')];
    const first = await facts.credit(unit, bankA, a, wan(100), '2024-05-02');
    const wrong = await facts.pay(first, wan(60), '2024-05-03');
    await facts.pay(first, wan(40), '2024-05-04');
    await facts.pay(await facts.credit(unit, bankB, a, wan(30), '2024-05-05'), wan(30), '2024-05-06');
    await facts.credit(unit, bankB, b, wan(7), '2024-05-07');
    await facts.credit(unit, bankB, b, wan(500), '2024-05-07', 'DECLINED');
    const before = tick();
    await facts.pay(first, `-${wan(60)}`, '2024-06-03', 'NEW', wrong);
    const dashboard = (asOf: Date | null) =>
      database.read(clerk, (r) => new DashboardService(reporting).dashboard(r, { unitId: unit.id, ...year, asOf }));
    const told = async (asOf: Date | null) =>
      (await dashboard(asOf)).banks.map(({ bank, figures }) => [bank.name, ...figures.map((f) => `${f.metric.key} ${Number(f.value)}`)]);
    expect(await told(before)).toEqual([
      ['甲银行', 'M48_FIRMS 1', 'M48_AMOUNT 1000000', 'M49_FIRMS 1', 'M49_AMOUNT 1000000'],
      ['乙银行', 'M48_FIRMS 2', 'M48_AMOUNT 370000', 'M49_FIRMS 1', 'M49_AMOUNT 300000'],
    ]);
    const { banks, figures } = await dashboard(null);
    for (const key of ['M48_AMOUNT', 'M49_AMOUNT'] as const) {
      const parts = banks.map((line) => Number(line.figures.find((f) => f.metric.key === key)?.value));
      expect(parts.reduce((x, y) => x + y, 0)).toBe(Number(figures.find((f) => f.metric.key === key)?.value));
    }
    for (const { bank, figures: own } of banks)
      for (const figure of own) {
        const { alone, rows } = await database.read(clerk, async (r) => {
          const asked = await reporting.figure(r, {
            metric: figure.metric.key,
            unitId: unit.id,
            ...year,
            asOf: figure.asOf,
            bankId: bank.id,
          });
          return { alone: asked.value, rows: (await reporting.rows(r, figure, { first: 50 })).edges.map(({ node }) => node) };
        });
        expect(Number(alone)).toBe(Number(figure.value));
        expect(rows.reduce((sum, row) => sum + Number(row.weight), 0)).toBe(Number(figure.value));
      }
    const ask = (metric: MetricKey, bankId: string) =>
      codes(database.read(clerk, (r) => reporting.figure(r, { metric, unitId: unit.id, ...year, bankId })));
    expect(await ask('M24', bankA.id)).toEqual([['input.bankId', 'METRIC_NOT_BY_BANK']]);
    expect(await ask('M49_AMOUNT', unit.id)).toEqual([['input.bankId', 'NOT_FOUND']]);
  });

  it('takes back what was reversed or voided', async () => {
    const { unit, clerk, facts } = await town();
    const [a, b] = [await world.enterprise(unit, '甲'), await world.enterprise(unit, '乙')];
    const credit = await facts.credit(unit, bankA, a, wan(100), '2024-05-02');
    const paid = await facts.pay(credit, wan(60), '2024-05-03');
    await facts.pay(await facts.credit(unit, bankA, b, wan(5), '2024-05-02'), wan(5), '2024-05-03');
    const before = tick();
    await facts.pay(credit, `-${wan(60)}`, '2024-06-03', 'NEW', paid);
    expect(await sentence(clerk, unit)).toBe('为乙融资5万元');
    expect([await value(clerk, unit, 'M49_COUNT'), await value(clerk, unit, 'M49_AMOUNT')]).toEqual(['1', wan(5)]);
    expect(await sentence(clerk, unit, { asOf: before })).toBe('为甲等2家企业融资65万元');
    // A quarter with nothing but the reversal tells of nobody.
    const june = { from: localDate('2024-06-01'), to: localDate('2024-06-30') };
    expect([
      await value(clerk, unit, 'FINANCED_FIRMS', june),
      await value(clerk, unit, 'FINANCED_AMOUNT', june),
      await value(clerk, unit, 'M49_AMOUNT', june),
    ]).toEqual(['0', '0.00', `-${wan(60)}`]);
  });

  it('adds up: every figure equals the rows that open behind it, over all pages', async () => {
    const leader = await world.actor('COUNTY_LEADER', county);
    const figures = await database.read(leader, (r) => reporting.figures(r, { unitId: county.id, ...year }));
    expect(figures).toHaveLength(METRICS.length);
    let rows = 0;
    for (const figure of figures) {
      let [sum, after, seen]: [number, string | undefined, Set<string>] = [0, undefined, new Set()];
      for (;;) {
        const page = await database.read(leader, (r) => reporting.rows(r, figure, { first: 3, ...(after ? { after } : {}) }));
        for (const { node } of page.edges) {
          sum += Number(node.weight);
          seen.add(node.id);
          expect(node.orgUnit).not.toBeNull();
          expect(node.label).not.toBe('');
        }
        rows += page.edges.length;
        if (!page.pageInfo.hasNextPage) {
          expect(await database.read(leader, async (r) => (await reporting.rows(r, figure, { first: 1 })).totalCount())).toBe(seen.size);
          break;
        }
        after = page.pageInfo.endCursor ?? undefined;
      }
      expect([figure.metric.key, sum]).toEqual([figure.metric.key, Number(figure.value)]);
    }
    expect(rows).toBeGreaterThan(50);
  });

  it('says what each row is', async () => {
    const { unit, clerk, facts } = await town();
    const firm = await world.enterprise(unit, '某某厂', { shortName: '某厂' });
    const visit = await facts.visit(unit, '2024-05-01', [firm], 'SEMINAR');
    await facts.close(await facts.appeal(unit, firm, '用电'), '2024-05-02');
    const credit = await facts.credit(unit, bankA, firm, wan(3), '2024-05-03');
    await facts.pay(credit, wan(3), '2024-05-03', 'RENEWAL');
    const row = (metric: MetricKey): Promise<unknown> =>
      database.read(
        clerk,
        async (r) =>
          (await reporting.rows(r, await reporting.figure(r, { metric, unitId: unit.id, ...year }), { first: 5 })).edges[0]?.node,
      );
    const common = { enterprise: { id: firm, name: '某某厂', shortName: '某厂' }, orgUnit: { id: unit.id, name: unit.name } };
    expect(await row('M03')).toMatchObject({
      ...common,
      id: firm,
      label: '座谈',
      subjectKind: 'VISIT',
      subjectId: visit,
      date: '2024-05-01',
      weight: '1',
    });
    expect(await row('M24')).toMatchObject({ ...common, subjectKind: 'APPEAL', label: expect.stringMatching(/^SQ-\d+-2024-\d+ .*用电$/) });
    expect(await row('M48_AMOUNT')).toMatchObject({
      ...common,
      subjectKind: 'DEMAND',
      subjectId: credit.demandId,
      label: '甲银行授信',
      weight: wan(3),
    });
    expect(await row('FINANCED_FIRMS')).toMatchObject({ ...common, id: firm, label: '甲银行续贷', weight: '1' });
  });

  it('keeps to the unit that was asked for, and to the scope of who asks', async () => {
    const [mine, other] = [await town(), await town()];
    const shared = await world.enterprise(mine.unit, '共有');
    await mine.facts.visit(mine.unit, '2024-05-01', [shared]);
    await other.facts.visit(other.unit, '2024-05-01', [shared]);
    expect([await value(mine.clerk, mine.unit, 'M03'), await value(other.clerk, other.unit, 'M03')]).toEqual(['1', '1']);
    await expect(value(mine.clerk, other.unit, 'M03')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(value(mine.clerk, county, 'M03')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(sentence(mine.clerk, bankA)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const leader = await world.actor('COUNTY_LEADER', county);
    expect([await value(leader, mine.unit, 'M03'), await value(leader, other.unit, 'M03')]).toEqual(['1', '1']);
    // The other town sees the visit it made, though not the register entry of a firm that lives elsewhere.
    const rows = await database.read(other.clerk, async (r) =>
      reporting.rows(r, await reporting.figure(r, { metric: 'M03', unitId: other.unit.id, ...year }), { first: 5 }),
    );
    expect(rows.edges[0]?.node.enterprise).toMatchObject({ id: shared, name: '（范围外主体）' });
  });

  it('refuses the future, a period the wrong way round, and a bad page', async () => {
    const { unit, clerk } = await town();
    expect(await codes(value(clerk, unit, 'M03', { asOf: parseInstant('2099-01-01T00:00Z') }))).toEqual([
      ['input.asOf', 'AS_OF_IN_FUTURE'],
    ]);
    expect(await codes(value(clerk, unit, 'M03', { from: localDate('2024-02-01'), to: localDate('2024-01-01') }))).toEqual([
      ['input.to', 'PERIOD_REVERSED'],
    ]);
    const figure = await database.read(clerk, (r) => reporting.figure(r, { metric: 'M03', unitId: unit.id, ...year }));
    expect(await codes(database.read(clerk, (r) => reporting.rows(r, figure, { first: 5, after: 'x' })))).toEqual([
      ['after', 'FIELD_CURSOR'],
    ]);
  });

  it('is for those whom the table of roles lets read figures', async () => {
    const { unit } = await town();
    expect([await may('BANK_OFFICER', bankA), await may('HANDLER', unit), await may('SYSTEM_ADMIN', unit)]).toEqual([false, false, false]);
    expect([await may('OFFICE_CLERK', unit), await may('CHIEF_LEADER', unit), await may('AUDITOR', unit)]).toEqual([true, true, true]);
  });

  it('asks two statements for all figures and three for the sentence', async () => {
    const { unit, clerk } = await town();
    const statements = async (work: (reader: Parameters<ReportingService['figures']>[0]) => Promise<unknown>): Promise<number> => {
      let n = 0;
      await database.read(clerk, (inner) =>
        work({ rows: (sql, values) => (n++, inner.rows(sql, values)), first: (sql, values) => (n++, inner.first(sql, values)) }),
      );
      return n;
    };
    expect(await statements((r) => reporting.figures(r, { unitId: unit.id, ...year }))).toBe(2);
    expect(await statements((r) => reporting.report(r, { unitId: unit.id, ...year }))).toBe(3);
    expect(
      await statements(async (r) =>
        reporting.rows(r, (await reporting.figures(r, { unitId: unit.id, ...year }))[0] as never, { first: 20 }),
      ),
    ).toBe(3);
  });
});
