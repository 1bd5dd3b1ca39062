import { Fault } from '../errors/fault';
import { mayBeOf, type SortKey } from './sort-key';

/** A place in a list: the values of its keys as PostgreSQL writes them, the id last. */
export type Position = readonly (string | null)[];

/** Opaque to clients. It carries the list and its order, so that it is good nowhere else. */
export const cursorOf = (order: string, position: Position): string =>
  Buffer.from(JSON.stringify([order, ...position])).toString('base64url');

/** Reads a cursor of this order. Clients ask for the first page with `after: null` as well as without. */
export function positionOf(order: string, keys: readonly SortKey[], after: string | null | undefined): Position | undefined {
  if (after === undefined || after === null) return undefined;
  const [of, ...position] = read(after);
  if (typeof of !== 'string') throw Fault.field('after', 'FIELD_CURSOR');
  if (of !== order) throw Fault.field('after', 'FIELD_CURSOR_ORDER');
  if (position.length !== keys.length) throw Fault.field('after', 'FIELD_CURSOR');
  return keys.map((key, n) => {
    const value = position[n];
    if (!mayBeOf(key, value)) throw Fault.field('after', 'FIELD_CURSOR');
    return value;
  });
}

function read(after: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(parts)) return parts;
  } catch {
    // falls through to the refusal
  }
  throw Fault.field('after', 'FIELD_CURSOR');
}
