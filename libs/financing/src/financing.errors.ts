import { UserError } from '@app/platform';
import { ObjectType } from '@nestjs/graphql';
import './financing.messages';

@ObjectType({ implements: () => [UserError], description: '融资登记未通过。Why a record of financing was refused; nothing was saved.' })
export class FinancingRefused extends UserError {}

const at = (code: ConstructorParameters<typeof FinancingRefused>[0], field: string) => (): FinancingRefused =>
  new FinancingRefused(code, {}, field);

/** The last word in a race, spoken by the tables. */
export const REFUSALS = {
  bank_offer_demand_id_bank_id_key: at('OFFER_EXISTS', 'input.bankId'),
  offer_decision_once: at('OFFER_DECIDED', 'input.offerId'),
  offer_answer_once: at('OFFER_ANSWERED', 'input.offerId'),
  disbursement_accepted: at('OFFER_NOT_ACCEPTED', 'input.offerId'),
  disbursement_within_credit: at('DISBURSEMENT_EXCEEDS_CREDIT', 'input.amount'),
  disbursement_reversal: at('REVERSAL_TOO_LARGE', 'input.amount'),
  offer_decision_void_once: at('RECORD_VOIDED', 'input.id'),
  offer_answer_void_once: at('RECORD_VOIDED', 'input.id'),
  disbursement_void_once: at('RECORD_VOIDED', 'input.id'),
} as const;
