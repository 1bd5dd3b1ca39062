import { foldPin } from './pin-policy';

/** Ten digits: the keypad of a phone has nothing else, and no digit is taken for a letter. */
export const START_CODE_DIGITS = 10;
/** How long a slip may lie about. */
export const START_CODE_DAYS = 14;
/** One sheet after another: no more slips in one go. */
export const MOST_SLIPS = 100;

/** As it is printed: 482 173 0956. */
export const spacedStartCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`;

/** The digits of a code as typed: with or without gaps and hyphens. */
export const foldStartCode = (text: string): string => foldPin(text).replace(/[-‐-―−.·]/gu, '');

export const isStartCode = (code: string): boolean => /^\d{10}$/.test(code);
