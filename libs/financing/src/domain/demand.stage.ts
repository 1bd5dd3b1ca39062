import { Money } from '@app/kernel';
import type { DemandStage, OfferAnswerKind, OfferDecisionKind } from './financing.words';

/** What is in force on one offer. */
export interface OfferInForce {
  readonly decision: OfferDecisionKind | null;
  readonly answer: OfferAnswerKind | null;
  /** Payments less reversals. */
  readonly paid: Money;
}

/** Where a demand stands: the furthest that any of its banks has come. */
export function demandStage(voided: boolean, offers: readonly OfferInForce[]): DemandStage {
  if (voided) return 'VOIDED';
  if (offers.length === 0) return 'IDENTIFIED';
  if (offers.some((o) => o.paid.isPositive())) return 'DISBURSED';
  if (offers.some((o) => o.decision === 'GRANTED' && o.answer === 'ACCEPTED')) return 'ACCEPTED';
  if (offers.some((o) => o.decision === 'GRANTED' && o.answer === null)) return 'GRANTED';
  return offers.every((o) => o.decision !== null) ? 'NOT_GRANTED' : 'MATCHED';
}
