import { endOfShanghaiDay, type LocalDate, shanghaiInstant } from '@app/kernel';
import { List } from '../list/list';

export interface AuditFilter {
  readonly subjectId?: string | null;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
}

export interface AuditEntryRow {
  readonly id: string;
  readonly recordedAt: Date;
  readonly actorKind: string;
  readonly personId: string | null;
  readonly personName: string | null;
  readonly postId: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly sealNo: number | null;
  readonly sessionId: string | null;
  readonly tokenId: string | null;
  readonly browser: string | null;
  readonly address: string | null;
}

/** Columns by which the audit is sorted. */
export const AUDIT_ORDER_FIELDS = {
  RECORDED_AT: '记录时间。',
  PERSON: '人员姓名。',
  ACTION: '操作。',
  OUTCOME: '操作结果。',
  SUBJECT_KIND: '对象类别。',
} as const;
export type AuditOrderField = keyof typeof AUDIT_ORDER_FIELDS;

/** 审计日志 of the caller's scope, newest first. */
export const auditList = new List<AuditEntryRow, AuditFilter, AuditOrderField>({
  name: 'auditTrail',
  from: 'audit_entry e',
  alias: 'e',
  id: { sql: 'e.id', type: 'id' },
  scope: 'e.org_path',
  filters: {
    subjectId: (id, { put }) => `e.subject_id = ${put(id)}`,
    from: (day, { put }) => `e.recorded_at >= ${put(shanghaiInstant(day))}`,
    to: (day, { put }) => `e.recorded_at < ${put(endOfShanghaiDay(day))}`,
  },
  sorts: {
    RECORDED_AT: [{ sql: 'e.recorded_at', type: 'instant' }],
    PERSON: [{ sql: '(SELECT sp.name FROM person sp WHERE sp.id = e.person_id)', type: 'name', nullable: true }],
    ACTION: [{ sql: 'e.action', type: 'text' }],
    OUTCOME: [{ sql: 'e.outcome', type: 'text' }],
    SUBJECT_KIND: [{ sql: 'e.subject_kind', type: 'text', nullable: true }],
  },
  order: { field: 'RECORDED_AT', direction: 'DESC' },
  columns: `e.id, e.recorded_at AS "recordedAt", e.actor_kind AS "actorKind", e.person_id AS "personId", p.name AS "personName", e.post_id AS "postId",
            e.action, e.outcome, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.details, s.no AS "sealNo",
            e.session_id AS "sessionId", e.token_id AS "tokenId", left(encode(e.browser, 'hex'), 8) AS browser, left(encode(e.address, 'hex'), 8) AS address`,
  joins: 'LEFT JOIN person p ON p.id = e.person_id LEFT JOIN audit_seal s ON s.entry_id = e.id',
});
