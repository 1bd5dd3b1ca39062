import { FixedClock, newId } from '@app/kernel';
import { PageArgs } from '@app/platform';
import { AppealsReads, type OwnAppealDetail } from './appeals.reads';
import { type AppealsWorld, appealsWorld, done, refused, rowOf } from './testing/appeals-world';

const ANSWER = { outcome: 'SOLVED', reply: '已修复', evidenceKind: 'NOTE', evidence: '照片存档' } as const;
const page = Object.assign(new PageArgs(), { first: 20 });

describe('one appeal by number and query code, and ten minutes to think again', () => {
  let w: AppealsWorld;
  const clock = new FixedClock('2024-11-20T09:00+08:00');
  const reads = new AppealsReads();
  beforeAll(async () => {
    w = await appealsWorld(clock);
  });
  afterAll(() => w.db.drop());

  const submit = () =>
    done(w.appeals.register(w.link, { clientId: newId(), title: '厂门口路坏了', description: '货车托底', source: 'ENTERPRISE' }));
  const replied = async (): Promise<string> => {
    const appealId = await submit();
    await done(w.appeals.accept(w.clerk, { appealId, category: 'LOGISTICS', complexity: 'ORDINARY' }));
    await done(w.appeals.dispatch(w.clerk, { appealId, leadUnitId: w.roads.id, instructions: '请办理' }));
    await done(w.appeals.acknowledge(w.handler, { appealId }));
    await done(w.appeals.reply(w.handler, { appealId, ...ANSWER }));
    return appealId;
  };
  const own = (id: string): Promise<OwnAppealDetail> => w.world.read(w.link, (r) => reads.own(r, w.link, id));
  const dispatchOf = async (id: string) =>
    (
      await w.db.look<{ state: string; round: number; due: string; acknowledged: string | null; replied: string | null }>(
        `SELECT state, round, due_on AS due, acknowledged_on AS acknowledged, replied_on AS replied FROM dispatch WHERE appeal_id = $1`,
        [id],
      )
    )[0];

  it('gives the code to the firm, the same each time, and to nobody of the staff', async () => {
    const id = await submit();
    const byFirm = (await own(id)) as OwnAppealDetail & { readonly queryCode: string; readonly number: string };
    expect(byFirm.queryCode).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(await own(id)).toMatchObject({ queryCode: byFirm.queryCode });
    expect(await w.world.read(w.clerk, (r) => reads.appeal(r, w.clerk, id))).toMatchObject({ queryCode: null });
    expect(await w.world.read(w.clerk, (r) => r.rows('SELECT app.query_code($1) AS code', [id]))).toEqual([{ code: null }]);
    await done(w.appeals.accept(w.clerk, { appealId: id, category: 'LOGISTICS', complexity: 'ORDINARY' }));
    await done(w.appeals.dispatch(w.clerk, { appealId: id, leadUnitId: w.power.id, instructions: '请办理' }));
    expect(await w.world.read(w.powerHandler, (r) => reads.appeal(r, w.powerHandler, id))).toMatchObject({ queryCode: null });
    const fits = (number: string, code: string) =>
      w.database.portalPool.query('SELECT * FROM app.authenticate_query($1, $2)', [number, code]).then(({ rows }) => rows as object[]);
    expect(await fits(byFirm.number, byFirm.queryCode)).toEqual([{ appeal_id: id, org_path: w.town.path }]);
    expect(await fits(byFirm.number, 'AAAA2222')).toEqual([]);
    expect(await fits('SQ-411323111-2024-9999', byFirm.queryCode)).toEqual([]);
    await expect(w.database.pool.query('SELECT * FROM app.authenticate_query($1, $2)', ['x', 'y'])).rejects.toThrow(/permission denied/);
    await expect(w.database.portalPool.query('SELECT app.slip_code($1, 0)', [id])).rejects.toThrow(/permission denied/);
  });

  it('shows whoever holds the code that appeal and no other row of any table', async () => {
    const [mine, other] = [await replied(), await replied()];
    const tracker = w.world.tracker(mine, w.town);
    expect((await w.world.read(tracker, (r) => reads.ownList(r, tracker, page))).edges.map((e) => e.node.id)).toEqual([mine]);
    await expect(w.world.read(tracker, (r) => reads.own(r, tracker, other))).rejects.toThrow('NOT_FOUND');
    for (const table of ['appeal', 'appeal_event', 'appeal_reply', 'dispatch', 'confirmation']) {
      const column = table === 'appeal' ? 'id' : 'appeal_id';
      const rows = await w.world.read(tracker, (r) => r.rows<{ id: string }>(`SELECT DISTINCT ${column} AS id FROM ${table}`));
      expect([table, rows.map((row) => row.id).filter((id) => id !== mine)]).toEqual([table, []]);
    }
    for (const table of ['enterprise', 'liaison', 'visit_firm', 'file', 'visit'])
      expect([table, await w.world.read(tracker, (r) => r.rows(`SELECT id FROM ${table}`))]).toEqual([table, []]);
    for (const act of [
      () => w.appeals.confirm(tracker, { appealId: other, solved: 'YES' }),
      () => w.appeals.reopen(tracker, { appealId: other, reason: 'x' }),
      () => w.appeals.withdraw(tracker, { appealId: other, reason: 'OTHER_WAY' }),
    ])
      await expect(act()).rejects.toThrow('NOT_FOUND');
    expect(await refused(w.appeals.register(tracker, { clientId: newId(), title: 'x', description: 'x', source: 'ENTERPRISE' }))).toBe(
      'APPEAL_NOT_ALLOWED',
    );
  });

  it('counts the word of whoever holds the code as the firm itself: class A, closed, reopened', async () => {
    const appealId = await replied();
    const tracker = w.world.tracker(appealId, w.town);
    await done(w.appeals.confirm(tracker, { appealId, solved: 'YES', satisfaction: 'SATISFIED' }));
    expect(await w.db.look('SELECT class, by_query_code, enterprise_link_id FROM confirmation WHERE appeal_id = $1', [appealId])).toEqual([
      { class: 'A', by_query_code: true, enterprise_link_id: null },
    ]);
    await done(w.appeals.close(w.head, { appealId }));
    await done(w.appeals.reopen(tracker, { appealId, reason: '又坏了' }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'IN_PROGRESS' });
  });

  it('tells the way in plain steps with the date of the next, and nothing of what is settled inside', async () => {
    const appealId = await replied();
    const { timeline } = await own(appealId);
    expect(timeline.map(({ action, byFirm, unitName, leadUnitName, dueOn }) => [action, byFirm, unitName, leadUnitName, dueOn])).toEqual([
      ['register', true, null, null, '2024-11-21'],
      ['accept', false, '经发办', null, '2024-11-21'],
      ['dispatch', false, '经发办', '村镇建设办', '2024-11-27'],
      ['acknowledge', false, '村镇建设办', null, '2024-11-27'],
      ['reply', false, '村镇建设办', null, '2024-11-25'],
    ]);
    expect(JSON.stringify(timeline)).not.toContain('请办理');
  });

  it('replaces a rating: the rework that had followed is undone, dates and dispatch as before', async () => {
    const appealId = await replied();
    const [before, sent] = [await rowOf(w, appealId), await dispatchOf(appealId)];
    await done(w.appeals.confirm(w.link, { appealId, solved: 'NO', satisfaction: 'VERY_DISSATISFIED' }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'IN_PROGRESS', reworkCount: 1 });
    const open = await own(appealId);
    expect(open.availableActions).toContain('retract');
    expect(open.retractableUntil?.toISOString()).toBe('2024-11-20T01:10:00.000Z');
    await done(w.appeals.retract(w.link, { appealId }));
    const { version: _, ...after } = await rowOf(w, appealId);
    const { version: __, ...was } = before;
    expect(after).toEqual(was);
    expect(await dispatchOf(appealId)).toEqual(sent);
    expect(await refused(w.appeals.close(w.head, { appealId }))).toBe('APPEAL_NOT_CONFIRMED');

    await done(w.appeals.confirm(w.link, { appealId, solved: 'NO' }));
    await done(w.appeals.confirm(w.link, { appealId, solved: 'YES', satisfaction: 'SATISFIED', replace: true }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'REPLIED', reworkCount: 0 });
    const { confirmations } = (await own(appealId)) as OwnAppealDetail & { readonly confirmations: readonly { retracted: boolean }[] };
    expect(confirmations.map((c) => c.retracted)).toEqual([true, true, false]);
    await done(w.appeals.close(w.head, { appealId }));
  });

  it('sends back what was satisfied and is not any more', async () => {
    const appealId = await replied();
    await done(w.appeals.confirm(w.link, { appealId, solved: 'YES', satisfaction: 'SATISFIED' }));
    await done(w.appeals.confirm(w.link, { appealId, solved: 'NO', comment: '又坏了', replace: true }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'IN_PROGRESS', reworkCount: 1 });
  });

  it('takes nothing back after ten minutes, once the unit went on, or once it is closed', async () => {
    const [late, taken, closed] = [await replied(), await replied(), await replied()];
    await done(w.appeals.confirm(w.link, { appealId: late, solved: 'NO' }));
    await done(w.appeals.confirm(w.link, { appealId: taken, solved: 'NO' }));
    await done(w.appeals.acknowledge(w.handler, { appealId: taken }));
    expect(await refused(w.appeals.retract(w.link, { appealId: taken }))).toBe('APPEAL_RETRACT_LATE');
    await done(w.appeals.confirm(w.link, { appealId: closed, solved: 'YES' }));
    await done(w.appeals.close(w.head, { appealId: closed }));
    expect(await refused(w.appeals.retract(w.link, { appealId: closed }))).toBe('APPEAL_WRONG_STATE');
    clock.set('2024-11-20T09:10:01+08:00');
    expect(await refused(w.appeals.retract(w.link, { appealId: late }))).toBe('APPEAL_RETRACT_LATE');
    expect(await refused(w.appeals.confirm(w.link, { appealId: late, solved: 'YES', replace: true }))).toBe('APPEAL_RETRACT_LATE');
    expect((await own(late)).retractableUntil).toBeNull();
  });

  it('does not let the database close on a word that was taken back', async () => {
    const appealId = await replied();
    await done(w.appeals.confirm(w.link, { appealId, solved: 'YES' }));
    await done(w.appeals.retract(w.link, { appealId }));
    await expect(
      w.database.write(w.head, (tx) => tx.change(`UPDATE appeal SET state = 'CLOSED', closed_on = app.today() WHERE id = $1`, [appealId])),
    ).rejects.toThrow();
  });
});
