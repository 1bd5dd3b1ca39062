import type { LocalDate } from '@app/kernel';
import type { Reader } from '@app/platform';
import type { VisitChannel } from '../domain/visit';

/** A firm of a visit with its code, or without one where the caller is not the one to show it. */
export interface VisitCodeRow {
  readonly firmId: string;
  readonly firmName: string | null;
  readonly code: string | null;
  readonly goodUntil: Date;
  readonly tookPlace: boolean | null;
  readonly comment: string | null;
  readonly confirmedAt: Date | null;
}

/** The code of an hour is good until the end of the next. */
export const visitCodeRows = (reader: Reader, visitId: string): Promise<VisitCodeRow[]> =>
  reader.rows<VisitCodeRow>(
    `SELECT f.enterprise_id AS "firmId",
            coalesce(e.name, (SELECT h.name FROM enterprise_version h WHERE h.enterprise_id = f.enterprise_id ORDER BY h.version DESC LIMIT 1)) AS "firmName",
            app.visit_code(f.visit_id, f.enterprise_id) AS code,
            to_timestamp((app.visit_code_hour() + 2) * 3600) AS "goodUntil",
            c.took_place AS "tookPlace", c.words AS comment, c.recorded_at AS "confirmedAt"
       FROM visit_firm f
       JOIN visit v ON v.id = f.visit_id
       LEFT JOIN enterprise e ON e.id = f.enterprise_id
       LEFT JOIN visit_confirmation c ON c.visit_id = f.visit_id AND c.enterprise_id = f.enterprise_id
      WHERE f.visit_id = $1 AND v.voided_at IS NULL ORDER BY f.id`,
    [visitId],
  );

/** What the firm's own phone is shown of the one visit, and what the firm has said. */
export interface VisitByCodeRow {
  readonly firmName: string;
  readonly occurredOn: LocalDate;
  readonly channel: VisitChannel;
  readonly unitName: string;
  readonly visitors: readonly { readonly name: string; readonly unitName: string | null }[];
  readonly tookPlace: boolean | null;
  readonly comment: string | null;
  readonly confirmedAt: Date | null;
  readonly orgPath: string;
}

/** Row security leaves one visit and one firm. */
export const visitByCodeRow = (reader: Reader, visitId: string, enterpriseId: string): Promise<VisitByCodeRow | undefined> =>
  reader.first<VisitByCodeRow>(
    `SELECT e.name AS "firmName", v.occurred_on AS "occurredOn", v.way AS channel, u.name AS "unitName", v.org_path::text AS "orgPath",
            (SELECT coalesce(json_agg(json_build_object('name', coalesce(p.name, m.outsider), 'unitName', pu.name) ORDER BY m.id)
                       FILTER (WHERE coalesce(p.name, m.outsider) IS NOT NULL), '[]')
               FROM visit_participant m LEFT JOIN person p ON p.id = m.person_id LEFT JOIN unit pu ON pu.id = p.unit_id
              WHERE m.visit_id = v.id) AS visitors,
            c.took_place AS "tookPlace", c.words AS comment, c.recorded_at AS "confirmedAt"
       FROM visit v JOIN unit u ON u.id = v.unit_id JOIN enterprise e ON e.id = $2
       LEFT JOIN visit_confirmation c ON c.visit_id = v.id AND c.enterprise_id = e.id
      WHERE v.id = $1 AND v.voided_at IS NULL`,
    [visitId, enterpriseId],
  );
