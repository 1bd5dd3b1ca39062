import fc from 'fast-check';
import {
  addDays,
  compareDates,
  daysBetween,
  daysIn,
  epochDay,
  fromEpochDay,
  isPeriod,
  isWithin,
  localDate,
  monthPeriod,
  parseLocalDate,
  period,
  weekday,
  yearOf,
  yearPeriod,
} from './local-date';

const FIRST = epochDay(localDate('1900-01-01'));
const LAST = epochDay(localDate('2100-12-31'));
const anyDate = fc.integer({ min: FIRST, max: LAST }).map(fromEpochDay);

describe('LocalDate', () => {
  it.each(['2024-02-29', '2000-02-29', '1900-01-01', '2100-12-31', '2024-12-31'])('reads %s', (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '1899-12-31',
    '2101-01-01',
    '9999-01-01',
    '2024-1-1',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '2024-01-01\n',
    '２０２４-01-01',
    '20240101',
    '',
  ])('refuses %j', (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
    expect(() => localDate(text)).toThrow(RangeError);
  });

  it('agrees with the calendar of the platform on every day of 1900–2100', () => {
    for (let day = FIRST; day <= LAST; day += 1) {
      const platform = new Date(day * 86_400_000);
      const date = fromEpochDay(day);
      expect(date).toBe(platform.toISOString().slice(0, 10));
      if (weekday(date) % 7 !== platform.getUTCDay() || epochDay(date) !== day) throw new Error(`wrong on ${date}`);
    }
  });

  it('adds and counts back: daysBetween(a, addDays(a, n)) is n', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(daysBetween(a, b))).toBe(-compareDates(a, b) + 0);
      }),
    );
  });

  it('says when a sum leaves the range', () => {
    expect(() => addDays(localDate('2100-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(localDate('1900-01-01'), -1)).toThrow(RangeError);
    expect(() => addDays(localDate('2024-01-01'), 0.5)).toThrow(RangeError);
  });

  it('knows weekdays and years', () => {
    expect(weekday(localDate('2024-12-31'))).toBe(2);
    expect(weekday(localDate('2024-04-28'))).toBe(7);
    expect(weekday(localDate('2024-09-02'))).toBe(1);
    expect(yearOf(localDate('2024-12-31'))).toBe(2024);
  });
});

describe('Period', () => {
  it('includes both ends', () => {
    const year = yearPeriod(2024);
    expect(daysIn(year)).toBe(366);
    expect(isWithin(localDate('2024-01-01'), year)).toBe(true);
    expect(isWithin(localDate('2024-12-31'), year)).toBe(true);
    expect(isWithin(localDate('2025-01-01'), year)).toBe(false);
    expect(monthPeriod(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  });

  it('refuses a wrong order and wrong dates', () => {
    expect(isPeriod({ from: '2024-01-01', to: '2024-01-01' })).toBe(true);
    expect(isPeriod({ from: '2024-01-02', to: '2024-01-01' })).toBe(false);
    expect(isPeriod({ from: '2023-02-29', to: '2024-01-01' })).toBe(false);
    expect(() => period(localDate('2024-01-02'), localDate('2024-01-01'))).toThrow(RangeError);
  });
});
