import { Money } from '@app/kernel';
import { checked, Fault, type Tx } from '@app/platform';
import type { FinancingRecord } from './domain/financing.words';
import { FinancingRefused } from './financing.errors';
import type { Recorded, VoidFinancingRecord } from './financing.inputs';
import { lockDemand, lockOffer, type LockedOffer, lockPayment, offerState } from './persistence/locks.queries';

type Table = 'demand' | 'offer_decision' | 'offer_answer' | 'disbursement';

/** The only change a fact knows. The instant is the transaction's. */
export async function voidRow(tx: Tx, table: Table, id: string, reason: string): Promise<void> {
  const n = await tx.change(
    `UPDATE ${table} SET voided_at = app.instant(), voided_by = $2, void_reason = $3 WHERE id = $1 AND voided_at IS NULL`,
    [id, tx.actor.id, reason],
  );
  if (n !== 1) throw Fault.notFound('input.id');
}

const refuse = (code: ConstructorParameters<typeof FinancingRefused>[0]): FinancingRefused => new FinancingRefused(code, {}, 'input.id');

interface Voided {
  readonly orgPath: string;
  readonly demandId: string;
}

async function voidDemand(tx: Tx, id: string, reason: string): Promise<Voided | FinancingRefused> {
  const demand = await lockDemand(tx, id, 'input.id');
  if (demand.voidedAt) return refuse('RECORD_VOIDED');
  if (await tx.first('SELECT id FROM bank_offer WHERE demand_id = $1 LIMIT 1', [id])) return refuse('DEMAND_IN_USE');
  await voidRow(tx, 'demand', id, reason);
  return { orgPath: demand.orgPath, demandId: id };
}

/** The offer of a decision or answer, locked; the state that hangs on it is read afterwards. */
async function offerOf(tx: Tx, table: 'offer_decision' | 'offer_answer', id: string): Promise<LockedOffer> {
  const row = await tx.first<{ offerId: string }>(`SELECT offer_id AS "offerId" FROM ${table} WHERE id = $1`, [id]);
  if (!row) throw Fault.notFound('input.id');
  return lockOffer(tx, row.offerId, 'input.id');
}

/** With the decision its answer goes too: nobody accepts what was never granted. */
async function voidDecision(tx: Tx, id: string, reason: string): Promise<Voided | FinancingRefused> {
  const offer = await offerOf(tx, 'offer_decision', id);
  const state = await offerState(tx, offer.id);
  if (state?.decisionId !== id) return refuse('RECORD_VOIDED');
  if (state.livePayments > 0) return refuse('RECORD_HAS_DISBURSEMENTS');
  if (state.answerId) await voidRow(tx, 'offer_answer', state.answerId, reason);
  await voidRow(tx, 'offer_decision', id, reason);
  return offer;
}

async function voidAnswer(tx: Tx, id: string, reason: string): Promise<Voided | FinancingRefused> {
  const offer = await offerOf(tx, 'offer_answer', id);
  const state = await offerState(tx, offer.id);
  if (state?.answerId !== id) return refuse('RECORD_VOIDED');
  if (state.livePayments > 0) return refuse('RECORD_HAS_DISBURSEMENTS');
  await voidRow(tx, 'offer_answer', id, reason);
  return offer;
}

/** Voiding a reversal brings the payment back, which must still fit into the credit. */
async function voidDisbursement(tx: Tx, id: string, reason: string): Promise<Voided | FinancingRefused> {
  const { offer, paid } = await lockPayment(tx, id, 'input.id');
  if (paid.voidedAt) return refuse('RECORD_VOIDED');
  if (!Money.parse(paid.reversed).isZero()) return refuse('RECORD_HAS_REVERSALS');
  if (paid.reversalOf) {
    const state = await offerState(tx, offer.id);
    const after = Money.parse(state?.paid ?? '0').minus(Money.parse(paid.amount));
    if (after.compare(Money.parse(state?.granted ?? '0')) > 0) return refuse('DISBURSEMENT_EXCEEDS_CREDIT');
  }
  await voidRow(tx, 'disbursement', id, reason);
  return offer;
}

const VOIDS: Readonly<Record<FinancingRecord, (tx: Tx, id: string, reason: string) => Promise<Voided | FinancingRefused>>> = {
  DEMAND: voidDemand,
  DECISION: voidDecision,
  ANSWER: voidAnswer,
  DISBURSEMENT: voidDisbursement,
};

/** 作废: the record counts no more from this instant on, and stays to be seen. */
export async function voidFinancingRecord(tx: Tx, input: VoidFinancingRecord): Promise<Recorded | FinancingRefused> {
  const done = await VOIDS[input.record](
    tx,
    input.id,
    checked((check) => check.needed('input.reason', input.reason, 'shortReason')),
  );
  if (done instanceof FinancingRefused) return done;
  await tx.record({
    topic: 'financing.voided',
    ids: { demandId: done.demandId, recordId: input.id },
    action: 'financing.void',
    subjectKind: input.record.toLowerCase(),
    subjectId: input.id,
    orgPath: done.orgPath,
  });
  return { id: input.id, demandId: done.demandId };
}
