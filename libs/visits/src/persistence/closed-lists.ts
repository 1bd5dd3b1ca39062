import { CHANGE_KINDS, NOT_VISITED_REASONS, REMOVAL_REASONS } from '../domain/campaign-list';
import {
  CONFIRMATION_CHANNELS,
  PROMISE_OUTCOMES,
  VISIT_CONFIRMATION_CLASSES,
  VISIT_DEMAND_ROUTES,
  VISIT_TOPICS,
  VISIT_CHANNELS,
} from '../domain/visit';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = {
  'visit.way': VISIT_CHANNELS,
  'visit.topics': VISIT_TOPICS,
  'visit.confirm_by': CONFIRMATION_CHANNELS,
  'visit_confirmation.class': VISIT_CONFIRMATION_CLASSES,
  'promise_settlement.settled': PROMISE_OUTCOMES,
  'campaign_change.kind': CHANGE_KINDS,
  'campaign_change.reason': REMOVAL_REASONS,
  'not_visited_reason.reason': NOT_VISITED_REASONS,
  // Told on a visit, recorded by financing: siblings share no code.
  'demand.route': VISIT_DEMAND_ROUTES,
} as const;
