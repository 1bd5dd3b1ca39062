import { newClientId } from '@app/web-ui';
import type { EntryState, PhoneDatabase, StoredEntry } from '../storage/database';
import type { Vault } from '../storage/vault';
import { type Entry, type EntryProblem, upgradeEntry } from './entry';
import { inOrder, notUploaded } from './plan';

/** Uploaded lines are shown for a week, at most so many. */
const KEEP_DAYS = 7;
const KEEP_MOST = 50;

export interface OutboxItem extends Omit<StoredEntry, 'sealed'> {
  /** What it says; null while it cannot be read here. */
  readonly entry: Entry | null;
  /** Why it cannot be read: sealed under a PIN of before, or written by a newer app. */
  readonly unread: 'OLD_PIN' | 'NEWER' | null;
}
type Meta = Partial<Pick<StoredEntry, 'state' | 'tries' | 'notBefore' | 'doneAt' | 'exportedAt'>>;

/** Drafts, what waits, and what was uploaded: of one person, on this phone. All tabs see the same. */
export class Outbox {
  private items: readonly OutboxItem[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly channel: BroadcastChannel | null;
  private readonly db: PhoneDatabase;

  constructor(readonly vault: Vault) {
    this.db = vault.db;
    this.channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`zhuqi-outbox-${vault.person}`) : null;
    this.channel?.addEventListener('message', () => void this.reload());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = (): readonly OutboxItem[] => this.items;

  close(): void {
    this.channel?.close();
    this.listeners.clear();
  }

  async reload(): Promise<void> {
    const stored = await this.db.getAllFromIndex('entries', 'person', this.vault.person);
    this.items = inOrder(await Promise.all(stored.map((one) => this.read(one))));
    for (const listener of this.listeners) listener();
  }

  private async read({ sealed, ...stored }: StoredEntry): Promise<OutboxItem> {
    if (!this.vault.opens(sealed)) return { ...stored, entry: null, unread: 'OLD_PIN' };
    const entry = upgradeEntry(await this.vault.open<Entry>(`entry/${stored.id}`, sealed));
    return { ...stored, entry, unread: entry ? null : 'NEWER' };
  }

  private async notify(): Promise<void> {
    this.channel?.postMessage('changed');
    await this.reload();
  }

  async find(id: string): Promise<OutboxItem | undefined> {
    const stored = await this.db.get('entries', id);
    return stored?.person === this.vault.person ? this.read(stored) : undefined;
  }

  /** Writes an entry down on the phone; only when this has returned is it saved. */
  async put(entry: Entry, state: EntryState, meta: Meta = {}): Promise<void> {
    const sealed = await this.vault.seal(`entry/${entry.id}`, entry);
    const now = Date.now();
    const tx = this.db.transaction('entries', 'readwrite', { durability: 'strict' });
    const before = await tx.store.get(entry.id);
    const others = before ? [] : await tx.store.index('person').getAll(this.vault.person);
    const last = Math.max(0, ...others.map(({ turn }) => turn));
    await tx.store.put({
      id: entry.id,
      person: this.vault.person,
      turn: before?.turn ?? Math.max(now, last + 1),
      savedAt: before && before.state !== 'DRAFT' ? before.savedAt : now,
      tries: before?.tries ?? 0,
      notBefore: before?.notBefore ?? 0,
      doneAt: before?.doneAt ?? null,
      // What was written anew is in no file yet.
      exportedAt: before && before.state !== 'DRAFT' ? before.exportedAt : null,
      ...meta,
      state,
      sealed,
    });
    await tx.done;
    await this.notify();
  }

  async mark(id: string, meta: Meta): Promise<void> {
    const tx = this.db.transaction('entries', 'readwrite');
    const before = await tx.store.get(id);
    if (before) await tx.store.put({ ...before, ...meta });
    await tx.done;
    await this.notify();
  }

  async refuse(entry: Entry, state: 'REFUSED' | 'CONFLICT', problem: EntryProblem): Promise<void> {
    await this.put({ ...entry, problem }, state);
  }

  /** At once, whatever else is done: the server has it. Its photos need not lie here any longer. */
  async done(entry: Entry): Promise<void> {
    await this.put({ ...entry, form: null, problem: null }, 'DONE', { doneAt: Date.now() });
    await this.dropPhotos(entry.id);
    const old = this.items.filter(({ state }) => state === 'DONE').sort((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0));
    const limit = Date.now() - KEEP_DAYS * 86_400_000;
    for (const [i, line] of old.entries()) if (i >= KEEP_MOST || (line.doneAt ?? 0) < limit) await this.db.delete('entries', line.id);
    await this.notify();
  }

  /** The same words under a new mark: a visit of its own. */
  async resubmit(entry: Entry): Promise<void> {
    const id = newClientId();
    for (const photo of await this.db.getAllFromIndex('photos', 'entry', entry.id)) await this.db.put('photos', { ...photo, entry: id });
    await this.put({ ...entry, id, input: entry.input && { ...entry.input, clientId: id }, problem: null }, 'WAITING');
    await this.discard(entry.id);
  }

  /** Thrown away by its owner. */
  async discard(id: string): Promise<void> {
    await this.dropPhotos(id);
    await this.db.delete('entries', id);
    await this.notify();
  }

  async addPhoto(entryId: string, photo: { readonly id: string; readonly type: string }, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const sealed = await this.vault.sealBytes(`photo/${photo.id}`, bytes);
    await this.db.put('photos', { ...photo, entry: entryId, person: this.vault.person, sealed });
  }

  async photo(id: string): Promise<Blob | undefined> {
    const found = await this.db.get('photos', id);
    if (!found || found.person !== this.vault.person || !this.vault.opens(found.sealed)) return undefined;
    return new Blob([await this.vault.openBytes(`photo/${id}`, found.sealed)], { type: found.type });
  }

  dropPhoto(id: string): Promise<void> {
    return this.db.delete('photos', id);
  }

  private async dropPhotos(entryId: string): Promise<void> {
    const tx = this.db.transaction('photos', 'readwrite');
    for (const key of await tx.store.index('entry').getAllKeys(entryId)) await tx.store.delete(key);
    await tx.done;
  }

  /** Takes over what was sealed under a PIN of before; gives how many lines came back. */
  async reseal(old: Vault): Promise<number> {
    let count = 0;
    for (const stored of await this.db.getAllFromIndex('entries', 'person', this.vault.person)) {
      if (stored.sealed.key !== old.key) continue;
      for (const photo of await this.db.getAllFromIndex('photos', 'entry', stored.id)) {
        if (photo.sealed.key !== old.key) continue;
        const sealed = await this.vault.sealBytes(`photo/${photo.id}`, await old.openBytes(`photo/${photo.id}`, photo.sealed));
        await this.db.put('photos', { ...photo, sealed });
      }
      const name = `entry/${stored.id}`;
      await this.db.put('entries', { ...stored, sealed: await this.vault.sealBytes(name, await old.openBytes(name, stored.sealed)) });
      count += 1;
    }
    await this.notify();
    return count;
  }

  waiting(): readonly OutboxItem[] {
    return notUploaded(this.items);
  }
}
