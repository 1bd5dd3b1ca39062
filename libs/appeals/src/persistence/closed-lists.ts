import { ACTOR_KINDS } from '@app/kernel';
import {
  APPEAL_CATEGORIES,
  APPEAL_SOURCES,
  APPEAL_STATES,
  COMPLEXITIES,
  CONFIRMATION_CLASSES,
  DISPATCH_FORMS,
  DISPATCH_PARTS,
  DISPATCH_STATES,
  EVIDENCE_KINDS,
  keysOf,
  OUTCOMES,
  PROOF_DOUBTS,
  REQUEST_KINDS,
  REQUEST_STATES,
  SATISFACTIONS,
  SOLVED_ANSWERS,
} from '../domain/appeal.words';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = {
  'appeal.source': keysOf(APPEAL_SOURCES),
  'appeal.category': keysOf(APPEAL_CATEGORIES),
  'appeal.complexity': keysOf(COMPLEXITIES),
  'appeal.state': keysOf(APPEAL_STATES),
  'appeal.outcome': keysOf(OUTCOMES),
  'appeal_event.actor_kind': ACTOR_KINDS,
  'appeal_event.confirmation_class': keysOf(CONFIRMATION_CLASSES),
  'dispatch.part': keysOf(DISPATCH_PARTS),
  'dispatch.form': keysOf(DISPATCH_FORMS),
  // Kept for disputes between units, which have no act yet (README).
  'dispatch.state': [...keysOf(DISPATCH_STATES), 'DISPUTED', 'UPHELD'],
  'appeal_reply.outcome': keysOf(OUTCOMES),
  'appeal_reply.evidence_kind': keysOf(EVIDENCE_KINDS),
  'confirmation.class': keysOf(CONFIRMATION_CLASSES),
  'confirmation.doubts': keysOf(PROOF_DOUBTS),
  'confirmation.solved': keysOf(SOLVED_ANSWERS),
  'confirmation.satisfaction': keysOf(SATISFACTIONS),
  'appeal_request.kind': keysOf(REQUEST_KINDS),
  'appeal_request.state': keysOf(REQUEST_STATES),
} as const;
