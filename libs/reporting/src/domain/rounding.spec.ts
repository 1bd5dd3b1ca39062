import fc from 'fast-check';
import { Money } from '@app/kernel';
import { roundedAmount, roundedEventCount } from './rounding';

/** What the words say at least, in yuan: the number times its unit. */
function saidAtLeast(words: string): Money {
  const [, value = '', , unit = ''] = /^([\d.]+)(余?)([亿万]?)(余?)元$/.exec(words) ?? [];
  const shift = unit === '亿' ? 8 : unit === '万' ? 4 : 0;
  const [whole = '', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(shift, '0');
  const yuan = `${whole}${digits.slice(0, shift)}`.replace(/^0+(?=\d)/, '');
  return Money.parse(digits.length > shift ? `${yuan}.${digits.slice(shift)}` : yuan);
}

const anyAmount = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }).map((fen) => Money.fromFen(fen));
const shortAmount = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.nat(14))
  .map(([n, zeros]) => Money.fromFen(BigInt(n) * 10n ** BigInt(zeros)));
const anyKind = fc.oneof(anyAmount, shortAmount);

/** The rule read once more, by the digits of the amount alone. */
function byTheRule({ fen }: Money): string {
  const digits = String(fen).padStart(3, '0');
  const [unit, places] = fen >= 10_000_000_000n ? (['亿', 10] as const) : fen >= 1_000_000n ? (['万', 6] as const) : (['', 2] as const);
  const first = /[1-9]/.exec(digits)?.index ?? digits.length;
  const kept = digits.slice(0, first + 2).padEnd(digits.length, '0');
  const fraction = kept.slice(-places).replace(/0+$/, '');
  const value = kept.slice(0, -places) + (fraction && `.${fraction}`);
  if (kept === digits) return `${value}${unit}元`;
  return unit === '万' && !fraction ? `${value}余万元` : `${value}${unit}余元`;
}

describe('a rounded amount', () => {
  it.each([
    ['2036.5', '2000余万元'],
    ['2000', '2000万元'],
    ['873', '870余万元'],
    ['45', '45万元'],
    ['45.6', '45余万元'],
    ['5.53', '5.5万余元'],
    ['12340', '1.2亿余元'],
    ['20365', '2亿余元'],
    ['30000', '3亿元'],
    ['0.85', '8500元'],
    ['0.8543', '8500余元'],
    ['9999.99', '9900余万元'],
    ['1', '1万元'],
    ['5.5', '5.5万元'],
    ['5.03', '5余万元'],
    ['10000', '1亿元'],
    ['12000', '1.2亿元'],
    ['123400', '12亿余元'],
    ['500', '500万元'],
    ['0.999999', '9900余元'],
    ['0.00856', '85余元'],
    ['0.000056', '0.56元'],
    ['0', '0元'],
  ])('of %s万 is %s', (wan, words) => {
    expect(roundedAmount(Money.fromWan(wan))).toBe(words);
  });

  it('is what the rule says, whatever the amount', () => {
    fc.assert(
      fc.property(anyKind, (amount) => {
        expect(roundedAmount(amount)).toBe(byTheRule(amount));
      }),
      { numRuns: 2000 },
    );
  });

  it('never says more than there is, and less only with 余', () => {
    fc.assert(
      fc.property(anyKind, (amount) => {
        const words = roundedAmount(amount);
        const said = saidAtLeast(words);
        expect(said.compare(amount)).toBe(words.includes('余') ? -1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  it('hides less than a tenth of the amount, with at most two digits that are not zero', () => {
    fc.assert(
      fc.property(anyKind, (amount) => {
        const said = saidAtLeast(roundedAmount(amount));
        expect(amount.minus(said).fen * 10n <= amount.fen).toBe(true);
        expect(said.fen.toString().replace(/0+$/, '').length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('grows with the amount', () => {
    fc.assert(
      fc.property(anyKind, anyKind, (a, b) => {
        const [low, high] = a.compare(b) <= 0 ? [a, b] : [b, a];
        expect(saidAtLeast(roundedAmount(low)).compare(saidAtLeast(roundedAmount(high)))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('has no words for less than nothing', () => {
    expect(() => roundedAmount(Money.parse('-0.01'))).toThrow(RangeError);
  });
});

describe('a rounded count of events', () => {
  it.each([
    [0, '0次'],
    [9, '9次'],
    [10, '10次'],
    [13, '10余次'],
    [20, '20次'],
    [99, '90余次'],
    [126, '120余次'],
    [1000, '1000次'],
    [1026, '1000余次'],
    [1126, '1100余次'],
    [12_345, '12000余次'],
  ])('of %i is %s', (count, words) => {
    expect(roundedEventCount(count, '次')).toBe(words);
  });

  it('never says more than there was', () => {
    fc.assert(
      fc.property(fc.nat(), (count) => {
        const words = roundedEventCount(count, '份');
        expect(Math.sign(Number.parseInt(words, 10) - count)).toBe(words.includes('余') ? -1 : 0);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('refuses %p', (count) => {
    expect(() => roundedEventCount(count, '次')).toThrow(RangeError);
  });
});
