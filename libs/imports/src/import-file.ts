import { CsvError, parse } from 'csv-parse/sync';
import { decode } from 'iconv-lite';
import { guessColumns, isKnownHeader } from './domain/import-columns';
import type { ImportField } from './domain/import.words';
import { unguarded } from './faulty-rows';
import { LONGEST_CELL, MOST_COLUMNS, readWorkbook, type RowFault, type SheetName, type SheetRow } from './workbook-file';

/** Largest list of firms, in bytes. */
export const LARGEST_IMPORT = 20 * 1024 * 1024;
export const MOST_ROWS = 50_000;

export interface ReadFile {
  readonly encoding: 'UTF-8' | 'GB18030' | 'XLSX';
  readonly headers: readonly string[];
  readonly columns: readonly (ImportField | null)[];
  /** Row numbers as the sheet shows them, the first line of the file being 1. */
  readonly rows: readonly SheetRow[];
}
export type FileFault =
  | {
      readonly fault:
        | 'IMPORT_OLD_WORKBOOK'
        | 'IMPORT_NOT_TABLE'
        | 'IMPORT_BROKEN'
        | 'IMPORT_BOMB'
        | 'IMPORT_ENCODING'
        | 'IMPORT_EMPTY'
        | 'IMPORT_SHEET_UNKNOWN'
        | 'IMPORT_TOO_SLOW';
    }
  | { readonly fault: 'IMPORT_QUOTING'; readonly line: number }
  | { readonly fault: 'IMPORT_TOO_MANY_ROWS'; readonly max: number }
  | RowFault;
/** Several sheets have rows, and none was named: nothing is guessed. */
export interface SheetQuestion {
  readonly sheets: readonly SheetName[];
}

const startsWith = (bytes: Buffer, ...head: readonly number[]): boolean => head.every((byte, index) => bytes[index] === byte);
const MARKUP = /^[\s\uFEFF]*<(?:!|\?|[a-z])/i;

/** UTF-8 where it is valid, otherwise what Chinese Excel writes: GB18030, which holds GBK and GB2312. */
function textOf(bytes: Buffer): { readonly encoding: 'UTF-8' | 'GB18030'; readonly text: string } | FileFault {
  // The container of old workbooks, which is also that of workbooks under a password.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'IMPORT_OLD_WORKBOOK' };
  const found = decoded(bytes);
  if (found.text.includes('\0') || found.text.includes('\uFFFD')) return { fault: 'IMPORT_ENCODING' };
  // A web page that calls itself .xls, as many systems export it.
  return MARKUP.test(found.text) ? { fault: 'IMPORT_OLD_WORKBOOK' } : found;
}

function decoded(bytes: Buffer): { readonly encoding: 'UTF-8' | 'GB18030'; readonly text: string } {
  try {
    return { encoding: 'UTF-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { encoding: 'GB18030', text: decode(bytes, 'gb18030') };
  }
}

const DELIMITERS = [',', '\t', ';'] as const;

function delimiterOf(text: string): string {
  const head = text.slice(0, 4000).split(/\r?\n/, 5).join('\n');
  const count = (sign: string): number => head.split(sign).length - 1;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
}

const isEmptyRow = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** Ledgers carry a title above their headings: the heading row is the one that names most columns, among the first five with content. */
function headerAmong(rows: readonly SheetRow[]): SheetRow | undefined {
  let best = { row: rows[0], known: 1 };
  for (const row of rows.slice(0, 5)) {
    const known = row.cells.filter(isKnownHeader).length;
    if (known > best.known) best = { row, known };
  }
  return best.row;
}

const OPTIONS = { bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: 1_000_000 } as const;

function recordsOf(text: string): string[][] | FileFault {
  const delimiter = delimiterOf(text);
  const overlong = overlongLine(text, delimiter);
  if (overlong) return overlong;
  try {
    // One row more than allowed tells that there are too many; titles and headings come on top.
    return parse(text, { ...OPTIONS, delimiter, to: MOST_ROWS + 50 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      return { fault: 'IMPORT_CELL_TOO_LONG', line: (error as unknown as { readonly lines?: number }).lines ?? 1, max: LONGEST_CELL };
    return { fault: 'IMPORT_QUOTING', line: lineOf(error, text, delimiter) };
  }
}

/** A quotation mark that is never closed is reported at the end of the file; what helps is where its row begins. */
function lineOf(error: CsvError, text: string, delimiter: string): number {
  const { lines, records } = error as unknown as { readonly lines?: number; readonly records?: number };
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED' || !records) return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 1 : (lines ?? 1);
  const before = parse(text, { ...OPTIONS, delimiter, to: records, info: true }) as unknown as {
    readonly info: { readonly lines: number };
  }[];
  return (before.at(-1)?.info.lines ?? 0) + 1;
}

/** Headings found, columns guessed; the same for every kind of file. */
function tableOf(encoding: ReadFile['encoding'], filled: readonly SheetRow[]): ReadFile | FileFault {
  const header = headerAmong(filled);
  const rows = filled.filter(({ rowNo }) => header && rowNo > header.rowNo);
  if (!header || rows.length === 0) return { fault: 'IMPORT_EMPTY' };
  if (rows.length > MOST_ROWS) return { fault: 'IMPORT_TOO_MANY_ROWS', max: MOST_ROWS };
  const width = Math.max(header.cells.length, ...sampleWidths(rows));
  const headers = Array.from({ length: width }, (_, column) => (header.cells[column] ?? '').trim());
  return {
    encoding,
    headers,
    columns: guessColumns(
      headers,
      rows.map((row) => row.cells),
    ),
    rows,
  };
}

function rowFault(rows: readonly SheetRow[]): RowFault | undefined {
  for (const { rowNo: line, cells } of rows) {
    if (cells.length > MOST_COLUMNS) return { fault: 'IMPORT_TOO_MANY_COLUMNS', line, max: MOST_COLUMNS };
    if (cells.some((cell) => cell.length > LONGEST_CELL)) return { fault: 'IMPORT_CELL_TOO_LONG', line, max: LONGEST_CELL };
  }
  return undefined;
}

/** Far more signs between two fields than any line has, told before the line is taken apart: commas of a note do not come near it. */
const MOST_DELIMITERS = 20_000;
function overlongLine(text: string, delimiter: string): RowFault | undefined {
  let [line, count] = [1, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\n') [line, count] = [line + 1, 0];
    else if (sign === delimiter && ++count > MOST_DELIMITERS) return { fault: 'IMPORT_TOO_MANY_COLUMNS', line, max: MOST_COLUMNS };
  }
  return undefined;
}

/** A table of firms as text: decoded, its headings found, its columns guessed. */
export function readTextFile(bytes: Buffer): ReadFile | FileFault {
  const text = textOf(bytes);
  if ('fault' in text) return text;
  const records = recordsOf(text.text);
  if ('fault' in records) return records;
  const rows = records.map((cells, index) => ({ rowNo: index + 1, cells: cells.map(unguarded) }));
  return (
    rowFault(rows) ??
    tableOf(
      text.encoding,
      rows.filter(({ cells }) => !isEmptyRow(cells)),
    )
  );
}

/** A table of firms as it was uploaded, judged by its content: text or a workbook, whatever it is called. Called in a thread of its own. */
export async function readImportFile(bytes: Buffer, sheet: string | null = null): Promise<ReadFile | FileFault | SheetQuestion> {
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readTextFile(bytes);
  // Titles and headings come on top; one row more than allowed tells that there are too many.
  const book = await readWorkbook(bytes, sheet, MOST_ROWS + 10);
  if ('fault' in book) return book;
  if (sheet === null && book.sheets.length > 1) return { sheets: book.sheets };
  if (sheet !== null && !book.sheets.some(({ name }) => name === sheet)) return { fault: 'IMPORT_SHEET_UNKNOWN' };
  return tableOf('XLSX', book.rows);
}

function* sampleWidths(rows: ReadFile['rows']): Generator<number> {
  for (const row of rows.slice(0, 1000)) yield row.cells.length;
}
