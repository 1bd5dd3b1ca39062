import fc from 'fast-check';
import { dayText, dueText, figureText, inTenThousand, looksLikeYuan, todayInChina, yuanOf } from './formats';

describe('dates', () => {
  it('say month, day, weekday and the working days left', () => {
    expect(dueText('2025-11-25', 2, 'zh-CN', '2025-11-21')).toBe('11月25日 周二 (还剩 2 个工作日)');
  });
  it('say today and overdue in words, never as a number below zero', () => {
    expect(dueText('2025-11-25', 0, 'zh-CN', '2025-11-25')).toBe('11月25日 周二 (今天到期)');
    expect(dueText('2025-11-25', -3, 'zh-CN', '2025-11-28')).toBe('11月25日 周二 (超期 3 个工作日)');
  });
  it('name the year only when it is another one', () => {
    expect(dayText('2024-03-05', 'zh-CN', '2025-01-02')).toBe('2024年3月5日');
    expect(dayText('2025-03-05', 'en', '2025-01-02')).toBe('5 Mar');
  });
  it('are those of China, wherever the browser is', () => {
    expect(todayInChina(new Date('2025-01-01T16:30:00Z'))).toBe('2025-01-02');
  });
});

describe('amounts', () => {
  it.each([
    ['20365000.00', '2,036.5'],
    ['10000', '1'],
    ['1.00', '0.0001'],
    ['0.01', '0.000001'],
    ['0.00', '0'],
    ['-5000.00', '-0.5'],
    ['123456789012.34', '12,345,678.901234'],
  ])('%s yuan are %s 万元, exact', (yuan, shown) => expect(inTenThousand(yuan)).toBe(shown));

  it.each([
    ['50', '500000.00'],
    ['2,036.5', '20365000.00'],
    ['５０ 万', '500000.00'],
    ['50万元', '500000.00'],
    ['1,200.5 万元', '12005000.00'],
    ['007', '70000.00'],
    ['0.5', '5000.00'],
    ['0.000001', '0.01'],
    ['0', null],
    ['', null],
    ['-5', null],
    ['五十', null],
    ['5万0', null],
  ])('typed %j as 万元 are %s yuan', (typed, yuan) => expect(yuanOf(typed)).toBe(yuan));

  it.each([
    ['99,999.99', false],
    ['100000', true],
    ['5000000', true],
    ['', false],
  ])('typed %j as 万元 look like yuan: %s', (typed, doubtful) => expect(looksLikeYuan(typed)).toBe(doubtful));

  it('typed as 万元 are exact, and shown as they were typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.nat(999_999), (whole, part) => {
        const fen = (BigInt(whole) * 1_000_000n + BigInt(part)).toString();
        const typed = `${whole}.${String(part).padStart(6, '0')}`;
        expect(yuanOf(typed)).toBe(`${fen.slice(0, -2)}.${fen.slice(-2)}`);
        expect(yuanOf(inTenThousand(yuanOf(typed) ?? ''))).toBe(yuanOf(typed));
      }),
    );
  });

  it('carry their unit', () => {
    expect(figureText('20365000.00', '元', 'zh-CN')).toBe('2,036.5 万元');
    expect(figureText('1234', '家', 'zh-CN')).toBe('1,234 家');
  });
});
