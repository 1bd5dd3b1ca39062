import type { Reader } from '@app/platform';
import type { ImportField, ImportOutcome, ImportState, RowFault } from '../domain/import.words';

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
}

/** An import with the outcomes of its rows so far: the progress is read from the rows themselves. */
export const importView = (reader: Reader, id: string): Promise<ImportView | undefined> =>
  reader.first<ImportView>(
    `SELECT i.id, i.state, f.name AS "fileName", i.unit_id AS "unitId", u.name AS "unitName", i.encoding, i.headers, i.columns, i.row_count AS "rowCount", i.version,
            i.recorded_at AS "recordedAt", p.name AS "uploadedByName", n.good, n.faulty, n.created, n.updated, n.unchanged
       FROM enterprise_import i JOIN file f ON f.id = i.file_id JOIN unit u ON u.id = i.unit_id JOIN person p ON p.id = i.uploaded_by
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE outcome <> 'FAULTY') AS good, count(*) FILTER (WHERE outcome = 'FAULTY') AS faulty,
               count(*) FILTER (WHERE outcome = 'CREATED') AS created, count(*) FILTER (WHERE outcome = 'UPDATED') AS updated,
               count(*) FILTER (WHERE outcome = 'UNCHANGED') AS unchanged
          FROM enterprise_import_row r WHERE r.import_id = i.id) n
      WHERE i.id = $1`,
    [id],
  );

export interface ImportRowView {
  readonly importId: string;
  readonly rowNo: number;
  readonly cells: readonly string[];
  readonly faults: readonly RowFault[];
  readonly outcome: ImportOutcome;
  readonly enterpriseId: string | null;
}

/** Rows of an import in the order of the sheet. */
export const importRowViews = (
  reader: Reader,
  importId: string,
  onlyFaulty: boolean,
  first: number,
  afterRow: number,
): Promise<ImportRowView[]> =>
  reader.rows<ImportRowView>(
    `SELECT import_id AS "importId", row_no AS "rowNo", cells, faults, outcome, enterprise_id AS "enterpriseId" FROM enterprise_import_row
      WHERE import_id = $1 AND row_no > $2 AND (NOT $3 OR outcome = 'FAULTY') ORDER BY row_no LIMIT $4`,
    [importId, afterRow, onlyFaulty, first + 1],
  );

export const countImportRows = async (reader: Reader, importId: string, onlyFaulty: boolean): Promise<number> =>
  (
    await reader.first<{ n: number }>(
      `SELECT count(*) AS n FROM enterprise_import_row WHERE import_id = $1 AND (NOT $2 OR outcome = 'FAULTY')`,
      [importId, onlyFaulty],
    )
  )?.n ?? 0;
