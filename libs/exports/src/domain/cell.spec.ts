import { cellValue, plainText } from './cell';

describe('text in a sheet', () => {
  it.each(['=1+1', '+86 377', '-5 度', '@SUM(A1)', '\t=1', ' =HYPERLINK("x")'])('%j never begins a formula', (text) =>
    expect(plainText(text)).toMatch(/^'/),
  );
  it.each(['招不到焊工', 'SQ-411323111-2024-0012', '0377-69662222', "O'Neill"])('%j stays as it is', (text) =>
    expect(plainText(text)).toBe(text),
  );
  it('is cut before the longest cell, and carries no control signs', () => {
    expect(plainText('好'.repeat(40_000))).toHaveLength(32_000);
    expect(plainText('a\u0000b\u000Bc\nd')).toBe('abc\nd');
  });
});

describe('cells', () => {
  it('keeps dates as days, amounts and counts as numbers, nothing as nothing', () => {
    expect(cellValue('date', '2024-03-06')).toEqual(new Date('2024-03-06T00:00:00Z'));
    expect(cellValue('amount', '20365000.50')).toBe(20_365_000.5);
    expect(cellValue('number', 7)).toBe(7);
    for (const kind of ['text', 'date', 'amount', 'number'] as const) expect(cellValue(kind, null)).toBeNull();
    expect(cellValue('amount', '=2')).toBe("'=2");
  });
});
