/** 统一社会信用代码, GB 32100-2015, with the organisation code of GB 11714 inside (characters 9–17). */

/** The 31 characters in the order of their values: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i-1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const SHAPE = /^[1-9A-GNY][1-59]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const CHARACTERS = /^[0-9A-HJ-NPQRTUWXY]*$/;

export const CREDIT_CODE_FAULTS = ['LENGTH', 'CHARACTER', 'FORMAT', 'CHECK_DIGIT', 'ORGANISATION_DIGIT'] as const;
export type CreditCodeFault = (typeof CREDIT_CODE_FAULTS)[number];

export type CreditCodeCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly fault: CreditCodeFault;
      /** The digit that would be right, when only a check digit is wrong. */
      readonly expected?: string;
      /** A sound code that differs only in O for 0 or I for 1. To be offered, never to be put in by itself. */
      readonly suggestion?: string;
    };

/** Kinds of registration a code tells apart: 91 企业, 92 个体工商户, 93 农民专业合作社, everything else. */
export const CREDIT_CODE_KINDS = ['ENTERPRISE', 'SOLE_PROPRIETOR', 'FARMER_COOPERATIVE', 'OTHER'] as const;
export type CreditCodeKind = (typeof CREDIT_CODE_KINDS)[number];

/** Full-width characters to half-width, all white space out, upper case. Guesses no letter. */
export const normaliseCreditCode = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();

/** The 18th character for the first 17. */
function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)), 0);
  // The outer "mod 31" matters: a sum divisible by 31 gives 0, there is no 31st character.
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The 9th character of an organisation code; letters count A = 10 … Z = 35. */
function organisationDigit(first8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, index) => total + weight * Number.parseInt(first8.charAt(index), 36), 0);
  const digit = 11 - (sum % 11);
  return digit === 10 ? 'X' : digit === 11 ? '0' : String(digit);
}

/**
 * Checks a normalised code. A wrong check digit need not be a wrong code: some licences of the pilot years carry one, so an
 * officer who has seen the original may override CHECK_DIGIT and ORGANISATION_DIGIT, and nothing else.
 */
export function checkCreditCode(code: string): CreditCodeCheck {
  const found = faultOf(code);
  if (!found) return { ok: true };
  const guess = code.replaceAll('O', '0').replaceAll('I', '1');
  return { ok: false, ...found, ...(guess !== code && !faultOf(guess) ? { suggestion: guess } : {}) };
}

function faultOf(code: string): { readonly fault: CreditCodeFault; readonly expected?: string } | undefined {
  if (code.length !== 18) return { fault: 'LENGTH' };
  if (!CHARACTERS.test(code)) return { fault: 'CHARACTER' };
  if (!SHAPE.test(code)) return { fault: 'FORMAT' };
  const expected = checkDigit(code);
  if (expected !== code.charAt(17)) return { fault: 'CHECK_DIGIT', expected };
  const inner = organisationDigit(code.slice(8, 16));
  return inner === code.charAt(16) ? undefined : { fault: 'ORGANISATION_DIGIT', expected: inner };
}

/** Whether an officer who has seen the original licence may accept a code with this fault. */
export const mayOverrideCreditCode = (fault: CreditCodeFault): boolean => fault === 'CHECK_DIGIT' || fault === 'ORGANISATION_DIGIT';

export function creditCodeKind(code: string): CreditCodeKind {
  if (code.startsWith('91')) return 'ENTERPRISE';
  if (code.startsWith('92')) return 'SOLE_PROPRIETOR';
  return code.startsWith('93') ? 'FARMER_COOPERATIVE' : 'OTHER';
}

/** The six digits of the region of registration. */
export const creditCodeRegion = (code: string): string => code.slice(2, 8);

/** Completes both check digits: '91411323' + 'YC000001' → '91411323YC000001X1'. Throws a RangeError on anything but 16 fitting characters. */
export function makeCreditCode(first16: string): string {
  const refusal = new RangeError(`no credit code begins with ${JSON.stringify(first16)}`);
  if (!/^[0-9A-Z]{16}$/.test(first16)) throw refusal;
  const first17 = first16 + organisationDigit(first16.slice(8));
  const code = first17 + checkDigit(first17);
  if (!checkCreditCode(code).ok) throw refusal;
  return code;
}
