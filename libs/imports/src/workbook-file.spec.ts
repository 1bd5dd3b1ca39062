import { Workbook, type Worksheet } from 'exceljs';
import { deflateRawSync } from 'node:zlib';
import { LARGEST_UNPACKED } from './workbook-zip';
import { readImportFile, type ReadFile } from './import-file';

const bookOf = async (...fill: ((sheet: Worksheet) => void)[]): Promise<Buffer> => {
  const book = new Workbook();
  for (const [n, work] of fill.entries()) work(book.addWorksheet(`表${n + 1}`));
  return Buffer.from(await book.xlsx.writeBuffer());
};
const read = async (bytes: Buffer, sheet: string | null = null): Promise<ReadFile> => {
  const found = await readImportFile(bytes, sheet);
  if ('fault' in found || 'sheets' in found) throw new Error(JSON.stringify(found));
  return found;
};

/** A zip with one part that says of itself what is asked. */
function zipOf(parts: readonly (readonly [string, Buffer])[]): Buffer {
  const files: Buffer[] = [];
  const lines: Buffer[] = [];
  let offset = 0;
  for (const [name, packed] of parts) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    files.push(file);
    lines.push(Buffer.concat([Buffer.from('PK\u0001\u0002\0\0'), common, tail, Buffer.from(name)]));
    offset += file.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...lines, end]);
}

describe('a workbook as it is uploaded', () => {
  it('finds the headings below a merged title, and reads dates, numbers, formulas and rich texts as they are seen', async () => {
    const bytes = await bookOf((sheet) => {
      sheet.mergeCells('A1:F1');
      sheet.getCell('A1').value = '西峡县阳城镇市场主体台账';
      sheet.getRow(3).values = ['序号', '企业名称', '统一社会信用代码', '成立日期', '注册资本（万元）', '联系电话'];
      sheet.getRow(4).values = [1, '甲公司', 914113231764805e3, new Date(Date.UTC(2024, 2, 5)), 617.5, 13_800_001_234];
      sheet.getRow(6).values = [
        2,
        { richText: [{ text: '乙' }, { text: '公司' }] },
        '91411323176482517H',
        '2024.3.5',
        { formula: '1+1', result: 2, date1904: false },
        { text: '0377-69662222', hyperlink: 'tel:1' },
      ];
    });
    const file = await read(bytes);
    expect(file.encoding).toBe('XLSX');
    expect(file.columns).toEqual([null, 'name', 'creditCode', 'establishedOn', 'capital', 'contactPhone']);
    expect(file.rows).toEqual([
      { rowNo: 4, cells: ['1', '甲公司', '9.14113E+17', '2024-03-05', '617.5', '13800001234'] },
      { rowNo: 6, cells: ['2', '乙公司', '91411323176482517H', '2024.3.5', '2', '0377-69662222'] },
    ]);
  });

  it('asks which sheet where several have rows, and reads the named one', async () => {
    const sheetOf = (name: string) => (sheet: Worksheet) => void sheet.addRows([['名称'], [name]]);
    const bytes = await bookOf(sheetOf('甲'), sheetOf('乙'), () => undefined);
    expect(await readImportFile(bytes)).toEqual({
      sheets: [
        { name: '表1', rows: 2 },
        { name: '表2', rows: 2 },
      ],
    });
    expect((await read(bytes, '表2')).rows).toEqual([{ rowNo: 2, cells: ['乙'] }]);
    expect(await readImportFile(bytes, '表9')).toEqual({ fault: 'IMPORT_SHEET_UNKNOWN' });
    expect((await read(await bookOf(sheetOf('甲'), () => undefined))).rows).toHaveLength(1);
  });

  it('tells what to do with what is no workbook of today', async () => {
    const fault = async (bytes: Buffer) => readImportFile(bytes);
    expect(await fault(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toEqual({ fault: 'IMPORT_OLD_WORKBOOK' });
    expect(await fault(Buffer.from('<html><table><tr><td>名称</td></tr></table>'))).toEqual({ fault: 'IMPORT_OLD_WORKBOOK' });
    expect(await fault(Buffer.from('PK\u0003\u0004xxxx'))).toEqual({ fault: 'IMPORT_BROKEN' });
    expect(await fault(zipOf([['word/document.xml', deflateRawSync('x')]]))).toEqual({ fault: 'IMPORT_NOT_TABLE' });
    expect(await fault(zipOf([['xl/workbook.xml', Buffer.from('not packed')]]))).toEqual({ fault: 'IMPORT_BROKEN' });
    expect(await fault((await bookOf((sheet) => void sheet.addRow(['名称']))).subarray(0, 3000))).toEqual({ fault: 'IMPORT_BROKEN' });
    expect(await fault(await bookOf((sheet) => void sheet.addRow(['名称'])))).toEqual({ fault: 'IMPORT_EMPTY' });
    expect(await fault(await bookOf((sheet) => sheet.addRows([['名称'], Array.from({ length: 101 }, () => 'x')])))).toEqual({
      fault: 'IMPORT_TOO_MANY_COLUMNS',
      line: 2,
      max: 100,
    });
  });

  it('spoils no sign, wherever the reader cuts its input', async () => {
    const names = Array.from({ length: 3000 }, (_, n) => `${'西峡县南关镇'.slice(0, n % 7)}𠮷祥建筑工程有限公司${n}`);
    const file = await read(await bookOf((sheet) => sheet.addRows([['名称'], ...names.map((name) => [name])])));
    expect(file.rows.map(({ cells }) => cells[0])).toEqual(names);
  });

  it('counts what is unpacked, whatever the file says of itself', async () => {
    const bomb = deflateRawSync(Buffer.alloc(LARGEST_UNPACKED + 1), { level: 1 });
    expect(bomb.length).toBeLessThan(LARGEST_UNPACKED / 100);
    const parts = [
      ['xl/workbook.xml', deflateRawSync('<workbook/>')],
      ['xl/worksheets/sheet1.xml', bomb],
    ] as const;
    expect(await readImportFile(zipOf(parts))).toEqual({ fault: 'IMPORT_BOMB' });
  });
});
