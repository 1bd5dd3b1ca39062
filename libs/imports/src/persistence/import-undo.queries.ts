import type { Reader, Tx } from '@app/platform';
import type { CellValue, RowChanges, StayReason } from '../domain/import.words';

/** A row that updated a firm; `changes` is missing where the import was made before this was kept. */
export interface StoredChange {
  readonly rowNo: number;
  readonly enterpriseId: string;
  readonly changes: RowChanges | null;
}

/** What an import may change of a firm, as it is now. */
export type FirmValues = Readonly<Record<string, CellValue | number>> & {
  readonly id: string;
  readonly version: number;
  readonly merged: boolean;
};

/** Firms of the reader's range that an undo may put back. */
export const firmsToRestore = (reader: Reader, ids: readonly string[]): Promise<FirmValues[]> =>
  reader.rows<FirmValues>(
    `SELECT id, version, name, short_name AS "shortName", kind, is_branch AS "isBranch", legacy_registration_no AS "legacyRegistrationNo",
            industry_code AS "industryCode", capital_amount AS "capitalAmount", capital_currency AS "capitalCurrency", capital_text AS "capitalText",
            established_on AS "establishedOn", business_scope AS "businessScope", registered_address AS "registeredAddress",
            contact_name AS "contactName", contact_phone AS "contactPhone",
            EXISTS (SELECT FROM enterprise_alias a WHERE a.loser_id = e.id AND a.voided_at IS NULL) AS merged
       FROM enterprise e WHERE id = ANY ($1::uuid[]) AND org_path >= current_setting('app.lo') AND org_path < current_setting('app.hi')`,
    [ids],
  );

/** Of each firm that an import entered: what stands against its going; null: nothing. */
export const usesOf = (reader: Reader, importId: string): Promise<{ rowNo: number; why: StayReason | null }[]> =>
  reader.rows('SELECT row_no AS "rowNo", used_for AS why FROM app.import_uses($1, NULL)', [importId]);

/** Rows that updated a firm and were not taken back yet. */
export const updatedRows = (reader: Reader, importId: string): Promise<StoredChange[]> =>
  reader.rows<StoredChange>(
    `SELECT row_no AS "rowNo", enterprise_id AS "enterpriseId", changes FROM enterprise_import_row
      WHERE import_id = $1 AND outcome = 'UPDATED' AND undo IS NULL ORDER BY row_no`,
    [importId],
  );

export type RowToUndo = StoredChange & { readonly outcome: 'CREATED' | 'UPDATED' };

/** The next rows to take back, in the order of the sheet. */
export const rowsToUndo = (tx: Tx, importId: string, most: number): Promise<RowToUndo[]> =>
  tx.rows<RowToUndo>(
    `SELECT row_no AS "rowNo", enterprise_id AS "enterpriseId", changes, outcome FROM enterprise_import_row
      WHERE import_id = $1 AND outcome IN ('CREATED', 'UPDATED') AND undo IS NULL ORDER BY row_no LIMIT $2`,
    [importId, most],
  );

/** Writes what taking rows back came to. */
export async function settleUndone(
  tx: Tx,
  importId: string,
  rows: readonly { readonly rowNo: number; readonly undo: string; readonly why: string | null }[],
): Promise<void> {
  await tx.change(
    `UPDATE enterprise_import_row r SET undo = x.undo, undo_why = NULLIF(x.why, '')
       FROM unnest($2::int[], $3::text[], $4::text[]) AS x (row_no, undo, why) WHERE r.import_id = $1 AND r.row_no = x.row_no`,
    [importId, rows.map((r) => r.rowNo), rows.map((r) => r.undo), rows.map((r) => r.why ?? '')],
  );
}
