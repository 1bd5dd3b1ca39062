import type { Actor } from '@app/kernel';
import { Fault, type Tx } from '@app/platform';
import { isGood, type ImportField, type ImportOutcome, type ImportState, type RowChanges, type RowFault } from './domain/import.words';
import { identityOf, type JudgedRow, judgeRows, type RowRules } from './domain/import-row';

export interface ImportRecord {
  readonly id: string;
  readonly unitId: string;
  readonly orgPath: string;
  readonly state: ImportState;
  readonly columns: readonly (ImportField | null)[];
  readonly headers: readonly string[];
  readonly version: number;
}

export interface StoredRow {
  readonly rowNo: number;
  readonly cells: readonly string[];
  readonly faults: readonly RowFault[];
}

/** An import of the caller's range, locked: one at a time sets its columns or commits a chunk of it. */
export async function lockImport(tx: Tx, id: string, path: string): Promise<ImportRecord> {
  const found = await tx.first<ImportRecord>(
    `SELECT id, unit_id AS "unitId", org_path AS "orgPath", state, columns, headers, version FROM enterprise_import WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!found) throw Fault.notFound(path);
  return found;
}

/** Kind of the job that commits an import, with the rights of whoever started it. */
export const IMPORT_JOB = 'enterprise-import';

/** The last job of the import, if it was this person's, is dead: nobody works on it any more. */
export async function wasGivenUp(tx: Tx, importId: string, kind = IMPORT_JOB): Promise<boolean> {
  const job = await tx.first<{ state: string }>(
    `SELECT state FROM job WHERE kind = $1 AND payload ->> 'importId' = $2 ORDER BY recorded_at DESC, id DESC LIMIT 1`,
    [kind, importId],
  );
  return job?.state === 'DEAD';
}

const scopeOf = (actor: Actor): string => (actor.kind === 'SYSTEM' ? '' : (actor.scopePath ?? 'none'));

/** Units of the caller's range by name; a name that several bear means the one below the import's own unit, or none. */
export async function unitsByName(tx: Tx, orgPath: string): Promise<(name: string) => string | undefined> {
  const units = await tx.rows<{ id: string; name: string; shortName: string; path: string }>(
    `SELECT id, name, short_name AS "shortName", path::text AS path FROM unit WHERE starts_with(path::text, $1) AND (valid_to IS NULL OR valid_to >= app.today())`,
    [scopeOf(tx.actor)],
  );
  const found = new Map<string, { readonly id: string; readonly path: string }[]>();
  for (const unit of units)
    for (const name of new Set([unit.name, unit.shortName]))
      found.set(name, [...(found.get(name) ?? []), { id: unit.id, path: unit.path }]);
  return (name) => {
    const all = found.get(name) ?? [];
    const near = all.filter((unit) => unit.path.startsWith(orgPath));
    return (near.length > 0 ? near : all).length === 1 ? (near[0] ?? all[0])?.id : undefined;
  };
}

/** The rules by which the rows of an import are read today. */
export const rulesOf = async (tx: Tx, record: Pick<ImportRecord, 'headers' | 'columns' | 'orgPath'>): Promise<RowRules> => ({
  headers: record.headers,
  columns: record.columns,
  today: tx.today,
  unitOf: await unitsByName(tx, record.orgPath),
});

/** Which of these codes belong to firms out of the caller's range; says nothing of them. */
export async function takenElsewhere(tx: Tx, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await tx.rows<{ code: string }>(
    `SELECT code FROM unnest($1::text[]) AS asked (code) WHERE app.credit_code_taken(code)
        AND NOT EXISTS (SELECT FROM enterprise e WHERE e.credit_code = code AND starts_with(e.org_path::text, $2))`,
    [codes, scopeOf(tx.actor)],
  );
  return new Set(rows.map((row) => row.code));
}

/** Firms of the caller's range that rows mean, by what tells rows apart: the code, or without one the name at its unit. */
async function firmsByIdentity(tx: Tx, rows: readonly JudgedRow[], unitId: string): Promise<ReadonlyMap<string, string>> {
  const codes = rows.flatMap(({ values }) => values.creditCode ?? []);
  const named = rows.filter(({ values }) => !values.creditCode && values.name);
  const found = await tx.rows<{ id: string; code: string | null; name: string; unitId: string }>(
    `SELECT id, credit_code AS code, name, unit_id AS "unitId" FROM enterprise
      WHERE (credit_code = ANY ($1::text[]) OR (name = ANY ($2::text[]) AND unit_id = ANY ($3::uuid[]))) AND starts_with(org_path::text, $4)`,
    [codes, named.map(({ values }) => values.name), [...new Set(named.map(({ values }) => values.unitId ?? unitId))], scopeOf(tx.actor)],
  );
  return new Map(
    found.flatMap((firm) => [
      ...(firm.code ? [[`code ${firm.code}`, firm.id] as const] : []),
      [`name ${firm.unitId} ${firm.name}`, firm.id] as const,
    ]),
  );
}

export interface CheckedRow extends StoredRow {
  readonly outcome: ImportOutcome;
  /** The firm of the register that the row means; null: a new one. */
  readonly enterpriseId: string | null;
}

/** The dry run: every row judged by itself, against the others and against the register. */
export async function checkRows(
  tx: Tx,
  record: Pick<ImportRecord, 'headers' | 'columns' | 'orgPath' | 'unitId'>,
  rows: readonly { readonly rowNo: number; readonly cells: readonly string[] }[],
): Promise<readonly CheckedRow[]> {
  const judged = judgeRows(rows, await rulesOf(tx, record), record.unitId);
  const taken = await takenElsewhere(
    tx,
    judged.flatMap(({ values }) => (values.creditCode ? [values.creditCode] : [])),
  );
  const firms = await firmsByIdentity(tx, judged, record.unitId);
  const codeColumn = record.columns.indexOf('creditCode');
  return judged.map(({ rowNo, values, faults: own }, index) => {
    const elsewhere: readonly RowFault[] =
      values.creditCode && taken.has(values.creditCode) ? [{ column: codeColumn, code: 'CREDIT_CODE_TAKEN_ELSEWHERE' }] : [];
    const faults = [...own, ...elsewhere];
    const enterpriseId = firms.get(identityOf(values, record.unitId)) ?? null;
    return { rowNo, cells: rows[index]?.cells ?? [], faults, outcome: isGood(faults) ? 'WAITING' : 'FAULTY', enterpriseId };
  });
}

/** Statements stay small: a file of 50,000 rows goes in in pieces. */
const PIECE = 2000;

function* pieces<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += PIECE) yield rows.slice(start, start + PIECE);
}

const columnsOfRows = (rows: readonly CheckedRow[]) =>
  [rows.map((r) => r.rowNo), rows.map((r) => JSON.stringify(r.faults)), rows.map((r) => r.outcome)] as const;

export async function insertRows(tx: Tx, importId: string, orgPath: string, rows: readonly CheckedRow[]): Promise<void> {
  for (const piece of pieces(rows)) {
    await tx.rows(
      `INSERT INTO enterprise_import_row (import_id, org_path, row_no, faults, outcome, cells, enterprise_id)
       SELECT $1, $2, row_no, faults::jsonb, outcome, cells::jsonb, NULLIF(enterprise_id, '')::uuid
         FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::text[]) AS r (row_no, faults, outcome, cells, enterprise_id)`,
      [importId, orgPath, ...columnsOfRows(piece), piece.map((r) => JSON.stringify(r.cells)), piece.map((r) => r.enterpriseId ?? '')],
    );
  }
}

export interface RowResult {
  readonly rowNo: number;
  readonly outcome: ImportOutcome;
  readonly faults: readonly RowFault[];
  readonly enterpriseId?: string | null;
  /** Of an updated firm: what it was and what it is now. */
  readonly changes?: RowChanges;
}

/** Writes what became of rows. */
export async function settleRows(tx: Tx, importId: string, rows: readonly RowResult[]): Promise<void> {
  for (const piece of pieces(rows)) {
    await tx.change(
      `UPDATE enterprise_import_row r SET faults = x.faults::jsonb, outcome = x.outcome, enterprise_id = NULLIF(x.enterprise_id, '')::uuid, changes = NULLIF(x.changes, '')::jsonb
         FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) AS x (row_no, faults, outcome, enterprise_id, changes)
        WHERE r.import_id = $1 AND r.row_no = x.row_no`,
      [
        importId,
        piece.map((r) => r.rowNo),
        piece.map((r) => JSON.stringify(r.faults)),
        piece.map((r) => r.outcome),
        piece.map((r) => r.enterpriseId ?? ''),
        piece.map((r) => (r.changes ? JSON.stringify(r.changes) : '')),
      ],
    );
  }
}

export const importRows = (tx: Tx, importId: string): Promise<StoredRow[]> =>
  tx.rows<StoredRow>('SELECT row_no AS "rowNo", cells, faults FROM enterprise_import_row WHERE import_id = $1 ORDER BY row_no', [importId]);
