import type { Reader } from '../database/tx';
import type { StoredEvent } from './event-consumer';

/** Place in the order of events, as text. */
export interface EventPosition {
  readonly xid: string;
  readonly seq: string;
}

export const EVENTS_FROM_THE_BEGINNING: EventPosition = { xid: '0', seq: '0' };

/**
 * Events after a position whose transactions, and all older ones, are over. Sequence order is not commit order: without the horizon a
 * reader would pass by an event of a transaction that is still open and never see it.
 */
const AFTER = `FROM event e WHERE e.xid < pg_snapshot_xmin(pg_current_snapshot()) AND (e.xid, e.seq) > ($1::xid8, $2::bigint)`;

export const eventsAfter = (reader: Reader, { xid, seq }: EventPosition, limit: number): Promise<StoredEvent[]> =>
  reader.rows<StoredEvent>(
    `SELECT e.seq::text AS seq, e.xid::text AS xid, e.topic, e.org_path AS "orgPath", e.ids, e.recorded_at AS "recordedAt" ${AFTER} ORDER BY e.xid, e.seq LIMIT $3`,
    [xid, seq, limit],
  );

/** The last events after one position and up to another that was already reached, oldest first. */
export const latestEventsBetween = async (
  reader: Reader,
  after: EventPosition,
  upTo: EventPosition,
  limit: number,
): Promise<StoredEvent[]> => {
  const rows = await reader.rows<StoredEvent>(
    `SELECT e.seq::text AS seq, e.xid::text AS xid, e.topic, e.org_path AS "orgPath", e.ids, e.recorded_at AS "recordedAt" ${AFTER}
        AND (e.xid, e.seq) <= ($3::xid8, $4::bigint) ORDER BY e.xid DESC, e.seq DESC LIMIT $5`,
    [after.xid, after.seq, upTo.xid, upTo.seq, limit],
  );
  return rows.toReversed();
};

/** Whether anything is to be read: asked before a cursor is locked, so that an idle worker writes nothing. */
export async function hasEventsAfter(reader: Reader, { xid, seq }: EventPosition): Promise<boolean> {
  const found = await reader.first<{ one: number }>(`SELECT 1 AS one ${AFTER} ORDER BY e.xid, e.seq LIMIT 1`, [xid, seq]);
  return found !== undefined;
}

/** Where events end now: for a stream that starts with what happens next. */
export async function eventsEnd(reader: Reader): Promise<EventPosition> {
  const last = await reader.first<EventPosition>(
    `SELECT e.xid::text AS xid, e.seq::text AS seq FROM event e WHERE e.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY e.xid DESC, e.seq DESC LIMIT 1`,
  );
  return last ?? EVENTS_FROM_THE_BEGINNING;
}
