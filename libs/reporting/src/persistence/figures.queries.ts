import type { LocalDate } from '@app/kernel';
import { decodeCursor, type Page, pageOf, type Reader, type SqlValue } from '@app/platform';
import { type FactKind, rowLabel } from '../domain/row-label';
import type { LeadingCandidate } from '../domain/sentence';
import { BANK, FINANCED, HELPED } from '../metrics/fragments';
import { LAST_DAY } from '../metrics/open-appeals';
import { LIST } from '../metrics/target-list';
import { basesOf, type Metric, type MetricKey, SUBJECT_OF, type SubjectKind } from '../metrics/metric';

/** Which unit, which days, known when: what every figure is asked with. */
export interface Question {
  readonly unit: FigureUnit;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Date;
  /** Only what this bank did. */
  readonly bankId?: string | null;
}
export interface FigureUnit {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

const valuesOf = ({ unit, from, to, asOf }: Question): SqlValue[] => [unit.path, from, to, asOf];
/** The parameters of `Metric.rowsSql`. */
const parametersOf = (question: Question): SqlValue[] => [...valuesOf(question), question.bankId ?? null];

/**
 * The unit, when it lies within the reader's scope, and the present: the last instant of which everything is known.
 * Asked before and apart from the rows: only a later snapshot shows all that was recorded until then. A clock that is held
 * (demo, replay) is the present itself. Whole milliseconds, because that is how an instant goes out and comes back.
 */
export const readPresent = (reader: Reader, unitId: string): Promise<(FigureUnit & { readonly present: Date }) | undefined> =>
  reader.first(
    `SELECT u.id, u.name, u.path::text AS path,
            date_trunc('milliseconds', CASE WHEN app.instant() > clock_timestamp() THEN app.instant() ELSE least(app.instant(), app.horizon()) END) AS present
       FROM unit u WHERE u.id = $1 AND u.path >= current_setting('app.lo') AND u.path < current_setting('app.hi')`,
    [unitId],
  );

/** Whether there is such a bank. */
export const isBank = async (reader: Reader, id: string): Promise<boolean> =>
  (await reader.first("SELECT 1 FROM unit u WHERE u.id = $1 AND u.kind = 'BANK'", [id])) !== undefined;

const valueSql = (metric: Metric): string =>
  metric.measure === 'COUNT' ? 'count(*)::text' : 'coalesce(sum(r.weight), 0)::numeric(20, 2)::text';

/** Every parameter has a type, also where a metric asks for the state at the end and not for a period. */
const TYPED = `$2::date <= $3::date AND (${BANK} IS NULL OR true)`;

/** The values of any number of metrics in one statement. */
export async function readValues(reader: Reader, question: Question, metrics: readonly Metric[]): Promise<ReadonlyMap<MetricKey, string>> {
  const sql = metrics
    .map((m) => `SELECT '${m.key}' AS key, ${valueSql(m)} AS value FROM (${m.rowsSql}) r WHERE ${TYPED}`)
    .join('\nUNION ALL\n');
  const rows = await reader.rows<{ key: MetricKey; value: string }>(`${basesOf(metrics)}${sql}`, parametersOf(question));
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** The name a firm had then, as far as the reader may see it. */
const nameThen = (enterprise: string): string => `LEFT JOIN LATERAL (
  SELECT ev.name, ev.short_name FROM enterprise_version ev
   WHERE ev.enterprise_id = ${enterprise} AND ev.recorded_at <= $4::timestamptz ORDER BY ev.version DESC LIMIT 1) firm ON true`;

const FACT_SQL: Readonly<Record<FactKind, string>> = {
  VISIT: `SELECT v.way AS first, NULL AS second, NULL AS firm_name FROM visit v WHERE v.id = p.fact_id`,
  APPEAL: `SELECT a.number, a.title, a.firm_name FROM appeal a WHERE a.id = p.fact_id`,
  DECISION: `SELECT bank.short_name, NULL, n.firm_name FROM offer_decision d JOIN demand n ON n.id = d.demand_id
               JOIN bank_offer o ON o.id = d.offer_id JOIN unit bank ON bank.id = o.bank_id WHERE d.id = p.fact_id`,
  DISBURSEMENT: `SELECT bank.short_name, d.kind, n.firm_name FROM disbursement d JOIN demand n ON n.id = d.demand_id
               JOIN bank_offer o ON o.id = d.offer_id JOIN unit bank ON bank.id = o.bank_id WHERE d.id = p.fact_id`,
  OFFER: `SELECT bank.short_name, (${LAST_DAY} - o.sent_on)::text, o.firm_name FROM bank_offer o JOIN unit bank ON bank.id = o.bank_id WHERE o.id = p.fact_id`,
  FIRM: `SELECT ev.status, NULL, ev.name FROM enterprise_version ev
          WHERE ev.enterprise_id = p.fact_id AND ev.recorded_at <= $4::timestamptz ORDER BY ev.version DESC LIMIT 1`,
  // A reason that was noted, a merge, or, where the register is the list, its status.
  TARGET: `SELECT CASE WHEN EXISTS (SELECT 1 FROM enterprise_alias al WHERE al.id = p.fact_id) THEN 'MERGED'
                       WHEN (SELECT 1 FROM (${LIST}) list) IS NULL AND NOT ev.is_active THEN ev.status
                       ELSE (SELECT n.reason FROM not_visited_reason n WHERE n.id = p.fact_id) END, ev.status, ev.name
             FROM firm_version ev WHERE ev.enterprise_id = p.enterprise_id AND ev.recorded_at <= $4::timestamptz ORDER BY ev.version DESC LIMIT 1`,
};

export interface FigureRow {
  readonly id: string;
  readonly enterprise: { readonly id: string; readonly name: string; readonly shortName: string } | null;
  /** Name of the firm, also of one outside the register. */
  readonly firmName: string;
  readonly date: LocalDate;
  readonly weight: string;
  readonly orgUnit: { readonly id: string; readonly name: string } | null;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly label: string;
}

interface RawRow {
  readonly id: string;
  readonly date: LocalDate;
  readonly weight: string;
  readonly subject_id: string;
  readonly enterprise_id: string | null;
  readonly name: string | null;
  readonly short_name: string | null;
  readonly firm_name: string | null;
  readonly first: string | null;
  readonly second: string | null;
  readonly unit_id: string | null;
  readonly unit_name: string | null;
}

/** A firm that has left the reader's scope and of which no record of the scope holds the name. */
const NAMELESS = '（范围外主体）';

function toRow(kind: FactKind, row: RawRow): FigureRow {
  const name = row.name ?? row.firm_name ?? NAMELESS;
  return {
    id: row.id,
    date: row.date,
    weight: row.weight,
    enterprise: row.enterprise_id ? { id: row.enterprise_id, name, shortName: row.short_name ?? name } : null,
    firmName: name,
    orgUnit: row.unit_id ? { id: row.unit_id, name: row.unit_name ?? '' } : null,
    subjectKind: SUBJECT_OF[kind],
    subjectId: row.subject_id,
    label: rowLabel({ kind, first: row.first, second: row.second }),
  };
}

/** A page of the rows behind a figure, newest first: the same SQL that was counted. */
export async function readRows(
  reader: Reader,
  question: Question,
  metric: Metric,
  page: { readonly first: number; readonly after?: string | null },
): Promise<Page<FigureRow>> {
  const after = decodeCursor(page.after, 2);
  const where = `WHERE ${TYPED}${after ? ' AND (r.date, r.id) < ($7::date, $8::uuid)' : ''}`;
  const raw = await reader.rows<RawRow>(
    `${basesOf([metric])}SELECT p.id, p.date, p.weight::text, p.subject_id, p.enterprise_id, firm.name, firm.short_name, fact.*, u.id AS unit_id, u.name AS unit_name
       FROM (SELECT r.* FROM (${metric.rowsSql}) r ${where} ORDER BY r.date DESC, r.id DESC LIMIT $6::integer) p
       LEFT JOIN unit u ON u.path = p.org_path
       LEFT JOIN LATERAL (${FACT_SQL[metric.fact]}) fact (first, second, firm_name) ON true
       ${nameThen('p.enterprise_id')}
      ORDER BY p.date DESC, p.id DESC`,
    [...parametersOf(question), page.first + 1, ...(after ?? [])],
  );
  const rows = raw.map((row) => toRow(metric.fact, row));
  const count = async (): Promise<number> => {
    const found = await reader.first<{ n: number }>(
      `${basesOf([metric])}SELECT count(*) AS n FROM (${metric.rowsSql}) r WHERE ${TYPED}`,
      parametersOf(question),
    );
    return found?.n ?? 0;
  };
  return pageOf(rows, page.first, ({ date, id }) => [date, id], count);
}

/** A firm that the sentence may name, and in which of its clauses. */
export interface Candidate extends LeadingCandidate {
  readonly clause: 'SOLVED' | 'FINANCED';
}

/** Who leads each clause: firms of the largest weight and, of those, the earliest date; the last word is the short name's. */
export async function readCandidates(reader: Reader, question: Question): Promise<readonly Candidate[]> {
  const rows = await reader.rows<{ clause: Candidate['clause']; short_name: string | null; first_date: LocalDate }>(
    `SELECT c.clause, c.first_date, coalesce(firm.short_name, c.firm_name) AS short_name
       FROM (
         SELECT 'SOLVED' AS clause, (min(h.enterprise_id::text))::uuid AS enterprise_id, min(h.date) AS first_date, min(h.firm_name) AS firm_name,
                rank() OVER (ORDER BY count(DISTINCT h.main_id) DESC, min(h.date)) AS place
           FROM (${HELPED}) h GROUP BY h.firm_key
         UNION ALL
         SELECT 'FINANCED', f.enterprise_id, min(f.date) FILTER (WHERE f.weight > 0),
                (SELECT n.firm_name FROM demand n WHERE n.id = (min(f.subject_id::text))::uuid),
                rank() OVER (ORDER BY sum(f.weight) DESC, min(f.date) FILTER (WHERE f.weight > 0))
           FROM (${FINANCED}) f GROUP BY f.enterprise_id) c
       ${nameThen('c.enterprise_id')}
      WHERE c.place = 1 AND c.first_date IS NOT NULL`,
    parametersOf(question),
  );
  // All that are left of one clause have the same weight.
  return rows.map((row) => ({ clause: row.clause, shortName: row.short_name ?? NAMELESS, weight: 1, firstDate: row.first_date }));
}

/** The frozen list that the figures of a question count over. */
export interface ListUsed {
  readonly campaign: string;
  readonly n: number;
  readonly validFrom: LocalDate;
  readonly added: number;
  readonly removed: number;
}

/** Undefined where no list was frozen: the register is used. */
export const readListUsed = (reader: Reader, question: Question): Promise<ListUsed | undefined> =>
  reader.first<ListUsed>(
    `SELECT c.name AS campaign, v.n, v.valid_from AS "validFrom", counted.added, counted.removed
       FROM (${LIST}) list JOIN campaign c ON c.id = list.id
       JOIN LATERAL (SELECT v.n, v.valid_from FROM campaign_version v
                      WHERE v.campaign_id = c.id AND v.valid_from <= $3::date AND v.recorded_at <= $4::timestamptz ORDER BY v.n DESC LIMIT 1) v ON true
      CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE ch.is_added)::int AS added, count(*) FILTER (WHERE NOT ch.is_added)::int AS removed
                            FROM campaign_list_change ch WHERE ch.campaign_id = c.id AND ch.n BETWEEN 2 AND v.n
                             AND ch.org_path >= $1::text AND ch.org_path < $1::text || '~') counted`,
    valuesOf(question),
  );
