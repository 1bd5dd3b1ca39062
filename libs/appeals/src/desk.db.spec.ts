import { type Actor, FixedClock } from '@app/kernel';
import type { Reader, Sql } from '@app/platform';
import { AppealsReads } from './appeals.reads';
import { APPEAL_SORTS, DESK_LISTS, type DeskList, UNIT_LISTS } from './domain/desk.words';
import { keysOf } from './domain/appeal.words';
import { anAppeal, type AppealsWorld, appealsWorld, done } from './testing/appeals-world';

const answer = { outcome: 'SOLVED', reply: '已填碎石', evidenceKind: 'NOTE', evidence: '现场照片存档' } as const;

describe('the desk', () => {
  let w: AppealsWorld;
  const reads = new AppealsReads();
  const numbers: Record<string, string> = {};

  beforeAll(async () => {
    w = await appealsWorld(new FixedClock('2024-06-30T12:00+08:00'));
    const { appeals: a } = w;
    const registered = async (name: string, given = {}): Promise<string> =>
      (numbers[name] = await done(a.register(w.clerk, anAppeal(w, { title: name, source: 'OFFICE', ...given }))));
    const accepted = async (name: string, given = {}): Promise<string> => {
      const appealId = await registered(name, given);
      await done(a.accept(w.clerk, { appealId, category: 'LOGISTICS', complexity: 'ORDINARY' }));
      return appealId;
    };
    const dispatched = async (name: string, given = {}): Promise<string> => {
      const appealId = await accepted(name, given);
      await done(a.dispatch(w.clerk, { appealId, leadUnitId: w.roads.id, assistingUnits: [], instructions: '请修复路面' }));
      return appealId;
    };
    const replied = async (name: string): Promise<string> => {
      const appealId = await dispatched(name);
      await done(a.acknowledge(w.handler, { appealId }));
      await done(a.reply(w.handler, { appealId, ...answer }));
      return appealId;
    };
    w.clock.set('2024-05-20T09:00+08:00');
    await dispatched('超期');
    w.clock.set('2024-06-04T09:00+08:00');
    await dispatched('今天到期');
    await replied('待回访');
    await done(a.confirm(w.caller, { appealId: await replied('待销号'), solved: 'YES', satisfaction: 'SATISFIED' }));
    const returned = await replied('退回');
    const takenBack = await replied('评价已撤回');
    await done(a.confirm(w.link, { appealId: takenBack, solved: 'YES', satisfaction: 'SATISFIED' }));
    await done(a.retract(w.link, { appealId: takenBack }));
    w.clock.set('2024-06-06T09:00+08:00');
    await done(a.confirm(w.link, { appealId: returned, solved: 'NO', satisfaction: 'DISSATISFIED' }));
    await registered('等受理，已超期');
    w.clock.set('2024-06-07T09:00+08:00');
    await accepted('等交办', { source: 'SUPERIOR', sourceNo: '督〔2024〕3 号' });
    await registered('等受理', { source: 'HOTLINE', sourceNo: 'HX-1' });
    w.clock.set('2024-06-12T09:00+08:00');
    await done(
      a.register(
        w.otherClerk,
        anAppeal(w, { enterpriseId: undefined, firmDescription: '丹水镇一家店', source: 'HOTLINE', sourceNo: 'HX-9' }),
      ),
    );
  });
  afterAll(() => w.db.drop());

  const titles = (actor: Actor, list: DeskList) =>
    w.database.read(actor, async (reader) => {
      const page = await reads.list(reader, actor, { list }, { first: 100 });
      return { rows: page.edges.map(({ node }) => (node as unknown as { title: string }).title), total: await page.totalCount() };
    });

  it('counts in the order of the desk exactly the rows that each link opens', async () => {
    const counts = await w.database.read(w.clerk, (reader) => reads.deskCounts(reader, w.clerk));
    expect(counts.map(({ list }) => list)).toEqual(keysOf(DESK_LISTS));
    for (const { list, count } of counts) {
      const { rows, total } = await titles(w.clerk, list);
      expect([list, rows.length, total]).toEqual([list, count, count]);
    }
    expect(Object.fromEntries(counts.map(({ list, count }) => [list, count]))).toMatchObject({
      ACCEPT: 2,
      DISPATCH: 1,
      CALLBACK: 2,
      SIGN_OFF: 1,
      RETURNED: 1,
      SUPERIOR: 1,
      HOTLINE: 1,
      RATED: 1,
    });
    // What the firm took back waits for its call again; it is nobody's news and signs nothing off.
    expect((await titles(w.clerk, 'CALLBACK')).rows).toContain('评价已撤回');
    expect((await titles(w.clerk, 'SIGN_OFF')).rows).toEqual(['待销号']);
    expect((await titles(w.clerk, 'RETURNED')).rows).toEqual(['退回']);
    expect((await titles(w.clerk, 'DUE_TODAY')).rows).toContain('今天到期');
    expect((await titles(w.clerk, 'OVERDUE')).rows).toContain('超期');
  });

  it('shows another town nothing of it', async () => {
    const counts = await w.database.read(w.otherClerk, (reader) => reads.deskCounts(reader, w.otherClerk));
    expect(counts.filter(({ count }) => count > 0)).toEqual([
      { list: 'ACCEPT', count: 1 },
      { list: 'HOTLINE', count: 1 },
    ]);
    await expect(w.database.read(w.otherClerk, (reader) => reads.deskCounts(reader, w.otherClerk, w.town.id))).rejects.toThrow('NOT_FOUND');
  });

  it('counts for a unit what its own list opens', async () => {
    const counts = await w.database.read(w.handler, (reader) => reads.unitCounts(reader, w.handler));
    expect(counts.map(({ list }) => list)).toEqual(keysOf(UNIT_LISTS));
    for (const { list, count } of counts) {
      const rows = await w.database.read(
        w.handler,
        async (reader) => (await reads.dispatches(reader, w.handler, { list }, { first: 100 })).edges,
      );
      expect([list, rows.length]).toEqual([list, count]);
    }
    expect(counts.find(({ list }) => list === 'RETURNED')?.count).toBe(1);
  });

  it('shows a line of the ledger whole, with one statement for the page', async () => {
    let statements: Sql[] = [];
    const page = await w.database.read(w.clerk, async (reader) => {
      const counting: Reader = {
        rows: (sql, values) => (statements.push(sql), reader.rows(sql, values)),
        first: (sql, values) => (statements.push(sql), reader.first(sql, values)),
      };
      return reads.list(counting, w.clerk, { text: '待销号' }, { first: 20 });
    });
    statements = statements.filter((sql) => !(typeof sql === 'string' ? sql : sql.text).includes('calendar_year'));
    expect(statements).toHaveLength(1);
    expect(page.edges[0]?.node).toMatchObject({
      leadUnitName: '村镇建设办',
      assistingUnitNames: [],
      handlerName: 'HANDLER',
      dispatchedOn: '2024-06-04',
      latest: { action: 'confirm', occurredOn: '2024-06-04' },
      confirmation: { class: 'B', satisfaction: 'SATISFIED', personName: 'CALLBACK_OFFICER', unitName: '党政办', occurredOn: '2024-06-04' },
    });
  });

  it('pages through every order without leaving out or repeating a row', async () => {
    for (const sort of keysOf(APPEAL_SORTS)) {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await w.database.read(w.clerk, (reader) => reads.list(reader, w.clerk, { sort }, { first: 3, after }));
        seen.push(...page.edges.map(({ node }) => node.id));
        ({ hasNextPage: more, endCursor: after } = page.pageInfo);
      }
      expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 9, 9]);
    }
  });
});
