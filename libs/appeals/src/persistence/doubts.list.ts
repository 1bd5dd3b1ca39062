import { endOfShanghaiDay, type LocalDate, shanghaiInstant } from '@app/kernel';
import { List } from '@app/platform';
import type { ConfirmationClass, ProofDoubt, ProofKind } from '../domain/appeal.words';

export interface DoubtsFilter {
  readonly unitId?: string | null;
  readonly doubt?: ProofDoubt | null;
  /** Whether it counts all the same: by another device, on another network. */
  readonly counted?: boolean | null;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
}

export interface DoubtRow {
  readonly id: string;
  readonly recordedAt: Date;
  readonly appealId: string;
  readonly number: string;
  readonly firmName: string;
  readonly unitName: string;
  readonly class: ConfirmationClass;
  readonly proof: ProofKind;
  readonly holderNames: readonly string[];
  readonly staffName: string | null;
  readonly doubts: readonly ProofDoubt[];
  readonly minutesSinceReply: number | null;
}

/** Columns by which doubts are sorted. */
export const DOUBT_ORDER_FIELDS = {
  RECORDED_AT: '确认时间。',
  NUMBER: '诉求编号。',
  FIRM: '企业名称。',
  UNIT: '属地。',
  CLASS: '独立性。',
  MINUTES: '距答复分钟数。',
} as const;
export type DoubtOrderField = keyof typeof DOUBT_ORDER_FIELDS;

/** 疑点: words of firms that something speaks against, newest first. */
export const doubtList = new List<DoubtRow, DoubtsFilter, DoubtOrderField>({
  name: 'confirmationDoubts',
  from: 'confirmation c',
  alias: 'c',
  id: { sql: 'c.id', type: 'id' },
  scope: 'c.org_path',
  where: () => [`c.doubts <> '{}'`],
  filters: {
    doubt: (doubt, { put }) => `${put(doubt)} = ANY (c.doubts)`,
    counted: (counted) => `c.class ${counted ? '=' : '<>'} 'A'`,
    from: (day, { put }) => `c.recorded_at >= ${put(shanghaiInstant(day))}`,
    to: (day, { put }) => `c.recorded_at < ${put(endOfShanghaiDay(day))}`,
  },
  sorts: {
    RECORDED_AT: [{ sql: 'c.recorded_at', type: 'instant' }],
    NUMBER: [{ sql: '(SELECT sa.number FROM appeal sa WHERE sa.id = c.appeal_id)', type: 'text', nullable: true }],
    FIRM: [{ sql: '(SELECT sa.firm_name FROM appeal sa WHERE sa.id = c.appeal_id)', type: 'name', nullable: true }],
    UNIT: [
      { sql: '(SELECT su.name FROM appeal sa JOIN unit su ON su.id = sa.unit_id WHERE sa.id = c.appeal_id)', type: 'name', nullable: true },
    ],
    CLASS: [{ sql: 'c.class', type: 'text' }],
    MINUTES: [{ sql: 'c.minutes_since_reply', type: 'integer', nullable: true }],
  },
  order: { field: 'RECORDED_AT', direction: 'DESC' },
  columns: `c.id, c.recorded_at AS "recordedAt", c.appeal_id AS "appealId", a.number, a.firm_name AS "firmName", u.name AS "unitName", c.class,
            CASE WHEN c.by_query_code THEN 'QUERY_CODE' ELSE 'CARD' END AS proof,
            (SELECT coalesce(json_agg(hp.name ORDER BY hp.name), '[]') FROM person hp WHERE hp.id = ANY (app.proof_holders(c.appeal_id))) AS "holderNames",
            (SELECT sp.name FROM person sp WHERE sp.id = app.staff_of_browser(c.browser)) AS "staffName",
            c.doubts, c.minutes_since_reply AS "minutesSinceReply"`,
  joins: 'JOIN appeal a ON a.id = c.appeal_id JOIN unit u ON u.id = a.unit_id',
});
