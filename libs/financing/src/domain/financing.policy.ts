import { addDays, type LocalDate, localDate } from '@app/kernel';
import type { DemandRoute, OfferDecisionKind, RefusalReason, Guarantee } from './financing.words';

/** The national small-business financing mechanism dates from this day; a list before it looks forged. */
export const MECHANISM_SINCE: LocalDate = localDate('2024-10-28');

/** Calendar days a bank has from the day it received the demand. */
export const BANK_DAYS = 30;

/** By when the bank decides: day 0 is the day the demand reached it. */
export const bankDueOn = (sentOn: LocalDate): LocalDate => addDays(sentOn, BANK_DAYS);

export const routeExists = (route: DemandRoute, on: LocalDate): boolean => route !== 'MECHANISM' || on >= MECHANISM_SINCE;

export interface DecisionShape {
  readonly decision: OfferDecisionKind;
  readonly amount?: unknown;
  readonly annualRate?: string | null;
  readonly guarantee?: Guarantee | null;
  readonly refusalReason?: RefusalReason | null;
}

const RATE = /^(0|[1-9]\d?)(\.\d{1,3})?$/;

/** A yearly rate in percent, such as '3.85': below 100, at most three decimals. */
export const isRate = (text: string): boolean => RATE.test(text);

const given = (value: unknown): boolean => value !== null && value !== undefined;

/** Fields that do not go with the decision: an amount only when granted, a reason only and always when refused. */
export function misplaced(shape: DecisionShape): readonly { readonly field: string; readonly code: 'FIELD_REQUIRED' | 'FIELD_INVALID' }[] {
  const faults: { field: string; code: 'FIELD_REQUIRED' | 'FIELD_INVALID' }[] = [];
  const granted = shape.decision === 'GRANTED';
  if (granted && !given(shape.amount)) faults.push({ field: 'amount', code: 'FIELD_REQUIRED' });
  for (const field of ['amount', 'annualRate', 'guarantee'] as const) {
    if (!granted && given(shape[field])) faults.push({ field, code: 'FIELD_INVALID' });
  }
  if (granted && given(shape.annualRate) && !isRate(String(shape.annualRate))) faults.push({ field: 'annualRate', code: 'FIELD_INVALID' });
  if (given(shape.refusalReason) !== (shape.decision === 'REFUSED')) {
    faults.push({ field: 'refusalReason', code: shape.decision === 'REFUSED' ? 'FIELD_REQUIRED' : 'FIELD_INVALID' });
  }
  return faults;
}
