import type { LocalDate } from '@app/kernel';
import type { Reader, Tx } from '@app/platform';
import type { PromiseOutcome, VisitTopic, VisitChannel } from '../domain/visit';

export interface OwnVisitRow {
  readonly id: string;
  readonly occurredOn: LocalDate;
  readonly channel: VisitChannel;
  readonly topics: readonly VisitTopic[];
  readonly unitName: string;
  readonly visitors: readonly string[];
  readonly promises: readonly {
    readonly id: string;
    readonly text: string;
    readonly dueOn: LocalDate;
    readonly outcome: PromiseOutcome | null;
  }[];
  readonly asked: boolean;
  readonly tookPlace: boolean | null;
  readonly confirmedAt: Date | null;
}

const OWN = `
  SELECT v.id, v.occurred_on AS "occurredOn", v.way AS channel, v.topics, u.name AS "unitName", v.confirm_by IS NOT NULL AS asked,
         (SELECT coalesce(json_agg(coalesce(p.name, m.outsider) ORDER BY m.id) FILTER (WHERE coalesce(p.name, m.outsider) IS NOT NULL), '[]')
            FROM visit_participant m LEFT JOIN person p ON p.id = m.person_id WHERE m.visit_id = v.id) AS visitors,
         (SELECT coalesce(json_agg(json_build_object('id', pm.id, 'text', pm.words, 'dueOn', pm.due_on,
                   'outcome', (SELECT s.settled FROM promise_settlement s WHERE s.promise_id = pm.id)) ORDER BY pm.due_on, pm.id), '[]')
            FROM promise pm WHERE pm.visit_id = v.id) AS promises,
         c.took_place AS "tookPlace", c.recorded_at AS "confirmedAt"
    FROM visit v JOIN unit u ON u.id = v.unit_id LEFT JOIN visit_confirmation c ON c.visit_id = v.id
   WHERE v.voided_at IS NULL`;

/** Visits to the firm of the last twelve months, latest first; at most 100. Row security leaves only its own. */
export const ownVisitRows = (reader: Reader): Promise<OwnVisitRow[]> =>
  reader.rows<OwnVisitRow>(`${OWN} AND v.occurred_on > app.today() - 366 ORDER BY v.occurred_on DESC, v.id DESC LIMIT 100`);

export const ownVisitRow = (reader: Reader, id: string): Promise<OwnVisitRow | undefined> =>
  reader.first<OwnVisitRow>(`${OWN} AND v.id = $1`, [id]);

export const ownVisitPlace = (tx: Tx, id: string): Promise<{ orgPath: string } | undefined> =>
  tx.first<{ orgPath: string }>('SELECT org_path::text AS "orgPath" FROM visit WHERE id = $1 AND voided_at IS NULL', [id]);
