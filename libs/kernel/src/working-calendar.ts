import { shanghaiDate, shanghaiTimeOfDay, type TimeOfDay } from './clock';
import {
  addDays,
  dayOfMonth,
  fromEpochDay,
  epochDay,
  isWithin,
  type LocalDate,
  monthOf,
  type Period,
  type Weekday,
  weekday,
  yearOf,
} from './local-date';

/** One line of a State Council notice: a day that is off although it is a weekday, or worked although it is a weekend. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly isOffDay: boolean;
  /** The holiday it belongs to, such as 春节. */
  readonly name: string;
}

/** The due date, and whether a notice that is not yet published may still move it. */
export interface DueDate {
  readonly date: LocalDate;
  readonly provisional: boolean;
}

export const DAY_REASONS = ['DAY_ZERO', 'WORKDAY', 'MAKE_UP_DAY', 'WEEKEND', 'HOLIDAY', 'PAUSED'] as const;
export type DayReason = (typeof DAY_REASONS)[number];

/** One day of the way to a due date, and why it counts or not. */
export interface ExplainedDay {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  readonly reason: DayReason;
  /** The how-manieth working day it is, or null when it does not count. */
  readonly ordinal: number | null;
  /** Chinese name of the holiday the day belongs to, off or made up. */
  readonly holiday: string | null;
  readonly provisional: boolean;
}

/** Receipt after this time of day counts as received on the next working day (a default of the policy). */
export const CLOSING_TIME: TimeOfDay = '17:30';

/** A notice may touch the last days of the year before (seen: from 29 December); some room is left. */
const TOUCHED_DECEMBER_DAY = 25;
/** No limit of this system comes near; a larger number is a mistake, and would walk for long. */
const MOST_DAYS = 3_660;

/**
 * Working days in China: Monday to Friday, changed by the yearly notices of the State Council. Immutable.
 * Day 0 never counts; the due day ends at 24:00 in China.
 */
export class WorkingCalendar {
  private readonly exceptions: ReadonlyMap<LocalDate, CalendarDay>;

  /** @param notices the days each year's notice names; a year is published when its notice is there */
  constructor(private readonly notices: ReadonlyMap<number, readonly CalendarDay[]>) {
    const exceptions = new Map<LocalDate, CalendarDay>();
    // In the order of the years, because a notice may change the last days of the year before.
    for (const year of [...notices.keys()].sort((a, b) => a - b)) for (const day of notices.get(year) ?? []) exceptions.set(day.date, day);
    this.exceptions = exceptions;
  }

  /** Years whose notice is known, in order. */
  get publishedYears(): readonly number[] {
    return [...this.notices.keys()].sort((a, b) => a - b);
  }

  /**
   * A calendar in which this notice replaces what was known for its year. Throws a RangeError when the list is empty, names
   * a day twice, or names a day that is neither in the year nor in the last days of the year before.
   */
  withYear(year: number, days: readonly CalendarDay[]): WorkingCalendar {
    const foreign = days.find(({ date }) => yearOf(date) !== year && !(yearOf(date) === year - 1 && inTouchedDecember(date)));
    if (foreign) throw new RangeError(`the notice of ${year} cannot name ${foreign.date}`);
    if (!days.some(({ date }) => yearOf(date) === year)) throw new RangeError(`the notice of ${year} names no day of it`);
    if (new Set(days.map(({ date }) => date)).size < days.length) throw new RangeError(`the notice of ${year} names a day twice`);
    return new WorkingCalendar(new Map([...this.notices, [year, [...days]]]));
  }

  isWorkingDay(date: LocalDate): boolean {
    const exception = this.exceptions.get(date);
    return exception ? !exception.isOffDay : weekday(date) <= 5;
  }

  /** Whether the notice of the date's year is known. */
  isPublished(date: LocalDate): boolean {
    return this.notices.has(yearOf(date));
  }

  /** Whether a notice still to come may change this day: its year is not published, or it is late December before such a year. */
  isProvisional(date: LocalDate): boolean {
    return !this.isPublished(date) || (inTouchedDecember(date) && !this.notices.has(yearOf(date) + 1));
  }

  /** The first working day after `date`. */
  nextWorkingDay(date: LocalDate): LocalDate {
    return this.sameOrNextWorkingDay(addDays(date, 1));
  }

  sameOrNextWorkingDay(date: LocalDate): LocalDate {
    let day = date;
    while (!this.isWorkingDay(day)) day = addDays(day, 1);
    return day;
  }

  /** For review dates, which round back so that the limit is never exceeded. */
  previousOrSameWorkingDay(date: LocalDate): LocalDate {
    let day = date;
    while (!this.isWorkingDay(day)) day = addDays(day, -1);
    return day;
  }

  /** Day 0 of something received at an instant: after closing time or on a day off it is the next working day. */
  startDay(instant: Date, closingTime: TimeOfDay = CLOSING_TIME): LocalDate {
    const date = shanghaiDate(instant);
    return this.isWorkingDay(date) && shanghaiTimeOfDay(instant) <= closingTime ? date : this.nextWorkingDay(date);
  }

  /** The n-th working day after day 0. */
  addWorkingDays(day0: LocalDate, count: number): DueDate {
    return this.addWorkingDaysWithPauses(day0, count, []);
  }

  /** As `addWorkingDays`, days inside a pause (both ends included) not counting: each paused working day moves the due date by one. */
  addWorkingDaysWithPauses(day0: LocalDate, count: number, pauses: readonly Period[]): DueDate {
    return this.walk(day0, count, (day) => this.isWorkingDay(day) && !isPaused(day, pauses));
  }

  /**
   * The n-th calendar day after day 0, days inside a pause not counting; when that day is off (or paused), the next one that is neither.
   */
  addCalendarDays(day0: LocalDate, count: number, pauses: readonly Period[] = []): DueDate {
    const last = this.walk(day0, count, (day) => !isPaused(day, pauses)).date;
    let date = last;
    while (!this.isWorkingDay(date) || isPaused(date, pauses)) date = addDays(date, 1);
    return { date, provisional: this.isAnyProvisional(last, date) };
  }

  /**
   * Working days from `from` to `to`, `from` not counted: the 还剩 n 个工作日 until a due date, negative for 超期 n 个工作日.
   * 0 does not mean "in time": on a Saturday after a due Friday it is 0 as well. Overdue is `today > due`.
   */
  workingDaysBetween(from: LocalDate, to: LocalDate): number {
    if (to < from) return 0 - this.workingDaysBetween(to, from);
    let count = 0;
    for (let day = epochDay(from) + 1; day <= epochDay(to); day += 1) if (this.isWorkingDay(fromEpochDay(day))) count += 1;
    return count;
  }

  /** Every day from day 0 to the due date of `addWorkingDaysWithPauses`, and why it counts or not. */
  explain(day0: LocalDate, count: number, pauses: readonly Period[] = []): readonly ExplainedDay[] {
    const due = this.addWorkingDaysWithPauses(day0, count, pauses).date;
    const days: ExplainedDay[] = [];
    let ordinal = 0;
    for (let date = day0; date <= due; date = addDays(date, 1)) {
      const reason = date === day0 ? 'DAY_ZERO' : this.reasonOf(date, pauses);
      const counts = reason === 'WORKDAY' || reason === 'MAKE_UP_DAY';
      if (counts) ordinal += 1;
      days.push({
        date,
        weekday: weekday(date),
        reason,
        ordinal: counts ? ordinal : null,
        holiday: this.exceptions.get(date)?.name ?? null,
        provisional: this.isProvisional(date),
      });
    }
    return days;
  }

  private reasonOf(date: LocalDate, pauses: readonly Period[]): DayReason {
    const weekend = weekday(date) > 5;
    if (!this.isWorkingDay(date)) return this.exceptions.has(date) ? 'HOLIDAY' : 'WEEKEND';
    if (isPaused(date, pauses)) return 'PAUSED';
    return weekend ? 'MAKE_UP_DAY' : 'WORKDAY';
  }

  private walk(day0: LocalDate, count: number, counts: (day: LocalDate) => boolean): DueDate {
    if (!Number.isInteger(count) || count < 0 || count > MOST_DAYS) throw new RangeError(`not a number of days: ${count}`);
    let date = day0;
    for (let left = count; left > 0;) {
      date = addDays(date, 1);
      if (counts(date)) left -= 1;
    }
    return { date, provisional: count > 0 && this.isAnyProvisional(addDays(day0, 1), date) };
  }

  private isAnyProvisional(from: LocalDate, to: LocalDate): boolean {
    for (let date = from; date <= to; date = addDays(date, 1)) if (this.isProvisional(date)) return true;
    return false;
  }
}

const isPaused = (date: LocalDate, pauses: readonly Period[]): boolean => pauses.some((pause) => isWithin(date, pause));
const inTouchedDecember = (date: LocalDate): boolean => monthOf(date) === 12 && dayOfMonth(date) >= TOUCHED_DECEMBER_DAY;
