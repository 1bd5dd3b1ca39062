import { canonicalId } from '@app/enterprises';
import type { Tx } from '@app/platform';
import type { CheckedVisit } from '../domain/visit.check';

export interface MarkedVisit {
  readonly id: string;
  readonly recordedBy: string;
  /** Whether it is what is written down now: day, way and firms, and all that people said. */
  readonly same: boolean;
}

/**
 * The visit that already bears this mark of this visitor, by whatever door it came. Waits for whoever writes the same one down at this
 * moment; the unique index visit_client_once has the last word.
 */
export async function markedVisit(tx: Tx, visitor: string, visit: CheckedVisit, content: string): Promise<MarkedVisit | undefined> {
  await tx.rows(`SELECT pg_advisory_xact_lock(hashtextextended('visit ' || $1 || ' ' || $2, 0))`, [visitor, visit.clientId]);
  return tx.first<MarkedVisit>(
    `SELECT v.id, v.recorded_by AS "recordedBy",
            v.way = $3 AND (v.content_hash IS NULL OR v.content_hash = $6) AND ($4::date IS NULL OR v.occurred_on = $4)
              AND ARRAY(SELECT DISTINCT ${canonicalId('f.enterprise_id')} FROM visit_firm f WHERE f.visit_id = v.id ORDER BY 1)
                = ARRAY(SELECT DISTINCT ${canonicalId('asked.id')} FROM unnest($5::uuid[]) AS asked (id) ORDER BY 1) AS same
       FROM visit v WHERE coalesce(v.on_behalf_of, v.recorded_by) = $1 AND v.client_id = $2`,
    [visitor, visit.clientId, visit.channel, visit.occurredOn, visit.enterpriseIds, content],
  );
}
