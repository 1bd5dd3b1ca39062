import type { LocalDate } from '@app/kernel';
import type { Reader, Tx } from '@app/platform';
import type { PromiseOutcome } from '../domain/visit';

export interface PromiseRow {
  readonly id: string;
  readonly visitId: string;
  readonly firmId: string;
  readonly text: string;
  readonly dueOn: LocalDate;
  readonly person: { readonly id: string; readonly name: string };
  readonly madeOn: LocalDate;
  readonly outcome: PromiseOutcome | null;
  readonly outcomeOn: LocalDate | null;
  readonly outcomeNote: string | null;
}

/** A promise `pm` as JSON, for whatever shows it. */
export const PROMISE_JSON = `json_build_object(
  'id', pm.id, 'visitId', pm.visit_id, 'firmId', pm.enterprise_id, 'text', pm.words, 'dueOn', pm.due_on,
  'person', (SELECT json_build_object('id', pp.id, 'name', pp.name) FROM person pp WHERE pp.id = pm.person_id),
  'madeOn', (SELECT pv.occurred_on FROM visit pv WHERE pv.id = pm.visit_id),
  'outcome', (SELECT ps.settled FROM promise_settlement ps WHERE ps.promise_id = pm.id),
  'outcomeOn', (SELECT ps.occurred_on FROM promise_settlement ps WHERE ps.promise_id = pm.id),
  'outcomeNote', (SELECT ps.words FROM promise_settlement ps WHERE ps.promise_id = pm.id))`;

const LONGEST = 200;

export const promiseRow = async (reader: Reader, id: string): Promise<PromiseRow | undefined> =>
  (await reader.first<{ shown: PromiseRow }>(`SELECT ${PROMISE_JSON} AS shown FROM promise pm WHERE pm.id = $1`, [id]))?.shown;

/** What somebody promised: open ones first by their day, then the settled ones of late; at most 200. */
export const promisesOf = async (reader: Reader, personId: string, openOnly: boolean): Promise<PromiseRow[]> =>
  (
    await reader.rows<{ shown: PromiseRow }>(
      `SELECT ${PROMISE_JSON} AS shown FROM promise pm LEFT JOIN promise_settlement s ON s.promise_id = pm.id
        WHERE pm.person_id = $1 ${openOnly ? 'AND s.promise_id IS NULL' : ''}
        ORDER BY s.promise_id IS NOT NULL, CASE WHEN s.promise_id IS NULL THEN pm.due_on END, pm.due_on DESC, pm.id LIMIT ${LONGEST}`,
      [personId],
    )
  ).map(({ shown }) => shown);

export interface PromiseToSettle {
  readonly visitId: string;
  readonly orgPath: string;
  readonly personId: string;
  readonly recordedBy: string;
  readonly madeOn: LocalDate;
  readonly settled: boolean;
}

export const promiseToSettle = (tx: Tx, id: string): Promise<PromiseToSettle | undefined> =>
  tx.first<PromiseToSettle>(
    `SELECT pm.visit_id AS "visitId", pm.org_path::text AS "orgPath", pm.person_id AS "personId", pm.recorded_by AS "recordedBy", v.occurred_on AS "madeOn",
            EXISTS (SELECT 1 FROM promise_settlement s WHERE s.promise_id = pm.id) AS settled
       FROM promise pm JOIN visit v ON v.id = pm.visit_id WHERE pm.id = $1`,
    [id],
  );
