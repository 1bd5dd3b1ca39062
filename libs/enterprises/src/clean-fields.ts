import { checkPhone, cleanText, normalisePhone } from '@app/kernel';
import { Fault } from '@app/platform';

interface TextOptions {
  readonly max: number;
  readonly multiline?: boolean;
}

/** A text of an input as it is stored; blank and absent are null. Throws the field's fault. */
export function optionalText(path: string, text: string | null | undefined, options: TextOptions): string | null {
  if (text === null || text === undefined) return null;
  const clean = cleanText(text, options);
  if (clean.ok) return clean.text === '' ? null : clean.text;
  throw clean.fault === 'TOO_LONG' ? Fault.field(path, 'FIELD_TOO_LONG', { max: options.max }) : Fault.field(path, 'FIELD_TEXT');
}

/** As `optionalText`, for what must be there. */
export function requiredText(path: string, text: string | null | undefined, options: TextOptions): string {
  const clean = optionalText(path, text, options);
  if (clean === null) throw Fault.field(path, 'FIELD_REQUIRED');
  return clean;
}

export function optionalPhone(path: string, text: string | null | undefined): string | null {
  const phone = normalisePhone(text ?? '');
  if (phone === '') return null;
  if (!checkPhone(phone).ok) throw Fault.field(path, 'PHONE_INVALID');
  return phone;
}
