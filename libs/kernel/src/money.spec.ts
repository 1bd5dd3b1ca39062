import fc from 'fast-check';
import { Money } from './money';

const LIMIT = 10n ** 18n - 1n;
const anyMoney = fc.bigInt({ min: -LIMIT, max: LIMIT }).map((fen) => Money.fromFen(fen));
const smallMoney = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((fen) => Money.fromFen(fen));

describe('Money', () => {
  it.each([
    ['20365000.00', '20365000.00'],
    ['0', '0.00'],
    ['-0', '0.00'],
    ['-0.01', '-0.01'],
    ['8500.5', '8500.50'],
    ['9007199254740993.01', '9007199254740993.01'],
    ['9999999999999999.99', '9999999999999999.99'],
  ])('reads %s yuan exactly', (text, written) => {
    expect(Money.parse(text).toString()).toBe(written);
  });

  it.each(['', ' 1', '1 ', '1.', '.5', '1.005', '1,000.00', '1e3', '+1', '007', '--1', '１２', '10000000000000000', 'NaN', '1\n'])(
    'refuses %j',
    (text) => {
      expect(Money.tryParse(text)).toBeUndefined();
      expect(() => Money.parse(text)).toThrow(RangeError);
    },
  );

  it.each([
    ['45.6', '456000.00'],
    ['2036.5', '20365000.00'],
    ['0.000001', '0.01'],
    ['-66.5', '-665000.00'],
    ['999999999999.999999', '9999999999999999.99'],
  ])('reads %s 万元', (text, yuan) => {
    expect(Money.fromWan(text).toString()).toBe(yuan);
  });

  it.each(['0.0000001', '1000000000000', '45.6万', ''])('refuses %j 万元', (text) => {
    expect(() => Money.fromWan(text)).toThrow(RangeError);
  });

  it.each([
    ['456000.00', '45.6'],
    ['20000000.00', '2000'],
    ['123450.00', '12.35'],
    ['123449.99', '12.34'],
    ['-123450.00', '-12.35'],
    ['50.00', '0.01'],
    ['-49.99', '0'],
    ['1000000.00', '100'],
    ['0', '0'],
  ])('shows %s yuan as %s 万元', (yuan, shown) => {
    expect(Money.parse(yuan).toWanString()).toBe(shown);
  });

  it('survives being written and read', () => {
    fc.assert(fc.property(anyMoney, (m) => Money.parse(m.toString()).equals(m) && JSON.stringify({ m }) === `{"m":"${m}"}`));
  });

  it('adds exactly: order does not matter, and what is added can be taken away', () => {
    fc.assert(
      fc.property(smallMoney, smallMoney, smallMoney, (a, b, c) => {
        expect(a.plus(b).plus(c).toString()).toBe(Money.sum([c, a, b]).toString());
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
        expect(a.plus(a.negate()).isZero()).toBe(true);
        expect(a.compare(b)).toBe(Math.sign(Number(a.minus(b).fen)));
      }),
    );
    expect(Money.parse('0.1').plus(Money.parse('0.2')).toString()).toBe('0.30');
  });

  it('shows 万元 within half of its last digit', () => {
    fc.assert(
      fc.property(smallMoney, (m) => {
        const off = Money.fromWan(m.toWanString()).minus(m).fen;
        expect(off >= -5_000n && off <= 5_000n).toBe(true);
      }),
    );
  });

  it('refuses a sum that the column cannot hold', () => {
    const most = Money.parse('9999999999999999.99');
    expect(() => most.plus(Money.parse('0.01'))).toThrow(RangeError);
    expect(() => most.negate().minus(Money.parse('0.01'))).toThrow(RangeError);
  });

  it('notices yuan typed into a field for 万元', () => {
    expect(Money.fromWan('5000000').looksLikeYuanEnteredAsWan()).toBe(true);
    expect(Money.fromWan('99999.99').looksLikeYuanEnteredAsWan()).toBe(false);
  });
});
