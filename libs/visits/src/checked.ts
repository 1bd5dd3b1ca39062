import { Fault } from '@app/platform';
import { Check } from './domain/visit.check';

/** Reads an input by the pure rules; all its faults are thrown at once. */
export function checked<T>(read: (check: Check) => T): T {
  const check = new Check();
  const result = read(check);
  if (check.faults.length > 0) throw new Fault('BAD_USER_INPUT', 'BAD_USER_INPUT', {}, check.faults);
  return result;
}
