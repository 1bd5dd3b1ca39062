import { builtInCalendar } from './built-in-calendar';
import { addDays, daysIn, localDate, type LocalDate, weekday, yearPeriod } from './local-date';

/** Days between two dates of a year, or a single day, written 'MM-DD…MM-DD'. */
const days = (year: number, spans: string): LocalDate[] =>
  spans.split(' ').flatMap((span) => {
    const [from = '', to = from] = span.split('…');
    const list: LocalDate[] = [];
    for (let day = localDate(`${year}-${from}`); day <= `${year}-${to}`; day = addDays(day, 1)) list.push(day);
    return list;
  });

const calendar = builtInCalendar();

/** The notices of the State Council, copied out by hand. */
const NOTICES = [
  {
    year: 2024,
    off: '01-01 02-10…02-17 04-04…04-06 05-01…05-05 06-10 09-15…09-17 10-01…10-07',
    work: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
    workingDays: 251,
  },
  {
    year: 2025,
    off: '01-01 01-28…02-04 04-04…04-06 05-01…05-05 05-31…06-02 10-01…10-08',
    work: '01-26 02-08 04-27 09-28 10-11',
    workingDays: 248,
  },
  {
    year: 2026,
    off: '01-01…01-03 02-15…02-23 04-04…04-06 05-01…05-05 06-19…06-21 09-25…09-27 10-01…10-07',
    work: '01-04 02-14 02-28 05-09 09-20 10-10',
    workingDays: 248,
  },
];

describe('the built-in calendar', () => {
  it.each(NOTICES)('is exact on every day of $year', ({ year, off, work, workingDays }) => {
    const offDays = new Set(days(year, off));
    const workDays = new Set(days(year, work));
    let counted = 0;
    let day = localDate(`${year}-01-01`);
    for (let n = daysIn(yearPeriod(year)); n > 0; n -= 1, day = addDays(day, 1)) {
      const expected = workDays.has(day) || (!offDays.has(day) && weekday(day) <= 5);
      expect(`${day} ${calendar.isWorkingDay(day)}`).toBe(`${day} ${expected}`);
      if (expected) counted += 1;
    }
    expect(counted).toBe(workingDays);
  });

  it('knows which years it covers, and that notices reach into the December before', () => {
    expect(calendar.publishedYears).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    expect(calendar.isWorkingDay(localDate('2018-12-29'))).toBe(true);
    expect(calendar.isWorkingDay(localDate('2018-12-31'))).toBe(false);
    expect(calendar.isPublished(localDate('2026-12-31'))).toBe(true);
    expect(calendar.isPublished(localDate('2027-01-01'))).toBe(false);
  });

  it('is built once', () => {
    expect(builtInCalendar()).toBe(calendar);
  });
});
