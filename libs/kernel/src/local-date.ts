/**
 * Calendar dates without a time or a zone. A business date in this system is always the date in China
 * (see `shanghaiDate` in clock.ts); here it is only a date, so no arithmetic below touches `Date`.
 */

declare const localDateBrand: unique symbol;

/** 'YYYY-MM-DD', a real calendar date of the years 1900 to 2100. Plain string comparison orders it. */
export type LocalDate = string & { readonly [localDateBrand]: true };

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** Days from 1 January of year 1 to 1 January of `year`. */
const daysBeforeYear = (year: number): number => {
  const y = year - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
};

/** Day number of 1970-01-01, so that `epochDay` agrees with instants. */
const EPOCH = daysBeforeYear(1970);

/** The date a text means, or undefined when it is not exactly 'YYYY-MM-DD', not a real day, or out of 1900–2100. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const parts = SHAPE.exec(text);
  if (!parts) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined;
  return day >= 1 && day <= daysInMonth(year, month) ? (text as LocalDate) : undefined;
}

/** As `parseLocalDate`, for dates that are known to be right: throws a RangeError otherwise. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === undefined) throw new RangeError(`not a date: ${JSON.stringify(text)}`);
  return date;
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7));
export const dayOfMonth = (date: LocalDate): number => Number(date.slice(8, 10));

/** Days since 1970-01-01 (negative before). */
export function epochDay(date: LocalDate): number {
  const year = yearOf(date);
  const month = monthOf(date);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return daysBeforeYear(year) - EPOCH + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDay + dayOfMonth(date) - 1;
}

/** The date of a number of days since 1970-01-01. Throws a RangeError outside 1900–2100. */
export function fromEpochDay(days: number): LocalDate {
  if (!Number.isInteger(days)) throw new RangeError(`not a whole number of days: ${days}`);
  let year = 1970 + Math.floor(days / 365.2425);
  while (daysBeforeYear(year) - EPOCH > days) year -= 1;
  while (daysBeforeYear(year + 1) - EPOCH <= days) year += 1;
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError(`date outside ${FIRST_YEAR}–${LAST_YEAR}`);
  let rest = days - (daysBeforeYear(year) - EPOCH);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(rest + 1).padStart(2, '0')}` as LocalDate;
}

/** `days` may be negative. Throws a RangeError when the result leaves 1900–2100. */
export const addDays = (date: LocalDate, days: number): LocalDate => fromEpochDay(epochDay(date) + days);

/** Calendar days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => epochDay(to) - epochDay(from);

export const weekday = (date: LocalDate): Weekday => (((((epochDay(date) + 3) % 7) + 7) % 7) + 1) as Weekday;

export const compareDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** A span of days, both ends included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Throws a RangeError when the end lies before the beginning. */
export function period(from: LocalDate, to: LocalDate): Period {
  if (to < from) throw new RangeError(`period ends before it begins: ${from} … ${to}`);
  return { from, to };
}

/** Whether two texts (an input from outside) are real dates in the right order. */
export const isPeriod = (value: { readonly from: string; readonly to: string }): value is Period =>
  parseLocalDate(value.from) !== undefined && parseLocalDate(value.to) !== undefined && value.from <= value.to;

export const yearPeriod = (year: number): Period => period(localDate(`${year}-01-01`), localDate(`${year}-12-31`));

/** `month` is 1–12. */
export function monthPeriod(year: number, month: number): Period {
  const from = localDate(`${year}-${String(month).padStart(2, '0')}-01`);
  return { from, to: addDays(from, daysInMonth(year, month) - 1) };
}

export const isWithin = (date: LocalDate, span: Period): boolean => span.from <= date && date <= span.to;

/** Calendar days in a period, both ends counted. */
export const daysIn = (span: Period): number => daysBetween(span.from, span.to) + 1;
