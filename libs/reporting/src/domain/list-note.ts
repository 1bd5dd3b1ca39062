import type { LocalDate } from '@app/kernel';

/** Which list the figures of 应走访 and 未走访 were counted over, in one Chinese line: a list that shrinks must not raise a rate in silence. */
export function listNote(
  list:
    | { readonly campaign: string; readonly n: number; readonly validFrom: LocalDate; readonly added: number; readonly removed: number }
    | undefined,
): string {
  if (!list) return '没有冻结走访名单，按在册主体计';
  const { campaign, n, validFrom, added, removed } = list;
  const since = added + removed === 0 ? '' : `；自第1版以来增加${added}家、减少${removed}家`;
  return `按${campaign}走访名单第${n}版（${validFrom}起）计${since}`;
}
