import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Marks a secret so that scanners of code and logs can find one that leaked. */
export type TokenPrefix = '' | 'zqt_' | 'zql_' | 'zqa_';

export const ACCESS_TOKEN_PREFIX = 'zqt_';
export const ENTERPRISE_LINK_PREFIX = 'zql_';
export const FIRST_ADMIN_PREFIX = 'zqa_';

/** 256 bits, 43 characters that need no escaping in a URL or a header. */
export const newToken = (prefix: TokenPrefix): string => prefix + randomBytes(32).toString('base64url');

/** What is stored of a token: SHA-256 of the whole text. A token of 256 random bits needs no slow hash. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token, 'utf8').digest();

/** Whether a text has the form of a token of this kind; anything else need not reach the database. */
export const isToken = (text: string, prefix: TokenPrefix): boolean =>
  text.startsWith(prefix) && /^[\w-]{43}$/.test(text.slice(prefix.length));

/** A personal value as the audit may keep it: with a salt of its own, so that it can be compared but not read back. */
export function saltedDigest(value: string): string {
  const salt = randomBytes(12).toString('base64url');
  return `${salt}.${createHmac('sha256', salt).update(value, 'utf8').digest('base64url').slice(0, 22)}`;
}
