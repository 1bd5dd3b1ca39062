import { SYSTEM_ACTOR } from '@app/kernel';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Database } from '../database/database';
import type { Reader } from '../database/tx';
import { Fault } from '../errors/fault';
import type { StoredEvent } from '../events/event-consumer';
import { type EventPosition, eventsAfter, eventsEnd, latestEventsBetween } from '../events/event.queries';
import { Features } from '../feature/features';
import { Loop } from '../jobs/loop';
import { Audiences } from './audience';
import type { Listener } from './listener';
import { comparePositions } from './live-position';
import { SessionWatch } from './session-watch';

export interface LiveTimes {
  readonly pollMs: number;
  /** How often sessions are looked at while nothing happens. */
  readonly watchMs: number;
  readonly beatMs: number;
}
export const LIVE_TIMES = Symbol('how often live updates look');
const DEFAULT_TIMES: LiveTimes = { pollMs: 1000, watchMs: 5000, beatMs: 20_000 };

/** Streams of one person in this process: as many tabs as somebody really looks at. */
const MOST_OF_ONE_PERSON = 6;
const BATCH = 200;
/** Who missed more than this reads everything anew. */
const MOST_MISSED = 500;

/** Follows the events of the installation once for all who listen in this process, and tells each what it may know. */
@Injectable()
export class LiveHub {
  private readonly listeners = new Set<Listener>();
  private readonly loop: Loop;
  private readonly audiences: Audiences;
  private position: EventPosition | undefined;
  private watchedAt = 0;
  private beatAt = 0;
  private closing = false;

  constructor(
    private readonly database: Database,
    private readonly sessions: SessionWatch,
    features: Features,
    @Optional() @Inject(LIVE_TIMES) private readonly times: LiveTimes = DEFAULT_TIMES,
  ) {
    this.audiences = new Audiences(features);
    this.loop = new Loop({ name: 'live updates', everyMs: this.times.pollMs, work: () => this.round() });
  }

  get size(): number {
    return this.listeners.size;
  }

  /** Where a new listener starts: after what it has seen, or with what happens next. */
  async startFor(personId: string, seen: EventPosition | null): Promise<EventPosition> {
    if (this.closing) throw new Fault('UNAVAILABLE');
    if ([...this.listeners].filter(({ watched }) => watched.actor.id === personId).length >= MOST_OF_ONE_PERSON)
      throw new Fault('RATE_LIMITED');
    const end = await this.database.read(SYSTEM_ACTOR, eventsEnd);
    // Beyond the end: seen in a database that was since restored from a backup.
    return seen && comparePositions(seen, end) < 0 ? seen : end;
  }

  join(listener: Listener): void {
    if (this.closing) return listener.end('restart');
    this.listeners.add(listener);
    this.loop.start();
    this.loop.wake();
    return undefined;
  }

  leave(listener: Listener): void {
    this.listeners.delete(listener);
  }

  /** Ends every stream; whoever listened comes back to the next process. */
  async close(): Promise<void> {
    this.closing = true;
    for (const listener of this.listeners) listener.end('restart');
    this.listeners.clear();
    await this.loop.stop(this.times.watchMs);
  }

  /** True: there is more. */
  private async round(): Promise<boolean> {
    if (this.listeners.size === 0) {
      this.position = undefined;
      return false;
    }
    const now = Date.now();
    const present = [...this.listeners];
    const { missed, events } = await this.database.read(SYSTEM_ACTOR, (reader) => this.read(reader, present));
    // Nothing is told to a session that is over, whenever that happened.
    if (missed.length > 0 || events.length > 0 || now - this.watchedAt >= this.times.watchMs) await this.dismiss();
    // Somebody who came while this round was under way is served by the next one.
    const served = present.filter((listener) => this.listeners.has(listener));
    for (const listener of served) this.giveUpWhatIsTooMuch(listener, missed);
    await this.tellAll(served, [...missed, ...events]);
    this.position = events.at(-1) ?? this.position;
    for (const listener of served) this.settle(listener);
    if (now - this.beatAt >= this.times.beatMs) {
      this.beatAt = now;
      for (const listener of this.listeners) listener.beat();
    }
    return events.length === BATCH;
  }

  /** The next events for all, and what those have missed who came back from a lost connection. */
  private async read(reader: Reader, present: readonly Listener[]): Promise<{ missed: StoredEvent[]; events: StoredEvent[] }> {
    this.position ??= await eventsEnd(reader);
    const { position } = this;
    const earliest = present.map((listener) => listener.position).reduce((a, b) => (comparePositions(a, b) <= 0 ? a : b));
    const missed = comparePositions(earliest, position) < 0 ? await latestEventsBetween(reader, earliest, position, MOST_MISSED) : [];
    return { missed, events: await eventsAfter(reader, position, BATCH) };
  }

  private async dismiss(): Promise<void> {
    const asked = [...this.listeners];
    const open = await this.sessions.stillOpen(asked.map(({ watched }) => watched));
    this.watchedAt = Date.now();
    asked.forEach((listener, i) => {
      if (open[i]) return;
      this.listeners.delete(listener);
      listener.end('over');
    });
  }

  private async tellAll(served: readonly Listener[], events: readonly StoredEvent[]): Promise<void> {
    if (events.length === 0) return;
    const audiences = await this.database.read(SYSTEM_ACTOR, (reader) => this.audiences.of(reader, events));
    for (const listener of served) {
      const told = new Set<string>();
      for (const [event, audience] of audiences) {
        if (comparePositions(event, listener.position) <= 0) continue;
        const change = this.audiences.changeFor(listener.watched.actor, event, audience);
        const text = JSON.stringify(change);
        // A page reads anew once, however often one record changed meanwhile.
        if (!change || told.has(text)) continue;
        told.add(text);
        listener.change(change, event);
      }
    }
  }

  private giveUpWhatIsTooMuch(listener: Listener, missed: readonly StoredEvent[]): void {
    const [first] = missed;
    if (!first || !this.position || missed.length < MOST_MISSED) return;
    if (comparePositions(listener.position, first) < 0) listener.reset(this.position);
  }

  /** Everything up to here has been told, or is none of this listener's business. */
  private settle(listener: Listener): void {
    if (this.position && comparePositions(listener.position, this.position) < 0) listener.position = this.position;
  }
}
