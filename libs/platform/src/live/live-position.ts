import type { EventPosition } from '../events/event.queries';

/** As it goes out as the id of an event and comes back as Last-Event-ID: `xid:seq`. */
export const positionText = ({ xid, seq }: EventPosition): string => `${xid}:${seq}`;

/** null for anything that is no position: the listener then starts with what happens next. */
export function parsePosition(text: string | undefined): EventPosition | null {
  const found = /^(\d{1,19}):(\d{1,18})$/.exec(text ?? '');
  return found ? { xid: found[1] ?? '0', seq: found[2] ?? '0' } : null;
}

/** Below zero when `a` comes first. */
export function comparePositions(a: EventPosition, b: EventPosition): number {
  const [left, right] = a.xid === b.xid ? [BigInt(a.seq), BigInt(b.seq)] : [BigInt(a.xid), BigInt(b.xid)];
  return left === right ? 0 : left < right ? -1 : 1;
}
