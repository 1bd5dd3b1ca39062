import { InputCheck } from '@app/kernel';
import { Fault } from './fault';

/** Reads an input by the rules of the kernel; all its faults are thrown at once. */
export function checked<T>(read: (check: InputCheck) => T): T {
  const check = new InputCheck();
  const result = read(check);
  if (check.faults.length > 0) throw new Fault('BAD_USER_INPUT', 'BAD_USER_INPUT', {}, check.faults);
  return result;
}
