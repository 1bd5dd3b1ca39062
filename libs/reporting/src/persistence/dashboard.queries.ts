import type { LocalDate } from '@app/kernel';
import type { Reader } from '@app/platform';
import { basesOf, type Metric, type MetricKey } from '../metrics/metric';
import { AS_OF, BANK, inUnit } from '../metrics/fragments';
import { LAST_DAY, OPEN_AT_END } from '../metrics/open-appeals';
import { WAITING_OFFERS } from '../metrics/waiting-offers';
import type { Question } from './figures.queries';

/** Who has a line of a table, and what stands in it. */
export interface LineValues {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly values: ReadonlyMap<MetricKey, string>;
}

const valueSql = ({ measure }: Metric): string =>
  measure === 'COUNT' ? 'count(*)::text' : 'coalesce(sum(r.weight), 0)::numeric(20, 2)::text';

/**
 * The figures that each of several would have if it were asked alone: one statement.
 * @param lines SELECT of (id, name, path) of those that have a line
 * @param asked the parameter of the metrics that is each one's own, and what stands there instead
 */
async function readLines(
  reader: Reader,
  { unit, from, to, asOf }: Question,
  metrics: readonly Metric[],
  lines: string,
  asked: readonly [parameter: string, column: string],
): Promise<readonly LineValues[]> {
  const rowsOfEach = (metric: Metric): string => `${basesOf([metric])}${metric.rowsSql}`.replaceAll(...asked);
  const parts = metrics.map(
    (m) => `SELECT line.id, '${m.key}' AS key, ${valueSql(m)} AS value FROM line CROSS JOIN LATERAL (${rowsOfEach(m)}) r GROUP BY line.id`,
  );
  const rows = await reader.rows<{ id: string; name: string; path: string; key: MetricKey | null; value: string | null }>(
    `WITH line AS MATERIALIZED (${lines} AND $2::date <= $3::date AND ${AS_OF} IS NOT NULL AND ${BANK} IS NULL)
     SELECT line.id, line.name, line.path, v.key, v.value FROM line LEFT JOIN (${parts.join(' UNION ALL ')}) v ON v.id = line.id ORDER BY line.path`,
    [unit.path, from, to, asOf, null],
  );
  const found = new Map<string, LineValues & { values: Map<MetricKey, string> }>();
  for (const { id, name, path, key, value } of rows) {
    const line = found.get(id) ?? { id, name, path, values: new Map<MetricKey, string>() };
    if (key && value !== null) line.values.set(key, value);
    found.set(id, line);
  }
  return [...found.values()];
}

/** The units directly below. A firm that two of them visited counts in both, so that every number of the table opens its own rows. */
export const readSubUnits = (reader: Reader, question: Question, metrics: readonly Metric[]): Promise<readonly LineValues[]> =>
  readLines(
    reader,
    question,
    metrics,
    `SELECT u.id, u.name, u.path::text AS path FROM unit u
      WHERE u.parent_id = (SELECT above.id FROM unit above WHERE above.path = $1::text) AND u.path >= $1::text AND u.path < $1::text || '~'
        AND (u.valid_to IS NULL OR u.valid_to >= $2::date)`,
    ['$1::text', 'line.path'],
  );

/** The banks that demands of the unit were sent to. A firm that two of them lent to counts in both; every yuan counts in one. */
export const readByBank = (reader: Reader, question: Question, metrics: readonly Metric[]): Promise<readonly LineValues[]> =>
  readLines(
    reader,
    question,
    metrics,
    `SELECT u.id, u.name, u.path::text AS path FROM unit u
      WHERE u.id IN (SELECT o.bank_id FROM bank_offer o WHERE ${inUnit('o.org_path')} AND o.recorded_at <= ${AS_OF})`,
    [BANK, 'line.id'],
  );

export interface RedLightRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly firmName: string;
  readonly state: string;
  readonly stuckAt: string;
  readonly dueOn: LocalDate | null;
  readonly lastDay: LocalDate;
  readonly overdue: boolean;
  readonly disputed: boolean;
  readonly pending: 'EXTENSION' | 'REJECTION' | null;
  readonly askedUntil: LocalDate | null;
  readonly reworkCount: number;
}

/**
 * Open appeals that do not move: overdue ones, as known then; disputes, requests and reworks as they stand. Where it is stuck is the unit
 * that leads, or the office while nobody has it.
 */
export const readRedLights = (reader: Reader, { unit, from, to, asOf }: Question): Promise<RedLightRow[]> =>
  reader.rows<RedLightRow>(
    `SELECT x.* FROM (
       SELECT a.id, a.number, a.title, a.firm_name AS "firmName", o.state, coalesce(lead.name, own.name) AS "stuckAt", o.due_on AS "dueOn",
              ${LAST_DAY} AS "lastDay", (o.is_being_handled AND coalesce(o.due_on < ${LAST_DAY}, false)) AS overdue,
              EXISTS (SELECT 1 FROM appeal_dispute d WHERE d.appeal_id = a.id) AS disputed,
              CASE WHEN q.is_unaccepted = o.is_unaccepted THEN q.kind END AS pending,
              q.new_due_on AS "askedUntil", a.rework_count AS "reworkCount"
         FROM (${OPEN_AT_END} AND $2::date IS NOT NULL) o JOIN appeal a ON a.id = o.id JOIN unit own ON own.id = a.unit_id
         LEFT JOIN LATERAL (SELECT du.name FROM appeal_lead d JOIN unit du ON du.id = d.unit_id
                             WHERE d.appeal_id = a.id AND o.is_being_handled LIMIT 1) lead ON true
         LEFT JOIN LATERAL (SELECT q.kind, q.is_unaccepted, q.new_due_on FROM appeal_open_request q WHERE q.appeal_id = a.id ORDER BY q.asked_on LIMIT 1) q ON true) x
      WHERE x.overdue OR x.disputed OR x.pending IS NOT NULL OR x."reworkCount" >= 2
      ORDER BY x.overdue DESC, x."dueOn" NULLS LAST, x.number LIMIT 200`,
    [unit.path, from, to, asOf],
  );

export interface WaitingOfferRow {
  readonly id: string;
  readonly demandId: string;
  readonly bankName: string;
  readonly firmName: string;
  readonly sentOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly waitedDays: number;
}

/** What banks have not decided on, the longest first: the rows of OFFERS_WAITING with their bank. */
export const readWaitingOffers = (reader: Reader, { unit, from, to, asOf }: Question): Promise<WaitingOfferRow[]> =>
  reader.rows<WaitingOfferRow>(
    `SELECT w.id, w.subject_id AS "demandId", bank.short_name AS "bankName", w.firm_name AS "firmName", w.date AS "sentOn", w.due_on AS "dueOn",
            (${LAST_DAY} - w.date) AS "waitedDays"
       FROM (${WAITING_OFFERS} AND $2::date IS NOT NULL) w JOIN unit bank ON bank.id = w.bank_id ORDER BY w.date, w.id LIMIT 200`,
    [unit.path, from, to, asOf],
  );
