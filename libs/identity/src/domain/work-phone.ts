import { checkPhone, normalisePhone } from '@app/kernel';

/** The digits of a person's work phone, however it was written; undefined for what is no number. */
export function workPhoneOf(text: string): string | undefined {
  const phone = normalisePhone(text);
  if (!checkPhone(phone).ok) return undefined;
  const digits = phone.replaceAll('-', '');
  return digits.length <= 20 ? digits : undefined;
}

/** The phone of a unit: a number as people write it, or a short one such as 12345. */
export function unitPhoneOf(text: string): string | undefined {
  const phone = normalisePhone(text);
  return checkPhone(phone).ok || /^\d{3,8}$/.test(phone) ? phone : undefined;
}
