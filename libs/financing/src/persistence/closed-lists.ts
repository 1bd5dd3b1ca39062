import { DEMAND_ROUTES, DISBURSEMENT_KINDS, OFFER_ANSWERS, OFFER_DECISIONS, GUARANTEES } from '../domain/financing.words';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = {
  'demand.route': DEMAND_ROUTES,
  'offer_decision.decision': OFFER_DECISIONS,
  'offer_decision.security': GUARANTEES,
  'offer_answer.answer': OFFER_ANSWERS,
  'disbursement.kind': DISBURSEMENT_KINDS,
} as const;
