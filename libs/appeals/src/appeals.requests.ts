import { type LocalDate, newId } from '@app/kernel';
import type { Tx } from '@app/platform';
import { type Acted, type ActInput, actOn, AppealCase } from './appeals.case';
import { AppealRefused } from './appeals.errors';
import type { DetailValue } from './domain/appeal.history';
import { extensionFault } from './domain/appeal.rules';
import type { AppealAction, RejectionReason, RequestKind } from './domain/appeal.words';
import { AppealRequest } from './persistence/appeal-request.entity';

/** What nobody decided before the matter moved on is nobody's to decide any more. */
export const lapseRequests = (tx: Tx, appealId: string): Promise<number> =>
  tx.change(`UPDATE appeal_request SET state = 'LAPSED', version = version + 1 WHERE appeal_id = $1 AND state = 'PENDING'`, [appealId]);

export interface RequestRejection extends ActInput {
  readonly reason: RejectionReason;
  /** Where the firm should go instead. */
  readonly insteadWhere: string;
}

/** 提请不予受理, by the clerk. */
export const requestRejection = (tx: Tx, input: RequestRejection): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'requestRejection', async (one) => {
    if (one.standing.rejection) return one.refuse('APPEAL_REQUEST_PENDING');
    await ask(one, 'REJECTION', input.reason, { insteadWhere: input.insteadWhere });
    return undefined;
  });

/** 不予受理 at once, by the office head; a request that was waiting is decided with it. */
export const reject = (tx: Tx, input: RequestRejection): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'reject', async (one) => {
    const requestId = one.standing.rejection?.requestId;
    await one.step('reject', { reason: input.reason, details: { insteadWhere: input.insteadWhere, ...(requestId ? { requestId } : {}) } });
    if (requestId) await decided(one, requestId, true, null);
    return undefined;
  });

export interface RequestExtension extends ActInput {
  readonly reason: string;
  readonly newDueOn: LocalDate;
}

/** 申请延期, by the lead unit or the office, at least one working day before due. */
export const requestExtension = (tx: Tx, input: RequestExtension): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'requestExtension', async (one) => {
    const { appeal, standing, calendar } = one;
    if (standing.extension) return one.refuse('APPEAL_REQUEST_PENDING');
    const { limit } = appeal.dueInputs;
    if (!appeal.originalDueOn || !appeal.dueOn || !limit) return one.refuse('APPEAL_NO_LEAD');
    const ordinal = standing.extensionsGranted + 1;
    const fault = extensionFault(
      { askedOn: one.occurredOn, newDueOn: input.newDueOn, ordinal },
      { originalDueOn: appeal.originalDueOn, dueOn: appeal.dueOn, limit },
      calendar,
    );
    if (fault) return one.refuse(fault.fault, 'date' in fault ? { date: fault.date } : {}, 'input.newDueOn');
    await ask(one, 'EXTENSION', input.reason, { newDueOn: input.newDueOn, dueOn: appeal.dueOn, ordinal });
    return undefined;
  });

interface Asked {
  readonly insteadWhere?: string;
  readonly newDueOn?: LocalDate;
  readonly dueOn?: LocalDate;
  readonly ordinal?: number;
}

async function ask(one: AppealCase, kind: RequestKind, reason: string, asked: Asked): Promise<void> {
  const { tx, appeal } = one;
  const requestId = newId();
  await lapseRequests(tx, appeal.id);
  await tx.insert(AppealRequest, {
    id: requestId,
    appealId: appeal.id,
    orgPath: appeal.orgPath,
    kind,
    state: 'PENDING',
    ordinal: asked.ordinal ?? 1,
    reason,
    details: asked.insteadWhere ? { insteadWhere: asked.insteadWhere } : {},
    newDueOn: asked.newDueOn ?? null,
    askedOn: one.occurredOn,
    askedBy: tx.actor.id,
    askedByUnit: tx.actor.unitId ?? appeal.unitId,
    decidedOn: null,
    decidedBy: null,
    decidedByPost: null,
    decisionComment: null,
    version: 1,
  });
  await one.step(kind === 'REJECTION' ? 'requestRejection' : 'requestExtension', { reason, details: { requestId, ...asked } });
}

export interface DecideRequest extends ActInput {
  readonly kind: RequestKind;
  readonly approve: boolean;
  /** Asked for when the answer is no. */
  readonly comment?: string;
}

const ACTION: Readonly<Record<RequestKind, readonly [yes: AppealAction, no: AppealAction]>> = {
  REJECTION: ['reject', 'refuseRejection'],
  EXTENSION: ['extend', 'refuseExtension'],
};

/** The decision of whoever has the rank: both due dates are kept, and who asked does not decide. */
export async function decideRequest(tx: Tx, input: DecideRequest): Promise<Acted | AppealRefused> {
  const one = await AppealCase.open(tx, input.appealId);
  const { standing, appeal } = one;
  const pending = input.kind === 'REJECTION' ? standing.rejection : standing.extension;
  const [yes, no] = ACTION[input.kind];
  const action = input.approve ? yes : no;
  // What the table asks for was given with the request; that there is none is said below.
  const given = { ...input, reason: pending?.reason ?? 'none', insteadWhere: pending?.insteadWhere ?? 'none' };
  const refusal = one.check(action, given);
  if (refusal) return refusal;
  if (!pending) return one.refuse('APPEAL_NO_REQUEST');
  const comment = input.comment?.trim() || null;
  const kept: Readonly<Record<string, DetailValue>> =
    action === 'extend'
      ? { newDueOn: pending.newDueOn, dueOn: appeal.dueOn, originalDueOn: appeal.originalDueOn, ordinal: pending.ordinal }
      : {};
  await one.step(action, {
    reason: action === 'reject' ? pending.reason : comment,
    details: { requestId: pending.requestId, ...(pending.insteadWhere ? { insteadWhere: pending.insteadWhere } : {}), ...kept },
  });
  await decided(one, pending.requestId, input.approve, comment);
  if (action === 'extend' && pending.newDueOn)
    await tx.change(
      `UPDATE dispatch SET due_on = $2, version = version + 1 WHERE appeal_id = $1 AND part = 'LEAD' AND state IN ('SENT', 'ACKNOWLEDGED')`,
      [appeal.id, pending.newDueOn],
    );
  return one.save();
}

async function decided(one: AppealCase, requestId: string, approved: boolean, comment: string | null): Promise<void> {
  const { tx, occurredOn } = one;
  await tx.change(
    `UPDATE appeal_request SET state = $2, decided_on = $3, decided_by = $4, decided_by_post = $5, decision_words = $6, version = version + 1 WHERE id = $1 AND state = 'PENDING'`,
    [requestId, approved ? 'APPROVED' : 'REFUSED', occurredOn, tx.actor.id, tx.actor.postId, comment],
  );
}
