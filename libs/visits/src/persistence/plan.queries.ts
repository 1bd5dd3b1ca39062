import { canonicalId } from '@app/enterprises';
import type { LocalDate } from '@app/kernel';
import type { Reader } from '@app/platform';
import { PROMISE_JSON, type PromiseRow } from './promises.queries';

export interface PlannedAppealRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly dueOn: LocalDate | null;
  readonly unitName: string | null;
}

export interface PlannedFirmRow {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly unitName: string;
  readonly address: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly mine: boolean;
  readonly lastVisitOn: LocalDate | null;
  readonly lastVisitBy: string | null;
  readonly visitedThisYear: boolean;
  readonly appeals: readonly PlannedAppealRow[];
  readonly promises: readonly PromiseRow[];
  readonly nextDueOn: LocalDate | null;
}

export interface PlanAsked {
  readonly personId: string;
  /** Also every firm below this path: the village of a liaison, or the scope when everything is asked for. */
  readonly path: string | null;
}

/** Most firms that one phone takes along. */
export const MOST_FIRMS_ALONG = 5000;

/** Firms under every id they had: rows of a merged double count for its survivor. */
const IDS = `(SELECT f.id UNION ALL SELECT a.loser_id FROM enterprise_alias a WHERE a.survivor_id = f.id AND a.voided_at IS NULL)`;

/**
 * Everything a phone takes along, one statement: firms the person is responsible for today, and those below `path`; what is due or not
 * yet visited comes first. At most MOST_FIRMS_ALONG.
 */
export const planRows = (reader: Reader, { personId, path }: PlanAsked): Promise<PlannedFirmRow[]> =>
  reader.rows<PlannedFirmRow>(
    `WITH mine AS (SELECT DISTINCT ${canonicalId('l.enterprise_id')} AS id FROM liaison l WHERE l.person_id = $1 AND l.period @> app.today()),
          asked AS (
            SELECT e.*, m.id IS NOT NULL AS mine FROM enterprise e LEFT JOIN mine m ON m.id = e.id
             WHERE (m.id IS NOT NULL OR ($2::text IS NOT NULL AND e.org_path >= $2 AND e.org_path < $2 || '~'))
               AND e.status NOT IN ('DEREGISTERED', 'REVOKED', 'RELOCATED')
               AND NOT EXISTS (SELECT 1 FROM enterprise_alias a WHERE a.loser_id = e.id AND a.voided_at IS NULL))
     SELECT f.id, f.name, f.short_name AS "shortName", u.name AS "unitName", f.registered_address AS address,
            f.contact_name AS "contactName", f.contact_phone AS "contactPhone", f.mine,
            last.occurred_on AS "lastVisitOn", last.visitor AS "lastVisitBy",
            coalesce(last.occurred_on >= date_trunc('year', app.today())::date, false) AS "visitedThisYear",
            coalesce(matters.list, '[]') AS appeals, coalesce(promised.list, '[]') AS promises,
            least(matters.due, promised.due) AS "nextDueOn"
       FROM asked f JOIN unit u ON u.id = f.unit_id
       LEFT JOIN LATERAL (
         SELECT v.occurred_on, (SELECT p.name FROM person p WHERE p.id = coalesce(v.on_behalf_of, v.recorded_by)) AS visitor
           FROM visit_firm vf JOIN visit v ON v.id = vf.visit_id
          WHERE vf.enterprise_id IN ${IDS} AND v.voided_at IS NULL AND vf.way <> 'PHONE'
          ORDER BY vf.occurred_on DESC, v.id DESC LIMIT 1) last ON true
       LEFT JOIN LATERAL (
         SELECT min(a.due_on) AS due, json_agg(json_build_object('id', a.id, 'number', a.number, 'title', a.title, 'state', a.state, 'dueOn', a.due_on,
                  'unitName', (SELECT lu.short_name FROM dispatch d JOIN unit lu ON lu.id = d.unit_id
                                WHERE d.appeal_id = a.id AND d.part = 'LEAD' ORDER BY d.id DESC LIMIT 1)) ORDER BY a.due_on NULLS LAST, a.id) AS list
           FROM appeal a WHERE a.enterprise_id IN ${IDS} AND a.state IN ('REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED')) matters ON true
       LEFT JOIN LATERAL (
         SELECT min(pm.due_on) AS due, json_agg(${PROMISE_JSON} ORDER BY pm.due_on, pm.id) AS list
           FROM promise pm WHERE pm.enterprise_id IN ${IDS}
            AND NOT EXISTS (SELECT 1 FROM promise_settlement s WHERE s.promise_id = pm.id)) promised ON true
      ORDER BY coalesce(least(matters.due, promised.due) <= app.today() + 3, false) DESC, coalesce(last.occurred_on >= date_trunc('year', app.today())::date, false),
               least(matters.due, promised.due) NULLS LAST, last.occurred_on NULLS FIRST, f.name, f.id
      LIMIT ${MOST_FIRMS_ALONG}`,
    [personId, path],
  );

export interface CompanionRow {
  readonly id: string | null;
  readonly name: string;
  readonly unitName: string | null;
  readonly times: number;
}

/**
 * 同行: who went along with this person in the last year comes first, outsiders by their names among them; then the other people of the
 * scope. At most 50.
 */
export const companionRows = (reader: Reader, asked: { readonly personId: string; readonly scopePath: string; readonly search: string }) =>
  reader.rows<CompanionRow>(
    `WITH went AS (
       SELECT o.person_id, o.outsider, count(DISTINCT o.visit_id)::int AS times
         FROM visit_participant m JOIN visit v ON v.id = m.visit_id JOIN visit_participant o ON o.visit_id = m.visit_id
        WHERE m.person_id = $1 AND v.voided_at IS NULL AND v.occurred_on > app.today() - 366 AND o.person_id IS DISTINCT FROM $1
        GROUP BY 1, 2),
     found AS (
       SELECT p.id, p.name, u.name AS "unitName", coalesce(w.times, 0) AS times
         FROM person p JOIN unit u ON u.id = p.unit_id LEFT JOIN went w ON w.person_id = p.id
        WHERE p.kind = 'HUMAN' AND p.disabled_at IS NULL AND p.id <> $1
          AND (w.times IS NOT NULL OR (p.org_path >= $2 AND p.org_path < $2 || '~'))
       UNION ALL
       SELECT NULL, w.outsider, NULL, w.times FROM went w WHERE w.outsider IS NOT NULL)
     SELECT * FROM found WHERE $3 = '' OR strpos(lower(name || coalesce("unitName", '')), lower($3)) > 0
      ORDER BY times DESC, name, id LIMIT 50`,
    [asked.personId, asked.scopePath, asked.search],
  );
