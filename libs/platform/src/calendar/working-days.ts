import { builtInCalendar, type CalendarDay, type EntryJudgement, judgeEntry, can, type LocalDate, type WorkingCalendar } from '@app/kernel';
import { prepared, type Reader, type Tx } from '../database/tx';

const CALENDAR = prepared('SELECT year, days FROM calendar_year ORDER BY year');

/** The calendar in force: the built-in notices, and over them what an administrator uploaded. */
export async function workingCalendar(reader: Reader): Promise<WorkingCalendar> {
  const uploaded = await reader.rows<{ year: number; days: CalendarDay[] }>(CALENDAR);
  return uploaded.reduce((calendar, { year, days }) => calendar.withYear(year, days), builtInCalendar());
}

/** Judges the business date of an act by the actor's rights and the transaction's day. */
export function judgeEntryIn(
  tx: Tx,
  calendar: WorkingCalendar,
  entry: { readonly occurredOn: LocalDate; readonly lateReason?: string | null; readonly notBefore?: LocalDate | null },
): EntryJudgement {
  return judgeEntry({ ...entry, today: tx.today, calendar, mayEnterLate: tx.actor.kind === 'SYSTEM' || can(tx.actor, 'record:late') });
}
