import { ACTOR_KINDS } from '@app/kernel';
import { JOB_STATES } from '../jobs/job';
import { AUDIT_KINDS } from './tx';

/** Columns that hold one of a closed list, and the list: test/catalogue compares them with the CHECK constraints. */
export const CLOSED_LISTS = {
  'audit_entry.actor_kind': [...ACTOR_KINDS, 'NOBODY'],
  'audit_entry.outcome': AUDIT_KINDS,
  'job.state': JOB_STATES,
} as const;
