import type { Tx } from '../database/tx';
import type { Topic, TopicFamily } from './topics';

/** Topics or their first parts: 'identity' takes 'identity.unit-created'; '*' takes everything. */
export type Followed = readonly (Topic | TopicFamily | '*')[];

/** An event of the one table: outbox, live stream and source of webhooks. */
export interface StoredEvent {
  /** Identity of the event, for handlers that must not act twice. A 64-bit number as text: a float would round it. */
  readonly seq: string;
  /** Transaction that published it; (xid, seq) is the order of reading. */
  readonly xid: string;
  readonly topic: string;
  readonly orgPath: string;
  readonly ids: Readonly<Record<string, string>>;
  readonly recordedAt: Date;
}

/**
 * Whoever reacts to events. Each has a cursor of its own and gets every event at least once, in order.
 * What `handle` writes through `tx` is committed together with the cursor, so it happens once; anything else must bear repetition.
 */
export abstract class EventConsumer {
  /** Name of the cursor; never changed once in use. */
  abstract readonly name: string;
  abstract readonly topics: Followed;
  abstract handle(tx: Tx, events: readonly StoredEvent[]): Promise<void>;
}

/** Modules may list consumers under this token instead of providing each as a class. */
export const EVENT_CONSUMERS = Symbol('event consumers');

export const isAbout = (topic: string, wanted: readonly string[]): boolean =>
  wanted.some((w) => w === '*' || topic === w || topic.startsWith(w.endsWith('.') ? w : `${w}.`));
