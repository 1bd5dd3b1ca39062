import { Readable } from 'node:stream';
import type { CellValue, Row } from 'exceljs';
import { tablesOf, type ZipFault } from './workbook-zip';

export interface SheetRow {
  /** As the sheet shows it, from 1. */
  readonly rowNo: number;
  readonly cells: readonly string[];
}
export interface SheetName {
  readonly name: string;
  /** Rows with anything in them. */
  readonly rows: number;
}
export const MOST_COLUMNS = 100;
/** Signs in one cell: as many as a workbook can hold. */
export const LONGEST_CELL = 32_767;

/** What is wrong with one row, whatever kind of file it stands in. */
export type RowFault = {
  readonly fault: 'IMPORT_TOO_MANY_COLUMNS' | 'IMPORT_CELL_TOO_LONG';
  readonly line: number;
  readonly max: number;
};

export interface Workbook {
  readonly sheets: readonly SheetName[];
  /** Rows of the sheet that was read. */
  readonly rows: readonly SheetRow[];
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A number as the sheet shows it; beyond fifteen digits it is no longer what was typed, and is shown so: 9.14113E+17. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) >= 1e15) return value.toExponential(5).replace('e', 'E');
  return String(Number(value.toPrecision(15)));
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** What a cell says, as text; a formula is its last result. */
export function cellOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value);
  if ('richText' in value) return value.richText.map((piece) => piece.text).join('');
  if ('hyperlink' in value) return cellOf(value.text as CellValue);
  if ('error' in value) return value.error;
  return 'result' in value ? cellOf(value.result) : '';
}

/** A row that no list has: reading stops there, before it is laid out in full. */
class Breach extends Error {
  constructor(readonly fault: RowFault) {
    super(fault.fault);
  }
}

function cellsOf(row: Row): string[] {
  const cells: string[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    const text = cellOf(cell.value);
    if (text.trim() === '') return;
    if (column > MOST_COLUMNS) throw new Breach({ fault: 'IMPORT_TOO_MANY_COLUMNS', line: row.number, max: MOST_COLUMNS });
    if (text.length > LONGEST_CELL) throw new Breach({ fault: 'IMPORT_CELL_TOO_LONG', line: row.number, max: LONGEST_CELL });
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = text;
  });
  return cells;
}

type SheetReader = AsyncIterable<Row> & { readonly name?: string; readonly state?: string; readonly id: number | string };

/**
 * Reads one sheet of a workbook, the named one or else the first with rows, and tells which others there are. Hidden sheets are read only
 * when named. Rows beyond `most` are counted and not kept.
 */
export async function readWorkbook(
  bytes: Buffer,
  wanted: string | null,
  most: number,
): Promise<Workbook | { readonly fault: ZipFault } | RowFault> {
  const tables = await tablesOf(bytes);
  if (typeof tables === 'string') return { fault: tables };
  const { stream } = await import('exceljs');
  const reader = new stream.xlsx.WorkbookReader(Readable.from([tables]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const sheets: SheetName[] = [];
  let rows: SheetRow[] = [];
  try {
    for await (const sheet of reader as unknown as AsyncIterable<SheetReader>) {
      const name = sheet.name ?? `Sheet${sheet.id}`;
      const keeps = wanted === null ? rows.length === 0 && !isHidden(sheet) : name === wanted;
      const found: SheetRow[] = [];
      let count = 0;
      for await (const row of sheet) {
        const cells = cellsOf(row);
        if (cells.length === 0) continue;
        count++;
        if (keeps && found.length < most) found.push({ rowNo: row.number, cells });
      }
      if (keeps && count > 0) rows = found;
      if (count > 0 && (!isHidden(sheet) || name === wanted)) sheets.push({ name, rows: count });
    }
  } catch (error) {
    return error instanceof Breach ? error.fault : { fault: 'IMPORT_BROKEN' };
  }
  return { sheets, rows };
}

const isHidden = (sheet: SheetReader): boolean => sheet.state === 'hidden' || sheet.state === 'veryHidden';
