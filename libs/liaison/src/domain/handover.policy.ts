import { addDays, type LocalDate } from '@app/kernel';

/** A period in which somebody holds the role already: from its first day to its last, null while it is open. */
export interface Held {
  readonly id: string;
  readonly personId: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export type Handover =
  | {
      readonly ok: true;
      /** First day of the new holder. */ readonly from: LocalDate;
      readonly ends: { readonly id: string; readonly lastDay: LocalDate } | null;
    }
  | { readonly ok: false; readonly fault: 'LIAISON_TAKEN' | 'LIAISON_SAME_HOLDER' }
  | { readonly ok: false; readonly fault: 'LIAISON_TAKEN_LATER'; readonly date: LocalDate };

/**
 * What becomes of the present holder when somebody else is to hold the role from `from` on. He keeps it up to the day before.
 * A holder of that very day keeps the day and the new one begins on the next: a period is history, it is not made empty.
 * Holders that begin later stand in the way, as do periods that were ended already: they are not shortened in passing.
 */
export function judgeHandover(overlapping: readonly Held[], personId: string, from: LocalDate, replace: boolean): Handover {
  if (overlapping.length === 0) return { ok: true, from, ends: null };
  const covering = overlapping.find((held) => held.from <= from);
  if (covering?.personId === personId && covering.to === null) return { ok: false, fault: 'LIAISON_SAME_HOLDER' };
  const later = overlapping
    .map((held) => held.from)
    .filter((start) => start > from)
    .sort()[0];
  if (replace && later !== undefined) return { ok: false, fault: 'LIAISON_TAKEN_LATER', date: later };
  if (!replace || !covering || covering.to !== null) return { ok: false, fault: 'LIAISON_TAKEN' };
  const begins = covering.from === from ? addDays(from, 1) : from;
  return { ok: true, from: begins, ends: { id: covering.id, lastDay: addDays(begins, -1) } };
}
