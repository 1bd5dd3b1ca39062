/** 工商注册号 of fifteen digits (GS 15-2006): authority 6, serial 8, check digit ISO 7064 MOD 11,10. Still the only number of some small shops. */

export const LEGACY_REGISTRATION_FAULTS = ['LENGTH', 'CHARACTER', 'CHECK_DIGIT'] as const;
export type LegacyRegistrationFault = (typeof LEGACY_REGISTRATION_FAULTS)[number];

export type LegacyRegistrationCheck =
  { readonly ok: true } | { readonly ok: false; readonly fault: LegacyRegistrationFault; readonly expected?: string };

export const LEGACY_REGISTRATION_KINDS = ['DOMESTIC', 'FOREIGN', 'SOLE_PROPRIETOR'] as const;
export type LegacyRegistrationKind = (typeof LEGACY_REGISTRATION_KINDS)[number];

function checkDigit(first14: string): string {
  let product = 10;
  for (const digit of first14) product = (((Number(digit) + product) % 10 || 10) * 2) % 11;
  return String((11 - product) % 10);
}

/** Full-width digits to half-width, white space out. */
export const normaliseLegacyRegistrationNo = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

export function checkLegacyRegistrationNo(no: string): LegacyRegistrationCheck {
  if (no.length !== 15) return { ok: false, fault: 'LENGTH' };
  if (!/^[0-9]{15}$/.test(no)) return { ok: false, fault: 'CHARACTER' };
  const expected = checkDigit(no.slice(0, 14));
  return expected === no.charAt(14) ? { ok: true } : { ok: false, fault: 'CHECK_DIGIT', expected };
}

/** By the first digit of the serial: 0–3 内资企业, 4–5 外资企业, 6–9 个体工商户. */
export function legacyRegistrationKind(no: string): LegacyRegistrationKind {
  const digit = no.charAt(6);
  if (digit >= '6') return 'SOLE_PROPRIETOR';
  return digit >= '4' ? 'FOREIGN' : 'DOMESTIC';
}

/** Completes the check digit of fourteen digits. Throws a RangeError on anything else. */
export function makeLegacyRegistrationNo(first14: string): string {
  if (!/^[0-9]{14}$/.test(first14)) throw new RangeError(`not fourteen digits: ${JSON.stringify(first14)}`);
  return first14 + checkDigit(first14);
}
