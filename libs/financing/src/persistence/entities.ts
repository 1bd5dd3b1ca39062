import { BankOfferEntity } from './bank-offer.entity';
import { DemandEntity } from './demand.entity';
import { DisbursementEntity } from './disbursement.entity';
import { OfferAnswerEntity } from './offer-answer.entity';
import { OfferDecisionEntity } from './offer-decision.entity';

/** Tables of this library. */
export const FINANCING_ENTITIES = [DemandEntity, BankOfferEntity, OfferDecisionEntity, OfferAnswerEntity, DisbursementEntity];
