import { SOURCES } from '../metrics/m19-by-source';
import { REASONS } from '../metrics/target-list';

/** Lists of other libraries that have one figure each: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = {
  'appeal.source': SOURCES.map(([source]) => source),
  'not_visited_reason.reason': REASONS.map(([reason]) => reason),
} as const;
