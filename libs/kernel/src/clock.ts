import { epochDay, fromEpochDay, type LocalDate, parseLocalDate } from './local-date';

/**
 * The only place that asks for the time. Services get a Clock; nothing else in the project writes `new Date()`.
 *
 * China has one zone, UTC+8, and no daylight saving time since 1991. A fixed offset is therefore exact for every
 * instant this system records, and costs an addition instead of an `Intl` call in lists of thousands of rows.
 * (Summers of 1986–1991 would be an hour off; only dates, never instants, are known from then.)
 */
export const SHANGHAI_OFFSET_MINUTES = 8 * 60;

const DAY_MS = 86_400_000;
const OFFSET_MS = SHANGHAI_OFFSET_MINUTES * 60_000;
const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** 'HH:mm', 24 hours. Plain string comparison orders it. */
export type TimeOfDay = string;

export const isTimeOfDay = (text: string): text is TimeOfDay => TIME_OF_DAY.test(text);

export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;

  /** The business date: today in China. */
  today(): LocalDate {
    return shanghaiDate(this.now());
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until it is told otherwise: for tests, the demo and replays. */
export class FixedClock extends Clock {
  private instant: Date;

  /** @param instant ISO 8601 with an offset, such as '2026-03-02T09:00+08:00' */
  constructor(instant: string) {
    super();
    this.instant = parseInstant(instant);
  }

  now(): Date {
    return new Date(this.instant.getTime());
  }

  set(instant: string): void {
    this.instant = parseInstant(instant);
  }

  /** Moves the clock on; negative amounts move it back. */
  advance(by: { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number }): void {
    const seconds = (by.days ?? 0) * 86_400 + (by.hours ?? 0) * 3_600 + (by.minutes ?? 0) * 60 + (by.seconds ?? 0);
    this.instant = new Date(this.instant.getTime() + seconds * 1000);
  }
}

/**
 * An instant from ISO 8601 text that names its offset. A text without one would mean the zone of the machine, so it is refused;
 * so is a day that does not exist, which JavaScript would move on to the next month.
 */
export function parseInstant(text: string): Date {
  const instant = new Date(WITH_OFFSET.test(text) && parseLocalDate(text.slice(0, 10)) !== undefined ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new RangeError(`not an instant with an offset: ${JSON.stringify(text)}`);
  return instant;
}

/** Milliseconds since the epoch as read off a wall clock in China. */
function shanghaiMillis(instant: Date): number {
  const millis = instant.getTime();
  if (Number.isNaN(millis)) throw new RangeError('not an instant');
  return millis + OFFSET_MS;
}

/** The date in China at an instant. */
export const shanghaiDate = (instant: Date): LocalDate => fromEpochDay(Math.floor(shanghaiMillis(instant) / DAY_MS));

/** The wall clock in China at an instant, seconds cut off. */
export function shanghaiTimeOfDay(instant: Date): TimeOfDay {
  const wall = shanghaiMillis(instant);
  const minutes = Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The instant at which the wall clock in China shows `time` on `date`. */
export function shanghaiInstant(date: LocalDate, time: TimeOfDay = '00:00'): Date {
  const parts = TIME_OF_DAY.exec(time);
  if (!parts) throw new RangeError(`not a time of day: ${JSON.stringify(time)}`);
  return new Date(epochDay(date) * DAY_MS + (Number(parts[1]) * 60 + Number(parts[2])) * 60_000 - OFFSET_MS);
}

/** The instant at which a date is over in China: 24:00, the first instant that is too late for a deadline on that date. */
export const endOfShanghaiDay = (date: LocalDate): Date => new Date((epochDay(date) + 1) * DAY_MS - OFFSET_MS);
