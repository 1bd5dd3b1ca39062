export const PIN_DIGITS = 6;

export type PinFault = 'PIN_FORM' | 'PIN_SIMPLE' | 'PIN_PHONE';

/** As typed, whatever input method: full-width digits are digits, spaces between them nothing. */
export const foldPin = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** One digit again and again, 12 12 12, 123 123: what the first digits already tell. */
const repeats = (pin: string): boolean => [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(PIN_DIGITS / length));
/** 112233, 998877: three pairs, each next to the one before. */
const pairs = (pin: string): boolean => /^(\d)\1(\d)\2(\d)\3$/.test(pin) && runs([pin[0], pin[2], pin[4]].join(''));
/** Up or down by one, also over the end: 456789, 321098, 890123. */
const runs = (digits: string): boolean =>
  [1, 9].some((step) => [...digits].every((digit, at) => at === 0 || (Number(digits[at - 1]) + step) % 10 === Number(digit)));

/** What is wrong with a new PIN, or undefined. A PIN is worth something only together with the phone, so it need not be long. */
export function pinFault(pin: string, phone: string | null): PinFault | undefined {
  if (!/^\d{6}$/.test(pin)) return 'PIN_FORM';
  if (repeats(pin) || runs(pin) || pairs(pin)) return 'PIN_SIMPLE';
  return phone?.endsWith(pin) || phone?.startsWith(pin) ? 'PIN_PHONE' : undefined;
}
