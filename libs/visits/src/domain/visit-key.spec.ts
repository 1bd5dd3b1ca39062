import { newId } from '@app/kernel';
import { parseVisitKey, visitKeyText } from './visit-key';

describe('the key to one visit', () => {
  it('is read as it was written', () => {
    for (let i = 0; i < 50; i++) {
      const key = { visitId: newId(), enterpriseId: newId(), code: '23456789ABCDEFGH' };
      const text = visitKeyText(key);
      expect(text).toMatch(/^[\w-]{60}$/);
      expect(parseVisitKey(` ${text}`)).toEqual(key);
    }
  });

  it.each(['', 'probe', '‮', 'A'.repeat(59), 'A'.repeat(61), `${'/'.repeat(44)}23456789ABCDEFGH`, `${'A'.repeat(44)}23456789abcdefgh`])(
    'is not read from %j',
    (text) => expect(parseVisitKey(text)).toBeNull(),
  );
});
