import { addDays, type LocalDate } from './local-date';
import type { WorkingCalendar } from './working-calendar';

/** Working days within which an entry counts as made in time; later it is marked 补录. */
export const IN_TIME_WORKING_DAYS = 3;
/** Calendar days beyond which an entry needs a permission and a reason. */
export const FREE_LATE_DAYS = 30;

export interface Entry {
  readonly occurredOn: LocalDate;
  readonly today: LocalDate;
  readonly calendar: WorkingCalendar;
  /** Does the actor hold 'record:late'? */
  readonly mayEnterLate: boolean;
  readonly lateReason?: string | null;
  /** The act cannot have happened before this date: the registration, or the act before it. */
  readonly notBefore?: LocalDate | null;
}

export type EntryFault = 'OCCURRED_IN_FUTURE' | 'OCCURRED_BEFORE' | 'LATE_NOT_ALLOWED' | 'LATE_REASON_NEEDED';
export type EntryJudgement =
  { readonly ok: true; readonly isLate: boolean } | { readonly ok: false; readonly fault: EntryFault; readonly date?: LocalDate };

/** May this be entered today, and is it late? Late entry is normal: it is marked, and only far back does it need the office and a reason. */
export function judgeEntry({ occurredOn, today, calendar, mayEnterLate, lateReason, notBefore }: Entry): EntryJudgement {
  if (occurredOn > today) return { ok: false, fault: 'OCCURRED_IN_FUTURE' };
  if (notBefore && occurredOn < notBefore) return { ok: false, fault: 'OCCURRED_BEFORE', date: notBefore };
  if (addDays(occurredOn, FREE_LATE_DAYS) < today) {
    if (!mayEnterLate) return { ok: false, fault: 'LATE_NOT_ALLOWED' };
    if (!lateReason?.trim()) return { ok: false, fault: 'LATE_REASON_NEEDED' };
    return { ok: true, isLate: true };
  }
  return { ok: true, isLate: today > calendar.addWorkingDays(occurredOn, IN_TIME_WORKING_DAYS).date };
}
