import { FixedClock, localDate, Money, newId } from '@app/kernel';
import { TestDatabase } from '@test/test-database';
import { aCounty, aVisit, openVisits, refused, saved, type VisitsWorld } from './testing/visits-world';

const TABLES = ['visit', 'visit_firm', 'visit_participant', 'appeal', 'demand', 'client_operation', 'event'] as const;

describe('the rules of logging a visit', () => {
  let db: TestDatabase;
  let w: VisitsWorld;
  let c: Awaited<ReturnType<typeof aCounty>>;
  let firm: string;
  beforeAll(async () => {
    db = await TestDatabase.create();
    w = await openVisits(db);
    c = await aCounty(w.world);
    firm = await w.world.enterprise(c.village, '佳明食品有限公司', { shortName: '佳明食品' });
  });
  afterAll(() => db.drop());

  const at = (instant: string) => openVisits(db, new FixedClock(instant));
  const counts = async () =>
    Object.fromEntries(
      await Promise.all(
        TABLES.map(async (table) => [table, (await db.look<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n]),
      ),
    ) as Record<string, number>;

  describe('with odd texts', () => {
    it.each([
      ['NUL', { note: 'a\u0000b' }, 'input.note', 'FIELD_TEXT'],
      ['a lone surrogate', { note: 'a\ud800b' }, 'input.note', 'FIELD_TEXT'],
      ['a direction override', { place: 'a\u202eb' }, 'input.place', 'FIELD_TEXT'],
      ['4001 characters', { note: '好'.repeat(4001) }, 'input.note', 'FIELD_TOO_LONG'],
      ['an outsider without a name', { outsiders: [' '] }, 'input.outsiders.0', 'FIELD_REQUIRED'],
      ['an outsider of 51 characters', { outsiders: ['𠮷'.repeat(51)] }, 'input.outsiders.0', 'FIELD_TOO_LONG'],
      ['no topic', { topics: [] }, 'input.topics', 'FIELD_REQUIRED'],
      ['no firm', { firms: [] }, 'input.firms', 'FIELD_REQUIRED'],
      ['101 firms', { firms: Array.from({ length: 101 }, () => ({ enterpriseId: newId() })) }, 'input.firms', 'FIELD_TOO_MANY'],
      ['a client id of 101 characters', { clientId: 'x'.repeat(101) }, 'input.clientId', 'FIELD_TOO_LONG'],
      ['a client id with NUL', { clientId: 'x\u0000' }, 'input.clientId', 'FIELD_TEXT'],
      ['an appeal with NUL', { appeals: [{ title: '停\u0000电', description: '停电' }] }, 'input.appeals.0.title', 'FIELD_TEXT'],
      ['a demand without purpose', { demands: [{ amount: Money.fromWan('1'), purpose: '' }] }, 'input.demands.0.purpose', 'FIELD_REQUIRED'],
    ] as const)('refuses %s by name', async (_, more, path, code) => {
      const before = await counts();
      await expect(w.visits.log(c.cadre, aVisit([firm], more))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path, code }] });
      expect(await counts()).toEqual(before);
    });

    it('keeps rare characters whole, to the last of 4000', async () => {
      const note = '𠮷'.repeat(4000);
      const id = saved(await w.visits.log(c.cadre, aVisit([firm], { note })));
      expect((await db.look<{ words: string }>('SELECT words FROM visit WHERE id = $1', [id]))[0]?.words).toBe(note);
    });

    it('refuses an id that is none without a fault of the server', async () => {
      await expect(w.visits.log(c.cadre, aVisit(["'; DROP TABLE visit"]))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    });
  });

  describe('days after the day', () => {
    // 2024-04-28 is a Sunday that was worked; 1 to 5 May were off.
    const day = localDate('2024-04-25');

    it.each([
      ['2024-04-29T23:59+08:00', false],
      ['2024-04-30T00:00+08:00', true],
      ['2024-05-25T23:59+08:00', true],
    ])('entered at %s is late: %s', async (instant, isLate) => {
      const then = await at(instant);
      const id = saved(await then.visits.log(c.cadre, aVisit([firm], { occurredOn: day })));
      expect(await db.look('SELECT is_late, occurred_on FROM visit WHERE id = $1', [id])).toEqual([{ is_late: isLate, occurred_on: day }]);
    });

    it('leaves what is older than thirty days to the office, with a reason', async () => {
      const then = await at('2024-05-26T09:00+08:00');
      const before = await counts();
      const old = { occurredOn: day };
      expect(refused(await then.visits.log(c.cadre, aVisit([firm], { ...old, lateReason: '忘了' })))).toEqual({
        code: 'LATE_NOT_ALLOWED',
        field: 'input.occurredOn',
      });
      expect(refused(await then.visits.log(c.clerk, aVisit([firm], old)))).toEqual({
        code: 'LATE_REASON_NEEDED',
        field: 'input.occurredOn',
      });
      expect(refused(await then.visits.log(c.clerk, aVisit([firm], { occurredOn: localDate('2024-05-27') })))).toEqual({
        code: 'OCCURRED_IN_FUTURE',
        field: 'input.occurredOn',
      });
      expect(await counts()).toEqual(before);
      const id = saved(await then.visits.log(c.clerk, aVisit([firm], { ...old, lateReason: '纸质台账' })));
      expect(await db.look('SELECT is_late, late_reason FROM visit WHERE id = $1', [id])).toEqual([
        { is_late: true, late_reason: '纸质台账' },
      ]);
    });

    it('answers a repeat alike although the day has become too old meanwhile', async () => {
      const input = aVisit([firm], { occurredOn: day });
      const first = saved(await (await at('2024-04-25T09:00+08:00')).visits.log(c.cadre, input));
      expect(saved(await (await at('2024-06-25T09:00+08:00')).visits.log(c.cadre, input))).toBe(first);
    });

    it('flags a wrong clock of the device and takes its day from the person', async () => {
      const then = await at('2024-04-25T09:00+08:00');
      const id = saved(await then.visits.log(c.cadre, aVisit([firm], { deviceAt: new Date('2030-01-01T00:00:00Z') })));
      expect(await db.look('SELECT device_skewed, occurred_on FROM visit WHERE id = $1', [id])).toEqual([
        { device_skewed: true, occurred_on: day },
      ]);
    });
  });

  it('takes a campaign of the township or the county, within its days', async () => {
    const countyClerk = await w.world.actor('OFFICE_CLERK', c.county, c.county);
    const span = { from: localDate('2024-01-01'), to: localDate('2024-12-31') };
    const town = await w.campaigns.create(c.clerk, { clientId: 'c1', name: '千企万户大走访', ...span });
    const county = await w.campaigns.create(countyClerk, { clientId: 'c1', name: '全县走访', ...span });
    const foreign = await w.campaigns.create(c.siblingClerk, { clientId: 'c1', name: '邻镇走访', ...span });
    const then = await openVisits(db, new FixedClock('2025-01-02T09:00+08:00'));
    for (const { id } of [town, county]) {
      const visit = saved(await then.visits.log(c.cadre, aVisit([firm], { campaignId: id, occurredOn: localDate('2024-12-31') })));
      expect((await w.world.read(c.cadre, (reader) => w.visits.get(reader, visit))).campaign?.id).toBe(id);
    }
    expect(refused(await then.visits.log(c.cadre, aVisit([firm], { campaignId: town.id })))).toEqual({
      code: 'VISIT_OUTSIDE_CAMPAIGN',
      field: 'input.campaignId',
    });
    await expect(then.visits.log(c.cadre, aVisit([firm], { campaignId: foreign.id }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
