import type { LocalDate } from '@app/kernel';

/** Why a firm of the list was not visited: the reasons of M12, in the order in which they are told. */
export const NOT_VISITED_REASONS = ['UNREACHABLE', 'DEREGISTERED', 'RELOCATED', 'DORMANT', 'DECLINED', 'MERGED'] as const;
export type NotVisitedReason = (typeof NOT_VISITED_REASONS)[number];

/** Why a firm was taken off a list. One that declined stays on it: it is not visited, with that reason. */
export const REMOVAL_REASONS = ['UNREACHABLE', 'DEREGISTERED', 'RELOCATED', 'DORMANT', 'MERGED', 'WRONGLY_LISTED', 'OTHER'] as const;
export type RemovalReason = (typeof REMOVAL_REASONS)[number];

/** What a version of a list does with a firm. */
export const CHANGE_KINDS = ['ADDED', 'REMOVED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Firms that one change may name; a whole list is frozen by a filter. */
export const MOST_NAMED = 2000;
/** Firms of one list. */
export const MOST_TARGETS = 50_000;

/** Which firms of the register a list is made of: all of the campaign's area when nothing is said. */
export interface ListFilter {
  readonly unitIds?: readonly string[] | null;
  readonly kinds?: readonly string[] | null;
  readonly statuses?: readonly string[] | null;
}
export interface Removal {
  readonly enterpriseId: string;
  readonly reason: RemovalReason;
  readonly note: string;
}

/** A firm as a list knows it: its own record, and the firm that it stands for after merges. */
export interface Listed {
  readonly enterpriseId: string;
  readonly firmId: string;
  readonly orgPath: string;
}

export type ListFault =
  | { readonly code: 'CAMPAIGN_FIRM_LISTED' | 'CAMPAIGN_FIRM_NOT_LISTED'; readonly field: string }
  | { readonly code: 'CAMPAIGN_CHANGE_EMPTY'; readonly field: string };

/**
 * What a change does to a list: an added firm must not be on it, itself or by a record merged with it; a removed one must be, and is named by
 * its own record or by the firm it stands for.
 */
export function fitChange(
  list: readonly Listed[],
  adds: readonly Listed[],
  removes: readonly Removal[],
): { readonly ok: true; readonly removed: readonly (Listed & Removal)[] } | { readonly ok: false; readonly fault: ListFault } {
  if (adds.length + removes.length === 0) return { ok: false, fault: { code: 'CAMPAIGN_CHANGE_EMPTY', field: 'input.adds' } };
  const firms = new Set(list.map((row) => row.firmId));
  for (const [i, { firmId }] of adds.entries()) {
    if (firms.has(firmId)) return { ok: false, fault: { code: 'CAMPAIGN_FIRM_LISTED', field: `input.adds.${i}` } };
    firms.add(firmId);
  }
  const left = new Map(list.map((row) => [row.enterpriseId, row]));
  const removed: (Listed & Removal)[] = [];
  for (const [i, removal] of removes.entries()) {
    const row = left.get(removal.enterpriseId) ?? [...left.values()].find(({ firmId }) => firmId === removal.enterpriseId);
    if (!row) return { ok: false, fault: { code: 'CAMPAIGN_FIRM_NOT_LISTED', field: `input.removes.${i}.enterpriseId` } };
    left.delete(row.enterpriseId);
    removed.push({ ...row, ...removal, enterpriseId: row.enterpriseId });
  }
  return { ok: true, removed };
}

/** The last day that a campaign's coverage is told for: asked for, but not beyond its end. */
export const lastDayOf = (campaign: { readonly to: LocalDate }, asked: LocalDate): LocalDate => (asked < campaign.to ? asked : campaign.to);
