import { Money } from '@app/kernel';
import fc from 'fast-check';
import { capitalUnitOf, parseCapital } from './capital';

const shown = (text: string, unit: '万元' | '元' | null = null): string | undefined => {
  const parsed = parseCapital(text, unit);
  return parsed && `${parsed.amount.toString()} ${parsed.currency}`;
};

describe('capital as registers write it', () => {
  it.each([
    ['617(万元)', '6170000.00 CNY'],
    ['2,532(万元)', '25320000.00 CNY'],
    ['798.3000(万)', '7983000.00 CNY'],
    ['50万元人民币', '500000.00 CNY'],
    ['252万人民币', '2520000.00 CNY'],
    ['2,000(万元人民币)', '20000000.00 CNY'],
    ['110.5888(万美元)', '1105888.00 USD'],
    ['100万美元', '1000000.00 USD'],
    ['人民币 100 万元', '1000000.00 CNY'],
    ['￥1,000,000.50元', '1000000.50 CNY'],
    ['１００万元', '1000000.00 CNY'],
    ['1.5亿元', '150000000.00 CNY'],
    ['500000元整', '500000.00 CNY'],
    ['300万港元', '3000000.00 HKD'],
  ])('%s is %s', (text, expected) => expect(shown(text)).toBe(expected));

  it.each([
    '',
    'N/A',
    '50',
    '壹佰万元',
    '50-100万元',
    '1,00万元',
    '0.0000001万元',
    '99999999999999999999万元',
    '=1+1',
    '万元',
    '-5万元',
    '美元100万人民币',
  ])('leaves %j alone', (text) => expect(shown(text)).toBeUndefined());

  it('reads a bare number by the unit of its heading', () => {
    expect(capitalUnitOf('注册资本（万元）')).toBe('万元');
    expect(capitalUnitOf('注册资本(元)')).toBe('元');
    expect(capitalUnitOf('注册资本')).toBeNull();
    expect(shown('50', '万元')).toBe('500000.00 CNY');
    expect(shown('50', '元')).toBe('50.00 CNY');
    expect(shown('50万美元', '万元')).toBe('500000.00 USD');
  });

  it('is exact for every amount in every spelling', () => {
    const spellings: readonly ((wan: string, yuan: string) => string)[] = [
      (wan) => `${wan}万元`,
      (wan) => `${wan}(万元)`,
      (wan) => `${wan}万人民币`,
      (wan) => `人民币${wan}万`,
      (_, yuan) => `${yuan}元`,
      (_, yuan) => `¥${yuan}`,
    ];
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.constantFrom(...spellings), (fen, spell) => {
        const wan = `${fen / 1_000_000n}.${String(fen % 1_000_000n).padStart(6, '0')}`;
        const parsed = parseCapital(spell(wan, Money.fromFen(fen).toString()));
        expect(parsed?.amount.fen).toBe(fen);
      }),
    );
  });

  it('never throws, never gives a negative or inexact amount', () => {
    const piece = fc.constantFrom('1', '23', ',', '.', '万', '亿', '元', '美元', '人民币', '(', '）', ' ', '-', 'e', '０');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
        ),
        (text) => {
          const parsed = parseCapital(text);
          expect(parsed === undefined || !parsed.amount.isNegative()).toBe(true);
        },
      ),
    );
  });
});
