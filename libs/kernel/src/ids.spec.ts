import { isId, newId } from './ids';

describe('ids', () => {
  it('are unique, well formed and grow', () => {
    const ids = Array.from({ length: 1000 }, newId);
    expect(new Set(ids).size).toBe(1000);
    expect(ids.every(isId)).toBe(true);
    expect([...ids].sort()).toEqual(ids);
  });

  it('accept those a phone made', () => {
    expect(isId('1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed')).toBe(true);
  });

  it.each([
    '',
    '1B9D6BCD-BBFD-4B2D-9B5D-AB8DFBBD4BED',
    '1b9d6bcdbbfd4b2d9b5dab8dfbbd4bed',
    '{1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed}',
    '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed\n',
    '00000000-0000-0000-0000-000000000000',
    "1' OR '1'='1",
  ])('refuse %j', (text) => {
    expect(isId(text)).toBe(false);
  });
});
