import { PassThrough } from 'node:stream';
import { type CellKind, cellValue } from './domain/cell';

export interface Column<Row> {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly kind?: CellKind;
  readonly value: (row: Row, ordinal: number) => string | number | null | undefined;
}
export interface Sheet<Row> {
  /** Name of the tab. */
  readonly name: string;
  /** First row: what list, of which unit, as of when. */
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  /** Columns that stay while the others move. */
  readonly frozen: number;
}

const A3 = 8;
const FORMATS: Readonly<Partial<Record<CellKind, string>>> = { date: 'yyyy-mm-dd', amount: '#,##0.00', number: '0' };
const EDGE = { style: 'thin' } as const;
const BORDER = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE };
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letter = (column: number): string =>
  column <= 26 ? LETTERS.charAt(column - 1) : `${letter(Math.floor((column - 1) / 26))}${LETTERS.charAt((column - 1) % 26)}`;

/**
 * The list as a workbook, written row by row: a sheet for A3 landscape whose title and headings repeat on every printed page, with the
 * three places to sign at the end. `counted` is told how many rows it has.
 */
export function writeSheet<Row>(sheet: Sheet<Row>, rows: AsyncIterable<Row>, counted: (rows: number) => void): PassThrough {
  const out = new PassThrough();
  const write = async (): Promise<void> => {
    const { stream } = await import('exceljs');
    const book = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
    const last = letter(sheet.columns.length);
    const tab = book.addWorksheet(sheet.name, {
      views: [{ state: 'frozen', xSplit: sheet.frozen, ySplit: 2 }],
      pageSetup: {
        paperSize: A3 as never,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:2',
      },
      headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    });
    tab.columns = sheet.columns.map(({ width, kind = 'text' }) => {
      const format = FORMATS[kind];
      return { width, style: format ? { numFmt: format } : {} };
    });
    const title = tab.getRow(1);
    title.getCell(1).value = sheet.title;
    title.getCell(1).font = { bold: true, size: 16 };
    title.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' };
    title.height = 30;
    tab.mergeCells(`A1:${last}1`);
    const head = tab.getRow(2);
    sheet.columns.forEach(({ header }, n) => {
      const cell = head.getCell(n + 1);
      cell.value = header;
      cell.font = { bold: true };
      cell.numFmt = '@';
      cell.border = BORDER;
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    });
    head.commit();
    let count = 0;
    for await (const row of rows) {
      count += 1;
      const line = tab.getRow(count + 2);
      sheet.columns.forEach(({ kind = 'text', value }, n) => {
        const cell = line.getCell(n + 1);
        cell.value = cellValue(kind, value(row, count));
        cell.border = BORDER;
        cell.alignment = {
          vertical: 'top',
          wrapText: kind === 'text',
          horizontal: kind === 'amount' || kind === 'number' ? 'right' : 'left',
        };
      });
      line.commit();
    }
    const signatures = tab.getRow(count + 4);
    const places = ['填表人：', '审核人：', '单位（盖章）：', '填报日期：'];
    const step = Math.max(1, Math.floor(sheet.columns.length / places.length));
    places.forEach((place, n) => {
      signatures.getCell(n * step + 1).value = place;
    });
    signatures.commit();
    tab.commit();
    await book.commit();
    counted(count);
  };
  write().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}
