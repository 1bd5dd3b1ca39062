import { FixedClock, SYSTEM_ACTOR } from '@app/kernel';
import { JobQueue } from '@app/platform';
import { CalendarWatch, RecomputeJob } from './appeals.recompute';
import { anAppeal, type AppealsWorld, appealsWorld, done, rowOf } from './testing/appeals-world';

describe('a calendar that changes', () => {
  let w: AppealsWorld;
  beforeAll(async () => {
    w = await appealsWorld(new FixedClock('2026-12-28T09:00+08:00'));
  });
  afterAll(() => w.db.drop());

  it('moves the due dates of open appeals, of their dispatches, and leaves a trace; twice is once', async () => {
    const appealId = await done(w.appeals.register(w.cadre, anAppeal(w)));
    await done(w.appeals.accept(w.clerk, { appealId, category: 'UTILITIES', complexity: 'ORDINARY' }));
    await done(w.appeals.dispatch(w.clerk, { appealId, leadUnitId: w.power.id, instructions: '请核定' }));
    // The notice of 2027 is not published: by weekdays, 1 January being a Friday.
    expect((await rowOf(w, appealId)).dueOn).toBe('2027-01-04');

    await w.database.write(SYSTEM_ACTOR, async (tx) => {
      await tx.rows(`INSERT INTO calendar_year (year, days, source, uploaded_by) VALUES (2027, $1, '国务院办公厅', $2)`, [
        JSON.stringify([{ date: '2027-01-01', isOffDay: true, name: '元旦' }]),
        w.clerk.id,
      ]);
      await tx.publish({ topic: 'identity.calendar-uploaded', orgPath: w.town.path, ids: { year: '2027' } });
    });
    const run = () =>
      new RecomputeJob().run(
        { id: '', kind: '', uniqueKey: null, payload: {}, attempt: 1 },
        { database: w.database, actor: SYSTEM_ACTOR, signal: new AbortController().signal },
      );
    await run();
    await run();
    expect(await rowOf(w, appealId)).toMatchObject({ dueOn: '2027-01-05', originalDueOn: '2027-01-05' });
    expect(await w.db.look('SELECT due_on AS due FROM dispatch WHERE appeal_id = $1', [appealId])).toEqual([{ due: '2027-01-05' }]);
    expect(await w.db.look(`SELECT details->>'from' AS "from" FROM audit_entry WHERE action = 'appeal.recompute'`)).toEqual([
      { from: '2027-01-04' },
    ]);
  });

  it('is noticed through the event of the upload', async () => {
    const watch = new CalendarWatch(new JobQueue());
    await w.database.write(SYSTEM_ACTOR, (tx) =>
      watch.handle(tx, [
        { seq: '7', xid: '1', topic: 'identity.calendar-uploaded', orgPath: w.town.path, ids: { year: '2027' }, recordedAt: tx.at },
      ]),
    );
    expect(await w.db.look('SELECT kind, state FROM job')).toEqual([{ kind: 'appeals-recompute', state: 'WAITING' }]);
  });
});
