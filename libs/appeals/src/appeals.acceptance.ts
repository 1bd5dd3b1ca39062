import type { Tx } from '@app/platform';
import { type Acted, type ActInput, actOn } from './appeals.case';
import type { AppealRefused } from './appeals.errors';
import { lapseRequests } from './appeals.requests';
import type { AppealCategory, Complexity, ContactChannel } from './domain/appeal.words';

export interface AcceptAppeal extends ActInput {
  readonly category: AppealCategory;
  readonly complexity: Complexity;
  readonly obstacleIsMatter?: boolean;
}

/** 受理: the acceptance clock stops, the first contact's starts. */
export const accept = (tx: Tx, input: AcceptAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'accept', async (one) => {
    if (input.category === 'FINANCING' && one.appeal.category !== 'FINANCING' && !input.obstacleIsMatter)
      return one.refuse('APPEAL_IS_DEMAND', {}, 'input.category');
    one.appeal.category = input.category;
    one.appeal.complexity = input.complexity;
    await one.step('accept', { details: { category: input.category, complexity: input.complexity } });
    await lapseRequests(tx, one.appeal.id);
    return undefined;
  });

export interface RecordContact extends ActInput {
  readonly channel: ContactChannel;
  readonly note: string;
}

/** 联系企业: the first one stops its clock, later ones are history. */
export const recordContact = (tx: Tx, input: RecordContact): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'contact', async (one) => {
    await one.step('contact', { details: { way: input.channel, words: input.note } });
  });

export interface VoidAppeal extends ActInput {
  readonly reason: string;
}

/** 作废: the number stays where it is. */
export const voidAppeal = (tx: Tx, input: VoidAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'void', async (one) => {
    await one.step('void', { reason: input.reason });
    await lapseRequests(tx, one.appeal.id);
  });
