import fc from 'fast-check';
import { InputCheck } from './input-check';
import { LIMITS, type TextKind } from './limits';
import { Money } from './money';
import { countCodePoints } from './text';

const read = <T>(work: (check: InputCheck) => T) => {
  const check = new InputCheck();
  return { value: work(check), faults: check.faults };
};
const KINDS = Object.keys(LIMITS.text) as TextKind[];

describe('fields of an input', () => {
  it.each<[string, string | null, string | null, string[]]>([
    ['  王小二 ', '王小二', '王小二', []],
    ['王\n小二', null, null, ['FIELD_TEXT']],
    ['字'.repeat(51), null, null, ['FIELD_TOO_LONG']],
    ['', null, null, ['FIELD_REQUIRED']],
    ['\u200B', null, null, ['FIELD_REQUIRED']],
  ])('a name %j', (typed, optional, needed, faults) => {
    expect(read((check) => check.text('name', typed, 'personName')).value).toBe(optional);
    const asNeeded = read((check) => check.needed('name', typed, 'personName'));
    expect([asNeeded.value || null, asNeeded.faults.map(({ code }) => code)]).toEqual([needed, faults]);
  });

  it('says the limit of what is too long, and every fault at once', () => {
    const { faults } = read((check) => {
      check.needed('title', '字'.repeat(101), 'title');
      check.needed('words', null, 'statement');
      check.phone('phone', '12');
      check.positive('amount', Money.ZERO);
      check.notNegative('capital', Money.parse('-1'));
      check.someOf('firms', [], 3);
      check.atMost('people', [1, 2, 3, 4], 3);
    });
    expect(faults).toEqual([
      { path: 'title', code: 'FIELD_TOO_LONG', params: { max: 100 } },
      { path: 'words', code: 'FIELD_REQUIRED' },
      { path: 'phone', code: 'PHONE_INVALID' },
      { path: 'amount', code: 'AMOUNT_NOT_POSITIVE' },
      { path: 'capital', code: 'AMOUNT_NEGATIVE' },
      { path: 'firms', code: 'FIELD_REQUIRED' },
      { path: 'people', code: 'FIELD_TOO_MANY', params: { max: 3 } },
    ]);
  });

  it('keeps lines where a kind has several, and a full-width phone becomes a plain one', () => {
    expect(read((check) => check.text('words', '一\r\n二', 'reason')).value).toBe('一\n二');
    expect(read((check) => check.phone('phone', '＋８６ １３８－１２３４－５６７８')).value).toBe('13812345678');
    expect(read((check) => check.phone('phone', ' ')).value).toBeNull();
  });

  it('of any kind: read twice is the same, never beyond the limit, one line where it is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.constantFrom(...KINDS), (typed, kind) => {
        const once = read((check) => check.text('x', typed, kind));
        if (once.value === null) return;
        expect(once.faults).toEqual([]);
        expect(read((check) => check.needed('x', once.value, kind))).toEqual({ value: once.value, faults: [] });
        expect(countCodePoints(once.value.trim())).toBeLessThanOrEqual(LIMITS.text[kind].max);
        if (!LIMITS.text[kind].multiline) expect(once.value).not.toMatch(/[^\S\n]*\S+\n+\S/u);
      }),
    );
  });
});

describe('amounts as people type them', () => {
  it.each([
    ['１２３４５．６７', '12345.67'],
    [' 1,234,567.5 ', '1234567.50'],
    ['１，２３４', '1234.00'],
    ['-3', '-3.00'],
  ])('%j is %s', (typed, yuan) => expect(Money.tryTyped(typed)?.toString()).toBe(yuan));

  it.each(['', '1,23', '12,345,6', '1.234', '1e5', '三千', '٣', '99999999999999999'])('%j is none', (typed) =>
    expect(Money.tryTyped(typed)).toBeUndefined(),
  );

  it('reads its own text as the same amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), (fen) => {
        const amount = Money.fromFen(fen);
        expect(Money.tryTyped(amount.toString())?.equals(amount)).toBe(true);
      }),
    );
  });
});
