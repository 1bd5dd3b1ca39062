import { codeOf, mayStandUnder, pathStep } from './unit-kinds';

describe('units', () => {
  const town = { kind: 'TOWNSHIP', code: '411323111000' } as const;

  it('stand under what may hold them', () => {
    expect([mayStandUnder('VILLAGE', 'TOWNSHIP'), mayStandUnder('BANK', 'BANK'), mayStandUnder('OFFICE', 'DEPARTMENT')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([
      mayStandUnder('VILLAGE', 'COUNTY'),
      mayStandUnder('BANK', 'COUNTY'),
      mayStandUnder('COUNTY', 'TOWNSHIP'),
      mayStandUnder('INSTITUTIONS', 'COUNTY'),
    ]).toEqual([false, false, false, false]);
  });

  it('have a code within that of their parent', () => {
    expect(codeOf('VILLAGE', town, 1, '411323111201')).toEqual({ code: '411323111201' });
    expect(codeOf('VILLAGE', town, 1, '411323103201')).toEqual({ fault: 'UNIT_CODE_OUTSIDE' });
    expect(codeOf('OFFICE', town, 40, null)).toEqual({ code: '411323111000-14' });
    expect(codeOf('OFFICE', town, 1, '411323111000-jfb')).toEqual({ code: '411323111000-jfb' });
    expect(codeOf('OFFICE', town, 1, '411323111000-')).toEqual({ fault: 'UNIT_CODE_KEY' });
  });

  it('have a place of four characters in base 36', () => {
    expect([pathStep(1), pathStep(35), pathStep(36), pathStep(1_679_615)]).toEqual(['0001.', '000z.', '0010.', 'zzzz.']);
  });
});
