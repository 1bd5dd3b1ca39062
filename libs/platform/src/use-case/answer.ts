import { UserError } from '../errors/user-error';
import type { RefusalOf } from './idempotent';

export const isRefusal = <T>(value: T): value is RefusalOf<T> => value instanceof UserError;

const isDone = <T>(value: T): value is Exclude<T, UserError> => !(value instanceof UserError);

/** The answer of a mutation: the refusal as it is, or what was done as the caller may see it now. */
export function answer<T, Shown>(
  outcome: Promise<T>,
  show: (done: Exclude<T, UserError>) => Shown | Promise<Shown>,
): Promise<Shown | RefusalOf<T>> {
  return outcome.then(async (value: T): Promise<Shown | RefusalOf<T>> => {
    if (isRefusal(value)) return value;
    if (isDone(value)) return show(value);
    throw new TypeError('neither refused nor done');
  });
}
