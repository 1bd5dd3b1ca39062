import { checkCreditCode, type CreditCodeFault, mayOverrideCreditCode, normaliseCreditCode } from './credit-code';
import { checkLegacyRegistrationNo, normaliseLegacyRegistrationNo } from './legacy-registration-no';

export type CodeJudgement =
  | { readonly ok: true; readonly code: string | null; /** Taken only because the licence was seen. */ readonly overridden: boolean }
  | { readonly ok: false; readonly fault: CreditCodeFault | 'IS_LEGACY'; readonly expected?: string; readonly suggestion?: string };

/**
 * What becomes of a code as it was typed. Empty is allowed: small shops and family farms have none. An override lets
 * through a wrong check digit of a licence that was seen, and nothing else.
 */
export function judgeCreditCode(typed: string | null | undefined, override: boolean): CodeJudgement {
  const code = normaliseCreditCode(typed ?? '');
  if (code === '') return { ok: true, code: null, overridden: false };
  if (/^\d{15}$/.test(code)) return { ok: false, fault: 'IS_LEGACY' };
  const check = checkCreditCode(code);
  if (check.ok) return { ok: true, code, overridden: false };
  if (override && mayOverrideCreditCode(check.fault)) return { ok: true, code, overridden: true };
  return check;
}

/** The old number of fifteen digits; undefined: wrong. A wrong check digit passes only by override. */
export function judgeLegacyNo(typed: string | null | undefined, override: boolean): { readonly no: string | null } | undefined {
  const no = normaliseLegacyRegistrationNo(typed ?? '');
  if (no === '') return { no: null };
  const check = checkLegacyRegistrationNo(no);
  return check.ok || (override && check.fault === 'CHECK_DIGIT') ? { no } : undefined;
}
