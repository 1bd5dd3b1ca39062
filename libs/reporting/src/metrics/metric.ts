import type { FactKind } from '../domain/row-label';

/** Keys of the dictionary, as the API and the web name them. */
export const METRIC_KEYS = [
  'M01',
  'M01_BRANCHES',
  'REGISTER',
  'M02',
  'M03',
  'M04_VISITED',
  'M12',
  'M12_UNREACHABLE',
  'M12_DEREGISTERED',
  'M12_RELOCATED',
  'M12_DORMANT',
  'M12_DECLINED',
  'M12_MERGED',
  'M12_UNEXPLAINED',
  'M05',
  'M08',
  'M19',
  'M19_VISIT',
  'M19_ENTERPRISE',
  'M19_HOTLINE',
  'M19_SUPERIOR',
  'M19_MEETING',
  'M19_PETITION',
  'M19_OFFICE',
  'M20',
  'M24',
  'M25',
  'M26',
  'M27',
  'M27_ORIGINAL',
  'M31_DUE',
  'M31',
  'M31_ORIGINAL',
  'M32_HEARD',
  'M32',
  'M33_RATED',
  'M33',
  'M48_FIRMS',
  'M48_AMOUNT',
  'M49_FIRMS',
  'M49_COUNT',
  'M49_AMOUNT',
  'FINANCED_FIRMS',
  'FINANCED_AMOUNT',
  'M56_FIRMS',
  'M56_AMOUNT',
  'OFFERS_WAITING',
  'OFFERS_OVERDUE',
] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

/** What one of a metric is called. The four are never mixed, and 授信 is never added to 放款. */
export type MetricUnit = '家' | '家次' | '件' | '笔' | '元';

/** What a row of a figure can be opened as. */
export const SUBJECT_KINDS = ['VISIT', 'APPEAL', 'DEMAND', 'ENTERPRISE'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Rows under a name, with the parameters of `Metric.rowsSql`. */
export interface MetricBase {
  readonly name: string;
  readonly sql: string;
}

/**
 * One figure that people ask for. Its value is always count(*) or sum(weight) over exactly the rows of `rowsSql`,
 * so that what is opened behind a number cannot differ from it. A changed definition is a new version.
 */
export interface Metric {
  readonly key: MetricKey;
  readonly version: number;
  /** Chinese name. */
  readonly name: string;
  readonly unit: MetricUnit;
  /** One Chinese sentence that an auditor could count by. */
  readonly definition: string;
  /** Mistakes that others have made with it, in Chinese. */
  readonly traps: readonly string[];
  readonly measure: 'COUNT' | 'SUM';
  readonly fact: FactKind;
  /** Rows that several metrics are made of, read once a statement; `rowsSql` names it. */
  readonly base?: MetricBase;
  /** Counts over the frozen list of a campaign where there is one: the note of the figure says which. */
  readonly byList?: boolean;
  /** Can be asked of one bank: $5 narrows its rows. */
  readonly byBank?: boolean;
  /**
   * SELECT of (id, org_path, enterprise_id, weight, date, fact_id, subject_id) with $1 path of the unit, $2 first and $3 last
   * business date, $4 the instant as of which is asked, $5 a bank or null. For 家 the rows are firms, each with one record that stands for it.
   */
  readonly rowsSql: string;
}

export const SUBJECT_OF: Readonly<Record<FactKind, SubjectKind>> = {
  VISIT: 'VISIT',
  APPEAL: 'APPEAL',
  DECISION: 'DEMAND',
  DISBURSEMENT: 'DEMAND',
  OFFER: 'DEMAND',
  FIRM: 'ENTERPRISE',
  TARGET: 'ENTERPRISE',
};

/** The bases of some metrics, each once, to stand before the statement that names them. */
export function basesOf(metrics: readonly Metric[]): string {
  const bases = new Map(metrics.flatMap(({ base }) => (base ? [[base.name, base.sql]] : [])));
  return bases.size === 0 ? '' : `WITH ${[...bases].map(([name, sql]) => `${name} AS MATERIALIZED (${sql})`).join(', ')} `;
}
