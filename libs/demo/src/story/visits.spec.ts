import { localDate, type LocalDate } from '@app/kernel';
import { CALENDAR, CAMPAIGN_BEGINS, CAMPAIGN_ENDS, workingDays } from './dates';
import { VISITED_FIRMS } from './firms';
import { cadreOf, FIRMS_BY_CADRE, LIAISONS } from './liaison';
import { EVERYBODY } from './people';
import type { StoryVisit } from './visit';
import { SECOND_TOWN_VISITS, VISITS } from './visits';

/** One row a visited firm: 家次. */
const rowsOf = (visits: readonly StoryVisit[]) => visits.flatMap((visit) => visit.firms.map((firm) => ({ ...visit, firm: firm.no })));
const ROWS = rowsOf(VISITS);
const CAMPAIGN = ROWS.filter(({ campaign }) => campaign);
const LIAISON = ROWS.filter(({ campaign }) => !campaign);
const ways = (rows: typeof ROWS) => ['ON_SITE', 'SEMINAR', 'PHONE'].map((way) => rows.filter((r) => r.channel === way).length);
const timesByFirm = (rows: typeof ROWS) => {
  const times = new Map<number, number>();
  for (const { firm } of rows) times.set(firm, (times.get(firm) ?? 0) + 1);
  return times;
};

const daysOf = (word: string) => VISITS.filter(({ note: words }) => words.includes(word)).map(({ on }) => on);

describe('the visits of the story', () => {
  it('are 615 家次 in the year: 实地 548, 座谈 25, 电话 42', () => {
    expect(ROWS).toHaveLength(615);
    expect(ways(ROWS)).toEqual([548, 25, 42]);
    expect(new Set(ROWS.map(({ firm, on }) => `${firm} ${on}`)).size).toBe(615);
  });

  it('are 421 家次 with 367 firms in the campaign of 29 working days: 318 once, 44 twice, 5 three times', () => {
    expect(workingDays(CAMPAIGN_BEGINS, CAMPAIGN_ENDS)).toHaveLength(29);
    expect(CAMPAIGN).toHaveLength(421);
    const times = [...timesByFirm(CAMPAIGN).values()];
    expect([1, 2, 3].map((n) => times.filter((t) => t === n).length)).toEqual([318, 44, 5]);
    expect(CAMPAIGN.every(({ on }) => on >= CAMPAIGN_BEGINS && on <= CAMPAIGN_ENDS)).toBe(true);
    const inPerson = new Set(CAMPAIGN.filter(({ channel: way }) => way !== 'PHONE').map(({ firm }) => firm));
    expect([...inPerson].sort((a, b) => a - b)).toEqual(VISITED_FIRMS.map(({ no }) => no));
  });

  it('are 194 家次 of the liaison work before the campaign, with firms the campaign saw as well', () => {
    expect(LIAISON).toHaveLength(194);
    expect(LIAISON.every(({ on }) => on < CAMPAIGN_BEGINS)).toBe(true);
    const seen = new Set(VISITED_FIRMS.map(({ no }) => no));
    expect(LIAISON.filter(({ firm }) => !seen.has(firm))).toEqual([]);
  });

  it('had two seminars, with 14 and with 11 firms', () => {
    const seminars = VISITS.filter(({ channel: way }) => way === 'SEMINAR').map(({ on, firms }) => [on, firms.length]);
    expect(seminars).toEqual([
      ['2024-11-21', 14],
      ['2024-11-28', 11],
    ]);
  });

  it('were made on working days only, also on those that look like days off', () => {
    expect(ROWS.filter(({ on }) => !CALENDAR.isWorkingDay(on))).toEqual([]);
    const days = new Set<LocalDate>(ROWS.map(({ on }) => on));
    expect(days.has(localDate('2024-04-28')) && days.has(localDate('2024-09-14'))).toBe(true);
    for (const [from, to] of [
      ['02-10', '02-17'],
      ['05-01', '05-05'],
      ['10-01', '10-07'],
    ]) {
      expect(ROWS.filter(({ on }) => on >= `2024-${from}` && on <= `2024-${to}`)).toEqual([]);
    }
  });

  it('were entered the same day, but for 23 that were entered late', () => {
    const late = VISITS.filter(({ on, enteredOn }) => enteredOn > CALENDAR.addWorkingDays(on, 3).date);
    expect(late).toHaveLength(23);
    expect(VISITS.filter(({ on, enteredOn }) => on !== enteredOn)).toHaveLength(23);
    expect(rowsOf(late)).toHaveLength(23);
    expect(((23 / 615) * 100).toFixed(1)).toBe('3.7');
    expect(VISITS.every(({ enteredOn }) => enteredOn <= '2024-12-31' && CALENDAR.isWorkingDay(enteredOn))).toBe(true);
  });

  it('were made by the cadre of the firm on that day', () => {
    const wrong = VISITS.filter(({ channel: way, by, firms, on }) => way !== 'SEMINAR' && firms.some((firm) => cadreOf(firm, on) !== by));
    expect(wrong).toEqual([]);
    const logins = new Set(EVERYBODY.map(({ login }) => login));
    expect(VISITS.filter(({ by, companions }) => ![by, ...(companions ?? [])].every((l) => logins.has(l)))).toEqual([]);
  });

  it('say something short and different', () => {
    expect(VISITS.every(({ note: words, topics }) => words.length >= 10 && words.length <= 120 && topics.length > 0)).toBe(true);
    expect(new Set(VISITS.map(({ note: words }) => words)).size).toBeGreaterThan(350);
  });

  it('speak of nothing that was not there yet, or of another season', () => {
    expect(daysOf('机制').every((on) => on >= '2024-10-28')).toBe(true);
    expect(daysOf('冬季').every((on) => on < '2024-03-01' || on >= '2024-11-01')).toBe(true);
    expect(daysOf('暑').every((on) => on >= '2024-06-01' && on <= '2024-08-31')).toBe(true);
  });

  it('are three in the second town', () => {
    expect(SECOND_TOWN_VISITS).toHaveLength(3);
    expect(SECOND_TOWN_VISITS.every(({ on, by }) => CALENDAR.isWorkingDay(on) && by === 'danshui')).toBe(true);
  });
});

describe('who looks after whom', () => {
  it('is thirty cadres with 12 or 13 firms each', () => {
    const sizes = [...FIRMS_BY_CADRE.values()].map(({ length }) => length);
    expect([sizes.length, sizes.filter((n) => n === 13).length, sizes.filter((n) => n === 12).length]).toEqual([30, 20, 10]);
  });

  it('left twelve firms without anybody for three days in August', () => {
    const ended = LIAISONS.filter(({ until }) => until);
    expect(ended.map(({ until }) => until)).toEqual(Array.from({ length: 12 }, () => '2024-08-12'));
    expect(LIAISONS.filter(({ from }) => from === '2024-08-15')).toHaveLength(12);
  });
});
