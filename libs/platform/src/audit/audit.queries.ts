import { type Actor, endOfShanghaiDay, type LocalDate, shanghaiInstant } from '@app/kernel';
import type { Reader, SqlValue } from '../database/tx';
import { Fault } from '../errors/fault';
import { decodeCursor, type Page, pageOf } from '../graphql/connection';

export interface AuditFilter {
  readonly subjectId?: string | null;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
}

export interface AuditEntryRow {
  readonly id: string;
  readonly recordedAt: Date;
  readonly recordedUs: string;
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
}

/** The audit of the caller's scope, newest first. */
export async function auditTrail(
  reader: Reader,
  actor: Actor,
  filter: AuditFilter,
  page: { readonly first: number; readonly after?: string | null },
): Promise<Page<AuditEntryRow>> {
  if (!actor.scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  const values: SqlValue[] = [actor.scopePath];
  const put = (value: SqlValue) => `$${values.push(value)}`;
  const conditions = [`e.org_path >= $1 AND e.org_path < $1 || '~'`];
  if (filter.subjectId) conditions.push(`e.subject_id = ${put(filter.subjectId)}`);
  if (filter.from) conditions.push(`e.recorded_at >= ${put(shanghaiInstant(filter.from))}`);
  if (filter.to) conditions.push(`e.recorded_at < ${put(endOfShanghaiDay(filter.to))}`);
  const [counted, where] = [[...values], conditions.join(' AND ')];
  const key = decodeCursor(page.after, 2);
  if (key && !/^\d{1,17}$/.test(String(key[0]))) throw Fault.field('after', 'FIELD_CURSOR');
  // Microseconds: a JavaScript date would cut them off, and skip or repeat entries of one millisecond.
  const after = key
    ? ` AND (e.recorded_at, e.id) < (timestamptz 'epoch' + ${put(String(key[0]))}::bigint * interval '1 microsecond', ${put(String(key[1]))}::uuid)`
    : '';
  const rows = await reader.rows<AuditEntryRow>(
    `SELECT e.id, e.recorded_at AS "recordedAt", (extract(epoch FROM e.recorded_at) * 1000000)::bigint::text AS "recordedUs", e.actor_kind AS "actorKind",
            e.person_id AS "personId", p.name AS "personName", e.post_id AS "postId", e.action, e.outcome, e.subject_kind AS "subjectKind", e.subject_id AS "subjectId",
            e.details, s.no AS "sealNo"
       FROM (SELECT * FROM audit_entry e WHERE ${where}${after} ORDER BY e.recorded_at DESC, e.id DESC LIMIT ${put(page.first + 1)}) e
       LEFT JOIN person p ON p.id = e.person_id LEFT JOIN audit_seal s ON s.entry_id = e.id
      ORDER BY e.recorded_at DESC, e.id DESC`,
    values,
  );
  return pageOf(
    rows,
    page.first,
    (row) => [row.recordedUs, row.id],
    async () => (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM audit_entry e WHERE ${where}`, counted))?.n ?? 0,
  );
}
