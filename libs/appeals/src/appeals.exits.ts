import type { LocalDate } from '@app/kernel';
import { Fault, type Tx } from '@app/platform';
import { type Acted, type ActInput, actOn, AppealCase } from './appeals.case';
import { lacksPaper } from './appeals.confirming';
import { AppealRefused } from './appeals.errors';
import { fileIn } from './appeals.replying';
import { ownProof } from './appeals.slips';
import { lapseRequests } from './appeals.requests';
import { isFinal } from './domain/appeal.machine';
import type { WithdrawalReason } from './domain/appeal.words';

/** An appeal that is over is on nobody's list. The portal does not write requests: nobody decides one of an appeal that is over. */
async function leaveUnits({ tx, appeal }: AppealCase): Promise<void> {
  await tx.change(
    `UPDATE dispatch SET state = 'RELEASED', version = version + 1 WHERE appeal_id = $1 AND state IN ('SENT', 'ACKNOWLEDGED')`,
    [appeal.id],
  );
  if (tx.actor.kind !== 'ENTERPRISE') await lapseRequests(tx, appeal.id);
}

export interface WithdrawAppeal extends ActInput {
  readonly reason: WithdrawalReason;
  readonly comment?: string;
  /** Scan of the paper the firm signed, or where it is: asked for unless the firm itself acts. */
  readonly fileId?: string;
  readonly note?: string;
}

/** 撤回: the classic exit of a false closing, so only the firm itself (A) or its signed paper (C) will do; marked when it was overdue. */
export const withdraw = (tx: Tx, input: WithdrawAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'withdraw', async (one) => {
    const firm = tx.actor.kind === 'ENTERPRISE';
    if (!firm && lacksPaper(input)) return one.refuse('APPEAL_PAPER_NEEDED', {}, 'input.fileId');
    if (firm && (await ownProof(one)) !== 'A') return one.refuse('APPEAL_PROOF_NEEDED');
    const fileId = firm ? null : await fileIn(tx, input.fileId);
    const { appeal } = one;
    const running = appeal.dueInputs.running;
    const overdue =
      (running.includes('handling') && appeal.dueOn !== null && one.occurredOn > appeal.dueOn) ||
      (running.includes('acceptance') && one.occurredOn > appeal.acceptanceDueOn);
    await one.step('withdraw', {
      reason: input.reason,
      confirmationClass: firm ? 'A' : 'C',
      details: {
        overdue,
        fileId,
        ...(input.comment?.trim() ? { words: input.comment.trim() } : {}),
        ...(input.note?.trim() ? { note: input.note.trim() } : {}),
      },
    });
    await leaveUnits(one);
    return undefined;
  });

export interface TransferAppeal extends ActInput {
  /** The receiving side, with its own number and date: 信访 has its own statutory clocks. */
  readonly receiver: string;
  readonly receiverNo: string;
  readonly receivedOn: LocalDate;
  readonly reason: string;
}

/** 转其他途径: our clocks stop. */
export const transfer = (tx: Tx, input: TransferAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'transfer', async (one) => {
    if (input.receivedOn > tx.today) return one.refuse('OCCURRED_IN_FUTURE', {}, 'input.receivedOn');
    if (input.receivedOn < one.appeal.registeredOn)
      return one.refuse('OCCURRED_BEFORE', { date: one.appeal.registeredOn }, 'input.receivedOn');
    await one.step('transfer', {
      reason: input.reason,
      details: { receiver: input.receiver, receiverNo: input.receiverNo, receivedOn: input.receivedOn },
    });
    await leaveUnits(one);
    return undefined;
  });

export interface MergeAppeal extends ActInput {
  readonly mainAppealId: string;
  readonly reason: string;
}

/** 并单: 件 counts the main one, 家 counts every firm. Merges stay flat: a main one is merged no further. */
export async function merge(tx: Tx, input: MergeAppeal): Promise<Acted | AppealRefused> {
  // Both rows are locked in the order of their ids, so that two merges of the same pair do not wait for each other.
  await tx.rows('SELECT id FROM appeal WHERE id = ANY($1) ORDER BY id FOR UPDATE', [[input.appealId, input.mainAppealId]]);
  return actOn(tx, input, 'merge', async (one) => {
    if (input.mainAppealId === input.appealId) return one.refuse('APPEAL_MAIN_SELF', {}, 'input.mainAppealId');
    const main = await AppealCase.open(tx, input.mainAppealId, 'input.mainAppealId');
    if (main.appeal.orgPath !== one.appeal.orgPath) throw Fault.notFound('input.mainAppealId');
    if (isFinal(main.appeal.state)) return one.refuse('APPEAL_MAIN_FINAL', {}, 'input.mainAppealId');
    if (await tx.first('SELECT 1 AS there FROM appeal WHERE merged_into = $1 LIMIT 1', [one.appeal.id]))
      return one.refuse('APPEAL_HAS_MERGED');
    await one.step('merge', { reason: input.reason, relatedAppealId: main.appeal.id, details: { mainNumber: main.appeal.number } });
    one.appeal.mergedInto = main.appeal.id;
    await leaveUnits(one);
    return undefined;
  });
}
