import type { Tx } from '@app/platform';
import { type Acted, type ActInput, actOn } from './appeals.case';
import { sendBack } from './appeals.confirming';
import type { AppealRefused } from './appeals.errors';
import { APPEAL_POLICY } from './domain/appeal.deadline';
import { countingConfirmation } from './domain/appeal.history';
import { attemptsSuffice } from './domain/appeal.rules';

export interface CloseAppeal extends ActInput {
  /** What the signer adds. */
  readonly comment?: string;
}

/** 销号: a reply with evidence, a confirmation A, B or C after it, signed off by somebody who neither handled nor called. The database guards the same. */
export const close = (tx: Tx, input: CloseAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'close', async (one) => {
    const confirmed = countingConfirmation(one.standing);
    if (!confirmed) return one.refuse('APPEAL_NOT_CONFIRMED');
    // The firm has the last word: what it calls partly done is not struck off as solved.
    const { lastOutcome } = one.standing;
    const outcome = lastOutcome === 'SOLVED' && confirmed.solved === 'PARTLY' ? 'PARTLY' : lastOutcome;
    await one.step('close', {
      outcome,
      confirmationClass: confirmed.class,
      reason: input.comment?.trim() || null,
      details: { solved: confirmed.solved, satisfaction: confirmed.satisfaction, round: one.standing.round },
    });
    one.appeal.outcome = outcome;
    one.appeal.closedOn = one.occurredOn;
    return undefined;
  });

export interface CloseUnconfirmed extends ActInput {
  readonly reason: string;
}

/** 未确认销号: the firm could not be reached. Never counted as solved, never as satisfied. */
export const closeUnconfirmed = (tx: Tx, input: CloseUnconfirmed): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'closeUnconfirmed', async (one) => {
    const { attemptedOn } = one.standing;
    if (countingConfirmation(one.standing)) return one.refuse('APPEAL_CONFIRMED');
    if (!attemptsSuffice(attemptedOn, one.occurredOn, APPEAL_POLICY)) return one.refuse('APPEAL_ATTEMPTS', { ...APPEAL_POLICY.attempts });
    await one.step('closeUnconfirmed', {
      reason: input.reason,
      details: { attempts: attemptedOn.length, firstAttemptOn: attemptedOn.toSorted()[0] ?? null },
    });
    one.appeal.closedOn = one.occurredOn;
    return undefined;
  });

export interface ReopenAppeal extends ActInput {
  readonly reason: string;
}

/** 重新激活: the first closing keeps its event and its date, and counts as reopened. */
export const reopen = (tx: Tx, input: ReopenAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'reopen', async (one) => {
    await sendBack(one, 'reopen', { cause: tx.actor.kind === 'ENTERPRISE' ? 'FIRM' : 'OFFICE', reason: input.reason });
  });
