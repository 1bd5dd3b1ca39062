import { LIMITS, type TextKind } from './limits';
import type { Money } from './money';
import { checkPhone, normalisePhone } from './phone';
import { cleanText } from './text';

/** One field that is filled in wrongly, with the code of the message that says so. */
export interface InputFault {
  readonly path: string;
  readonly code: InputFaultCode;
  readonly params?: { readonly max: number };
}
export type InputFaultCode =
  'FIELD_REQUIRED' | 'FIELD_TOO_LONG' | 'FIELD_TEXT' | 'FIELD_TOO_MANY' | 'PHONE_INVALID' | 'AMOUNT_NOT_POSITIVE' | 'AMOUNT_NEGATIVE';

type Typed = string | null | undefined;

/** Reads what a person typed into fields, as it is stored, and collects every fault, so that all are shown at once. */
export class InputCheck {
  readonly faults: InputFault[] = [];

  /** The cleaned text, or null when there is none. */
  text(path: string, value: Typed, kind: TextKind): string | null {
    const rule = LIMITS.text[kind];
    const clean = cleanText(value ?? '', rule);
    if (clean.ok) return clean.text === '' ? null : clean.text;
    if (clean.fault === 'TOO_LONG') this.faults.push({ path, code: 'FIELD_TOO_LONG', params: { max: rule.max } });
    else this.faults.push({ path, code: 'FIELD_TEXT' });
    return null;
  }

  /** As `text`, for what must be there; '' only beside a fault. */
  needed(path: string, value: Typed, kind: TextKind): string {
    const before = this.faults.length;
    const text = this.text(path, value, kind);
    if (text === null && this.faults.length === before) this.faults.push({ path, code: 'FIELD_REQUIRED' });
    return text ?? '';
  }

  /** The normalised number, or null when there is none. */
  phone(path: string, value: Typed): string | null {
    const phone = normalisePhone(value ?? '');
    if (phone === '') return null;
    if (checkPhone(phone).ok) return phone;
    this.faults.push({ path, code: 'PHONE_INVALID' });
    return null;
  }

  positive(path: string, amount: Money): Money {
    if (!amount.isPositive()) this.faults.push({ path, code: 'AMOUNT_NOT_POSITIVE' });
    return amount;
  }

  notNegative(path: string, amount: Money): Money {
    if (amount.isNegative()) this.faults.push({ path, code: 'AMOUNT_NEGATIVE' });
    return amount;
  }

  atMost<T>(path: string, values: readonly T[] | null | undefined, max: number): readonly T[] {
    const list = values ?? [];
    if (list.length > max) this.faults.push({ path, code: 'FIELD_TOO_MANY', params: { max } });
    return list;
  }

  someOf<T>(path: string, values: readonly T[] | null | undefined, max: number): readonly T[] {
    const list = this.atMost(path, values, max);
    if (list.length === 0) this.faults.push({ path, code: 'FIELD_REQUIRED' });
    return list;
  }
}
