import fc from 'fast-check';
import { toVisit, urgencyOf } from './offline-data';

const TODAY = '2026-03-16';
const firm = (id: string, lastVisitOn: string | null, nextDueOn: string | null = null) => ({
  id,
  lastVisitOn,
  visitedThisYear: lastVisitOn?.startsWith('2026') ?? false,
  nextDueOn,
});
const NOBODY: ReadonlySet<string> = new Set();

describe('whom to see today', () => {
  it('begins with what is over or nearly due, then the not visited, then those not seen for a month', () => {
    const firms = [
      firm('seen lately', '2026-03-10'),
      firm('a month ago', '2026-02-01'),
      firm('last year', '2025-06-01'),
      firm('never', null),
      firm('due soon', '2026-03-15', '2026-03-20'),
      firm('over', '2026-03-14', '2026-03-10'),
      firm('due later', '2026-03-14', '2026-05-01'),
    ];
    expect(toVisit(firms, NOBODY, TODAY).map(({ id }) => id)).toEqual(['over', 'due soon', 'never', 'last year', 'a month ago']);
  });

  it('leaves out whoever was visited today', () => {
    expect(toVisit([firm('a', null), firm('b', null)], new Set(['a']), TODAY).map(({ id }) => id)).toEqual(['b']);
  });

  const day = fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.parse('2025-01-01') + n * 86_400_000).toISOString().slice(0, 10));
  it('never loses a firm nobody visited this year, and names none twice', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.option(day.filter((d) => d <= TODAY)), fc.option(day))), (rows) => {
        const firms = rows.map(([last, due], i) => firm(String(i), last, due));
        const listed = toVisit(firms, NOBODY, TODAY).map(({ id }) => id);
        expect(new Set(listed).size).toBe(listed.length);
        for (const one of firms) if (!one.visitedThisYear) expect(listed).toContain(one.id);
      }),
    );
  });
});

describe('the light of a firm', () => {
  it.each([
    [null, null, null],
    ['2026-03-15', 'RED', -1],
    ['2026-03-16', 'YELLOW', 0],
    ['2026-03-23', 'YELLOW', 7],
    ['2026-03-24', 'GREEN', 8],
  ])('of %s is %s', (nextDueOn, light, left) => expect(urgencyOf({ nextDueOn }, TODAY)).toEqual({ light, left }));
});
