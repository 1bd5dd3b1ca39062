import type { LocalDate, Money } from '@app/kernel';
import type {
  DemandRoute,
  DisbursementKind,
  FinancingRecord,
  OfferAnswerKind,
  OfferDecisionKind,
  RefusalReason,
  ReversalReason,
  Guarantee,
} from './domain/financing.words';

/** When it happened (absent: today), why it is entered late, and the client's id of this one intent. */
interface Entered {
  readonly occurredOn?: LocalDate | null;
  readonly lateReason?: string | null;
  readonly clientId?: string | null;
}

export interface RecordDemand extends Entered {
  readonly enterpriseId: string;
  readonly amount: Money;
  readonly purpose: string;
  readonly termMonths?: number | null;
  readonly route: DemandRoute;
  readonly visitId?: string | null;
  readonly authorisedOn?: LocalDate | null;
}
export interface AuthoriseDemand {
  readonly demandId: string;
  readonly authorisedOn: LocalDate;
  readonly fileId?: string | null;
  readonly clientId?: string | null;
}
export interface SendToBank {
  readonly demandId: string;
  readonly bankId: string;
  readonly sentOn?: LocalDate | null;
  readonly lateReason?: string | null;
  readonly clientId?: string | null;
}
export interface DecideOffer extends Entered {
  readonly offerId: string;
  readonly decision: OfferDecisionKind;
  readonly amount?: Money | null;
  /** Percent a year, such as '3.85'. */
  readonly annualRate?: string | null;
  readonly guarantee?: Guarantee | null;
  readonly refusalReason?: RefusalReason | null;
}
export interface AnswerOffer extends Entered {
  readonly offerId: string;
  readonly answer: OfferAnswerKind;
}
/** `occurredOn` is the day the money was paid. */
export interface RecordDisbursement extends Entered {
  readonly offerId: string;
  readonly kind: DisbursementKind;
  readonly amount: Money;
}
export interface ReverseDisbursement extends Entered {
  readonly disbursementId: string;
  /** How much came back, as a positive amount. */
  readonly amount: Money;
  readonly reason: ReversalReason;
}
export interface ReplaceDisbursement extends Entered {
  readonly disbursementId: string;
  readonly kind: DisbursementKind;
  readonly amount: Money;
  readonly reason: string;
}
export interface VoidFinancingRecord {
  readonly record: FinancingRecord;
  readonly id: string;
  readonly reason: string;
  readonly clientId?: string | null;
}
/** What was recorded, and the demand it belongs to. */
export interface Recorded {
  readonly id: string;
  readonly demandId: string;
}
