/** Telephone numbers of mainland China as people write them. Who the operator is cannot be told: numbers are portable. */

export const PHONE_KINDS = ['MOBILE', 'LANDLINE'] as const;
export type PhoneKind = (typeof PHONE_KINDS)[number];

export type PhoneCheck =
  | { readonly ok: true; readonly kind: PhoneKind; /** Worth a question, never a refusal. */ readonly warning?: 'UNALLOCATED_PREFIX' }
  | { readonly ok: false; readonly fault: 'EMPTY' | 'NOT_A_PHONE' };

const MOBILE = /^1[3-9]\d{9}$/;
/** Three-digit area codes are 010 and 02x; all others have four. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})-?(\d{7,8})(?:-(\d{1,6}))?$/;
/** Prefixes the ministry had allocated to people by March 2023 (data-only and satellite ranges left out). */
const ALLOCATED = /^(13\d|14[5-9]|15[0-35-9]|16[2567]|17[0-35-8]|18\d|19[0-35-9])/;
const SATELLITE = /^1349/;
/** Direction marks come along when a number is copied from a phone's address book. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const HYPHENS = /[\u2010-\u2015\u2212\u30FC\uFE58\uFE63]/gu;

/**
 * Full-width digits to half-width, spaces and +86/0086 out; a mobile number without hyphens, a landline as area-number[-extension].
 * What looks like neither is returned cleaned but otherwise as it is, for `checkPhone` to refuse.
 */
export function normalisePhone(text: string): string {
  const cleaned = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(HYPHENS, '-')
    .replace(/[\s().]+/gu, '');
  const abroad = /^(?:\+|00)86-?(.*)$/u.exec(cleaned);
  const rest = abroad?.[1] ?? cleaned;
  const digits = rest.replaceAll('-', '');
  if (MOBILE.test(digits)) return digits;
  if (/^86\d{11}$/.test(digits) && MOBILE.test(digits.slice(2))) return digits.slice(2);
  // From abroad the area code is written without its leading zero.
  const landline = LANDLINE.exec(rest) ?? (abroad ? LANDLINE.exec(`0${rest}`) : null);
  if (landline) return [landline[1], landline[2], landline[3]].filter((part) => part !== undefined).join('-');
  const withoutInnerHyphens = /^(0\d{2,3})-(\d{3,4})-(\d{4})$/.exec(rest);
  return withoutInnerHyphens ? `${withoutInnerHyphens[1]}-${withoutInnerHyphens[2]}${withoutInnerHyphens[3]}` : rest;
}

/** Checks a normalised number. */
export function checkPhone(phone: string): PhoneCheck {
  if (phone === '') return { ok: false, fault: 'EMPTY' };
  if (MOBILE.test(phone)) {
    const allocated = ALLOCATED.test(phone) && !SATELLITE.test(phone);
    return { ok: true, kind: 'MOBILE', ...(allocated ? {} : { warning: 'UNALLOCATED_PREFIX' as const }) };
  }
  return LANDLINE.test(phone) ? { ok: true, kind: 'LANDLINE' } : { ok: false, fault: 'NOT_A_PHONE' };
}

/** '138****5678', '0377-****0001'; of anything else at most the last two characters remain, and never the length. */
export function maskPhone(phone: string): string {
  if (MOBILE.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(7)}`;
  const landline = LANDLINE.exec(phone);
  if (landline) return `${landline[1]}-****${(landline[2] ?? '').slice(-4)}`;
  return phone.length >= 7 ? `****${phone.slice(-2)}` : phone === '' ? '' : '****';
}
