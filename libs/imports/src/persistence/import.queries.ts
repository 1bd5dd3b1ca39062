import { List, type Reader } from '@app/platform';
import type { ImportField, ImportOutcome, ImportRowsShown, ImportState, ImportUndo, RowFault, StayReason } from '../domain/import.words';

export interface ImportView {
  readonly id: string;
  readonly state: ImportState;
  readonly fileName: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly encoding: string;
  readonly headers: readonly string[];
  readonly columns: readonly (ImportField | null)[];
  readonly rowCount: number;
  readonly version: number;
  readonly recordedAt: Date;
  readonly uploadedByName: string;
  readonly good: number;
  readonly faulty: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly waiting: number;
  readonly known: number;
  readonly warned: number;
  readonly failed: boolean;
  readonly gone: number;
  readonly restored: number;
  readonly kept: number;
  readonly undoReason: string | null;
  readonly undoAt: Date | null;
  readonly undoByName: string | null;
}

/** The last job of an import, where the reader may see it: whoever started it may. */
const LAST_JOB = `(SELECT j.state FROM job j WHERE j.kind = CASE i.state WHEN 'UNDOING' THEN 'enterprise-import-undo' ELSE 'enterprise-import' END AND j.payload ->> 'importId' = i.id::text ORDER BY j.recorded_at DESC, j.id DESC LIMIT 1)`;

/** An import with the outcomes of its rows so far: the progress is read from the rows themselves. */
const COLUMNS = `i.id, i.state, f.name AS "fileName", i.unit_id AS "unitId", u.name AS "unitName", i.encoding, i.headers, i.columns, i.row_count AS "rowCount", i.version,
            i.recorded_at AS "recordedAt", p.name AS "uploadedByName", n.good, n.faulty, n.created, n.updated, n.unchanged, n.waiting, n.known, n.warned, n.gone, n.restored, n.kept,
            i.undo_reason AS "undoReason", i.undo_at AS "undoAt", (SELECT b.name FROM person b WHERE b.id = i.undo_by) AS "undoByName",
            CASE WHEN i.state IN ('COMMITTING', 'UNDOING') THEN coalesce(${LAST_JOB} = 'DEAD', false) ELSE false END AS failed`;
const JOINS = `JOIN file f ON f.id = i.file_id JOIN unit u ON u.id = i.unit_id JOIN person p ON p.id = i.uploaded_by
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE outcome <> 'FAULTY') AS good, count(*) FILTER (WHERE outcome = 'FAULTY') AS faulty,
               count(*) FILTER (WHERE outcome = 'CREATED') AS created, count(*) FILTER (WHERE outcome = 'UPDATED') AS updated,
               count(*) FILTER (WHERE outcome = 'UNCHANGED') AS unchanged, count(*) FILTER (WHERE outcome = 'WAITING') AS waiting,
               count(*) FILTER (WHERE outcome = 'WAITING' AND enterprise_id IS NOT NULL) AS known,
               count(*) FILTER (WHERE outcome <> 'FAULTY' AND faults <> '[]') AS warned,
               count(*) FILTER (WHERE undo = 'GONE') AS gone, count(*) FILTER (WHERE undo = 'RESTORED') AS restored,
               count(*) FILTER (WHERE undo IN ('PARTLY', 'KEPT')) AS kept
          FROM enterprise_import_row r WHERE r.import_id = i.id) n`;

export const importView = (reader: Reader, id: string): Promise<ImportView | undefined> =>
  reader.first<ImportView>(`SELECT ${COLUMNS} FROM enterprise_import i ${JOINS} WHERE i.id = $1`, [id]);

/** Columns by which imports are sorted. */
export const IMPORT_ORDER_FIELDS = { UPLOADED: '上传时间。', STATE: '状态。', UNIT: '导入单位。', ROWS: '行数。' } as const;
export type ImportOrderField = keyof typeof IMPORT_ORDER_FIELDS;

/** 导入记录 of the caller's range, the latest first: ids grow with time. */
export const importList = new List<ImportView, object, ImportOrderField>({
  name: 'enterpriseImports',
  from: 'enterprise_import i',
  alias: 'i',
  id: { sql: 'i.id', type: 'id' },
  scope: 'i.org_path',
  filters: {},
  sorts: {
    UPLOADED: [],
    STATE: [{ sql: 'i.state', type: 'text' }],
    UNIT: [{ sql: '(SELECT su.name FROM unit su WHERE su.id = i.unit_id)', type: 'name', nullable: true }],
    ROWS: [{ sql: 'i.row_count', type: 'integer', nullable: true }],
  },
  order: { field: 'UPLOADED', direction: 'DESC' },
  columns: COLUMNS,
  joins: JOINS,
});

export interface ImportRowView {
  readonly importId: string;
  readonly rowNo: number;
  readonly cells: readonly string[];
  readonly faults: readonly RowFault[];
  readonly outcome: ImportOutcome;
  readonly enterpriseId: string | null;
  readonly undo: ImportUndo | null;
  readonly undoWhy: StayReason | null;
}

const SHOWN: Readonly<Record<ImportRowsShown, string>> = {
  ALL: 'true',
  FAULTY: `outcome = 'FAULTY'`,
  NEW: `outcome = 'CREATED' OR (outcome = 'WAITING' AND enterprise_id IS NULL)`,
  KNOWN: `outcome IN ('UPDATED', 'UNCHANGED') OR (outcome = 'WAITING' AND enterprise_id IS NOT NULL)`,
  WARNED: `outcome <> 'FAULTY' AND faults <> '[]'`,
  KEPT: `undo IN ('PARTLY', 'KEPT')`,
};

export interface ImportRowsAsked {
  readonly importId: string;
  readonly show: ImportRowsShown;
}

/** Rows of an import: those kept out first, otherwise in the order of the sheet. */
export const importRowList = new List<ImportRowView, ImportRowsAsked, 'SHEET'>({
  name: 'enterpriseImportRows',
  from: 'enterprise_import_row r',
  alias: 'r',
  id: { sql: 'r.row_no', type: 'integer' },
  scope: 'r.org_path',
  filters: {
    importId: (id, { put }) => `r.import_id = ${put(id)}`,
    show: (show) => `(${SHOWN[show]})`,
  },
  sorts: { SHEET: [{ sql: `(outcome <> 'FAULTY')::int`, type: 'integer' }] },
  order: { field: 'SHEET', direction: 'ASC' },
  columns: `r.import_id AS "importId", r.row_no AS "rowNo", r.cells, r.faults, r.outcome, r.undo, r.undo_why AS "undoWhy",
            CASE WHEN r.undo = 'GONE' THEN NULL ELSE r.enterprise_id END AS "enterpriseId"`,
});
