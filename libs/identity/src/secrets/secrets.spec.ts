import { passwordFault } from '../domain/password-policy';
import { hashPassword, verifyForNobody, verifyPassword } from './password-hasher';
import { newStartPassword } from './start-password';
import { hashToken, isToken, newToken, saltedDigest } from './tokens';

describe('secrets', () => {
  it('verify a password in whatever width it was typed, and nothing else', async () => {
    const stored = await hashPassword('Sunny-Morning-77');
    expect(stored).not.toBe(await hashPassword('Sunny-Morning-77'));
    expect(await verifyPassword(stored, 'Ｓunny-Morning-77')).toBe(true);
    expect(await verifyPassword(stored, 'sunny-Morning-77')).toBe(false);
    expect(await verifyForNobody('nobody has this password')).toBe(false);
  });

  it('are 256 random bits with a mark', () => {
    const token = newToken('zqt_');
    expect(isToken(token, 'zqt_')).toBe(true);
    expect(Buffer.from(token.slice(4), 'base64url')).toHaveLength(32);
    expect([isToken(token, ''), isToken(token, 'zql_'), isToken(`${token}x`, 'zqt_'), isToken('zqt_', 'zqt_')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(hashToken(token)).toHaveLength(32);
    expect(newToken('zqt_')).not.toBe(token);
  });

  it('keep personal values out of the audit', () => {
    expect(saltedDigest('wangxin')).not.toBe(saltedDigest('wangxin'));
    expect(saltedDigest('wangxin')).not.toContain('wangxin');
  });

  it('start passwords satisfy the policy', () => {
    const made = new Set(Array.from({ length: 200 }, newStartPassword));
    expect(made.size).toBe(200);
    expect([...made].map((password) => passwordFault(password, 'wangxin')).filter(Boolean)).toEqual([]);
  });
});
