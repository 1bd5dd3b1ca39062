import fc from 'fast-check';
import { searchOffline, type Searched } from './search';

const FIRMS: readonly Searched[] = [
  {
    name: '南阳佳明食品有限公司',
    shortName: '佳明食品',
    creditCode: '91411300MA40000001',
    pinyin: 'nan yang jia ming shi pin you xian gong si',
  },
  { name: '龙兴机械厂', shortName: '龙兴机械', creditCode: null, pinyin: 'long xing ji xie chang' },
  { name: 'ABC电子（东镇）有限公司', shortName: 'ABC电子', creditCode: null, pinyin: 'A B C dian zi dong zhen you xian gong si' },
];
const names = (text: string): readonly string[] => searchOffline(FIRMS, text).map(({ shortName }) => shortName);

describe('search on the phone', () => {
  it.each([
    ['佳明', ['佳明食品']],
    ['兴', ['龙兴机械']],
    ['jiaming', ['佳明食品']],
    ['jmsp', ['佳明食品']],
    ['jiams', ['佳明食品']],
    ['lx', ['龙兴机械']],
    ['ＡＢＣ', ['ABC电子']],
    ['91411300', ['佳明食品']],
    ['南阳 sp', ['佳明食品']],
    ['佳明 龙兴', []],
    ['xyz', []],
  ])('%s finds %j', (text, expected) => expect(names(text)).toEqual(expected));

  it('shows everybody when nothing is typed, the beginning of a name before its middle', () => {
    expect(names('  ')).toHaveLength(3);
    const two = [
      { name: '大佳明', shortName: '大佳明' },
      { name: '佳明', shortName: '佳明' },
    ];
    expect(searchOffline(two, '佳明').map(({ name }) => name)).toEqual(['佳明', '大佳明']);
  });

  const syllable = fc.constantFrom('nan', 'yang', 'jia', 'ming', 'shi', 'xi', 'an', 'xian', 'ang', 'e', 'zhong');
  it('finds any run of syllables by their initials, by all letters, and by any beginnings', () => {
    fc.assert(
      fc.property(
        fc.array(syllable, { minLength: 1, maxLength: 10 }),
        fc.nat(),
        fc.nat(),
        fc.array(fc.nat(), { maxLength: 10 }),
        (all, a, b, cuts) => {
          const firm = { name: '企业', shortName: '企业', pinyin: all.join(' ') };
          const from = a % all.length;
          const run = all.slice(from, from + 1 + (b % (all.length - from)));
          const typed = run.map((one, i) => one.slice(0, 1 + ((cuts[i] ?? 0) % one.length))).join('');
          expect(searchOffline([firm], typed)).toEqual([firm]);
          expect(searchOffline([firm], run.join('').toUpperCase())).toEqual([firm]);
        },
      ),
    );
  });

  it('never fails on what people type', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(searchOffline(FIRMS, text).length).toBeLessThanOrEqual(3)));
  });
});
