import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Sealed, WrappedKey } from './seal';

/** Somebody who uses this phone: all that is known before the PIN. */
export interface LocalPerson {
  readonly id: string;
  readonly name: string;
  /** The id of this phone for this person; the secret lies in a cookie that no script can read. */
  readonly deviceId: string | null;
  /** Until when the PIN is good on this phone. */
  readonly expiresAt: string | null;
  /** Wrapped keys, newest first; older ones stay while needed. During a PIN change the newest is wrapped under both PINs. */
  readonly keys: readonly WrappedKey[];
  readonly usedAt: number;
  /** Wrong PINs typed without the server, and until when the next must wait. */
  readonly wrong: number;
  readonly waitUntil: number;
}

export type EntryState = 'DRAFT' | 'WAITING' | 'REFUSED' | 'CONFLICT' | 'DONE';

/** One line of the outbox: what is needed to keep order lies open, what it says is sealed. */
export interface StoredEntry {
  readonly id: string;
  readonly person: string;
  readonly state: EntryState;
  /** Its place in the queue. */
  readonly turn: number;
  readonly savedAt: number;
  readonly tries: number;
  readonly notBefore: number;
  readonly doneAt: number | null;
  /** When it was last written into a file that was handed out. */
  readonly exportedAt: number | null;
  readonly sealed: Sealed;
}
export interface StoredPhoto {
  readonly id: string;
  readonly entry: string;
  readonly person: string;
  readonly type: string;
  readonly sealed: Sealed;
}
interface Kept {
  readonly person: string;
  readonly name: string;
  readonly sealed: Sealed;
}
/** Whose data are open, until when: a reload within that time asks for no PIN. */
export interface OpenNow {
  readonly person: string;
  readonly keyId: string;
  readonly key: CryptoKey | null;
  readonly until: number;
}
export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly until: number;
}

export interface PhoneSchema extends DBSchema {
  people: { key: string; value: LocalPerson };
  kept: { key: [string, string]; value: Kept; indexes: { person: string } };
  entries: { key: string; value: StoredEntry; indexes: { person: string } };
  photos: { key: string; value: StoredPhoto; indexes: { entry: string; person: string } };
  open: { key: string; value: OpenNow };
  leases: { key: string; value: Lease };
}
export type PhoneDatabase = IDBPDatabase<PhoneSchema>;

const VERSION = 1;

/** Each step makes version n out of version n − 1; what is there stays. */
const STEPS: readonly ((db: PhoneDatabase) => void)[] = [
  (db) => {
    db.createObjectStore('people', { keyPath: 'id' });
    db.createObjectStore('kept', { keyPath: ['person', 'name'] }).createIndex('person', 'person');
    db.createObjectStore('entries', { keyPath: 'id' }).createIndex('person', 'person');
    const photos = db.createObjectStore('photos', { keyPath: 'id' });
    photos.createIndex('entry', 'entry');
    photos.createIndex('person', 'person');
    db.createObjectStore('open', { keyPath: 'person' });
    db.createObjectStore('leases', { keyPath: 'name' });
  },
];

export function openPhoneDatabase(onOlder: () => void): Promise<PhoneDatabase> {
  return openDB<PhoneSchema>('zhuqi-phone', VERSION, {
    upgrade(db, from) {
      for (const step of STEPS.slice(from)) step(db);
    },
    // Another tab runs a newer app and waits for this one.
    blocking: (_from, _to, event) => {
      (event.target as IDBDatabase).close();
      onOlder();
    },
  });
}

/** Full storage, in the words browsers have for it. */
export const isFull = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'NS_ERROR_DOM_QUOTA_REACHED');

/** For what a full phone can do without: true when it was written. */
export const ifRoom = (writing: Promise<unknown>): Promise<boolean> =>
  writing.then(
    () => true,
    (error: unknown) => {
      if (!isFull(error)) throw error;
      return false;
    },
  );

export async function askToKeep(): Promise<boolean> {
  try {
    return (await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.()) || false;
  } catch {
    return false;
  }
}
