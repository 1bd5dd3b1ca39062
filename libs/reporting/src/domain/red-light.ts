/** What a meeting has to decide about an appeal that does not move: the closed list, most urgent first. */
export const DECISIONS_NEEDED = ['RULE_DISPUTE', 'TAKE_OVER', 'DECIDE_EXTENSION', 'DECIDE_REJECTION', 'SET_NEW_DATE'] as const;
export type DecisionNeeded = (typeof DECISIONS_NEEDED)[number];

export interface StuckAppeal {
  /** A unit says the matter is not its own. */
  readonly disputed: boolean;
  /** Kind of the request that waits for a decision. */
  readonly pending: 'EXTENSION' | 'REJECTION' | null;
  readonly reworkCount: number;
  readonly overdue: boolean;
}

/** Reworked that often, a matter needs somebody above the unit. */
const TOO_OFTEN = 2;

/** null: nothing is stuck. One thing a line: what comes first settles the others. */
export function decisionNeeded({ disputed, pending, reworkCount, overdue }: StuckAppeal): DecisionNeeded | null {
  if (disputed) return 'RULE_DISPUTE';
  if (reworkCount >= TOO_OFTEN) return 'TAKE_OVER';
  if (pending === 'EXTENSION') return 'DECIDE_EXTENSION';
  if (pending === 'REJECTION') return 'DECIDE_REJECTION';
  return overdue ? 'SET_NEW_DATE' : null;
}
