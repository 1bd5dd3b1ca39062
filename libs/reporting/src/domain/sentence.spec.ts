import fc from 'fast-check';
import { localDate, Money } from '@app/kernel';
import { type LeadingCandidate, pickLeading, reportSentence, type SentenceFigures } from './sentence';

const demo: SentenceFigures = {
  visitedFirms: 367,
  solved: { count: 12, firms: 7, leading: '佳明食品' },
  financed: { firms: 6, amount: Money.fromWan('2036.5'), leading: '龙兴' },
};
const text = (change: Partial<SentenceFigures>): string => reportSentence({ ...demo, ...change }).text;

const firm = (shortName: string, weight: number | Money, firstDate: string): LeadingCandidate => ({
  shortName,
  weight,
  firstDate: localDate(firstDate),
});

describe('the sentence of the report', () => {
  it('is exactly the one of the yearly report', () => {
    expect(reportSentence(demo).text).toBe('共走访367家市场主体，帮助佳明食品等7家企业解决各类诉求12件，为龙兴等6家企业融资2000余万元');
  });

  it('consists of words and figures that can be opened', () => {
    expect(reportSentence(demo).segments).toEqual([
      { text: '共走访' },
      { text: '367', figure: 'M03' },
      { text: '家市场主体，帮助佳明食品等' },
      { text: '7', figure: 'M25' },
      { text: '家企业解决各类诉求' },
      { text: '12', figure: 'M24' },
      { text: '件，为龙兴等' },
      { text: '6', figure: 'FINANCED_FIRMS' },
      { text: '家企业融资' },
      { text: '2000余万元', figure: 'FINANCED_AMOUNT', exact: '20365000.00' },
    ]);
  });

  it('names a single firm alone', () => {
    const solved = { count: 3, firms: 1, leading: '佳明食品' };
    const financed = { firms: 1, amount: Money.fromWan('500'), leading: '龙兴' };
    expect(text({ visitedFirms: 0, solved, financed: null })).toBe('帮助佳明食品解决各类诉求3件');
    expect(text({ visitedFirms: 0, solved: null, financed })).toBe('为龙兴融资500万元');
    expect(text({ solved, financed })).toBe('共走访367家市场主体，帮助佳明食品解决各类诉求3件，为龙兴融资500万元');
  });

  it('leaves out clauses without a figure', () => {
    expect(text({ solved: null })).toBe('共走访367家市场主体，为龙兴等6家企业融资2000余万元');
    expect(text({ financed: null })).toBe('共走访367家市场主体，帮助佳明食品等7家企业解决各类诉求12件');
    expect(text({ solved: { count: 0, firms: 0, leading: '' }, financed: { firms: 1, amount: Money.ZERO, leading: '龙兴' } })).toBe(
      '共走访367家市场主体',
    );
    expect(text({ visitedFirms: 0, solved: null, financed: { firms: 1, amount: Money.parse('-1.00'), leading: '龙兴' } })).toBe('');
    expect(reportSentence({ visitedFirms: 0, solved: null, financed: null })).toEqual({ segments: [], text: '' });
  });

  it('never begins or ends with a comma, and its text is its segments', () => {
    const firms = fc.nat(3);
    const figures = fc.record({
      visitedFirms: firms,
      solved: fc.option(fc.record({ count: fc.nat(3), firms, leading: fc.constant('甲') })),
      financed: fc.option(
        fc.record({ firms, amount: fc.bigInt({ min: -5n, max: 5n }).map((fen) => Money.fromFen(fen)), leading: fc.constant('乙') }),
      ),
    });
    fc.assert(
      fc.property(figures, (given) => {
        const sentence = reportSentence(given);
        expect(sentence.text).not.toMatch(/^，|，$|，，/);
        expect(sentence.segments.map((segment) => segment.text).join('')).toBe(sentence.text);
      }),
    );
  });
});

describe('the firm that is named', () => {
  it('has the largest weight', () => {
    expect(pickLeading([firm('腾岳汽配', 2, '2024-01-02'), firm('佳明食品', 3, '2024-03-26')])?.shortName).toBe('佳明食品');
    const sums = [firm('佳明食品', Money.fromWan('380'), '2024-12-09'), firm('龙兴', Money.fromWan('800'), '2024-11-29')];
    expect(pickLeading(sums)?.shortName).toBe('龙兴');
  });

  it('is, of equals, the earliest, then the first by code point', () => {
    expect(pickLeading([firm('甲', 2, '2024-06-03'), firm('乙', 2, '2024-05-06')])?.shortName).toBe('乙');
    expect(pickLeading([firm('龙兴', 2, '2024-05-06'), firm('佳明', 2, '2024-05-06')])?.shortName).toBe('佳明');
    // U+20BB7 lies behind U+FF21 by code point, before it in UTF-16.
    expect(pickLeading([firm('\u{20BB7}', 2, '2024-05-06'), firm('\uFF21', 2, '2024-05-06')])?.shortName).toBe('\uFF21');
  });

  it('does not depend on the order it is asked in, and is nobody among none', () => {
    const anyFirm = fc
      .tuple(fc.constantFrom('甲', '乙', '\u{20BB7}', '\uFF21'), fc.nat(2), fc.constantFrom('2024-01-02', '2024-01-03'))
      .map(([a, b, c]) => firm(a, b, c));
    fc.assert(
      fc.property(fc.array(anyFirm, { maxLength: 6 }), (firms) => {
        expect(pickLeading(firms.toReversed())).toEqual(pickLeading(firms));
      }),
    );
    expect(pickLeading([])).toBeUndefined();
  });
});
