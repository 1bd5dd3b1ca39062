import { countCodePoints } from '@app/kernel';

/** 等保 asks for 8 characters and 3 of 4 classes; we ask for 10. */
export const SHORTEST_PASSWORD = 10;
/** Long enough for a sentence; a bound keeps the work of hashing bounded. */
export const LONGEST_PASSWORD = 128;
/** How many past passwords, the present one included, may not come back. */
export const PASSWORD_HISTORY = 5;

export type PasswordFault = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_CLASSES' | 'PASSWORD_HAS_LOGIN_NAME' | 'PASSWORD_TEXT';

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{N}]/u];

/** What is wrong with a new password, or undefined. That it is not an old one is checked apart, against the hashes. */
export function passwordFault(password: string, loginName: string): PasswordFault | undefined {
  const text = password.normalize('NFKC');
  const length = countCodePoints(text);
  if (length < SHORTEST_PASSWORD) return 'PASSWORD_TOO_SHORT';
  if (length > LONGEST_PASSWORD) return 'PASSWORD_TOO_LONG';
  // Control characters cannot be typed on purpose; a lone surrogate would hash like any other one.
  if (/\p{Cc}/u.test(text) || !text.isWellFormed()) return 'PASSWORD_TEXT';
  if (CLASSES.filter((one) => one.test(text)).length < 3) return 'PASSWORD_CLASSES';
  return text.toLowerCase().includes(loginName.toLowerCase()) ? 'PASSWORD_HAS_LOGIN_NAME' : undefined;
}
