import { BankOffer } from './bank-offer.entity';
import { Demand } from './demand.entity';
import { Disbursement } from './disbursement.entity';
import { OfferAnswer } from './offer-answer.entity';
import { OfferDecision } from './offer-decision.entity';

/** Tables of this library. */
export const FINANCING_ENTITIES = [Demand, BankOffer, OfferDecision, OfferAnswer, Disbursement];
