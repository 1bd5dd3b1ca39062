import {
  addDays,
  type Actor,
  builtInCalendar,
  type CalendarDay,
  type ExplainedDay,
  type LocalDate,
  weekday,
  type WorkingCalendar,
  yearPeriod,
} from '@app/kernel';
import { checked, Database, Fault, type Reader, type Tx, workingCalendar } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { auditFor } from './persistence/audit.queries';

export interface UploadCalendarYear {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  /** Number and date of the notice, such as 国办发明电〔2025〕7号. */
  readonly source: string;
}

export interface YearOfCalendar {
  readonly year: number;
  /** Whether the notice of the year is known, built in or uploaded. */
  readonly published: boolean;
  /** Where an uploaded notice comes from; null: built in, or not known. */
  readonly source: string | null;
  readonly days: readonly CalendarDay[];
}

export interface WorkingDay {
  readonly date: LocalDate;
  readonly provisional: boolean;
  readonly explain: readonly ExplainedDay[];
}

/** The State Council's notices that administrators upload, and working days by them. */
@Injectable()
export class CalendarService {
  constructor(private readonly database: Database) {}

  /** Replaces what was known of a year. Deadlines that run over it are worked out anew by whoever listens. */
  uploadCalendarYear(actor: Actor, input: UploadCalendarYear): Promise<number> {
    return this.database.write(actor, (tx) => this.uploadIn(tx, input));
  }

  async uploadIn(tx: Tx, { year, days, source }: UploadCalendarYear): Promise<number> {
    const [from, names] = checked(
      (check) =>
        [
          check.needed('input.source', source, 'source'),
          days.map(({ name }, i) => check.needed(`input.days.${i}.name`, name, 'holidayName')),
        ] as const,
    );
    const clean = days.map(({ date, isOffDay }, i) => {
      // A make-up day is a weekend that is worked; a notice that says a weekday is worked was copied wrongly.
      if (!isOffDay && weekday(date) <= 5) throw Fault.field(`input.days.${i}`, 'CALENDAR_SIDE', { date });
      return { date, isOffDay, name: names[i] ?? '' };
    });
    this.check(await workingCalendar(tx), year, clean);
    await tx.rows(
      `INSERT INTO calendar_year (year, days, source, uploaded_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (year) DO UPDATE SET days = EXCLUDED.days, source = EXCLUDED.source, uploaded_by = EXCLUDED.uploaded_by`,
      [year, JSON.stringify(clean.toSorted((a, b) => (a.date < b.date ? -1 : 1))), from, tx.actor.id],
    );
    const orgPath = tx.actor.unitPath ?? '0001.';
    await tx.publish({ topic: 'identity.calendar-uploaded', orgPath, ids: { year: String(year) } });
    await auditFor(
      tx,
      { personId: tx.actor.id, postId: tx.actor.postId, kind: 'PERSON' },
      { action: 'identity.upload-calendar-year', subjectKind: 'calendar-year', orgPath, details: { year, days: clean.length } },
    );
    return year;
  }

  private check(calendar: WorkingCalendar, year: number, days: readonly CalendarDay[]): void {
    if (!Number.isInteger(year) || year < 2000 || year > 2100) throw Fault.field('input.year', 'FIELD_INVALID');
    try {
      calendar.withYear(year, days);
    } catch (error) {
      if (error instanceof RangeError) throw Fault.field('input.days', 'CALENDAR_DAYS');
      throw error;
    }
  }

  async calendarYear(reader: Reader, year: number): Promise<YearOfCalendar> {
    const uploaded = await reader.first<{ days: CalendarDay[]; source: string }>('SELECT days, source FROM calendar_year WHERE year = $1', [
      year,
    ]);
    if (uploaded) return { year, published: true, ...uploaded };
    if (year < 2000 || year > 2100) throw Fault.field('year', 'FIELD_INVALID');
    const published = builtInCalendar().publishedYears.includes(year);
    return { year, published, source: null, days: published ? namedDays(builtInCalendar(), year) : [] };
  }

  /** The n-th working day after a date, and why each day on the way counts or not. */
  async workingDay(reader: Reader, from: LocalDate, count: number): Promise<WorkingDay> {
    if (!Number.isInteger(count) || count < 0 || count > MOST_WORKING_DAYS) throw Fault.field('count', 'FIELD_INVALID');
    const calendar = await workingCalendar(reader);
    try {
      return { ...calendar.addWorkingDays(from, count), explain: calendar.explain(from, count) };
    } catch (error) {
      // The walk left the years of the calendar.
      if (error instanceof RangeError) throw Fault.field('from', 'FIELD_DATE');
      throw error;
    }
  }
}

/** The days of a year that its notice names, off or made up. */
function namedDays(calendar: WorkingCalendar, year: number): readonly CalendarDay[] {
  const { from, to } = yearPeriod(year);
  const eve = addDays(from, -1);
  return calendar
    .explain(eve, calendar.workingDaysBetween(eve, to))
    .flatMap(({ date, holiday }) =>
      holiday !== null && date >= from ? [{ date, isOffDay: !calendar.isWorkingDay(date), name: holiday }] : [],
    );
}

/** More than any limit of the product; each day on the way is a row of the answer. */
const MOST_WORKING_DAYS = 250;
