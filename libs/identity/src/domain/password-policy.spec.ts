import { passwordFault } from './password-policy';

describe('a new password', () => {
  it.each([
    ['Abcdef-12', 'PASSWORD_TOO_SHORT'],
    ['abcdefghij1', 'PASSWORD_CLASSES'],
    ['ABCDEFGHIJ1', 'PASSWORD_CLASSES'],
    ['12345678901234', 'PASSWORD_CLASSES'],
    ['Wangxin-2024', 'PASSWORD_HAS_LOGIN_NAME'],
    ['ＷＡＮＧＸＩＮ-ab-2024', 'PASSWORD_HAS_LOGIN_NAME'],
    [`Aa1-${'x'.repeat(130)}`, 'PASSWORD_TOO_LONG'],
    ['Abcdef-12\u0000345', 'PASSWORD_TEXT'],
    ['Abcdef-12345\ud800', 'PASSWORD_TEXT'],
  ])('%j is refused: %s', (password, fault) => {
    expect(passwordFault(password, 'wangxin')).toBe(fault);
  });

  it.each([['Abcdefgh12'], ['abcdefgh-1'], ['西峡的山茱萸 abc 12'], ['𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷A1']])('%j is good', (password) => {
    expect(passwordFault(password, 'wangxin')).toBeUndefined();
  });
});
