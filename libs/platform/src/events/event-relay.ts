import { SYSTEM_ACTOR } from '@app/kernel';
import type { Database } from '../database/database';
import { Loop } from '../jobs/loop';
import { type EventConsumer, isAbout } from './event-consumer';
import { type EventPosition, eventsAfter, hasEventsAfter } from './event.queries';

export interface RelayTimes {
  readonly pollMs: number;
  /** Events a consumer gets at once. */
  readonly batch: number;
  readonly longestPauseMs: number;
}
export const RELAY_TIMES: RelayTimes = { pollMs: 500, batch: 200, longestPauseMs: 60_000 };

/** Brings events to consumers: one loop each, so that one who fails keeps nobody else waiting. */
export class EventRelay {
  private readonly loops: readonly Loop[];
  /** After a failure events go one by one, so that everything before the bad one is done and the log names it. */
  private readonly careful = new Set<string>();

  constructor(
    private readonly database: Database,
    consumers: readonly EventConsumer[],
    private readonly times: RelayTimes = RELAY_TIMES,
  ) {
    this.loops = consumers.map(
      (consumer) =>
        new Loop({
          name: `events for ${consumer.name}`,
          everyMs: times.pollMs,
          longestPauseMs: times.longestPauseMs,
          work: async () => (await this.deliver(consumer)) > 0,
        }),
    );
  }

  start(): void {
    for (const loop of this.loops) loop.start();
  }

  wake(): void {
    for (const loop of this.loops) loop.wake();
  }

  async stop(withinMs: number): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop(withinMs)));
  }

  /** Gives one consumer its next events; how many it passed. 0 also when another worker is serving it. */
  async deliver(consumer: EventConsumer): Promise<number> {
    if (!(await this.isBehind(consumer.name))) return 0;
    const limit = this.careful.has(consumer.name) ? 1 : this.times.batch;
    try {
      const passed = await this.pass(consumer, limit);
      if (passed > 0) this.careful.delete(consumer.name);
      return passed;
    } catch (error) {
      this.careful.add(consumer.name);
      throw error;
    }
  }

  private async isBehind(name: string): Promise<boolean> {
    const cursor = await this.database.read(SYSTEM_ACTOR, async (reader) => {
      const found = await reader.first<EventPosition>('SELECT xid::text AS xid, seq::text AS seq FROM event_cursor WHERE consumer = $1', [
        name,
      ]);
      return found ? { behind: await hasEventsAfter(reader, found) } : undefined;
    });
    if (cursor) return cursor.behind;
    await this.database.write(SYSTEM_ACTOR, (tx) =>
      tx.change(`INSERT INTO event_cursor (consumer, xid, seq) VALUES ($1, '0', 0) ON CONFLICT DO NOTHING`, [name]),
    );
    return true;
  }

  private pass(consumer: EventConsumer, limit: number): Promise<number> {
    return this.database.write(SYSTEM_ACTOR, async (tx) => {
      // Whoever holds the row serves this consumer; the others have nothing to do.
      const cursor = await tx.first<EventPosition>(
        'SELECT xid::text AS xid, seq::text AS seq FROM event_cursor WHERE consumer = $1 FOR UPDATE SKIP LOCKED',
        [consumer.name],
      );
      if (!cursor) return 0;
      // The planner takes the rows of a scope for few and would sort the whole backlog for every batch instead of following the index.
      await tx.rows('SET LOCAL enable_sort = off');
      const events = await eventsAfter(tx, cursor, limit);
      await tx.rows('SET LOCAL enable_sort = on');
      const last = events.at(-1);
      if (!last) return 0;
      const wanted = events.filter((e) => isAbout(e.topic, consumer.topics));
      if (wanted.length > 0) await consumer.handle(tx, wanted);
      await tx.change('UPDATE event_cursor SET xid = $2::xid8, seq = $3::bigint, moved_at = clock_timestamp() WHERE consumer = $1', [
        consumer.name,
        last.xid,
        last.seq,
      ]);
      return events.length;
    });
  }
}
