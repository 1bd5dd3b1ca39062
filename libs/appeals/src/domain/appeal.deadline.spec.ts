import { addDays, builtInCalendar, fromEpochDay, epochDay, localDate, type LocalDate } from '@app/kernel';
import fc from 'fast-check';
import {
  APPEAL_POLICY,
  deemedAcceptedOn,
  deriveDates,
  dueOf,
  explainDue,
  firstGreenDue,
  type HistoryLine,
  lightOf,
} from './appeal.deadline';
import type { AppealAction, Complexity } from './appeal.words';

const calendar = builtInCalendar();
const on = (action: AppealAction, date: string, more: Partial<HistoryLine> = {}): HistoryLine => ({
  action,
  occurredOn: localDate(date),
  ...more,
});
const handled = (registered: string, dispatched: string, complexity: Complexity): HistoryLine[] => [
  on('register', registered, { time: '09:00' }),
  on('accept', dispatched, { complexity }),
  on('dispatch', dispatched),
];
const dates = (...history: HistoryLine[]) => deriveDates(history, calendar).dates;

describe('the clocks, checked by hand', () => {
  it('counts 15 working days from 2024-03-06 to 03-27', () =>
    expect(dates(...handled('2024-03-05', '2024-03-06', 'SEVERAL_UNITS')).dueOn).toBe('2024-03-27'));
  it('counts Sunday 04-28, which works', () =>
    expect(dates(...handled('2024-04-09', '2024-04-10', 'SEVERAL_UNITS')).dueOn).toBe('2024-04-30'));
  it('counts Saturday 09-14 and skips 15–17', () =>
    expect(dates(...handled('2024-09-12', '2024-09-12', 'ORDINARY')).dueOn).toBe('2024-09-20'));
  it('takes 18:10 as the next working day', () =>
    expect(dates(on('register', '2024-12-30', { time: '18:10' })).acceptanceDueOn).toBe('2025-01-02'));
  it('takes 17:30 itself as that day', () =>
    expect(dates(on('register', '2024-12-30', { time: '17:30' })).acceptanceDueOn).toBe('2024-12-31'));
});

describe('the dates of the demo', () => {
  it.each([
    ['0001', '2024-03-05', '2024-03-06', 'SEVERAL_UNITS', '2024-03-27'],
    ['0002', '2024-04-09', '2024-04-10', 'SEVERAL_UNITS', '2024-04-30'],
    ['0004', '2024-05-13', '2024-05-14', 'ORDINARY', '2024-05-21'],
    ['0005', '2024-06-17', '2024-06-18', 'SEVERAL_UNITS', '2024-07-09'],
    ['0007', '2024-07-17', '2024-07-17', 'ORDINARY', '2024-07-24'],
    ['0009', '2024-08-19', '2024-08-20', 'ORDINARY', '2024-08-27'],
    ['0010', '2024-09-03', '2024-09-04', 'ORDINARY', '2024-09-11'],
    ['0011', '2024-09-12', '2024-09-12', 'ORDINARY', '2024-09-20'],
    ['0013', '2024-10-09', '2024-10-10', 'SEVERAL_UNITS', '2024-10-30'],
    ['0016', '2024-11-12', '2024-11-13', 'SEVERAL_UNITS', '2024-12-04'],
    ['0017', '2024-11-14', '2024-11-15', 'SEVERAL_UNITS', '2024-12-06'],
    ['0018', '2024-11-19', '2024-11-20', 'ORDINARY', '2024-11-27'],
    ['0019', '2024-11-26', '2024-11-27', 'ORDINARY', '2024-12-04'],
    ['0022', '2024-12-24', '2024-12-25', 'ORDINARY', '2025-01-02'],
  ] as const)('%s, registered %s, dispatched %s, %s: due %s', (_, registered, dispatched, complexity, due) =>
    expect(dates(...handled(registered, dispatched, complexity)).originalDueOn).toBe(due),
  );

  it('0004: reworked after 05-21, the new limit ends 05-29', () => {
    const history = [
      ...handled('2024-05-13', '2024-05-14', 'ORDINARY'),
      on('reply', '2024-05-20'),
      on('confirm', '2024-05-21'),
      on('rework', '2024-05-21'),
    ];
    expect(dates(...history)).toMatchObject({
      handlingDay0: '2024-05-22',
      originalDueOn: '2024-05-29',
      dueOn: '2024-05-29',
      callbackDueOn: null,
    });
  });
  it('0005: extended to 07-16, both dates kept', () => {
    const history = [
      ...handled('2024-06-17', '2024-06-18', 'SEVERAL_UNITS'),
      on('requestExtension', '2024-07-05', { newDueOn: localDate('2024-07-16') }),
    ];
    expect(dates(...history).dueOn).toBe('2024-07-09');
    expect(dates(...history, on('extend', '2024-07-08', { newDueOn: localDate('2024-07-16') }))).toMatchObject({
      originalDueOn: '2024-07-09',
      dueOn: '2024-07-16',
    });
  });
  it('0016: 19 working days overdue on 12-31', () =>
    expect(lightOf(localDate('2024-12-04'), localDate('2024-12-31'), calendar)).toEqual({ light: 'RED', workingDaysLeft: -19 }));
  it('0023: registered after hours, red only after 01-02', () =>
    expect(lightOf(localDate('2025-01-02'), localDate('2024-12-31'), calendar)).toEqual({ light: 'YELLOW', workingDaysLeft: 1 }));
});

const recorded = (text: string) => deemedAcceptedOn({ on: localDate('2024-11-04'), time: null, recordedAt: new Date(text) }, calendar);

describe('the rules of the clocks', () => {
  it('keeps day 0 when another unit is added', () =>
    expect(dates(...handled('2024-05-13', '2024-05-14', 'ORDINARY'), on('dispatch', '2024-05-20')).dueOn).toBe('2024-05-21'));
  it('moves the last of 30 calendar days to a working day', () =>
    expect(dates(...handled('2024-08-29', '2024-08-30', 'COMPLEX')).dueOn).toBe('2024-09-29'));
  it('gives a reply three working days to the first attempt', () =>
    expect(dates(...handled('2024-05-13', '2024-05-14', 'ORDINARY'), on('reply', '2024-05-20')).callbackDueOn).toBe('2024-05-23'));
  it('deems accepted three working days after the registration, or after a late record', () => {
    expect(recorded('2024-11-04T09:00:00+08:00')).toBe('2024-11-07');
    expect(recorded('2024-11-15T18:00:00+08:00')).toBe('2024-11-21');
  });
  it('explains a due date day by day', () => {
    const days = explainDue(localDate('2024-09-12'), APPEAL_POLICY.handling.ORDINARY, localDate('2024-09-20'), calendar);
    expect(days.map((d) => `${d.date.slice(5)} ${d.reason} ${d.ordinal ?? '-'}`)).toEqual([
      '09-12 DAY_ZERO -',
      '09-13 WORKDAY 1',
      '09-14 MAKE_UP_DAY 2',
      '09-15 HOLIDAY -',
      '09-16 HOLIDAY -',
      '09-17 HOLIDAY -',
      '09-18 WORKDAY 3',
      '09-19 WORKDAY 4',
      '09-20 WORKDAY 5',
    ]);
  });
});

describe('properties', () => {
  const from = epochDay(localDate('2020-01-01'));
  const date = fc.integer({ min: 0, max: 365 * 6 }).map((n): LocalDate => fromEpochDay(from + n));
  const complexity = fc.constantFrom<Complexity>('SIMPLE', 'ORDINARY', 'SEVERAL_UNITS', 'COMPLEX');
  it('a due date is a working day after day 0, and a later day 0 is never due earlier', () =>
    fc.assert(
      fc.property(date, complexity, (day0, c) => {
        const limit = APPEAL_POLICY.handling[c];
        const due = dueOf(day0, limit, calendar);
        expect(calendar.isWorkingDay(due) && due > day0).toBe(true);
        expect(dueOf(addDays(day0, 1), limit, calendar) >= due).toBe(true);
        if (limit.kind === 'WORKING') expect(calendar.workingDaysBetween(day0, due)).toBe(limit.days);
        const days = explainDue(day0, limit, due, calendar);
        expect([days[0]?.date, days.at(-1)?.date, Math.max(...days.map((d) => d.ordinal ?? 0))]).toEqual([day0, due, limit.days]);
      }),
    ));
  it('the light of lists is the light of the page', () =>
    fc.assert(
      fc.property(date, date, (due, today) => {
        const green = firstGreenDue(today, calendar);
        const listed = due < today ? 'RED' : due < green ? 'YELLOW' : 'GREEN';
        expect(lightOf(due, today, calendar).light).toBe(listed);
      }),
    ));
});
