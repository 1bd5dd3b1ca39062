import { FixedClock } from '@app/kernel';
import { anAppeal, type AppealsWorld, appealsWorld, done, refused, rowOf } from './testing/appeals-world';

describe('the main path, 挂号 to 销号', () => {
  let w: AppealsWorld;
  beforeAll(async () => {
    w = await appealsWorld(new FixedClock('2024-06-30T12:00+08:00'));
  });
  afterAll(() => w.db.drop());

  it('tells the story of 0004: rework after dissatisfaction, confirmed by the firm, closed', async () => {
    w.clock.set('2024-05-13T10:00+08:00');
    const id = await done(w.appeals.register(w.cadre, anAppeal(w)));
    expect(await rowOf(w, id)).toMatchObject({ number: 'SQ-411323111-2024-0001', state: 'REGISTERED', acceptanceDueOn: '2024-05-14' });
    w.clock.set('2024-05-14T09:00+08:00');
    await done(w.appeals.accept(w.clerk, { appealId: id, category: 'LOGISTICS', complexity: 'ORDINARY' }));
    await done(
      w.appeals.dispatch(w.clerk, {
        appealId: id,
        leadUnitId: w.roads.id,
        assistingUnits: [{ unitId: w.village.id }],
        instructions: '请修复路面',
      }),
    );
    expect(await rowOf(w, id)).toMatchObject({
      state: 'IN_PROGRESS',
      handlingDay0: '2024-05-14',
      originalDueOn: '2024-05-21',
      dueOn: '2024-05-21',
    });
    await done(w.appeals.acknowledge(w.handler, { appealId: id }));
    w.clock.set('2024-05-20T09:00+08:00');
    const answer = { outcome: 'SOLVED', reply: '已填碎石', evidenceKind: 'NOTE', evidence: '现场照片存档' } as const;
    expect(await refused(w.appeals.reply(w.handler, { appealId: id, ...answer }))).toBe('APPEAL_SUPPORT_OPEN');
    await done(w.appeals.replyAsAssistingUnit(w.villager, { appealId: id, reply: '村里已协调' }));
    await done(w.appeals.reply(w.handler, { appealId: id, ...answer }));
    expect(await rowOf(w, id)).toMatchObject({ state: 'REPLIED', callbackDueOn: '2024-05-23', outcome: 'SOLVED' });
    w.clock.set('2024-05-21T09:00+08:00');
    await done(w.appeals.confirm(w.caller, { appealId: id, solved: 'PARTLY', satisfaction: 'DISSATISFIED', comment: '又坑了' }));
    expect(await rowOf(w, id)).toMatchObject({
      state: 'IN_PROGRESS',
      reworkCount: 1,
      handlingDay0: '2024-05-22',
      originalDueOn: '2024-05-29',
      dueOn: '2024-05-29',
      callbackDueOn: null,
    });
    w.clock.set('2024-05-29T09:00+08:00');
    await done(w.appeals.reply(w.handler, { appealId: id, ...answer, reply: '已铺商砼' }));
    w.clock.set('2024-05-31T09:00+08:00');
    await done(w.appeals.confirm(w.link, { appealId: id, solved: 'YES', satisfaction: 'SATISFIED' }));
    w.clock.set('2024-06-03T09:00+08:00');
    await done(w.appeals.close(w.head, { appealId: id }));
    expect(await rowOf(w, id)).toMatchObject({ state: 'CLOSED', closedOn: '2024-06-03', outcome: 'SOLVED' });
    const events = await w.db.look<{ action: string; class: string | null }>(
      'SELECT action, confirmation_class AS class FROM appeal_event WHERE appeal_id = $1 ORDER BY seq',
      [id],
    );
    expect(events.map((e) => (e.class ? `${e.action}:${e.class}` : e.action))).toEqual([
      'register',
      'accept',
      'dispatch',
      'acknowledge',
      'supportReply',
      'reply',
      'confirm:B',
      'rework',
      'reply',
      'confirm:A',
      'close:A',
    ]);
    expect(await w.db.look('SELECT action FROM audit_entry WHERE subject_id = $1', [id])).toHaveLength(11);
  });

  it('does not strike off as solved what the firm calls partly solved', async () => {
    w.clock.set('2024-06-10T09:00+08:00');
    const appealId = await done(w.appeals.register(w.cadre, anAppeal(w)));
    await done(w.appeals.accept(w.clerk, { appealId, category: 'LOGISTICS', complexity: 'ORDINARY' }));
    await done(w.appeals.dispatch(w.clerk, { appealId, leadUnitId: w.roads.id, instructions: '请修复路面' }));
    await done(w.appeals.reply(w.handler, { appealId, outcome: 'SOLVED', reply: '已修复', evidenceKind: 'NOTE', evidence: '照片' }));
    await done(w.appeals.confirm(w.link, { appealId, solved: 'PARTLY', satisfaction: 'BASICALLY_SATISFIED' }));
    await done(w.appeals.close(w.head, { appealId }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'CLOSED', outcome: 'PARTLY' });
    expect(await w.db.look(`SELECT outcome FROM appeal_event WHERE appeal_id = $1 AND action = 'close'`, [appealId])).toEqual([
      { outcome: 'PARTLY' },
    ]);
  });

  it('registers a ticket of the hotline once, also when it comes twice at the same time', async () => {
    w.clock.set('2024-06-10T09:00+08:00');
    const ticket = () => w.appeals.register(w.clerk, anAppeal(w, { source: 'HOTLINE', sourceNo: 'HX-2024-0610-7' }));
    const results = await Promise.allSettled([ticket(), ticket(), ticket()].map(done));
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    expect(await refused(ticket())).toBe('APPEAL_TICKET_TWICE');
  });
});
