import { wrapped } from './slip-picture';

const tenWide = (text: string): number => [...text].length * 10;

describe('lines of the picture', () => {
  it('break between signs, and lose none', () => {
    expect(wrapped('营商办在11月28日前受理', 60, tenWide)).toEqual(['营商办在11', '月28日前受', '理']);
    expect(wrapped('营商办', 60, tenWide)).toEqual(['营商办']);
  });
  it('keep words and numbers whole where they fit', () => {
    expect(wrapped('The office accepts it', 100, tenWide)).toEqual(['The office', 'accepts it']);
    expect(wrapped('SQ-411323111-2024-0001', 100, tenWide)).toEqual(['SQ-4113231', '11-2024-00', '01']);
  });
});
