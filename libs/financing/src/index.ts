export {
  DEMAND_ROUTES,
  DEMAND_STAGES,
  type DemandRoute,
  type DemandStage,
  DISBURSEMENT_KINDS,
  type DisbursementKind,
  OFFER_ANSWERS,
  OFFER_DECISIONS,
  type OfferAnswerKind,
  type OfferDecisionKind,
  REFUSAL_REASONS,
  type RefusalReason,
  GUARANTEES,
  type Guarantee,
} from './domain/financing.words';
export { BANK_DAYS, bankDueOn, MECHANISM_SINCE } from './domain/financing.policy';
export { FinancingRefused } from './financing.errors';
export type {
  AnswerOffer,
  AuthoriseDemand,
  DecideOffer,
  Recorded,
  RecordDemand,
  RecordDisbursement,
  ReplaceDisbursement,
  ReverseDisbursement,
  SendToBank,
  VoidFinancingRecord,
} from './financing.inputs';
export { FINANCING_FEATURE } from './financing.feature';
export { FinancingModule } from './financing.module';
export { FinancingService } from './financing.service';
export { FINANCING_ENTITIES } from './persistence/entities';
export { type DemandFilter, demandList, type DemandRow } from './persistence/demands.queries';
export { bankOfferList } from './persistence/bank-offers.queries';
