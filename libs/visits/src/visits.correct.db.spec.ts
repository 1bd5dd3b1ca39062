import { type Actor, FixedClock, localDate, newId } from '@app/kernel';
import { TestDatabase } from '@test/test-database';
import { aCounty, aVisit, openVisits, refused, saved, type VisitsWorld } from './testing/visits-world';
import { VisitRefused } from './visits.errors';

const ALREADY = { code: 'VISIT_ALREADY_VOIDED', field: 'input.visitId' };

describe('correcting a visit', () => {
  let db: TestDatabase;
  let w: VisitsWorld;
  let c: Awaited<ReturnType<typeof aCounty>>;
  let firm: string;
  beforeAll(async () => {
    db = await TestDatabase.create();
    w = await openVisits(db);
    c = await aCounty(w.world);
    firm = await w.world.enterprise(c.village, '龙兴饲料');
  });
  afterAll(() => db.drop());

  const log = async (actor: Actor = c.cadre, more: Parameters<typeof aVisit>[1] = {}) =>
    saved(await w.visits.log(actor, aVisit([firm], more)));
  const voided = async (id: string) =>
    (
      await db.look<{ voided_by: string | null; void_reason: string | null }>(
        'SELECT voided_by, void_reason, voided_at IS NULL AS counts FROM visit WHERE id = $1',
        [id],
      )
    )[0];

  it('voids with reason, person, instant, event and audit; the row stays', async () => {
    const id = await log();
    saved(await w.visits.voidVisit(c.cadre, { visitId: id, reason: '填错企业' }));
    expect(await voided(id)).toEqual({ voided_by: c.cadre.id, void_reason: '填错企业', counts: false });
    expect(await db.look(`SELECT topic FROM event WHERE ids->>'visitId' = $1 ORDER BY seq`, [id])).toEqual([
      { topic: 'visit.logged' },
      { topic: 'visit.voided' },
    ]);
    expect(await db.look(`SELECT person_id FROM audit_entry WHERE subject_id = $1 AND action = 'visit.void'`, [id])).toEqual([
      { person_id: c.cadre.id },
    ]);
    expect(refused(await w.visits.voidVisit(c.clerk, { visitId: id, reason: '再来一次' }))).toEqual(ALREADY);
    expect((await voided(id))?.void_reason).toBe('填错企业');
  });

  it('leaves alone the appeal and the demand that came out of it', async () => {
    const id = await log(c.cadre, { appeals: [{ title: '路', description: '路难走' }] });
    saved(await w.visits.voidVisit(c.clerk, { visitId: id, reason: '重复登记' }));
    expect(await db.look('SELECT state FROM appeal WHERE visit_id = $1', [id])).toEqual([{ state: 'REGISTERED' }]);
  });

  it("lets a cadre take back the cadre's own and nobody else's, the office any of its scope", async () => {
    const id = await log(c.colleague);
    expect(refused(await w.visits.voidVisit(c.cadre, { visitId: id, reason: '不是我的' })).code).toBe('VISIT_NOT_YOURS');
    expect(refused(await w.visits.replaceVisit(c.cadre, { ...aVisit([firm]), visitId: id, reason: '不是我的' })).code).toBe(
      'VISIT_NOT_YOURS',
    );
    await expect(w.visits.voidVisit(c.siblingClerk, { visitId: id, reason: '别镇的' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(w.visits.voidVisit(c.clerk, { visitId: newId(), reason: '没有' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await voided(id))?.voided_by).toBeNull();
    expect(
      await db.look(`SELECT 1 FROM audit_entry WHERE person_id = $1 AND outcome = 'REFUSED' AND details->>'code' = 'VISIT_NOT_YOURS'`, [
        c.cadre.id,
      ]),
    ).toHaveLength(2);
    const mine = await log(c.clerk, { onBehalfOf: c.cadre.id });
    saved(await w.visits.voidVisit(c.cadre, { visitId: mine, reason: '代录有误' }));
    saved(await w.visits.voidVisit(c.head, { visitId: id, reason: '核实有误' }));
  });

  it("does not let the firm's home void what another unit did there", async () => {
    const countyClerk = await w.world.actor('OFFICE_CLERK', c.county, c.county);
    const id = await log(countyClerk);
    expect(refused(await w.visits.voidVisit(c.clerk, { visitId: id, reason: '本镇企业' })).code).toBe('VISIT_NOT_YOURS');
    expect((await voided(id))?.voided_by).toBeNull();
  });

  it('lets one of many that void at once win, and refuses the others', async () => {
    const id = await log();
    const answers = await Promise.all(
      [c.cadre, c.clerk, c.head, c.cadre, c.clerk, c.head].map((actor, i) =>
        w.visits.voidVisit(actor, { visitId: id, reason: `第${i}个` }),
      ),
    );
    expect(answers.filter((a) => !(a instanceof VisitRefused))).toHaveLength(1);
    for (const answer of answers.filter((a) => a instanceof VisitRefused)) expect(refused(answer)).toEqual(ALREADY);
    expect(await db.look(`SELECT 1 FROM audit_entry WHERE subject_id = $1 AND action = 'visit.void'`, [id])).toHaveLength(1);
  });

  it('answers the repeat of a void alike', async () => {
    const id = await log();
    const input = { visitId: id, reason: '填错', clientId: newId() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => w.visits.voidVisit(c.cadre, input)));
    expect(new Set(answers.map(saved))).toEqual(new Set([id]));
    await expect(w.visits.voidVisit(c.cadre, { ...input, reason: '别的' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('replaces in one transaction: the old one ends at the instant the new one begins', async () => {
    const id = await log(c.cadre, { note: '错的' });
    const next = saved(await w.visits.replaceVisit(c.clerk, { ...aVisit([firm], { note: '对的' }), visitId: id, reason: '更正' }));
    const [row] = await db.look(
      `SELECT n.replaces_id, n.recorded_at = o.voided_at AS together, n.words, n.org_path = o.org_path AS same_unit, n.recorded_by, n.on_behalf_of
         FROM visit n JOIN visit o ON o.id = n.replaces_id WHERE n.id = $1`,
      [next],
    );
    expect(row).toEqual({
      replaces_id: id,
      together: true,
      words: '对的',
      same_unit: true,
      recorded_by: c.clerk.id,
      on_behalf_of: c.cadre.id,
    });
    expect(await db.look('SELECT person_id FROM visit_participant WHERE visit_id = $1', [next])).toEqual([{ person_id: c.cadre.id }]);
  });

  it('lets one of voids and replacements at once win', async () => {
    const id = await log();
    const acts: Promise<{ readonly id: string } | VisitRefused>[] = [1, 2, 3, 4].flatMap((i) => [
      w.visits.voidVisit(c.clerk, { visitId: id, reason: `作废${i}` }),
      w.visits.replaceVisit(c.cadre, { ...aVisit([firm]), visitId: id, reason: `更正${i}` }),
    ]);
    const answers = await Promise.all(acts);
    expect(answers.filter((a) => !(a instanceof VisitRefused))).toHaveLength(1);
    for (const answer of answers.filter((a) => a instanceof VisitRefused)) expect(refused(answer)).toEqual(ALREADY);
    expect((await db.look('SELECT 1 FROM visit WHERE replaces_id = $1', [id])).length).toBeLessThanOrEqual(1);
  });

  it('gives one replacement when it arrives ten times at once', async () => {
    const id = await log();
    const input = { ...aVisit([firm]), visitId: id, reason: '更正' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => w.visits.replaceVisit(c.cadre, input)));
    expect(new Set(answers.map(saved)).size).toBe(1);
    expect(await db.look('SELECT 1 FROM visit WHERE replaces_id = $1', [id])).toHaveLength(1);
  });

  it('voids nothing when the replacement cannot be', async () => {
    const id = await log();
    const foreign = await w.world.enterprise(c.sibling, '邻镇的厂');
    await expect(w.visits.replaceVisit(c.cadre, { ...aVisit([foreign]), visitId: id, reason: '更正' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(
      refused(
        await w.visits.replaceVisit(c.cadre, { ...aVisit([firm], { occurredOn: localDate('2099-01-01') }), visitId: id, reason: '更正' }),
      ).code,
    ).toBe('OCCURRED_IN_FUTURE');
    await expect(w.visits.replaceVisit(c.cadre, { ...aVisit([firm]), visitId: id, reason: ' ' })).rejects.toMatchObject({
      fields: [{ path: 'input.reason', code: 'FIELD_REQUIRED' }],
    });
    expect((await voided(id))?.voided_by).toBeNull();
  });

  it('keeps the mark of lateness for the same day and judges another day anew', async () => {
    const day = localDate('2024-04-25');
    const then = await openVisits(db, new FixedClock('2024-04-25T18:00+08:00'));
    const later = await openVisits(db, new FixedClock('2024-06-20T09:00+08:00'));
    const id = saved(await then.visits.log(c.cadre, aVisit([firm], { occurredOn: day })));
    const replace = (visitId: string, occurredOn: typeof day | null) =>
      later.visits.replaceVisit(c.cadre, { ...aVisit([firm], { occurredOn }), visitId, reason: '错字' });
    expect(refused(await replace(id, localDate('2024-04-24'))).code).toBe('LATE_NOT_ALLOWED');
    const next = saved(await replace(id, null));
    expect(await db.look('SELECT occurred_on, is_late FROM visit WHERE id = $1', [next])).toEqual([{ occurred_on: day, is_late: false }]);
  });
});
