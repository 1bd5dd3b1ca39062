import fc from 'fast-check';
import { guessColumns } from './import-columns';
import { ImportField } from './import.words';
import { parseLooseDate } from './loose-date';
import { kindOf } from './import-kind';

describe('what columns hold', () => {
  it.each([
    [
      [
        'name',
        'uscc',
        'usccValid',
        'orgCodeValid',
        'registeredOn',
        'entityType',
        'kind',
        'capital',
        'businessScope',
        'province',
        'city',
        'regionCode',
        'regionByCode',
        'address',
        'sourceYear',
      ],
      [
        'name',
        'creditCode',
        null,
        null,
        'establishedOn',
        null,
        'kind',
        'capital',
        'businessScope',
        null,
        null,
        null,
        null,
        'registeredAddress',
        null,
      ],
    ],
    [
      [
        '序号',
        '企业（字号）名称★',
        ' 统一社会 信用代码 ',
        '注册资本（万元）',
        '成立日期',
        '法定代表人',
        '联系电话(手机)',
        '所属村',
        '经营 范围',
      ],
      [null, 'name', 'creditCode', 'capital', 'establishedOn', 'contactName', 'contactPhone', 'unit', 'businessScope'],
    ],
    [
      ['店名', '经营者', '电话', '住所', '行业门类', '市场主体类型', '原工商注册号'],
      ['name', 'contactName', 'contactPhone', 'registeredAddress', 'industryCode', 'kind', 'legacyRegistrationNo'],
    ],
  ] as const)('reads headings %#', (headers, expected) => expect(guessColumns(headers, [])).toEqual(expected));

  it('looks into columns that no heading names', () => {
    const rows = [
      ['1', '91350100M000100Y43', '西峡县甲有限公司', '13800001234'],
      ['2', '914403001922038216', '乙商店', 'N/A'],
      ['3', '91110108795101314g', '丙合作社', '0377-69662222'],
    ];
    expect(guessColumns(['', 'A', 'B', 'C'], rows)).toEqual([null, 'creditCode', 'name', 'contactPhone']);
    // Below four fifths nothing is concluded.
    expect(guessColumns(['', 'A', 'B', 'C'], [...rows, ['4', 'x', 'y', 'z']])).toEqual([null, null, null, null]);
  });

  it('gives every field once, whatever the headings', () => {
    const word = fc.constantFrom(
      '名称',
      '企业名称',
      '代码',
      'code',
      '信用代码',
      '电话',
      '联系人',
      '注册',
      '资本',
      '(',
      '★',
      ' ',
      '地址',
      '村',
      '类型',
      '',
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.array(word, { maxLength: 3 }).map((w) => w.join('')),
          { maxLength: 20 },
        ),
        (headers) => {
          const used = guessColumns(headers, []).filter((field) => field !== null);
          expect(new Set(used).size).toBe(used.length);
          for (const field of used) expect(Object.keys(ImportField)).toContain(field);
        },
      ),
    );
  });
});

describe('dates as lists write them', () => {
  it.each([
    ['1992-12-16', '1992-12-16'],
    ['1992/1/5', '1992-01-05'],
    ['1992.01.05', '1992-01-05'],
    ['1992年12月16日', '1992-12-16'],
    ['19921216', '1992-12-16'],
    ['1992-12-16 00:00:00', '1992-12-16'],
    ['33954', '1992-12-16'],
    ['１９９２－１２－１６', '1992-12-16'],
  ])('%s is %s', (text, expected) => expect(parseLooseDate(text)).toBe(expected));
  it.each(['1992-13-01', '1992-02-30', '12/16/92', '1992年12月', '99', '昨天', ''])('refuses %j', (text) =>
    expect(parseLooseDate(text)).toBeUndefined(),
  );
});

describe('kinds', () => {
  it.each([
    ['法人企业', '91411323MA3X82CY6B', '甲', 'ENTERPRISE', false],
    ['分支机构', '91411323795720940J', '甲', 'ENTERPRISE', true],
    ['', '92411323MA3X82CY6B', '甲小店', 'SOLE_PROPRIETOR', false],
    ['农民专业合作社', null, '甲', 'FARMER_COOPERATIVE', false],
    ['', '93411323MA3X82CY6B', '甲农场', 'FARMER_COOPERATIVE', false],
    ['', null, '老王家庭农场', 'FAMILY_FARM', false],
    ['个体工商户', null, '甲公司二分公司', 'SOLE_PROPRIETOR', true],
  ] as const)('%s %s %s', (text, code, name, kind, isBranch) => expect(kindOf(text, code, name)).toEqual({ kind, isBranch }));
});
