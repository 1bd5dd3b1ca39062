import type { AppealCategory, AppealLight, AppealsFilterInput, AppealSort, AppealSource, AppealState, DeskList } from '@app/contract';

/** What narrows the ledger, as it stands in the address: name there → field of the filter. */
const FIELDS = {
  list: 'list',
  text: 'text',
  state: 'state',
  light: 'light',
  category: 'category',
  source: 'source',
  unit: 'unitId',
  from: 'from',
  to: 'to',
} as const;
export const FILTER_NAMES = Object.keys(FIELDS) as readonly (keyof typeof FIELDS)[];

export interface LedgerFilter extends AppealsFilterInput {
  readonly list: DeskList | null;
  readonly state: AppealState | null;
  readonly light: AppealLight | null;
  readonly category: AppealCategory | null;
  readonly source: AppealSource | null;
  readonly sort: AppealSort | null;
}

export function filterOf(get: (name: string) => string): LedgerFilter {
  const fields = Object.entries(FIELDS).map(([name, field]) => [field, get(name) || null]);
  return { ...Object.fromEntries(fields), sort: get('sort') || null } as LedgerFilter;
}

export const isNarrowed = (get: (name: string) => string): boolean => FILTER_NAMES.some((name) => get(name) !== '');

/** The filter as part of another address. */
export function filterQuery(get: (name: string) => string): string {
  const query = new URLSearchParams();
  for (const name of [...FILTER_NAMES, 'sort', 'order']) if (get(name)) query.set(name, get(name));
  return query.toString();
}
