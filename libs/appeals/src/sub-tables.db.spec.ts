import { FixedClock, localDate, SYSTEM_ACTOR } from '@app/kernel';
import { AppealsClock } from './appeals.clock';
import { AppealsReads } from './appeals.reads';
import { anAppeal, type AppealsWorld, appealsWorld, done, refused, rowOf } from './testing/appeals-world';

const ANSWER = { outcome: 'SOLVED', reply: '已修复', evidenceKind: 'NOTE', evidence: '照片存档' } as const;

describe('requests, exits and what happens by itself', () => {
  let w: AppealsWorld;
  beforeAll(async () => {
    w = await appealsWorld(new FixedClock('2024-06-17T09:00+08:00'));
  });
  beforeEach(() => w.clock.set('2024-06-17T09:00+08:00'));
  afterAll(() => w.db.drop());

  const at = (date: string) => w.clock.set(`${date}T09:00+08:00`);
  const registered = () => done(w.appeals.register(w.cadre, anAppeal(w)));
  const inProgress = async (lead = w.power.id) => {
    const appealId = await registered();
    at('2024-06-18');
    await done(w.appeals.accept(w.clerk, { appealId, category: 'UTILITIES', complexity: 'SEVERAL_UNITS' }));
    await done(w.appeals.dispatch(w.clerk, { appealId, leadUnitId: lead, instructions: '请核定电价' }));
    return appealId;
  };
  const requests = (id: string) =>
    w.db.look<{ state: string; kind: string }>('SELECT kind, state FROM appeal_request WHERE appeal_id = $1 ORDER BY id', [id]);

  it('orders only units of its own, and refers upward only to others', async () => {
    const appealId = await registered();
    await done(w.appeals.accept(w.clerk, { appealId, category: 'UTILITIES', complexity: 'ORDINARY' }));
    const send = (leadUnitId: string, form: 'ORDER' | 'UPWARD', supports: { unitId: string; form?: 'ORDER' | 'LETTER' }[] = []) =>
      w.appeals.dispatch(w.clerk, { appealId, leadUnitId, form, assistingUnits: supports, instructions: '请办理' });
    expect(await refused(send(w.power.id, 'ORDER'))).toBe('APPEAL_FORM_ORDER');
    expect(await refused(send(w.roads.id, 'UPWARD'))).toBe('APPEAL_FORM_UPWARD');
    expect(await refused(send(w.roads.id, 'ORDER', [{ unitId: w.power.id, form: 'ORDER' }]))).toBe('APPEAL_FORM_ORDER');
    await done(send(w.roads.id, 'ORDER', [{ unitId: w.power.id }]));
    expect(await w.db.look('SELECT part, form FROM dispatch WHERE appeal_id = $1 ORDER BY part', [appealId])).toEqual([
      { part: 'LEAD', form: 'ORDER' },
      { part: 'SUPPORT', form: 'LETTER' },
    ]);
  });

  it('extends as in 0005: asked in time, by rank, both dates kept', async () => {
    const appealId = await inProgress();
    at('2024-07-05');
    const ask = (newDueOn: string) =>
      w.appeals.requestExtension(w.powerHandler, { appealId, reason: '需报县公司', newDueOn: localDate(newDueOn) });
    expect(await refused(ask('2024-07-31'))).toBe('APPEAL_EXTENSION_LIMIT');
    expect(await refused(ask('2024-07-13'))).toBe('APPEAL_NOT_A_WORKING_DAY');
    await done(ask('2024-07-16'));
    expect(await refused(ask('2024-07-17'))).toBe('APPEAL_REQUEST_PENDING');
    const decide = { appealId, kind: 'EXTENSION', approve: true } as const;
    expect(await refused(w.appeals.decideRequest(w.head, decide))).toBe('APPEAL_NOT_ALLOWED');
    expect(await refused(w.appeals.decideRequest(w.divisionLeader, { ...decide, approve: false }))).toBe('APPEAL_MISSING_INPUT');
    await done(w.appeals.decideRequest(w.divisionLeader, decide));
    expect(await refused(w.appeals.decideRequest(w.divisionLeader, decide))).toBe('APPEAL_NO_REQUEST');
    expect(await rowOf(w, appealId)).toMatchObject({ originalDueOn: '2024-07-09', dueOn: '2024-07-16' });
    at('2024-07-12');
    await done(ask('2024-08-16'));
    expect(await refused(w.appeals.decideRequest(w.divisionLeader, decide))).toBe('APPEAL_EXTENSION_RANK');
    await done(w.appeals.decideRequest(w.chief, decide));
    expect(await rowOf(w, appealId)).toMatchObject({ originalDueOn: '2024-07-09', dueOn: '2024-08-16' });
    expect(await w.db.look('SELECT due_on AS due FROM dispatch WHERE appeal_id = $1', [appealId])).toEqual([{ due: '2024-08-16' }]);
    expect(await refused(ask('2024-08-30'))).toBe('APPEAL_EXTENSION_EXHAUSTED');
  });

  it('does not extend on the due day, and a request lapses with the reply', async () => {
    const appealId = await inProgress(w.roads.id);
    at('2024-07-09');
    expect(await refused(w.appeals.requestExtension(w.handler, { appealId, reason: 'x', newDueOn: localDate('2024-07-16') }))).toBe(
      'APPEAL_EXTENSION_TOO_LATE',
    );
    const another = await (async () => {
      at('2024-06-17');
      return inProgress(w.power.id);
    })();
    at('2024-07-01');
    await done(w.appeals.requestExtension(w.powerHandler, { appealId: another, reason: 'x', newDueOn: localDate('2024-07-16') }));
    await done(w.appeals.reply(w.powerHandler, { appealId: another, ...ANSWER }));
    expect(await requests(another)).toEqual([{ kind: 'EXTENSION', state: 'LAPSED' }]);
    expect(await refused(w.appeals.decideRequest(w.divisionLeader, { appealId: another, kind: 'EXTENSION', approve: true }))).toBe(
      'APPEAL_WRONG_STATE',
    );
  });

  it('rejects by request of the clerk and decision of the head', async () => {
    const appealId = await registered();
    await done(w.appeals.requestRejection(w.clerk, { appealId, reason: 'STATUTORY_WAY', insteadWhere: '司法所' }));
    expect(await refused(w.appeals.decideRequest(w.clerk, { appealId, kind: 'REJECTION', approve: true }))).toBe('APPEAL_NOT_ALLOWED');
    expect(await refused(w.appeals.decideRequest(w.head, { appealId: await registered(), kind: 'REJECTION', approve: true }))).toBe(
      'APPEAL_NO_REQUEST',
    );
    await done(w.appeals.decideRequest(w.head, { appealId, kind: 'REJECTION', approve: false, comment: '先受理' }));
    expect((await rowOf(w, appealId)).state).toBe('REGISTERED');
    await done(w.appeals.requestRejection(w.clerk, { appealId, reason: 'STATUTORY_WAY', insteadWhere: '法院' }));
    await done(w.appeals.decideRequest(w.head, { appealId, kind: 'REJECTION', approve: true }));
    expect((await rowOf(w, appealId)).state).toBe('REJECTED');
    expect(await requests(appealId)).toEqual([
      { kind: 'REJECTION', state: 'REFUSED' },
      { kind: 'REJECTION', state: 'APPROVED' },
    ]);
  });

  it('solves on the spot by who was there, and evidence is asked for', async () => {
    const appealId = await registered();
    const otherCadre = await w.world.actor('CADRE', w.partyOffice, w.town);
    const answer = { appealId, outcome: 'EXPLAINED', reply: '补贴目录外', evidenceKind: 'NONE' } as const;
    expect(await refused(w.appeals.solveOnSpot(otherCadre, { ...answer, ruleQuoted: '目录第三条' }))).toBe('APPEAL_NOT_WITNESS');
    expect(await refused(w.appeals.solveOnSpot(w.cadre, answer))).toBe('APPEAL_RULE_NEEDED');
    expect(await refused(w.appeals.solveOnSpot(w.cadre, { ...answer, outcome: 'SOLVED' }))).toBe('APPEAL_EVIDENCE_NEEDED');
    await done(w.appeals.solveOnSpot(w.cadre, { ...answer, ruleQuoted: '目录第三条' }));
    await done(w.appeals.confirm(w.caller, { appealId, solved: 'YES' }));
    await done(w.appeals.close(w.head, { appealId }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'CLOSED', outcome: 'EXPLAINED', dueOn: null });
  });

  it('closes unconfirmed after three attempts only', async () => {
    const appealId = await inProgress(w.roads.id);
    at('2024-06-20');
    await done(w.appeals.reply(w.handler, { appealId, ...ANSWER }));
    for (const day of ['2024-06-24', '2024-06-26']) {
      at(day);
      await done(w.appeals.recordAttempt(w.caller, { appealId, channel: 'PHONE', result: 'NOT_ANSWERED' }));
    }
    at('2024-07-05');
    expect(await refused(w.appeals.closeUnconfirmed(w.head, { appealId, reason: '三次未接通' }))).toBe('APPEAL_ATTEMPTS');
    await done(w.appeals.recordAttempt(w.caller, { appealId, channel: 'VISIT', result: 'NOBODY_THERE' }));
    await done(w.appeals.closeUnconfirmed(w.head, { appealId, reason: '三次未接通' }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'CLOSED_UNCONFIRMED', closedOn: '2024-07-05' });
    at('2024-08-22');
    expect(await refused(w.appeals.reopen(w.link, { appealId, reason: '没解决' }))).toBe('APPEAL_REOPEN_EXPIRED');
    await done(w.appeals.reopen(w.head, { appealId, reason: '回访联系上，未解决' }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'IN_PROGRESS', closedOn: null, handlingDay0: '2024-08-23' });
    expect(
      await w.db.look(`SELECT occurred_on AS on FROM appeal_event WHERE appeal_id = $1 AND action = 'closeUnconfirmed'`, [appealId]),
    ).toEqual([{ on: '2024-07-05' }]);
  });

  it('sends the second rework up a level', async () => {
    const appealId = await inProgress(w.roads.id);
    for (const round of [1, 2]) {
      await done(w.appeals.reply(w.handler, { appealId, ...ANSWER }));
      await done(w.appeals.confirm(w.caller, { appealId, solved: 'NO' }));
      const [event] = await w.db.look<{ level: string }>(
        `SELECT details->>'level' AS level FROM appeal_event WHERE appeal_id = $1 AND action = 'rework' ORDER BY seq DESC LIMIT 1`,
        [appealId],
      );
      expect(event?.level).toBe(round === 1 ? 'UNIT' : 'CHIEF_LEADER');
    }
    expect(await rowOf(w, appealId)).toMatchObject({ reworkCount: 2, state: 'IN_PROGRESS' });
  });

  it('merges into an open main one, passes its reply on, and stays flat', async () => {
    const [main, twin, third] = [await inProgress(w.roads.id), await registered(), await registered()];
    expect(await refused(w.appeals.merge(w.clerk, { appealId: twin, mainAppealId: twin, reason: 'x' }))).toBe('APPEAL_MAIN_SELF');
    const both = await Promise.all([
      w.appeals.merge(w.clerk, { appealId: twin, mainAppealId: third, reason: '同一条路' }),
      w.appeals.merge(w.clerk, { appealId: third, mainAppealId: twin, reason: '同一条路' }),
    ]);
    expect(both.filter((r) => 'code' in r)).toHaveLength(1);
    const [survivor, gone] = (await rowOf(w, twin)).state === 'MERGED' ? [third, twin] : [twin, third];
    expect(await refused(w.appeals.merge(w.clerk, { appealId: survivor, mainAppealId: main, reason: 'x' }))).toBe('APPEAL_HAS_MERGED');
    expect(await refused(w.appeals.merge(w.clerk, { appealId: main, mainAppealId: gone, reason: 'x' }))).toBe('APPEAL_MAIN_FINAL');
    await done(w.appeals.accept(w.clerk, { appealId: survivor, category: 'LOGISTICS', complexity: 'SIMPLE' }));
    await done(w.appeals.dispatch(w.clerk, { appealId: survivor, leadUnitId: w.roads.id, instructions: 'x' }));
    await done(w.appeals.reply(w.handler, { appealId: survivor, ...ANSWER }));
    const clock = new AppealsClock(w.database);
    expect([await clock.passOnReplies(), await clock.passOnReplies()]).toEqual([1, 0]);
    expect(await w.world.read(w.link, (r) => new AppealsReads().own(r, w.link, gone))).toMatchObject({
      state: 'MERGED',
      replies: [{ reply: '已修复' }],
    });
    expect(
      await w.db.look(`SELECT details->>'reply' AS reply FROM appeal_event WHERE appeal_id = $1 AND action = 'passOn'`, [gone]),
    ).toEqual([{ reply: '已修复' }]);
  });

  it('is withdrawn on paper only, and transferred with the number of the other side', async () => {
    const appealId = await inProgress(w.roads.id);
    at('2024-07-10');
    expect(await refused(w.appeals.withdraw(w.clerk, { appealId, reason: 'OTHER_WAY' }))).toBe('APPEAL_PAPER_NEEDED');
    await done(w.appeals.withdraw(w.clerk, { appealId, reason: 'OTHER_WAY', note: '签字回执在案卷' }));
    expect(
      await w.db.look(
        `SELECT confirmation_class AS class, details->>'overdue' AS overdue FROM appeal_event WHERE appeal_id = $1 AND action = 'withdraw'`,
        [appealId],
      ),
    ).toEqual([{ class: 'C', overdue: 'true' }]);
    const other = await registered();
    const given = { appealId: other, receiver: '司法所', receiverNo: '', receivedOn: localDate('2024-07-10'), reason: '宅基地边界纠纷' };
    expect(await refused(w.appeals.transfer(w.head, given))).toBe('APPEAL_MISSING_INPUT');
    await done(w.appeals.transfer(w.head, { ...given, receiverNo: '阳调2024-17' }));
    expect((await rowOf(w, other)).state).toBe('TRANSFERRED');
  });

  it('counts as accepted after three working days, once, and gives a late entry its own three', async () => {
    at('2024-11-04');
    const [early, late] = [await registered(), await done(w.appeals.register(w.clerk, anAppeal(w)))];
    at('2024-11-06');
    const recordedLater = await done(w.appeals.register(w.clerk, anAppeal(w, { occurredOn: localDate('2024-11-04') })));
    const clock = new AppealsClock(w.database);
    const state = async (id: string) => (await rowOf(w, id)).state;
    const open = [early, late, recordedLater];
    at('2024-11-07');
    await clock.deemAccept();
    expect(await Promise.all(open.map(state))).toEqual(['REGISTERED', 'REGISTERED', 'REGISTERED']);
    at('2024-11-08');
    await Promise.all([clock.deemAccept(), clock.deemAccept()]);
    expect(await Promise.all(open.map(state))).toEqual(['ACCEPTED', 'ACCEPTED', 'REGISTERED']);
    expect(await clock.deemAccept()).toBe(0);
    at('2024-11-12');
    expect(await clock.deemAccept()).toBe(1);
    expect(
      await w.db.look(`SELECT occurred_on AS on, actor_kind AS kind FROM appeal_event WHERE appeal_id = $1 AND action = 'deemAccepted'`, [
        early,
      ]),
    ).toEqual([{ on: '2024-11-07', kind: SYSTEM_ACTOR.kind }]);
    expect(await refused(w.appeals.dispatch(w.clerk, { appealId: early, leadUnitId: w.roads.id, instructions: 'x' }))).toBe(
      'APPEAL_MISSING_INPUT',
    );
    await done(
      w.appeals.dispatch(w.clerk, { appealId: early, leadUnitId: w.roads.id, instructions: 'x', category: 'LAND', complexity: 'SIMPLE' }),
    );
  });

  it('reassigns the lead without a new day 0, and releases a co-unit', async () => {
    const appealId = await inProgress(w.roads.id);
    const due = (await rowOf(w, appealId)).dueOn;
    at('2024-06-20');
    await done(
      w.appeals.dispatch(w.clerk, { appealId, leadUnitId: w.power.id, assistingUnits: [{ unitId: w.village.id }], instructions: '改派' }),
    );
    expect(await rowOf(w, appealId)).toMatchObject({ handlingDay0: '2024-06-18', dueOn: due });
    await expect(w.appeals.reply(w.handler, { appealId, ...ANSWER })).resolves.toMatchObject({ code: 'APPEAL_NOT_YOUR_UNIT' });
    expect(await refused(w.appeals.reply(w.powerHandler, { appealId, ...ANSWER }))).toBe('APPEAL_SUPPORT_OPEN');
    await done(w.appeals.releaseAssistingUnit(w.clerk, { appealId, unitId: w.village.id, reason: '不再需要' }));
    await done(w.appeals.reply(w.powerHandler, { appealId, ...ANSWER }));
  });
});
