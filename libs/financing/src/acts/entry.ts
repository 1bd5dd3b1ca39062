import { cleanText, type LocalDate, type Money } from '@app/kernel';
import { Fault, judgeEntryIn, type Tx, workingCalendar } from '@app/platform';

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
  const lateReason = given.lateReason ? text(given.lateReason, 200, 'input.lateReason') : null;
  const judgement = judgeEntryIn(tx, await workingCalendar(tx), { occurredOn, lateReason, notBefore: given.notBefore ?? null });
  if (!judgement.ok) throw Fault.field(path, judgement.fault, judgement.date ? { date: judgement.date } : {});
  return { occurredOn, isLate: judgement.isLate, lateReason };
}

/** A text that can be stored, trimmed; whoever calls, not only the API. */
export function text(value: string, max: number, path: string): string {
  const clean = cleanText(value, { max, multiline: true, required: true });
  if (clean.ok) return clean.text;
  if (clean.fault === 'EMPTY') throw Fault.field(path, 'FIELD_REQUIRED');
  throw clean.fault === 'TOO_LONG' ? Fault.field(path, 'FIELD_TOO_LONG', { max }) : Fault.field(path, 'FIELD_TEXT');
}

export function positive(amount: Money, path = 'input.amount'): Money {
  if (!amount.isPositive()) throw Fault.field(path, 'AMOUNT_NOT_POSITIVE');
  return amount;
}

export const latestOf = (...dates: readonly (LocalDate | null)[]): LocalDate | null =>
  dates.reduce((a, b) => (a && b ? (a > b ? a : b) : (a ?? b)), null);
