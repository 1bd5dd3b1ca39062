import { changeFirm } from '@app/enterprises';
import type { Reader, Tx } from '@app/platform';
import type { CellValue, ImportUndo, RowChanges, StayReason } from './domain/import.words';
import { firmsToRestore, type FirmValues, type StoredChange, usesOf } from './persistence/import-undo.queries';

/** What taking one row back comes to. */
export interface UndoneRow {
  readonly rowNo: number;
  readonly undo: ImportUndo;
  readonly why: StayReason | null;
}

/** Values that are right only together: all of them come back, or none. */
const TOGETHER: readonly (readonly string[])[] = [
  ['capitalAmount', 'capitalCurrency', 'capitalText'],
  ['name', 'shortName'],
  ['kind', 'isBranch'],
];
const groupOf = (field: string): readonly string[] => TOGETHER.find((group) => group.includes(field)) ?? [field];

/** Of what an import wrote: the values from before, wherever nobody wrote anything else since. */
export function formerValues(changes: RowChanges, now: FirmValues): Readonly<Record<string, CellValue>> {
  const untouched = (field: string): boolean => groupOf(field).every((one) => !changes[one] || changes[one][1] === now[one]);
  return Object.fromEntries(Object.entries(changes).flatMap(([field, [before]]) => (untouched(field) ? [[field, before] as const] : [])));
}

interface JudgedUpdate extends UndoneRow {
  readonly firm: FirmValues | null;
  readonly values: Readonly<Record<string, CellValue>>;
}

function judge({ rowNo, changes }: StoredChange, firm: FirmValues | undefined): JudgedUpdate {
  const kept = (why: StayReason): JudgedUpdate => ({ rowNo, undo: 'KEPT', why, firm: null, values: {} });
  if (!changes) return kept('NOT_KEPT');
  if (!firm) return kept('MOVED');
  if (firm.merged) return kept('MERGED');
  const values = formerValues(changes, firm);
  const back = Object.keys(values).length;
  if (back === 0) return kept('CORRECTED');
  const whole = back === Object.keys(changes).length;
  return { rowNo, undo: whole ? 'RESTORED' : 'PARTLY', why: whole ? null : 'CORRECTED', firm, values };
}

async function judgedUpdates(reader: Reader, rows: readonly StoredChange[]): Promise<readonly JudgedUpdate[]> {
  if (rows.length === 0) return [];
  const firms = new Map((await firmsToRestore(reader, [...new Set(rows.map((row) => row.enterpriseId))])).map((firm) => [firm.id, firm]));
  return rows.map((row) => judge(row, firms.get(row.enterpriseId)));
}

/** What an undo would come to if it were asked for now; nothing is changed. */
export async function foreseen(reader: Reader, importId: string, updated: readonly StoredChange[]): Promise<readonly UndoneRow[]> {
  const uses = await usesOf(reader, importId);
  const entered = uses.map(({ rowNo, why }): UndoneRow => ({ rowNo, undo: why ? 'KEPT' : 'GONE', why }));
  const judged = await judgedUpdates(reader, updated);
  return [...entered, ...judged.map(({ rowNo, undo, why }): UndoneRow => ({ rowNo, undo, why }))].sort((a, b) => a.rowNo - b.rowNo);
}

/** Voids the firms that these rows had entered, wherever nothing uses them. The database decides, under lock. */
export async function voidEntered(tx: Tx, importId: string, rowNos: readonly number[], reason: string): Promise<readonly UndoneRow[]> {
  if (rowNos.length === 0) return [];
  const rows = await tx.rows<{ rowNo: number; why: StayReason | null }>(
    'SELECT row_no AS "rowNo", used_for AS why FROM app.void_imported($1, $2::int[], $3)',
    [importId, rowNos, reason],
  );
  return rows.map(({ rowNo, why }) => ({ rowNo, undo: why ? 'KEPT' : 'GONE', why }));
}

/** Puts back what these rows had changed. */
export async function restoreUpdated(tx: Tx, rows: readonly StoredChange[]): Promise<readonly UndoneRow[]> {
  if (rows.length === 0) return [];
  await tx.rows('SELECT FROM enterprise WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [rows.map((row) => row.enterpriseId)]);
  const judged = await judgedUpdates(tx, rows);
  for (const { firm, values } of judged) {
    if (firm) await changeFirm(tx, firm, values);
  }
  return judged.map(({ rowNo, undo, why }) => ({ rowNo, undo, why }));
}
