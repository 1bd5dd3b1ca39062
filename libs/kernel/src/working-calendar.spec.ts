import fc from 'fast-check';
import { builtInCalendar } from './built-in-calendar';
import { parseInstant } from './clock';
import { addDays, daysBetween, epochDay, fromEpochDay, localDate, type Period, weekday } from './local-date';
import { type CalendarDay, WorkingCalendar } from './working-calendar';

const calendar = builtInCalendar();
const d = localDate;
const span = (from: string, to: string): Period => ({ from: d(from), to: d(to) });
const day = (date: string): CalendarDay => ({ date: d(date), isOffDay: true, name: '元旦' });
const anyDay = fc.integer({ min: epochDay(d('2018-01-01')), max: epochDay(d('2026-06-30')) }).map(fromEpochDay);
const anyCount = fc.integer({ min: 0, max: 40 });

describe('a number of working days', () => {
  it.each([
    ['2024-02-08', 1, '2024-02-09'],
    ['2024-02-09', 3, '2024-02-20'],
    ['2024-04-30', 3, '2024-05-08'],
    ['2024-09-13', 1, '2024-09-14'],
    ['2024-09-30', 5, '2024-10-12'],
    ['2025-01-24', 1, '2025-01-26'],
    ['2025-01-27', 5, '2025-02-10'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 5, '2026-02-28'],
    ['2026-09-30', 10, '2026-10-20'],
    ['2024-03-06', 15, '2024-03-27'],
    ['2024-04-10', 15, '2024-04-30'],
    ['2024-09-12', 5, '2024-09-20'],
    ['2024-05-14', 5, '2024-05-21'],
    ['2024-06-18', 15, '2024-07-09'],
    ['2024-10-10', 15, '2024-10-30'],
    ['2024-11-13', 15, '2024-12-04'],
    ['2024-11-15', 15, '2024-12-06'],
    ['2024-12-11', 15, '2025-01-02'],
    ['2024-12-31', 0, '2024-12-31'],
  ])('%s + %i is %s', (day0, count, due) => {
    expect(calendar.addWorkingDays(d(day0), count)).toEqual({ date: due, provisional: false });
  });

  it('starts on the next working day for what comes after closing time or on a day off', () => {
    expect(calendar.startDay(parseInstant('2024-12-30T17:30+08:00'))).toBe('2024-12-30');
    expect(calendar.startDay(parseInstant('2024-12-30T17:31+08:00'))).toBe('2024-12-31');
    expect(calendar.startDay(parseInstant('2024-12-30T00:00+08:00'))).toBe('2024-12-30');
    expect(calendar.startDay(parseInstant('2024-02-09T18:00+08:00'))).toBe('2024-02-18');
    expect(calendar.startDay(parseInstant('2024-09-14T09:00+08:00'))).toBe('2024-09-14');
    expect(calendar.startDay(parseInstant('2024-12-30T17:31+08:00'), '18:00')).toBe('2024-12-30');
    const day0 = calendar.startDay(parseInstant('2024-12-30T18:10+08:00'));
    expect(calendar.addWorkingDays(day0, 1).date).toBe('2025-01-02');
  });

  it.each([-1, 1.5, Number.NaN, 100_000])('refuses %p days', (count) => {
    expect(() => calendar.addWorkingDays(d('2024-01-02'), count)).toThrow(RangeError);
  });

  it('ends on a working day, counts back to itself, and adds up', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCount, (day0, n, m) => {
        const due = calendar.addWorkingDays(day0, n).date;
        if (n > 0) expect(calendar.isWorkingDay(due)).toBe(true);
        expect(calendar.workingDaysBetween(day0, due)).toBe(n);
        expect(calendar.workingDaysBetween(due, day0)).toBe(0 - n);
        if (n > 0) expect(calendar.addWorkingDays(due, m).date).toBe(calendar.addWorkingDays(day0, n + m).date);
      }),
    );
  });
});

describe('pauses', () => {
  it('move the due date by exactly the working days paused', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 0, max: 10 }),
        (day0, n, offset, length) => {
          const from = addDays(day0, offset);
          const pause = { from, to: addDays(from, length) };
          const plain = calendar.addWorkingDays(day0, n).date;
          const paused = calendar.addWorkingDaysWithPauses(day0, n, [pause]).date;
          const lost = from <= plain ? calendar.workingDaysBetween(addDays(pause.from, -1), pause.to) : 0;
          expect(paused).toBe(calendar.addWorkingDays(day0, n + lost).date);
        },
      ),
    );
  });

  it('count once where they overlap, and not at all before day 0 or after the due date', () => {
    const day0 = d('2024-03-06');
    const twice = [span('2024-03-11', '2024-03-13'), span('2024-03-12', '2024-03-14')];
    expect(calendar.addWorkingDaysWithPauses(day0, 15, twice).date).toBe('2024-04-02');
    expect(calendar.addWorkingDaysWithPauses(day0, 15, [span('2024-03-01', '2024-03-06'), span('2024-03-28', '2024-12-31')]).date).toBe(
      '2024-03-27',
    );
    expect(calendar.addWorkingDaysWithPauses(day0, 15, [span('2024-03-09', '2024-03-10')]).date).toBe('2024-03-27');
  });
});

describe('a number of calendar days', () => {
  it('moves the last day off a day off', () => {
    expect(calendar.addCalendarDays(d('2024-03-06'), 30).date).toBe('2024-04-07');
    expect(calendar.addCalendarDays(d('2024-03-27'), 30).date).toBe('2024-04-26');
    expect(calendar.addCalendarDays(d('2024-09-01'), 30).date).toBe('2024-10-08');
    expect(calendar.addCalendarDays(d('2024-03-27'), 30, [span('2024-04-01', '2024-04-10')]).date).toBe('2024-05-06');
  });

  it('never ends early, and at most a long holiday late', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (day0, n) => {
        const late = daysBetween(addDays(day0, n), calendar.addCalendarDays(day0, n).date);
        expect(late >= 0 && late <= 9).toBe(true);
      }),
    );
  });

  it('rounds a review date back to a working day', () => {
    expect(calendar.previousOrSameWorkingDay(addDays(d('2024-06-03'), 90))).toBe('2024-08-30');
    expect(calendar.previousOrSameWorkingDay(addDays(d('2024-11-18'), 88))).toBe('2025-02-14');
    expect(calendar.nextWorkingDay(d('2024-09-30'))).toBe('2024-10-08');
    expect(calendar.sameOrNextWorkingDay(d('2024-09-14'))).toBe('2024-09-14');
  });
});

describe('what is left', () => {
  it('counts 超期19个工作日 and 还剩1个工作日', () => {
    expect(calendar.workingDaysBetween(d('2024-12-31'), d('2024-12-04'))).toBe(-19);
    expect(calendar.workingDaysBetween(d('2024-12-31'), d('2025-01-02'))).toBe(1);
    expect(Object.is(calendar.workingDaysBetween(d('2024-12-29'), d('2024-12-28')), 0)).toBe(true);
  });
});

describe('a year without a notice', () => {
  it('is answered by weekday and marked provisional', () => {
    expect(calendar.addWorkingDays(d('2026-12-31'), 1)).toEqual({ date: '2027-01-01', provisional: true });
    expect(calendar.addWorkingDays(d('2026-12-21'), 3)).toEqual({ date: '2026-12-24', provisional: false });
    expect(calendar.isProvisional(d('2026-12-28'))).toBe(true);
    expect(calendar.isProvisional(d('2025-12-28'))).toBe(false);
    expect(calendar.addCalendarDays(d('2026-12-18'), 30).provisional).toBe(true);
    expect(calendar.isProvisional(d('2003-06-01'))).toBe(true);
  });

  it('is settled by its notice, which may change the December before', () => {
    const notice = [
      { date: d('2026-12-31'), isOffDay: true, name: '元旦' },
      { date: d('2027-01-01'), isOffDay: true, name: '元旦' },
      { date: d('2027-01-03'), isOffDay: false, name: '元旦' },
    ];
    const next = calendar.withYear(2027, notice);
    expect(next.addWorkingDays(d('2026-12-30'), 1)).toEqual({ date: '2027-01-03', provisional: false });
    expect(calendar.isWorkingDay(d('2026-12-31'))).toBe(true);
    // The correction of an earlier year does not take away what the later notice said.
    const corrected = next.withYear(2026, [{ date: d('2026-01-01'), isOffDay: true, name: '元旦' }]);
    expect(corrected.isWorkingDay(d('2026-12-31'))).toBe(false);
    expect(corrected.isWorkingDay(d('2026-10-01'))).toBe(true);
  });

  it('refuses a notice that cannot be one', () => {
    expect(() => calendar.withYear(2027, [])).toThrow(RangeError);
    expect(() => calendar.withYear(2027, [day('2026-12-31')])).toThrow(RangeError);
    expect(() => calendar.withYear(2027, [day('2027-01-01'), day('2027-01-01')])).toThrow(RangeError);
    expect(() => calendar.withYear(2027, [day('2027-01-01'), day('2026-10-01')])).toThrow(RangeError);
  });
});

describe('the explanation of a due date', () => {
  it('names every day and why it counts or not', () => {
    const days = calendar.explain(d('2024-09-12'), 5);
    expect(days.map((day) => `${day.date.slice(5)} ${day.reason} ${day.ordinal ?? '-'} ${day.holiday ?? '-'}`)).toEqual([
      '09-12 DAY_ZERO - -',
      '09-13 WORKDAY 1 -',
      '09-14 MAKE_UP_DAY 2 中秋节',
      '09-15 HOLIDAY - 中秋节',
      '09-16 HOLIDAY - 中秋节',
      '09-17 HOLIDAY - 中秋节',
      '09-18 WORKDAY 3 -',
      '09-19 WORKDAY 4 -',
      '09-20 WORKDAY 5 -',
    ]);
    const paused = calendar.explain(d('2024-03-07'), 1, [span('2024-03-08', '2024-03-10')]);
    expect(paused.map((day) => day.reason)).toEqual(['DAY_ZERO', 'PAUSED', 'WEEKEND', 'WEEKEND', 'WORKDAY']);
  });

  it('ends on the due date with the full count', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day0, n) => {
        const last = calendar.explain(day0, n).at(-1);
        expect(last).toMatchObject({ date: calendar.addWorkingDays(day0, n).date, ordinal: n, provisional: false });
      }),
    );
  });
});

describe('an empty calendar', () => {
  it('knows weekdays only and promises nothing', () => {
    const empty = new WorkingCalendar(new Map());
    fc.assert(fc.property(anyDay, (day) => empty.isWorkingDay(day) === weekday(day) <= 5 && empty.isProvisional(day)));
  });
});
