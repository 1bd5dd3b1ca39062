import { type Actor, localDate } from '@app/kernel';
import type { Database, Reader } from '@app/platform';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import fc from 'fast-check';
import { ReportingService } from './reporting.service';
import { type Credit, Facts } from './testing/reporting-world';

const year = { from: localDate('2024-01-01'), to: localDate('2024-12-31') };

/** Everything an answer says, with all rows of every figure. */
interface Told {
  readonly text: string;
  readonly values: readonly string[];
  readonly rows: readonly string[];
}

const ACTS = [
  'visit',
  'void',
  'replace',
  'pay',
  'reverse',
  'voidPayment',
  'close',
  'reopen',
  'merge',
  'undo',
  'rename',
  'freeze',
  'whyNot',
  'voidWhy',
  'ask',
] as const;
type Act = { readonly act: (typeof ACTS)[number]; readonly pick: number };
const anAct: fc.Arbitrary<Act> = fc.record({ act: fc.constantFrom(...ACTS), pick: fc.nat(1000) });

const one = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const day = (n: number): string => `2024-${String((n % 12) + 1).padStart(2, '0')}-05`;

describe('a figure as of then', () => {
  const reporting = new ReportingService();
  let db: TestDatabase;
  let database: Database;
  let world: TestWorld;
  let county: TestUnit;
  let bank: TestUnit;
  let towns = 0;
  let changes = 0;

  beforeAll(async () => {
    db = await TestDatabase.create();
    // The database's own clock: instants as they really come, also from writers that overlap.
    database = await db.open([]);
    world = new TestWorld(database);
    county = await world.unit('COUNTY', '县', null, '411323000000');
    bank = await world.unit('BANK', '甲银行');
  });
  afterAll(() => db.drop());

  async function tell(reader: Reader, unit: TestUnit, asOf?: Date): Promise<Told & { readonly asOf: Date }> {
    const report = await reporting.report(reader, { unitId: unit.id, ...year, ...(asOf ? { asOf } : {}) });
    const figures = await reporting.figures(reader, { unitId: unit.id, ...year, asOf: report.asOf });
    const value = (key: string): number => Number(figures.find((f) => f.metric.key === key)?.value);
    const reasons = figures.filter((f) => f.metric.key.startsWith('M12_')).reduce((sum, f) => sum + Number(f.value), 0);
    expect([value('M04_VISITED') + value('M12'), reasons]).toEqual([value('M02'), value('M12')]);
    const rows = await Promise.all(
      // The reasons are parts of M12, whose rows are told.
      figures
        .filter((f) => !f.metric.key.startsWith('M12_'))
        .map(async (f) => JSON.stringify((await reporting.rows(reader, f, { first: 200 })).edges.map((e) => e.node))),
    );
    return { text: report.text, values: figures.map((f) => `${f.metric.key}=${f.value}`), rows, asOf: report.asOf };
  }

  /** A town with a few firms, visits, credits and closed appeals, on which random acts fall. */
  async function stage(): Promise<{ unit: TestUnit; clerk: Actor; perform: (act: Act) => Promise<void>; told: (Told & { asOf: Date })[] }> {
    const unit = await world.unit('TOWNSHIP', `镇${++towns}`, county, `4113231${String(towns).padStart(2, '0')}000`);
    const clerk = await world.actor('OFFICE_CLERK', unit);
    const facts = new Facts(database, clerk);
    const firms = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => world.enterprise(unit, `${name}厂`)));
    const credits: Credit[] = [];
    for (const firm of firms) credits.push(await facts.credit(unit, bank, firm, '1000000.00', '2024-03-01'));
    const appeals = await Promise.all(firms.map((firm) => facts.appeal(unit, firm)));
    const campaign = await facts.campaign(unit, '2024-02-01', '2024-12-20');
    const reasons: string[] = [];
    const [visits, payments, aliases, told]: [string[], { id: string; credit: Credit }[], string[], (Told & { asOf: Date })[]] = [
      [],
      [],
      [],
      [],
    ];

    const run = async ({ act, pick }: Act): Promise<void> => {
      switch (act) {
        case 'visit':
          visits.push(
            await facts.visit(unit, day(pick), [one(firms, pick), one(firms, pick + 1)], one(['ON_SITE', 'SEMINAR', 'PHONE'], pick)),
          );
          return;
        case 'void':
          if (visits.length) await facts.void('visit', one(visits, pick));
          return;
        case 'replace':
          if (visits.length) visits.push(await facts.replaceVisit(one(visits, pick), unit, day(pick), [one(firms, pick)]));
          return;
        case 'pay': {
          const credit = one(credits, pick);
          payments.push({
            id: await facts.pay(credit, `${1000 + pick}.00`, day(pick), one(['NEW', 'RENEWAL', 'EXTENSION', 'NEW'], 0)),
            credit,
          });
          return;
        }
        case 'reverse':
          if (payments.length)
            await facts.pay(one(payments, pick).credit, `-${100 + (pick % 900)}.00`, '2024-12-20', 'NEW', one(payments, pick).id);
          return;
        case 'voidPayment':
          if (payments.length) await facts.void('disbursement', one(payments, pick).id);
          return;
        case 'close':
          await facts.close(one(appeals, pick), day(pick));
          return;
        case 'reopen':
          await facts.event(one(appeals, pick), 'reopen', 'IN_PROGRESS', '2024-12-25');
          return;
        case 'merge':
          aliases.push(await facts.merge(unit, one(firms, pick), one(firms, pick + 1)));
          return;
        case 'undo':
          if (aliases.length) await facts.void('enterprise_alias', one(aliases, pick));
          return;
        case 'rename':
          await facts.rename(one(firms, pick), `新${pick}`);
          return;
        case 'freeze':
          await facts.freeze(campaign, unit, '2024-02-01', pick % 3 ? [one(firms, pick)] : firms);
          return;
        case 'whyNot':
          reasons.push(await facts.whyNot(campaign, unit, one(firms, pick), day(pick)));
          return;
        case 'voidWhy':
          if (reasons.length) await facts.void('not_visited_reason', one(reasons, pick));
          return;
        case 'ask':
          told.push(await database.read(clerk, (r) => tell(r, unit)));
      }
    };
    // What the database forbids (voiding twice, a chain of merges, two writers of one number) simply does not happen.
    const perform = async (act: Act): Promise<void> => {
      try {
        await run(act);
        if (act.act !== 'ask') changes += 1;
      } catch (error) {
        if (act.act === 'ask') throw error;
      }
    };
    return { unit, clerk, perform, told };
  }

  it('is the same for ever, through late entries, voids, reversals, merges and their undoing, also while others write', async () => {
    let different = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(anAct, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 8 }), async (batches) => {
        const { unit, clerk, perform, told } = await stage();
        for (const batch of batches) await Promise.all([...batch, { act: 'ask', pick: 0 } as const].map(perform));
        for (const { asOf, ...before } of told) {
          const { asOf: again, ...now } = await database.read(clerk, (r) => tell(r, unit, asOf));
          expect(again).toEqual(asOf);
          expect(now).toEqual(before);
        }
        different += new Set(told.map((t) => t.rows.join())).size;
      }),
      { numRuns: 8 },
    );
    // The property would hold for a system in which nothing ever happens.
    expect(changes).toBeGreaterThan(40);
    expect(different).toBeGreaterThan(25);
  });
});
