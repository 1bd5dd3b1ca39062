import { numberOf, type StoryAppeal } from './appeal-acts';
import { OTHER_APPEALS } from './other-appeals';
import { SOLVED_APPEALS } from './solved-appeals';

export { SECOND_TOWN_APPEAL } from './other-appeals';

/** SQ-411323111-2024-0001 … 0023, in the order of their registration. */
export const APPEALS: readonly StoryAppeal[] = [...SOLVED_APPEALS, ...OTHER_APPEALS].sort((a, b) => a.no - b.no);

export function appealNumbered(number: string): StoryAppeal {
  const found = APPEALS.find((one) => numberOf(one) === number);
  if (!found) throw new RangeError(`no appeal ${number}`);
  return found;
}
