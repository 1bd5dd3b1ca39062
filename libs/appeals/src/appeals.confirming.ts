import { isTracker, newId } from '@app/kernel';
import type { Tx } from '@app/platform';
import { type Acted, type ActInput, actOn, AppealCase } from './appeals.case';
import { AppealRefused } from './appeals.errors';
import { fileIn } from './appeals.replying';
import { ownProof } from './appeals.slips';
import { asksForRework, confirmationClass, levelOfRework } from './domain/appeal.rules';
import type { AttemptResult, ContactChannel, Satisfaction, SolvedAnswer } from './domain/appeal.words';
import { Confirmation } from './persistence/confirmation.entity';

export interface RecordConfirmation extends ActInput {
  readonly solved: SolvedAnswer;
  readonly satisfaction?: Satisfaction;
  /** The firm's own words. */
  readonly comment?: string;
  /** The firm signed on paper: class C, with the scan or a note where the paper is. */
  readonly signedPaper?: boolean;
  readonly fileId?: string;
  readonly note?: string;
  /** The firm itself: instead of what it answered within the last ten minutes. */
  readonly replace?: boolean;
}

/** Signed paper is shown or at least described. */
export const lacksPaper = (input: { readonly fileId?: string; readonly note?: string }): boolean => !input.fileId && !input.note?.trim();

/** 回访确认: how independent it is follows from who records it and by which proof; dissatisfied or unsolved sends the matter back by itself. */
export async function recordConfirmation(tx: Tx, input: RecordConfirmation): Promise<Acted | AppealRefused> {
  const one = await AppealCase.open(tx, input.appealId);
  if (input.replace && tx.actor.kind === 'ENTERPRISE') {
    const late = one.check('retract', input);
    if (late) return late;
    await takeBack(one);
  }
  const refusal = one.check('confirm', input) ?? (await hear(one, input));
  return refusal instanceof AppealRefused ? refusal : one.save();
}

async function hear(one: AppealCase, input: RecordConfirmation): Promise<AppealRefused | undefined> {
  const { tx } = one;
  const { actor } = tx;
  const firm = actor.kind === 'ENTERPRISE';
  const signedPaper = !firm && input.signedPaper === true;
  if (signedPaper && lacksPaper(input)) return one.refuse('APPEAL_PAPER_NEEDED', {}, 'input.fileId');
  const { units, handlers } = one.standing;
  const heard = firm ? await ownProof(one) : confirmationClass({ personId: actor.id, unitId: actor.unitId, signedPaper }, units, handlers);
  const fileId = firm ? null : await fileIn(tx, input.fileId);
  const satisfaction = input.satisfaction ?? null;
  const eventId = await one.step('confirm', {
    confirmationClass: heard,
    details: {
      solved: input.solved,
      satisfaction,
      class: heard,
      round: one.standing.round,
      ...(input.note?.trim() ? { note: input.note.trim() } : {}),
    },
  });
  await tx.insert(Confirmation, {
    id: newId(),
    appealId: one.appeal.id,
    eventId,
    orgPath: one.appeal.orgPath,
    class: heard,
    solved: input.solved,
    satisfaction,
    comment: input.comment?.trim() || null,
    fileId,
    enterpriseLinkId: firm && !isTracker(actor) ? actor.id : null,
    byQueryCode: isTracker(actor),
    personId: firm ? null : actor.id,
    unitId: firm ? null : actor.unitId,
    occurredOn: one.occurredOn,
  });
  if (asksForRework(input.solved, satisfaction))
    await sendBack(one, 'rework', {
      cause: satisfaction && input.solved !== 'NO' ? satisfaction : 'UNSOLVED',
      bySystem: true,
      reason: input.comment?.trim() || null,
    });
  return undefined;
}

/** 撤回评价: within ten minutes the firm takes its answer back, and with it the rework that had followed by itself. */
export const retract = (tx: Tx, input: ActInput): Promise<Acted | AppealRefused> => actOn(tx, input, 'retract', takeBack);

/** The confirmation stays where it is; from now on it counts no more. */
async function takeBack(one: AppealCase): Promise<undefined> {
  const { tx, appeal } = one;
  const { ownConfirmation } = one.standing;
  if (!ownConfirmation) throw new Error('the rule has seen to it that there is one');
  const reworked = appeal.state === 'IN_PROGRESS';
  await one.step('retract', { details: { confirmEventId: ownConfirmation.eventId, round: one.standing.round - (reworked ? 1 : 0) } });
  if (!reworked) return;
  appeal.reworkCount -= 1;
  const { round, lastOutcome, acknowledgedOn, repliedOn } = one.standing;
  appeal.outcome = lastOutcome;
  one.derive();
  if (appeal.dueOn)
    await tx.change(
      `UPDATE dispatch SET state = 'REPLIED', round = $2, due_on = $3, acknowledged_on = $4, replied_on = $5, version = version + 1
        WHERE appeal_id = $1 AND part = 'LEAD' AND state = 'SENT'`,
      [appeal.id, round, appeal.dueOn, acknowledgedOn, repliedOn],
    );
}

interface SendBack {
  readonly cause: string;
  readonly reason: string | null;
  readonly bySystem?: boolean;
}

/** A new round: the clock of the same length from the next working day, the lead unit asked again. */
export async function sendBack(one: AppealCase, action: 'rework' | 'reopen', { cause, reason, bySystem = false }: SendBack): Promise<void> {
  const { tx, appeal } = one;
  const count = appeal.reworkCount + (action === 'rework' ? 1 : 0);
  const level = levelOfRework(count);
  const previous = { dueOn: appeal.dueOn, originalDueOn: appeal.originalDueOn };
  await one.step(action, {
    reason,
    bySystem,
    details: { cause, round: one.standing.round + 1, ...(action === 'rework' ? { level, reworkCount: count } : {}), ...previous },
  });
  appeal.reworkCount = count;
  appeal.outcome = null;
  appeal.closedOn = null;
  one.derive();
  if (appeal.dueOn)
    await tx.change(
      `UPDATE dispatch SET state = 'SENT', round = $2, due_on = $3, acknowledged_on = NULL, replied_on = NULL, version = version + 1
        WHERE appeal_id = $1 AND part = 'LEAD' AND state NOT IN ('REASSIGNED', 'RELEASED')`,
      [appeal.id, one.standing.round, appeal.dueOn],
    );
  if (action === 'rework' && level !== 'UNIT')
    await tx.publish({ topic: 'appeal.escalated', orgPath: appeal.orgPath, ids: { appealId: appeal.id } });
}

export interface ReworkAppeal extends ActInput {
  readonly reason: string;
}

/** 退回重办, by the office head. */
export const rework = (tx: Tx, input: ReworkAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'rework', async (one) => {
    await sendBack(one, 'rework', { cause: 'OFFICE', reason: input.reason });
  });

export interface RecordAttempt extends ActInput {
  readonly channel: ContactChannel;
  readonly result: AttemptResult;
  readonly note?: string;
}

/** 回访未果: an attempt to reach the firm, in the history; the state stays. */
export const recordAttempt = (tx: Tx, input: RecordAttempt): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'attempt', async (one) => {
    await one.step('attempt', {
      details: { way: input.channel, result: input.result, ...(input.note?.trim() ? { words: input.note.trim() } : {}) },
    });
  });
