import { localDate, makeCreditCode, makeLegacyRegistrationNo } from '@app/kernel';
import { encode } from 'iconv-lite';
import { MOST_ROWS, readTextFile, type ReadFile } from './import-file';
import { judgeRows } from './domain/import-row';

const read = (bytes: Buffer | string): ReadFile => {
  const found = readTextFile(Buffer.from(bytes as never));
  if ('fault' in found) throw new Error(found.fault);
  return found;
};
const TODAY = localDate('2026-03-02');
const judge = (file: ReadFile) =>
  judgeRows(
    file.rows,
    { headers: file.headers, columns: file.columns, today: TODAY, unitOf: (name) => (name === '后营村' ? 'village' : undefined) },
    'town',
  );
const CODE = makeCreditCode('91411323YC000001');

describe('a file as it is uploaded', () => {
  const text = `名称,统一社会信用代码\r\n西峡县甲有限公司,${CODE}\r\n`;

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\uFEFF${text}`)],
    ['GB18030', encode(text, 'gbk')],
    ['GB18030', encode(text.replace('甲', '𠮷甲'), 'gb18030')],
  ])('reads %s', (encoding, bytes) => {
    const file = read(bytes);
    expect(file.encoding).toBe(encoding);
    expect(file.headers).toEqual(['名称', '统一社会信用代码']);
    expect(file.columns).toEqual(['name', 'creditCode']);
    expect(file.rows[0]?.cells[0]).toMatch(/^西峡县𠮷?甲有限公司$/u);
    expect(file.rows[0]?.rowNo).toBe(2);
  });

  it('finds the headings below a title, and numbers rows as the sheet does', () => {
    const file = read('西峡县阳城镇市场主体台账,,\n\n序号,企业名称,联系电话\n1,甲公司,13800001234\n,,\n2,乙公司,N/A\n');
    expect(file.columns).toEqual([null, 'name', 'contactPhone']);
    expect(file.rows.map((row) => [row.rowNo, row.cells[1]])).toEqual([
      [4, '甲公司'],
      [6, '乙公司'],
    ]);
  });

  it.each([
    ['名称,代码\n甲,1\n"乙,2\n丙,3\n丁,4\n', 3],
    ['名称,代码\n甲,1\n"乙"丙,2\n', 3],
    ['名称,代码\n甲"乙,1\n', 2],
    ['"名称,代码\n甲,1\n', 1],
  ])('names the line of a wrong quotation mark %#', (text, line) =>
    expect(readTextFile(Buffer.from(text))).toEqual({ fault: 'IMPORT_QUOTING', line }),
  );

  it('refuses workbooks, other bytes, empty files and too many rows', () => {
    expect(readTextFile(encode('名称\n甲\n', 'utf-16le', { addBOM: true }))).toEqual({ fault: 'IMPORT_ENCODING' });
    expect(readTextFile(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x01]))).toEqual({ fault: 'IMPORT_ENCODING' });
    expect(readTextFile(Buffer.from('名称\n'))).toEqual({ fault: 'IMPORT_EMPTY' });
    expect(readTextFile(Buffer.from('\n\n'))).toEqual({ fault: 'IMPORT_EMPTY' });
    expect(readTextFile(Buffer.from(`名称\n${'甲\n'.repeat(MOST_ROWS + 1)}`))).toEqual({ fault: 'IMPORT_TOO_MANY_ROWS', max: MOST_ROWS });
    expect(readTextFile(Buffer.from(`名称\n${','.repeat(100)}\n`))).toEqual({ fault: 'IMPORT_TOO_MANY_COLUMNS', line: 2, max: 100 });
  });
});

describe('rows', () => {
  it('keeps formulas as text', () => {
    const [row] = judge(read('名称,地址\n"=HYPERLINK(""http://x"",""甲"")",+1-1\n'));
    expect(row?.values).toMatchObject({ name: '=HYPERLINK("http://x","甲")', registeredAddress: '+1-1' });
    expect(row?.faults).toEqual([]);
  });

  it('says everything that is wrong with a row at once', () => {
    const [row] = judge(read('名称,信用代码,成立日期,联系电话,注册资本,所属村,行业\n,91411323YC000001X2,昨天,123,若干,无名村,食品\n'));
    expect(row?.faults.map((f) => [f.column, f.code, f.warning ?? false])).toEqual([
      [0, 'ROW_NAME_MISSING', false],
      [1, 'CREDIT_CODE_CHECK_DIGIT', false],
      [6, 'ROW_INDUSTRY_UNREAD', true],
      [4, 'ROW_CAPITAL_UNREAD', true],
      [2, 'ROW_DATE', false],
      [3, 'PHONE_INVALID', false],
      [5, 'ROW_UNIT_UNKNOWN', false],
    ]);
    expect(row?.values.capitalText).toBe('若干');
  });

  it('normalises codes, moves old numbers to their field, takes N/A for nothing', () => {
    const legacy = makeLegacyRegistrationNo('41132360001234');
    const rows = judge(
      read(`名称,代码,联系电话,村\n甲,${CODE.toLowerCase()},N/A,后营村\n乙,${legacy},无,-\n丙,,13800001234、13900001234,\n`),
    );
    expect(rows.map((r) => [r.values.creditCode, r.values.legacyRegistrationNo, r.values.contactPhone, r.values.unitId])).toEqual([
      [CODE, null, null, 'village'],
      [null, legacy, null, null],
      [null, null, '13800001234', null],
    ]);
    expect(rows.map((r) => r.faults.map((f) => f.code))).toEqual([[], ['ROW_CODE_WAS_LEGACY'], []]);
  });

  it('finds the second row of the same firm', () => {
    const rows = judge(read(`名称,代码,村\n甲,${CODE},\n乙,${CODE},\n丙,,\n丙,,\n丙,,后营村\n`));
    expect(rows.map((r) => r.faults.map((f) => [f.code, f.params]))).toEqual([
      [],
      [['DUPLICATE_IN_FILE', { row: 2 }]],
      [],
      [['DUPLICATE_IN_FILE', { row: 4 }]],
      [],
    ]);
  });
});
