import type { Actor } from '@app/kernel';
import { Fault, List, type Reader } from '@app/platform';
import type { ExportState } from '../domain/export.states';
import type { ExportKind } from '../export-lists';

export interface ExportRow {
  readonly id: string;
  readonly kind: ExportKind;
  readonly state: ExportState;
  readonly rowCount: number | null;
  readonly fileId: string | null;
  readonly fileName: string | null;
  readonly failure: string | null;
  readonly inFull: boolean;
  readonly recordedAt: Date;
  readonly finishedAt: Date | null;
}

const COLUMNS = `e.id, e.kind, e.state, e.row_count AS "rowCount", e.file_id AS "fileId", f.name AS "fileName", e.failure, e.reveal_reason IS NOT NULL AS "inFull",
  e.recorded_at AS "recordedAt", e.finished_at AS "finishedAt"`;
/** Row security leaves nothing but the caller's own; of the post that asked only, because its file may lie beyond another one's range. */
const FROM = 'FROM export e LEFT JOIN file f ON f.id = e.file_id WHERE e.post_id = $1';

export const exportRow = (reader: Reader, postId: string, id: string): Promise<ExportRow | undefined> =>
  reader.first<ExportRow>(`SELECT ${COLUMNS} ${FROM} AND e.id = $2`, [postId, id]);

/** What a file holds that a post had made. */
export const exportOfFile = (
  reader: Reader,
  postId: string,
  fileId: string,
): Promise<{ readonly kind: ExportKind; readonly inFull: boolean } | undefined> =>
  reader.first('SELECT kind, reveal_reason IS NOT NULL AS "inFull" FROM export WHERE post_id = $1 AND file_id = $2', [postId, fileId]);

/** Columns by which exports are sorted. */
export const EXPORT_ORDER_FIELDS = { REQUESTED: '申请时间。', KIND: '导出种类。', STATE: '状态。', ROWS: '行数。' } as const;
export type ExportOrderField = keyof typeof EXPORT_ORDER_FIELDS;

/** 我的导出 under the present post, the newest first: ids are made in the order of time. */
export const exportList = new List<ExportRow, object, ExportOrderField>({
  name: 'myExports',
  from: 'export e',
  alias: 'e',
  id: { sql: 'e.id', type: 'id' },
  scope: ({ actor, put }) => `e.post_id = ${put(postOf(actor))}`,
  filters: {},
  sorts: {
    REQUESTED: [],
    KIND: [{ sql: 'e.kind', type: 'text' }],
    STATE: [{ sql: 'e.state', type: 'text' }],
    ROWS: [{ sql: 'e.row_count', type: 'integer', nullable: true }],
  },
  order: { field: 'REQUESTED', direction: 'DESC' },
  columns: COLUMNS,
  joins: 'LEFT JOIN file f ON f.id = e.file_id',
});

export function postOf({ postId }: Actor): string {
  if (!postId) throw new Fault('FORBIDDEN', 'POST_NEEDED');
  return postId;
}

/** What the worker needs to know of one export. */
export interface ExportToMake {
  readonly id: string;
  readonly kind: ExportKind;
  readonly state: ExportState;
  readonly filter: object;
  readonly orgPath: string;
  readonly revealReason: string | null;
}
export const exportToMake = (reader: Reader, id: string): Promise<ExportToMake | undefined> =>
  reader.first<ExportToMake>(
    'SELECT id, kind, state, filter, org_path::text AS "orgPath", reveal_reason AS "revealReason" FROM export WHERE id = $1',
    [id],
  );

export interface Present {
  readonly unitName: string;
  readonly at: Date;
  /** Firms of the demonstration are in sight: paper that leaves the house has to say so. */
  readonly isDemo: boolean;
}
/** Of which unit a post sees the rows, and the instant of the reading. */
export const presentOf = (reader: Reader, scopePath: string): Promise<Present | undefined> =>
  reader.first(
    `SELECT name AS "unitName", app.instant() AS at,
            EXISTS (SELECT FROM enterprise e WHERE e.is_demo AND e.org_path >= $1 AND e.org_path < $1 || '~') AS "isDemo" FROM unit WHERE path = $1`,
    [scopePath],
  );
