import { randomInt } from 'node:crypto';

/** Without l, o, i, 0 and 1, which are mistaken for each other on paper. */
const LOWER = 'abcdefghjkmnpqrstuvwxyz';
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';

const pick = (letters: string, count: number): string => Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('');

/** A password to hand over on paper and to change at the first sign-in, such as Kfmw-7294-tqhb: about 51 bits, three classes and a hyphen. */
export const newStartPassword = (): string => `${pick(UPPER, 1)}${pick(LOWER, 3)}-${pick(DIGITS, 4)}-${pick(LOWER, 4)}`;
