import { FixedClock, newId, type Actor } from '@app/kernel';
import { anAppeal, type AppealsWorld, appealsWorld, done, refused, rowOf } from './testing/appeals-world';

const ANSWER = { outcome: 'SOLVED', reply: '已修复', evidenceKind: 'NOTE', evidence: '照片存档' } as const;

describe('what must never break', () => {
  let w: AppealsWorld;
  beforeAll(async () => {
    w = await appealsWorld(new FixedClock('2024-11-04T09:00+08:00'));
  });
  beforeEach(() => w.clock.set('2024-11-04T09:00+08:00'));
  afterAll(() => w.db.drop());

  const registered = () => done(w.appeals.register(w.clerk, anAppeal(w)));
  const inProgress = async (lead = w.roads.id) => {
    const appealId = await registered();
    await done(w.appeals.accept(w.clerk, { appealId, category: 'LOGISTICS', complexity: 'ORDINARY' }));
    await done(w.appeals.dispatch(w.clerk, { appealId, leadUnitId: lead, instructions: '请办理' }));
    return appealId;
  };
  const replied = async (by: Actor = w.handler) => {
    const appealId = await inProgress();
    await done(w.appeals.reply(by, { appealId, ...ANSWER }));
    return appealId;
  };
  /** Round every rule of ours: the application's own role, the bare UPDATE. */
  const forceClose = (actor: Actor, id: string) =>
    w.database.write(actor, (tx) => tx.change(`UPDATE appeal SET state = 'CLOSED', closed_on = app.today() WHERE id = $1`, [id]));

  it('is not closed without a confirmation, by service and by database', async () => {
    const appealId = await replied();
    expect(await refused(w.appeals.close(w.head, { appealId }))).toBe('APPEAL_NOT_CONFIRMED');
    await expect(forceClose(w.head, appealId)).rejects.toThrow('RULE_BROKEN');
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'REPLIED', closedOn: null });
  });

  it('is not closed on a call of the same office (D)', async () => {
    const appealId = await replied();
    await done(w.appeals.confirm(w.clerk, { appealId, solved: 'YES', satisfaction: 'SATISFIED' }));
    expect(await refused(w.appeals.close(w.head, { appealId }))).toBe('APPEAL_NOT_CONFIRMED');
    await expect(forceClose(w.head, appealId)).rejects.toThrow('RULE_BROKEN');
    await done(w.appeals.confirm(w.clerk, { appealId, solved: 'YES', signedPaper: true, note: '回执在案卷' }));
    await done(w.appeals.close(w.head, { appealId }));
    expect(await w.db.look('SELECT class FROM confirmation WHERE appeal_id = $1 ORDER BY recorded_at, id', [appealId])).toEqual([
      { class: 'D' },
      { class: 'C' },
    ]);
  });

  it('is not closed by who handled it or called back', async () => {
    const appealId = await replied();
    await done(w.appeals.confirm(w.caller, { appealId, solved: 'YES' }));
    const wearing = (person: Actor): Actor => ({ ...w.head, id: person.id });
    for (const person of [w.handler, w.caller]) {
      expect(await refused(w.appeals.close(wearing(person), { appealId }))).toBe('APPEAL_CLOSE_SIGNER');
      await expect(forceClose(wearing(person), appealId)).rejects.toThrow('RULE_BROKEN');
    }
    expect((await rowOf(w, appealId)).state).toBe('REPLIED');
  });

  it('is not closed on a confirmation of an earlier reply', async () => {
    const appealId = await replied();
    await done(w.appeals.confirm(w.caller, { appealId, solved: 'YES', satisfaction: 'SATISFIED' }));
    await done(w.appeals.rework(w.head, { appealId, reason: '抽查发现未完工' }));
    await done(w.appeals.reply(w.handler, { appealId, ...ANSWER }));
    expect(await refused(w.appeals.close(w.head, { appealId }))).toBe('APPEAL_NOT_CONFIRMED');
    await expect(forceClose(w.head, appealId)).rejects.toThrow('RULE_BROKEN');
  });

  it('is closed once when two close at the same time', async () => {
    const appealId = await replied();
    await done(w.appeals.confirm(w.caller, { appealId, solved: 'YES' }));
    const results = await Promise.all([w.appeals.close(w.head, { appealId }), w.appeals.close(w.chief, { appealId })]);
    expect(results.map((r) => ('code' in r ? r.code : 'closed')).sort()).toEqual(['APPEAL_WRONG_STATE', 'closed']);
    expect(await w.db.look(`SELECT 1 FROM appeal_event WHERE appeal_id = $1 AND action = 'close'`, [appealId])).toHaveLength(1);
  });

  it('keeps its number when it is void, and a number never changes', async () => {
    const appealId = await registered();
    const { number } = await rowOf(w, appealId);
    await done(w.appeals.void(w.head, { appealId, reason: '重复录入' }));
    expect(await rowOf(w, appealId)).toMatchObject({ state: 'VOID', number });
    await expect(
      w.database.write(w.clerk, (tx) => tx.change(`UPDATE appeal SET number = 'SQ-1' WHERE id = $1`, [appealId])),
    ).rejects.toThrow();
  });

  it('is not there for the next town, whatever it tries', async () => {
    const appealId = await replied();
    const before = await rowOf(w, appealId);
    const attempts = [
      w.appeals.accept(w.otherClerk, { appealId, category: 'OTHER', complexity: 'SIMPLE' }),
      w.appeals.dispatch(w.otherClerk, { appealId, leadUnitId: w.otherTown.id, instructions: 'x' }),
      w.appeals.acknowledge(w.otherClerk, { appealId }),
      w.appeals.reply(w.otherClerk, { appealId, ...ANSWER }),
      w.appeals.requestExtension(w.otherClerk, { appealId, reason: 'x', newDueOn: before.dueOn! }),
      w.appeals.decideRequest(w.otherHead, { appealId, kind: 'EXTENSION', approve: true }),
      w.appeals.confirm(w.otherClerk, { appealId, solved: 'YES' }),
      w.appeals.recordAttempt(w.otherClerk, { appealId, channel: 'PHONE', result: 'NOT_ANSWERED' }),
      w.appeals.rework(w.otherHead, { appealId, reason: 'x' }),
      w.appeals.close(w.otherHead, { appealId }),
      w.appeals.closeUnconfirmed(w.otherHead, { appealId, reason: 'x' }),
      w.appeals.reopen(w.otherHead, { appealId, reason: 'x' }),
      w.appeals.void(w.otherHead, { appealId, reason: 'x' }),
      w.appeals.withdraw(w.otherClerk, { appealId, reason: 'OTHER_WAY', note: 'x' }),
      w.appeals.merge(w.otherClerk, { appealId, mainAppealId: newId(), reason: 'x' }),
      w.appeals.transfer(w.otherHead, { appealId, receiver: 'x', receiverNo: 'x', receivedOn: before.registeredOn, reason: 'x' }),
      w.appeals.revealContact(w.otherClerk, { appealId, reason: 'x' }),
    ];
    const codes = (await Promise.allSettled(attempts)).map((r) => (r.status === 'rejected' ? (r.reason as Error).message : 'done'));
    expect(codes).toEqual(attempts.map(() => 'NOT_FOUND'));
    expect(await rowOf(w, appealId)).toEqual(before);
  });

  it('refuses what is missing, too early, in the future, or seen too long ago', async () => {
    const appealId = await registered();
    const accept = { appealId, category: 'LAND', complexity: 'ORDINARY' } as const;
    expect(await w.appeals.accept(w.clerk, { ...accept, category: null as never })).toMatchObject({
      code: 'APPEAL_MISSING_INPUT',
      field: 'input.category',
      allowed: expect.arrayContaining(['accept']),
    });
    expect(await refused(w.appeals.accept(w.clerk, { ...accept, occurredOn: '2024-11-05' as never }))).toBe('OCCURRED_IN_FUTURE');
    expect(await refused(w.appeals.accept(w.clerk, { ...accept, occurredOn: '2024-11-03' as never }))).toBe('OCCURRED_BEFORE');
    expect(await refused(w.appeals.accept(w.clerk, { ...accept, version: 7 }))).toBe('APPEAL_CHANGED');
    expect(await refused(w.appeals.accept(w.caller, accept))).toBe('APPEAL_NOT_ALLOWED');
    expect(await refused(w.appeals.close(w.head, { appealId }))).toBe('APPEAL_WRONG_STATE');
    expect((await rowOf(w, appealId)).version).toBe(1);
  });

  it('does an act once for a client id', async () => {
    const appealId = await registered();
    const act = { appealId, category: 'LAND', complexity: 'ORDINARY', clientId: newId() } as const;
    await Promise.all([done(w.appeals.accept(w.clerk, act)), done(w.appeals.accept(w.clerk, act))]);
    expect(await w.db.look(`SELECT 1 FROM appeal_event WHERE appeal_id = $1 AND action = 'accept'`, [appealId])).toHaveLength(1);
    await expect(w.appeals.accept(w.clerk, { ...act, complexity: 'SIMPLE' })).rejects.toThrow('CLIENT_ID_REUSED');
  });

  it('lets a unit of another tree acknowledge and reply, and see no other appeal', async () => {
    const appealId = await inProgress(w.power.id);
    const other = await registered();
    await done(w.appeals.acknowledge(w.powerHandler, { appealId }));
    expect(await refused(w.appeals.close(w.powerHandler, { appealId }))).toBe('APPEAL_WRONG_STATE');
    expect(
      await refused(
        w.appeals.transfer(w.powerHandler, { appealId, receiver: 'x', receiverNo: 'x', receivedOn: '2024-11-04' as never, reason: 'x' }),
      ),
    ).toBe('APPEAL_NOT_ALLOWED');
    await done(w.appeals.reply(w.powerHandler, { appealId, ...ANSWER }));
    expect(await w.world.read(w.powerHandler, (r) => r.rows('SELECT id FROM appeal'))).toEqual([{ id: appealId }]);
    await expect(w.appeals.acknowledge(w.powerHandler, { appealId: other })).rejects.toThrow('NOT_FOUND');
    expect(await w.db.look('SELECT state, replied_on AS "repliedOn" FROM dispatch WHERE appeal_id = $1', [appealId])).toEqual([
      { state: 'REPLIED', repliedOn: '2024-11-04' },
    ]);
  });

  it('lets the clerk enter the reply of a unit, marked', async () => {
    const appealId = await inProgress(w.power.id);
    await done(w.appeals.reply(w.clerk, { appealId, ...ANSWER }));
    const [event] = await w.db.look(
      `SELECT unit_id AS unit, person_id AS person, details->>'onBehalf' AS behalf FROM appeal_event WHERE appeal_id = $1 AND action = 'reply'`,
      [appealId],
    );
    expect(event).toEqual({ unit: w.power.id, person: w.clerk.id, behalf: 'true' });
  });
});
