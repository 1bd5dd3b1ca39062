import { normaliseQuery, queryToken, readQueryToken, shownQueryCode } from './query-code';

describe('number and query code as people type them', () => {
  const right = { number: 'SQ-411323111-2024-0001', code: 'ABCD2345' };

  it.each([
    ['SQ-411323111-2024-0001', 'ABCD2345'],
    ['sq-411323111-2024-0001', 'abcd-2345'],
    ['ＳＱ－４１１３２３１１１－２０２４－０００１', 'ＡＢＣＤ　２３４５'],
    [' SQ 411323111 2024 0001 ', ' AB CD 23 45 '],
    ['SQ—411323111—2024—0001', 'abcd—2345'],
    ['sq41132311120240001', 'ABCD2345'],
  ])('%s with %s', (number, code) => expect(normaliseQuery(number, code)).toEqual(right));

  it('goes through one word and back', () => {
    expect(readQueryToken(queryToken(right))).toEqual(right);
    for (const other of ['', 'zqc_', 'zqc_SQ-1-2024-1_ABCD', 'zqc_SQ-411323111-2024-0001_', `zql_${'a'.repeat(43)}`])
      expect(readQueryToken(other)).toBeUndefined();
  });

  it('is printed in two groups', () => expect(shownQueryCode('ABCD2345')).toBe('ABCD-2345'));
});
