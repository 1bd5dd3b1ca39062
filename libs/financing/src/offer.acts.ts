import { checked, Fault, type Tx } from '@app/platform';
import { misplaced } from './domain/financing.policy';
import { FinancingRefused, REFUSALS } from './financing.errors';
import type { AnswerOffer, DecideOffer, Recorded } from './financing.inputs';
import { lockOffer, type LockedOffer, offerState } from './persistence/locks.queries';
import { OfferAnswer } from './persistence/offer-answer.entity';
import { OfferDecision } from './persistence/offer-decision.entity';
import { judged } from './entry';

/** Of a demand that was voided nothing more is recorded. */
export async function demandVoided(tx: Tx, offer: LockedOffer): Promise<boolean> {
  return (await tx.first('SELECT 1 AS voided FROM demand WHERE id = $1 AND voided_at IS NOT NULL', [offer.demandId])) !== undefined;
}

/** 登记银行决定: by the bank itself, or by the clerk from the bank's table. The amount may differ from what was asked for. */
export async function decideOffer(tx: Tx, id: string, input: DecideOffer): Promise<Recorded | FinancingRefused> {
  const faults = misplaced(input);
  if (faults.length > 0)
    throw new Fault(
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
      {},
      faults.map(({ field, code }) => ({ path: `input.${field}`, code })),
    );
  const { amount } = input;
  if (amount) checked((check) => check.positive('input.amount', amount));
  const offer = await lockOffer(tx, input.offerId);
  if (await demandVoided(tx, offer)) return new FinancingRefused('DEMAND_VOIDED', {}, 'input.offerId');
  if (await offerState(tx, offer.id)) return REFUSALS.offer_decision_once();
  const entry = await judged(tx, { on: input.occurredOn ?? null, lateReason: input.lateReason ?? null, notBefore: offer.sentOn });
  await tx.insert(OfferDecision, {
    id,
    offerId: offer.id,
    demandId: offer.demandId,
    orgPath: offer.orgPath,
    firmPath: offer.firmPath,
    bankPath: offer.bankPath,
    enterpriseId: offer.enterpriseId,
    decision: input.decision,
    amount: amount?.toString() ?? null,
    annualRate: input.annualRate ?? null,
    guarantee: input.guarantee ?? null,
    refusalReason: input.refusalReason ?? null,
    ...entry,
    recordedBy: tx.actor.id,
  });
  await tx.record({
    topic: 'offer.decided',
    ids: { demandId: offer.demandId, offerId: offer.id, decisionId: id },
    action: 'offer.decide',
    subjectKind: 'offer_decision',
    subjectId: id,
    orgPath: offer.orgPath,
    details: { offerId: offer.id, decision: input.decision, late: entry.isLate },
  });
  return { id, demandId: offer.demandId };
}

/** 登记企业选择: only an accepted credit is 授信. */
export async function answerOffer(tx: Tx, id: string, input: AnswerOffer): Promise<Recorded | FinancingRefused> {
  const offer = await lockOffer(tx, input.offerId);
  if (await demandVoided(tx, offer)) return new FinancingRefused('DEMAND_VOIDED', {}, 'input.offerId');
  const state = await offerState(tx, offer.id);
  if (state?.decision !== 'GRANTED') return new FinancingRefused('OFFER_NOT_GRANTED', {}, 'input.offerId');
  if (state.answerId) return REFUSALS.offer_answer_once();
  const entry = await judged(tx, { on: input.occurredOn ?? null, lateReason: input.lateReason ?? null, notBefore: state.decidedOn });
  await tx.insert(OfferAnswer, {
    id,
    offerId: offer.id,
    decisionId: state.decisionId,
    orgPath: offer.orgPath,
    bankPath: offer.bankPath,
    answer: input.answer,
    ...entry,
    recordedBy: tx.actor.id,
  });
  await tx.record({
    topic: 'offer.answered',
    ids: { demandId: offer.demandId, offerId: offer.id, answerId: id },
    action: 'offer.answer',
    subjectKind: 'offer_answer',
    subjectId: id,
    orgPath: offer.orgPath,
    details: { offerId: offer.id, answer: input.answer, late: entry.isLate },
  });
  return { id, demandId: offer.demandId };
}
