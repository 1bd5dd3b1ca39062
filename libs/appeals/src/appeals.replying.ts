import { newId } from '@app/kernel';
import { Fault, type Tx } from '@app/platform';
import { type Acted, type ActInput, actOn, AppealCase } from './appeals.case';
import type { AppealRefused } from './appeals.errors';
import { actingUnit } from './appeals.dispatching';
import { lapseRequests } from './appeals.requests';
import type { DetailValue } from './domain/appeal.history';
import type { EvidenceKind, Outcome } from './domain/appeal.words';
import { AppealReply } from './persistence/appeal-reply.entity';

export interface ReplyFields {
  readonly outcome: Outcome;
  /** To the firm, in words it understands. */
  readonly reply: string;
  /** The provision an explanation rests on. */
  readonly ruleQuoted?: string;
  readonly evidenceKind: EvidenceKind;
  readonly evidence?: string;
  readonly fileId?: string;
}

export interface ReplyToAppeal extends ActInput, ReplyFields {
  /** For the clerk, who enters the reply of a unit that answered on paper. */
  readonly unitId?: string;
}

/** A file that is named must be one the caller sees, and evidence: an export or a list of firms proves nothing and is not everybody's to open. */
export async function fileIn(tx: Tx, fileId: string | undefined): Promise<string | null> {
  if (!fileId) return null;
  if (!(await tx.first(`SELECT 1 AS there FROM file WHERE id = $1 AND purpose = 'EVIDENCE'`, [fileId])))
    throw Fault.notFound('input.fileId');
  return fileId;
}

/** Outcome, rule and evidence belong together; nothing but a consultation goes without evidence. */
function faultOf(one: AppealCase, input: ReplyFields): AppealRefused | undefined {
  if (input.outcome === 'EXPLAINED' && !input.ruleQuoted?.trim()) return one.refuse('APPEAL_RULE_NEEDED', {}, 'input.ruleQuoted');
  const consultation = input.outcome === 'EXPLAINED' && (one.appeal.complexity ?? 'SIMPLE') === 'SIMPLE';
  if (input.evidenceKind === 'NONE') return consultation ? undefined : one.refuse('APPEAL_EVIDENCE_NEEDED', {}, 'input.evidenceKind');
  if (input.evidenceKind === 'FILE') return input.fileId ? undefined : one.refuse('APPEAL_EVIDENCE_NEEDED', {}, 'input.fileId');
  return input.evidence?.trim() ? undefined : one.refuse('APPEAL_EVIDENCE_NEEDED', {}, 'input.evidence');
}

async function answer(
  one: AppealCase,
  action: 'reply' | 'solveOnSpot',
  input: ReplyFields,
  unitId: string,
  onBehalf: boolean,
): Promise<void> {
  const { tx, appeal } = one;
  const fileId = input.evidenceKind === 'FILE' ? await fileIn(tx, input.fileId) : null;
  // Frozen here: a rework replaces the dates of the appeal, the punctuality of this reply stays what it was.
  const limits: Readonly<Record<string, DetailValue>> = appeal.dueOn
    ? {
        dueOn: appeal.dueOn,
        originalDueOn: appeal.originalDueOn,
        onTime: one.occurredOn <= appeal.dueOn,
        onOriginalTime: one.occurredOn <= (appeal.originalDueOn ?? appeal.dueOn),
      }
    : {};
  const eventId = await one.step(action, {
    outcome: input.outcome,
    unitId,
    details: { unitId, onBehalf, round: one.standing.round, evidenceKind: input.evidenceKind, ...limits },
  });
  appeal.outcome = input.outcome;
  await tx.insert(AppealReply, {
    id: newId(),
    appealId: appeal.id,
    eventId,
    orgPath: appeal.orgPath,
    outcome: input.outcome,
    reply: input.reply.trim(),
    ruleQuoted: input.ruleQuoted?.trim() || null,
    evidenceKind: input.evidenceKind,
    evidence: input.evidence?.trim() || null,
    fileId,
    personId: tx.actor.id,
    unitId,
  });
  await lapseRequests(tx, appeal.id);
}

/** 答复 of the lead unit: handling stops, the call-back starts. */
export const reply = (tx: Tx, input: ReplyToAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'reply', async (one) => {
    const { standing } = one;
    if (!standing.leadUnitId) return one.refuse('APPEAL_NO_LEAD');
    const acting = actingUnit(one, input.unitId, standing.leadUnitId);
    if (acting?.unitId !== standing.leadUnitId) return one.refuse('APPEAL_NOT_YOUR_UNIT', {}, 'input.unitId');
    if (standing.openSupports.length) return one.refuse('APPEAL_SUPPORT_OPEN');
    const fault = faultOf(one, input);
    if (fault) return fault;
    await answer(one, 'reply', input, acting.unitId, acting.onBehalf);
    await tx.change(
      `UPDATE dispatch SET state = 'REPLIED', replied_on = $3, version = version + 1 WHERE appeal_id = $1 AND unit_id = $2 AND part = 'LEAD' AND state IN ('SENT', 'ACKNOWLEDGED')`,
      [one.appeal.id, acting.unitId, one.occurredOn],
    );
    return undefined;
  });

export type SolveOnSpot = ActInput & ReplyFields;

/** 现场办结: the short path, with a counter of its own; it is confirmed and closed like every other. */
export const solveOnSpot = (tx: Tx, input: SolveOnSpot): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'solveOnSpot', async (one) => {
    if (input.outcome !== 'SOLVED' && input.outcome !== 'EXPLAINED') return one.refuse('APPEAL_ON_SPOT_OUTCOME', {}, 'input.outcome');
    const fault = faultOf(one, input);
    if (fault) return fault;
    await answer(one, 'solveOnSpot', input, tx.actor.unitId ?? one.appeal.unitId, false);
    return undefined;
  });
