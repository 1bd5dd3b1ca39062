import { canonicalHash, canonicalJson } from '@app/kernel';
import type { CheckedMatters, CheckedVisit } from './visit.check';

/** Lists whose order says nothing, in one order. */
const sorted = <T>(values: readonly T[]): readonly T[] =>
  [...values].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : canonicalJson(a) > canonicalJson(b) ? 1 : 0));

/**
 * All that people said at a visit, in one form: in whatever order it came and whichever defaults were filled in. Day, way and firms are not
 * here: they are compared where they stand, through merges. Neither is what the device says of itself, and photos come apart.
 */
export function contentHash(visit: CheckedVisit, { promises, appeals, demands }: CheckedMatters, visitor: string): string {
  // A matter of the only firm may name it or not.
  const only = new Set(visit.enterpriseIds).size === 1;
  const firmOf = (asked: string | null | undefined): string | null => (only ? null : (asked ?? null));
  return canonicalHash({
    participants: sorted(visit.participantIds.filter((person) => person !== visitor)),
    outsiders: sorted(visit.outsiders),
    topics: sorted(visit.topics),
    words: visit.note,
    place: visit.place,
    campaign: visit.campaignId,
    lateReason: visit.lateReason,
    confirmBy: visit.confirmBy,
    promises: sorted(promises.map(({ enterpriseId, text: words, dueOn }) => ({ firm: firmOf(enterpriseId), words, dueOn }))),
    appeals: sorted(
      appeals.map(({ enterpriseId, title, description: words, contactName, contactPhone, category, solvedOnSpot }) => ({
        firm: firmOf(enterpriseId),
        title,
        words,
        contact: [contactName ?? null, contactPhone ?? null],
        category,
        solvedOnSpot,
      })),
    ),
    demands: sorted(
      demands.map(({ enterpriseId, amount, purpose, termMonths, route, authorisedOn }) => ({
        firm: firmOf(enterpriseId),
        amount,
        purpose,
        termMonths: termMonths ?? null,
        route: route ?? 'MECHANISM',
        authorisedOn: authorisedOn ?? null,
      })),
    ),
  });
}
