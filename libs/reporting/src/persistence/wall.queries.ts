import type { LocalDate } from '@app/kernel';
import type { Reader } from '@app/platform';
import { basesOf, type Metric, type MetricKey } from '../metrics/metric';
import { LAST_DAY, OPEN_AT_END } from '../metrics/open-appeals';
import { WAITING_OFFERS } from '../metrics/waiting-offers';
import type { Question } from './figures.queries';

export interface SubUnitValues {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly values: ReadonlyMap<MetricKey, string>;
}

const valueSql = ({ measure }: Metric): string =>
  measure === 'COUNT' ? 'count(*)::text' : 'coalesce(sum(r.weight), 0)::numeric(20, 2)::text';

/** The rows of a metric for each unit of a table, instead of for the one that was asked. */
const rowsOfEach = (metric: Metric): string => `${basesOf([metric])}${metric.rowsSql}`.replaceAll('$1::text', 'su.path');

/**
 * The units directly below, each with the figures it would have if it were asked alone: one statement. A firm that two of them
 * visited counts in both, so that every number of the table opens its own rows.
 */
export async function readSubUnits(
  reader: Reader,
  { unit, from, to, asOf }: Question,
  metrics: readonly Metric[],
): Promise<readonly SubUnitValues[]> {
  const parts = metrics.map(
    (m) => `SELECT su.id, '${m.key}' AS key, ${valueSql(m)} AS value FROM su CROSS JOIN LATERAL (${rowsOfEach(m)}) r GROUP BY su.id`,
  );
  const rows = await reader.rows<{ id: string; name: string; path: string; key: MetricKey | null; value: string | null }>(
    `WITH su AS MATERIALIZED (
       SELECT u.id, u.name, u.path::text AS path FROM unit u
        WHERE u.parent_id = (SELECT above.id FROM unit above WHERE above.path = $1::text) AND u.path >= $1::text AND u.path < $1::text || '~'
          AND (u.valid_to IS NULL OR u.valid_to >= $2::date))
     SELECT su.id, su.name, su.path, v.key, v.value FROM su LEFT JOIN (${parts.join(' UNION ALL ')}) v ON v.id = su.id ORDER BY su.path`,
    [unit.path, from, to, asOf],
  );
  const found = new Map<string, SubUnitValues & { values: Map<MetricKey, string> }>();
  for (const { id, name, path, key, value } of rows) {
    const line = found.get(id) ?? { id, name, path, values: new Map<MetricKey, string>() };
    if (key && value !== null) line.values.set(key, value);
    found.set(id, line);
  }
  return [...found.values()];
}

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
              ${LAST_DAY} AS "lastDay", (o.state = 'IN_PROGRESS' AND coalesce(o.due_on < ${LAST_DAY}, false)) AS overdue,
              EXISTS (SELECT 1 FROM dispatch d WHERE d.appeal_id = a.id AND d.state = 'DISPUTED') AS disputed,
              CASE WHEN q.kind = CASE o.state WHEN 'REGISTERED' THEN 'REJECTION' ELSE 'EXTENSION' END THEN q.kind END AS pending,
              q.new_due_on AS "askedUntil", a.rework_count AS "reworkCount"
         FROM (${OPEN_AT_END} AND $2::date IS NOT NULL) o JOIN appeal a ON a.id = o.id JOIN unit own ON own.id = a.unit_id
         LEFT JOIN LATERAL (SELECT du.name FROM dispatch d JOIN unit du ON du.id = d.unit_id
                             WHERE d.appeal_id = a.id AND d.part = 'LEAD' AND d.state NOT IN ('REASSIGNED', 'RELEASED') AND o.state = 'IN_PROGRESS' LIMIT 1) lead ON true
         LEFT JOIN LATERAL (SELECT q.kind, q.new_due_on FROM appeal_request q WHERE q.appeal_id = a.id AND q.state = 'PENDING' ORDER BY q.asked_on LIMIT 1) q ON true) x
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
