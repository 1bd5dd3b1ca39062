import type { LocalDate } from '@app/kernel';
import { checked, Fault, judgeEntryIn, type Tx, workingCalendar } from '@app/platform';

/** The business date of a fact, and whether it was entered late. */
export interface Entry {
  readonly occurredOn: LocalDate;
  readonly isLate: boolean;
  readonly lateReason: string | null;
}

/** Judges when something happened (absent: today) against today and against what must lie before it. */
export async function judged(
  tx: Tx,
  given: { readonly on?: LocalDate | null; readonly lateReason?: string | null; readonly notBefore?: LocalDate | null },
  path = 'input.occurredOn',
): Promise<Entry> {
  const occurredOn = given.on ?? tx.today;
  const lateReason = checked((check) => check.text('input.lateReason', given.lateReason, 'reason'));
  const judgement = judgeEntryIn(tx, await workingCalendar(tx), { occurredOn, lateReason, notBefore: given.notBefore ?? null });
  if (!judgement.ok) throw Fault.field(path, judgement.fault, judgement.date ? { date: judgement.date } : {});
  return { occurredOn, isLate: judgement.isLate, lateReason };
}

export const latestOf = (...dates: readonly (LocalDate | null)[]): LocalDate | null =>
  dates.reduce((a, b) => (a && b ? (a > b ? a : b) : (a ?? b)), null);
