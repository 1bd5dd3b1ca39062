import { FixedClock, newId } from '@app/kernel';
import { PageArgs } from '@app/platform';
import { AppealsReads } from './appeals.reads';
import { anAppeal, type AppealsWorld, appealsWorld, done, refused, rowOf } from './testing/appeals-world';

const ANSWER = { outcome: 'SOLVED', reply: '已修复', evidenceKind: 'NOTE', evidence: '照片存档' } as const;
const page = Object.assign(new PageArgs(), { first: 2 });

describe('the firm by its own link, and what pages show', () => {
  let w: AppealsWorld;
  const reads = new AppealsReads();
  beforeAll(async () => {
    w = await appealsWorld(new FixedClock('2024-12-30T18:10+08:00'));
  });
  afterAll(() => w.db.drop());

  const submit = () =>
    done(w.appeals.register(w.link, { clientId: newId(), title: '想用公用品牌', description: '不知找谁', source: 'ENTERPRISE' }));
  const replied = async () => {
    const appealId = await submit();
    await done(w.appeals.accept(w.clerk, { appealId, category: 'MARKET', complexity: 'ORDINARY' }));
    await done(w.appeals.dispatch(w.clerk, { appealId, leadUnitId: w.roads.id, instructions: '请办理' }));
    await done(w.appeals.reply(w.handler, { appealId, ...ANSWER }));
    return appealId;
  };

  it('hands in as in 0023, after hours', async () => {
    const id = await submit();
    expect(await rowOf(w, id)).toMatchObject({
      state: 'REGISTERED',
      acceptanceDueOn: '2025-01-02',
      number: expect.stringMatching(/^SQ-411323111-2024-\d{4}$/),
    });
  });

  it('confirms: satisfied closes, dissatisfied goes back with a new clock', async () => {
    const appealId = await replied();
    await done(w.appeals.confirm(w.link, { appealId, solved: 'YES', satisfaction: 'DISSATISFIED', comment: '又坏了' }));
    expect(await rowOf(w, appealId)).toMatchObject({
      state: 'IN_PROGRESS',
      reworkCount: 1,
      handlingDay0: '2024-12-31',
      dueOn: '2025-01-08',
    });
    await done(w.appeals.reply(w.handler, { appealId, ...ANSWER }));
    await done(w.appeals.confirm(w.link, { appealId, solved: 'YES', satisfaction: 'SATISFIED' }));
    await done(w.appeals.close(w.head, { appealId }));
    await done(w.appeals.reopen(w.link, { appealId, reason: '问题又出现' }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'IN_PROGRESS', closedOn: null });
    expect(
      await w.db.look(`SELECT 1 FROM appeal_event WHERE appeal_id = $1 AND action = 'close' AND confirmation_class = 'A'`, [appealId]),
    ).toHaveLength(1);
  });

  it('withdraws what is its own, and does nothing else', async () => {
    const appealId = await submit();
    expect(await refused(w.appeals.accept(w.link, { appealId, category: 'OTHER', complexity: 'SIMPLE' }))).toBe('APPEAL_NOT_ALLOWED');
    expect(await refused(w.appeals.void(w.link, { appealId, reason: 'x' }))).toBe('APPEAL_NOT_ALLOWED');
    await done(w.appeals.withdraw(w.link, { appealId, reason: 'SOLVED_BY_FIRM' }));
    expect((await rowOf(w, appealId)).state).toBe('WITHDRAWN');
  });

  it('sees its own and nobody else’s', async () => {
    const otherFirm = await w.world.enterprise(w.village, '别家');
    const stranger = await w.world.enterpriseActor(otherFirm, w.village, w.clerk);
    const appealId = await replied();
    const before = await rowOf(w, appealId);
    await expect(w.world.read(stranger, (r) => reads.own(r, stranger, appealId))).rejects.toThrow('NOT_FOUND');
    await expect(w.appeals.confirm(stranger, { appealId, solved: 'YES' })).rejects.toThrow('NOT_FOUND');
    await expect(w.appeals.withdraw(stranger, { appealId, reason: 'OTHER_WAY' })).rejects.toThrow('NOT_FOUND');
    await expect(w.appeals.reopen(stranger, { appealId, reason: 'x' })).rejects.toThrow('NOT_FOUND');
    expect(await rowOf(w, appealId)).toEqual(before);
    expect((await w.world.read(stranger, (r) => reads.ownList(r, stranger, page))).edges).toEqual([]);
    const mine = await w.world.read(w.link, (r) => reads.own(r, w.link, appealId));
    expect(mine).toMatchObject({
      id: appealId,
      availableActions: expect.arrayContaining(['confirm', 'withdraw']),
      leadUnitName: '村镇建设办',
    });
    expect(mine.availableActions).toHaveLength(2);
    const first = await w.world.read(w.link, (r) => reads.ownList(r, w.link, page));
    const second = await w.world.read(w.link, (r) =>
      reads.ownList(r, w.link, Object.assign(new PageArgs(), { first: 100, after: first.pageInfo.endCursor ?? undefined })),
    );
    expect(first.edges).toHaveLength(2);
    const total = await w.world.read(w.link, async (r) => (await reads.ownList(r, w.link, page)).totalCount());
    expect(new Set([...first.edges, ...second.edges].map((e) => e.node.id)).size).toBe(total);
  });

  it('shows the clerk one appeal with everything, the contact masked', async () => {
    const appealId = await done(w.appeals.register(w.clerk, anAppeal(w)));
    await done(w.appeals.accept(w.clerk, { appealId, category: 'MARKET', complexity: 'ORDINARY' }));
    await done(
      w.appeals.dispatch(w.clerk, { appealId, leadUnitId: w.roads.id, assistingUnits: [{ unitId: w.power.id }], instructions: '请办理' }),
    );
    const shown = await w.world.read(w.clerk, (r) => reads.appeal(r, w.clerk, appealId));
    expect(shown).toMatchObject({
      contactPhone: '138****5678',
      light: 'GREEN',
      workingDaysLeft: 5,
      leadUnitName: '村镇建设办',
      dueOn: '2025-01-07',
      dueIsProvisional: false,
    });
    expect(shown.availableActions).toEqual([
      'contact',
      'dispatch',
      'acknowledge',
      'supportReply',
      'release',
      'requestExtension',
      'merge',
      'withdraw',
    ]);
    expect(shown.explainDue.map((d) => d.ordinal)).toEqual([null, 1, null, 2, 3, null, null, 4, 5]);
    expect((shown as unknown as { dispatches: object[] }).dispatches).toHaveLength(2);
    const byHandler = await w.world.read(w.powerHandler, (r) => reads.appeal(r, w.powerHandler, appealId));
    expect(byHandler.availableActions).toEqual(['contact', 'acknowledge', 'supportReply']);
    expect((byHandler as unknown as { dispatches: object[] }).dispatches).toHaveLength(1);
    expect(await w.appeals.revealContact(w.clerk, { appealId, reason: '回访' })).toEqual({
      contactName: '张三',
      contactPhone: '13800005678',
    });
    expect(await w.db.look(`SELECT 1 FROM audit_entry WHERE subject_id = $1 AND action = 'appeal.revealContact'`, [appealId])).toHaveLength(
      1,
    );
  });

  it('lists the ledger under a scope, a light and a text, and a unit its own', async () => {
    const list = (filter: object, first = 50) =>
      w.world.read(w.clerk, (r) => reads.list(r, w.clerk, filter, Object.assign(new PageArgs(), { first })));
    const all = await list({});
    const lit = await Promise.all((['GREEN', 'YELLOW', 'RED'] as const).map((light) => list({ light })));
    expect(lit.flatMap((p) => p.edges).length).toBe(all.edges.filter((e) => e.node.light !== null).length);
    for (const [i, light] of (['GREEN', 'YELLOW', 'RED'] as const).entries())
      expect(new Set(lit[i]?.edges.map((e) => e.node.light))).toEqual(new Set(lit[i]?.edges.length ? [light] : []));
    expect((await list({ text: '100%' })).edges).toEqual([]);
    expect((await list({ text: 'sq-411323111-2024-0001' })).edges).toHaveLength(1);
    expect((await list({ enterpriseId: w.firm })).edges).toHaveLength(all.edges.length);
    await expect(list({ unitId: w.otherTown.id })).rejects.toThrow('NOT_FOUND');
    expect((await w.world.read(w.otherClerk, (r) => reads.list(r, w.otherClerk, {}, page))).edges).toEqual([]);
    const own = await w.world.read(w.powerHandler, (r) => reads.dispatches(r, w.powerHandler, { open: true, light: 'GREEN' }, page));
    expect(own.edges.map((e) => e.node)).toMatchObject([{ state: 'SENT', light: 'GREEN' }]);
    expect(await w.world.read(w.clerk, async (r) => (await reads.list(r, w.clerk, {}, page)).totalCount())).toBe(all.edges.length);
  });
});
