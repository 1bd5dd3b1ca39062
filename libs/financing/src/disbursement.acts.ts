import { Money } from '@app/kernel';
import { checked, type Tx } from '@app/platform';
import { FinancingRefused, REFUSALS } from './financing.errors';
import type { Recorded, RecordDisbursement, ReplaceDisbursement, ReverseDisbursement } from './financing.inputs';
import { Disbursement } from './persistence/disbursement.entity';
import { lockOffer, type LockedOffer, lockPayment, offerState } from './persistence/locks.queries';
import { judged } from './entry';
import { demandVoided } from './offer.acts';
import { voidRow } from './void.acts';

const place = ({ demandId, orgPath, firmPath, bankPath, enterpriseId, id }: LockedOffer): Partial<Disbursement> => ({
  offerId: id,
  demandId,
  orgPath,
  firmPath,
  bankPath,
  enterpriseId,
});

async function payOut(tx: Tx, id: string, offer: LockedOffer, input: RecordDisbursement): Promise<Recorded | FinancingRefused> {
  const amount = checked((check) => check.positive('input.amount', input.amount));
  if (await demandVoided(tx, offer)) return new FinancingRefused('DEMAND_VOIDED', {}, 'input.offerId');
  const state = await offerState(tx, offer.id);
  if (!state?.granted || state.answer !== 'ACCEPTED') return REFUSALS.disbursement_accepted();
  const entry = await judged(tx, { on: input.occurredOn ?? null, lateReason: input.lateReason ?? null, notBefore: state.decidedOn });
  // The table's guard has the last word; here only the words for it.
  if (Money.parse(state.paid).plus(amount).compare(Money.parse(state.granted)) > 0) return REFUSALS.disbursement_within_credit();
  await tx.insert(Disbursement, {
    id,
    ...place(offer),
    decisionId: state.decisionId,
    kind: input.kind,
    amount: amount.toString(),
    reversalOf: null,
    ...entry,
    recordedBy: tx.actor.id,
  });
  await tx.record({
    topic: 'disbursement.recorded',
    ids: { demandId: offer.demandId, offerId: offer.id, disbursementId: id },
    action: 'disbursement.record',
    subjectKind: 'disbursement',
    subjectId: id,
    orgPath: offer.orgPath,
    details: { offerId: offer.id, kind: input.kind, amount: amount.toString(), late: entry.isLate },
  });
  return { id, demandId: offer.demandId };
}

/** 登记放款: one tranche against an accepted credit, never more than it in sum. */
export async function recordDisbursement(tx: Tx, id: string, input: RecordDisbursement): Promise<Recorded | FinancingRefused> {
  return payOut(tx, id, await lockOffer(tx, input.offerId), input);
}

/** 冲销: money that came back on a day of its own. What was merely written down wrongly is voided or replaced instead. */
export async function reverseDisbursement(tx: Tx, id: string, input: ReverseDisbursement): Promise<Recorded | FinancingRefused> {
  const amount = checked((check) => check.positive('input.amount', input.amount));
  const { offer, paid } = await lockPayment(tx, input.disbursementId, 'input.disbursementId');
  if (paid.voidedAt || paid.reversalOf) return new FinancingRefused('DISBURSEMENT_NOT_REVERSIBLE', {}, 'input.disbursementId');
  const entry = await judged(tx, { on: input.occurredOn ?? null, lateReason: input.lateReason ?? null, notBefore: paid.occurredOn });
  if (Money.parse(paid.amount).plus(Money.parse(paid.reversed)).compare(amount) < 0) return REFUSALS.disbursement_reversal();
  await tx.insert(Disbursement, {
    id,
    ...place(offer),
    decisionId: paid.decisionId,
    kind: paid.kind,
    amount: amount.negate().toString(),
    reversalOf: paid.id,
    ...entry,
    recordedBy: tx.actor.id,
  });
  await tx.record({
    topic: 'disbursement.reversed',
    ids: { demandId: offer.demandId, offerId: offer.id, disbursementId: id },
    action: 'disbursement.reverse',
    subjectKind: 'disbursement',
    subjectId: id,
    orgPath: offer.orgPath,
    details: { reversalOf: paid.id, amount: amount.negate().toString(), reason: input.reason, late: entry.isLate },
  });
  return { id, demandId: offer.demandId };
}

/** Corrects a payment that was written down wrongly: void and the right one, both or neither. */
export async function replaceDisbursement(tx: Tx, id: string, input: ReplaceDisbursement): Promise<Recorded | FinancingRefused> {
  const reason = checked((check) => check.needed('input.reason', input.reason, 'shortReason'));
  const { offer, paid } = await lockPayment(tx, input.disbursementId, 'input.disbursementId');
  if (paid.voidedAt || paid.reversalOf) return new FinancingRefused('DISBURSEMENT_NOT_REVERSIBLE', {}, 'input.disbursementId');
  if (!Money.parse(paid.reversed).isZero()) return new FinancingRefused('RECORD_HAS_REVERSALS', {}, 'input.disbursementId');
  await voidRow(tx, 'disbursement', paid.id, reason);
  await tx.audit({
    action: 'disbursement.void',
    subjectKind: 'disbursement',
    subjectId: paid.id,
    orgPath: offer.orgPath,
    details: { replacedBy: id },
  });
  return payOut(tx, id, offer, { ...input, offerId: offer.id });
}
