import { CsvError, parse } from 'csv-parse/sync';
import { decode } from 'iconv-lite';
import { guessColumns, isKnownHeader } from './domain/import-columns';
import type { ImportField } from './domain/import.words';

export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 100;

export interface ReadFile {
  readonly encoding: 'UTF-8' | 'GB18030';
  readonly headers: readonly string[];
  readonly columns: readonly (ImportField | null)[];
  /** Row numbers as the sheet shows them, the first line of the file being 1. */
  readonly rows: readonly { readonly rowNo: number; readonly cells: readonly string[] }[];
}
export type FileFault =
  | { readonly fault: 'IMPORT_NOT_TEXT' | 'IMPORT_ENCODING' | 'IMPORT_EMPTY' }
  | { readonly fault: 'IMPORT_QUOTING'; readonly line: number }
  | { readonly fault: 'IMPORT_TOO_MANY_ROWS'; readonly max: number }
  | { readonly fault: 'IMPORT_TOO_MANY_COLUMNS'; readonly line: number; readonly max: number };

const startsWith = (bytes: Buffer, ...head: readonly number[]): boolean => head.every((byte, index) => bytes[index] === byte);

/** UTF-8 where it is valid, otherwise what Chinese Excel writes: GB18030, which holds GBK and GB2312. */
function textOf(bytes: Buffer): { readonly encoding: ReadFile['encoding']; readonly text: string } | FileFault {
  // A workbook (zip or the older container) with a wrong name.
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { fault: 'IMPORT_NOT_TEXT' };
  const found = decoded(bytes);
  return found.text.includes('\0') || found.text.includes('\uFFFD') ? { fault: 'IMPORT_ENCODING' } : found;
}

function decoded(bytes: Buffer): { readonly encoding: ReadFile['encoding']; readonly text: string } {
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
function headerRow(records: readonly (readonly string[])[]): number {
  const first = records.findIndex((row) => !isEmptyRow(row));
  let best = { row: first, known: 1 };
  for (let row = first; row < Math.min(records.length, first + 5); row++) {
    const known = (records[row] ?? []).filter(isKnownHeader).length;
    if (known > best.known) best = { row, known };
  }
  return best.row;
}

const OPTIONS = { bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: 1_000_000 } as const;

function recordsOf(text: string): string[][] | FileFault {
  const delimiter = delimiterOf(text);
  try {
    // One row more than allowed tells that there are too many; titles and headings come on top.
    return parse(text, { ...OPTIONS, delimiter, to: MOST_ROWS + 50 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
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

/** A table of firms as it was uploaded: decoded, its headings found, its columns guessed. */
export function readImportFile(bytes: Buffer): ReadFile | FileFault {
  const text = textOf(bytes);
  if ('fault' in text) return text;
  const records = recordsOf(text.text);
  if ('fault' in records) return records;
  const wide = records.findIndex((row) => row.length > MOST_COLUMNS);
  if (wide >= 0) return { fault: 'IMPORT_TOO_MANY_COLUMNS', line: wide + 1, max: MOST_COLUMNS };
  const header = headerRow(records);
  const rows = records.flatMap((cells, index) => (index > header && !isEmptyRow(cells) ? [{ rowNo: index + 1, cells }] : []));
  if (rows.length === 0) return { fault: 'IMPORT_EMPTY' };
  if (rows.length > MOST_ROWS) return { fault: 'IMPORT_TOO_MANY_ROWS', max: MOST_ROWS };
  const width = Math.max(records[header]?.length ?? 0, ...sampleWidths(rows));
  const headers = Array.from({ length: width }, (_, column) => (records[header]?.[column] ?? '').trim());
  return {
    encoding: text.encoding,
    headers,
    columns: guessColumns(
      headers,
      rows.map((row) => row.cells),
    ),
    rows,
  };
}

function* sampleWidths(rows: ReadFile['rows']): Generator<number> {
  for (const row of rows.slice(0, 1000)) yield row.cells.length;
}
