import { Workbook, type Worksheet } from 'exceljs';

/** The first sheet of a workbook that was fetched. */
export async function openSheet(bytes: Buffer): Promise<Worksheet> {
  const book = new Workbook();
  await book.xlsx.load(bytes as never);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('a workbook without a sheet');
  return sheet;
}

/** Texts of one column below the headings, until the places to sign. */
export function columnOf(sheet: Worksheet, header: string): readonly unknown[] {
  const heads = sheet.getRow(2).values as readonly unknown[];
  const at = heads.indexOf(header);
  if (at < 0) throw new Error(`no column ${header}`);
  const values: unknown[] = [];
  for (let row = 3; sheet.getRow(row).getCell(1).value !== null; row++) values.push(sheet.getRow(row).getCell(at).value);
  return values;
}
