import type { LocalDate } from '@app/kernel';
import type { Tx } from '@app/platform';

/** What a correction needs to know of the visit it corrects. */
export interface VisitBefore {
  readonly id: string;
  readonly unitId: string;
  readonly orgPath: string;
  readonly occurredOn: LocalDate;
  readonly recordedBy: string;
  readonly onBehalfOf: string | null;
  readonly isLate: boolean;
  readonly lateReason: string | null;
  readonly voidedAt: Date | null;
}

export const visitBefore = (tx: Tx, id: string): Promise<VisitBefore | undefined> =>
  tx.first<VisitBefore>(
    `SELECT id, unit_id AS "unitId", org_path::text AS "orgPath", occurred_on AS "occurredOn", recorded_by AS "recordedBy",
            on_behalf_of AS "onBehalfOf", is_late AS "isLate", late_reason AS "lateReason", voided_at AS "voidedAt"
       FROM visit WHERE id = $1`,
    [id],
  );

/** Voids it unless somebody was faster: the row lock decides, the second one finds nothing to void. */
export const voidRow = async (tx: Tx, id: string, reason: string): Promise<boolean> =>
  (await tx.change('UPDATE visit SET voided_at = app.instant(), voided_by = $2, void_reason = $3 WHERE id = $1 AND voided_at IS NULL', [
    id,
    tx.actor.id,
    reason,
  ])) === 1;
