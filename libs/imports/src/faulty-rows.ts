import { PassThrough, Readable } from 'node:stream';
import { IMPORT_FIELD_NAMES, type ImportField } from './domain/import.words';

export const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];
export const SHEET_TYPES: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Beginnings that a spreadsheet takes for a formula when it opens a text file. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?[\d.,\s-]+$/;

/** A cell of a text file that is opened as text, not run; `unguarded` takes the mark off again. */
const guarded = (cell: string): string => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);
export const unguarded = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;

const TEXT = '@';
type Lines = AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

async function* csvOf(lines: Lines): AsyncGenerator<string> {
  // Without the mark Chinese Excel takes the file for GBK.
  yield '\uFEFF';
  for await (const line of lines) yield csvLine(line);
}

/** Lines of text as a workbook: every cell is text, so that no code of 18 digits becomes a number. `title` stands above the headings. */
async function writeWorkbook(out: PassThrough, lines: Lines, title: string | null): Promise<void> {
  const { stream } = await import('exceljs');
  const book = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet('市场主体', { views: [{ state: 'frozen', ySplit: title ? 2 : 1 }] });
  if (title) sheet.addRow([title]).commit();
  let header = true;
  for await (const line of lines) {
    if (header) sheet.columns = line.map((text) => ({ width: Math.min(40, Math.max(12, text.length * 2 + 4)), style: { numFmt: TEXT } }));
    const row = sheet.addRow([...line]);
    for (let column = 1; column <= line.length; column++) row.getCell(column).numFmt = TEXT;
    if (header) row.font = { bold: true };
    row.commit();
    header = false;
  }
  sheet.commit();
  await book.commit();
}

/** Lines, the first of them the headings, as a file of the format; written while it is read. */
export function sheetOf(format: SheetFormat, lines: Lines, title: string | null = null): Readable {
  if (format === 'csv') return Readable.from(csvOf(lines));
  const out = new PassThrough();
  writeWorkbook(out, lines, title).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

/** The headings of the template, in the order in which people fill them in. */
export const TEMPLATE_FIELDS: readonly ImportField[] = [
  'name',
  'creditCode',
  'legacyRegistrationNo',
  'kind',
  'unit',
  'registeredAddress',
  'contactName',
  'contactPhone',
  'establishedOn',
  'capital',
  'industryCode',
  'businessScope',
];
const HEADINGS: Readonly<Partial<Record<ImportField, string>>> = { capital: '注册资本（万元）' };
export const headingOf = (field: ImportField): string => HEADINGS[field] ?? IMPORT_FIELD_NAMES[field];

/** Heading of the column that says what to correct. */
export const WHAT_TO_CORRECT = '要改什么';
