import { newClientId } from '@app/web-ui';
import { ifRoom, type OpenNow, type LocalPerson, type PhoneDatabase } from './database';
import { canSeal, newKey, openKey, PLAIN, plainSealer, sealerWith, wrapAgain, type WrappedKey } from './seal';
import { Vault } from './vault';

/** After this long without a touch the PIN is asked for again. */
export const IDLE_MINUTES = 15;
const FREE_ATTEMPTS = 5;

export type LocalUnlock =
  { readonly vault: Vault } | { readonly fault: 'WRONG' | 'UNKNOWN' | 'EXPIRED' } | { readonly fault: 'WAIT'; readonly until: number };
export type AddedPin =
  | { readonly undo: () => Promise<void> }
  | { readonly fault: 'WRONG' | 'EXPIRED' | 'FULL' }
  | { readonly fault: 'WAIT'; readonly until: number };

/** Five free tries, then 30 seconds, doubled with each further one, at most an hour. */
export const lockoutAfter = (wrong: number): number =>
  wrong < FREE_ATTEMPTS ? 0 : Math.min(30_000 * 2 ** Math.min(wrong - FREE_ATTEMPTS, 10), 3_600_000);

const newestOf = (keys: readonly WrappedKey[]): readonly WrappedKey[] => keys.filter(({ id }) => id === keys[0]?.id);
const olderOf = (keys: readonly WrappedKey[]): readonly WrappedKey[] => keys.filter(({ id }) => id !== keys[0]?.id);

/** Two PINs open the data: a PIN change broke off before the server's answer. */
export const isBetweenPins = ({ keys }: Pick<LocalPerson, 'keys'>): boolean => newestOf(keys).length > 1;

/** The one of several that this PIN opens. */
async function opening(keys: readonly WrappedKey[], pin: string): Promise<{ wrapped: WrappedKey; key: CryptoKey } | undefined> {
  for (const wrapped of keys) {
    const key = await openKey(wrapped, pin).catch(() => undefined);
    if (key) return { wrapped, key };
  }
  return undefined;
}

/** The people of this phone and whose data are open. */
export class LocalPeople {
  private readonly channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('zhuqi-people') : null;

  constructor(readonly db: PhoneDatabase) {}

  /** Another tab let somebody else in, or locked: gives whose data are open now. */
  onOtherTab(told: (person: string | undefined) => void): void {
    this.channel?.addEventListener('message', () => void this.db.getAll('open').then(([open]) => told(open?.person)));
  }

  async all(): Promise<readonly LocalPerson[]> {
    return (await this.db.getAll('people')).sort((a, b) => b.usedAt - a.usedAt);
  }

  /** Somebody the server let in: remembered by name, with the key that this PIN opens, or a new one. */
  async remember(
    { id, name, deviceId, expiresAt }: Pick<LocalPerson, 'id' | 'name' | 'deviceId' | 'expiresAt'>,
    pin: string | null,
  ): Promise<Vault> {
    const before = await this.db.get('people', id);
    const keys = before?.keys ?? [];
    const opened = pin !== null && canSeal() ? await this.keyFor(keys, pin) : undefined;
    await this.db.put('people', {
      id,
      name,
      deviceId: deviceId ?? before?.deviceId ?? null,
      expiresAt: expiresAt ?? before?.expiresAt ?? null,
      keys: opened?.keys ?? keys,
      usedAt: Date.now(),
      wrong: 0,
      waitUntil: 0,
    });
    return this.use(id, opened?.id ?? PLAIN, opened?.key ?? null);
  }

  private async keyFor(keys: LocalPerson['keys'], pin: string): Promise<{ id: string; key: CryptoKey; keys: LocalPerson['keys'] }> {
    const opened = await opening(newestOf(keys), pin);
    if (opened) return { id: opened.wrapped.id, key: opened.key, keys: [opened.wrapped, ...olderOf(keys)] };
    const made = await newKey(newClientId(), pin);
    return { id: made.wrapped.id, key: made.key, keys: [made.wrapped, ...keys] };
  }

  /** Without the server: the PIN opens the data, or it does not. */
  async unlock(id: string, pin: string, now = Date.now()): Promise<LocalUnlock> {
    const person = await this.db.get('people', id);
    if (!person || person.keys.length === 0 || !canSeal()) return { fault: 'UNKNOWN' };
    const opened = await this.tried(person, pin, now);
    if ('fault' in opened) return opened;
    return { vault: await this.use(id, opened.wrapped.id, opened.key) };
  }

  /** One try of the PIN, counted when it is wrong. */
  private async tried(person: LocalPerson, pin: string, now: number) {
    if (person.waitUntil > now) return { fault: 'WAIT', until: person.waitUntil } as const;
    if (person.expiresAt && Date.parse(person.expiresAt) < now) return { fault: 'EXPIRED' } as const;
    const opened = await opening(newestOf(person.keys), pin);
    if (!opened) {
      await ifRoom(this.alter(person.id, ({ wrong }) => ({ wrong: wrong + 1, waitUntil: now + lockoutAfter(wrong + 1) })));
      return { fault: 'WRONG' } as const;
    }
    await ifRoom(this.alter(person.id, () => ({ wrong: 0, waitUntil: 0, usedAt: now })));
    return opened;
  }

  /** Wraps the data key under both PINs before the server is asked, so that no answer locks anybody out. */
  async addPin(id: string, pin: string, newPin: string, now = Date.now()): Promise<AddedPin> {
    const person = await this.db.get('people', id);
    // Nothing is sealed here: the PIN is the server's alone.
    if (!person || person.keys.length === 0 || !canSeal()) return { undo: () => Promise.resolve() };
    const opened = await this.tried(person, pin, now);
    if ('fault' in opened) return opened;
    const added = await wrapAgain(opened.wrapped, pin, newPin);
    const fits = await ifRoom(this.alter(id, ({ keys }) => ({ keys: [...newestOf(keys), added, ...olderOf(keys)] })));
    if (!fits) return { fault: 'FULL' };
    return { undo: () => this.alter(id, ({ keys }) => ({ keys: keys.filter(({ salt }) => `${salt}` !== `${added.salt}`) })) };
  }

  /** The server took this PIN: it alone opens the data from now on. */
  async confirmPin(id: string, pin: string): Promise<void> {
    const person = await this.db.get('people', id);
    if (!person || !isBetweenPins(person)) return;
    const opened = await opening(newestOf(person.keys).toReversed(), pin);
    if (opened) await this.alter(id, ({ keys }) => ({ keys: [opened.wrapped, ...olderOf(keys)] }));
  }

  /** What lies here by then is changed, not what was read before a slow step: another tab may be at it, too. */
  private async alter(id: string, change: (person: LocalPerson) => Partial<LocalPerson>): Promise<void> {
    const tx = this.db.transaction('people', 'readwrite', { durability: 'strict' });
    const person = await tx.store.get(id);
    if (person) await tx.store.put({ ...person, ...change(person) });
    await tx.done;
  }

  private async use(person: string, keyId: string, key: CryptoKey | null): Promise<Vault> {
    await this.db.clear('open');
    // Without room for it a reload asks for the PIN; that must not keep anybody from what lies here.
    await ifRoom(this.db.put('open', { person, keyId, key, until: Date.now() + IDLE_MINUTES * 60_000 }));
    this.channel?.postMessage('changed');
    return this.vaultOf({ person, keyId, key });
  }

  private readonly vaultOf = ({ person, keyId, key }: Pick<OpenNow, 'person' | 'keyId' | 'key'>): Vault =>
    new Vault(this.db, person, key ? sealerWith(keyId, key) : plainSealer);

  /** Whose data were open when the page was left, if that is not too long ago. */
  async restore(): Promise<Vault | undefined> {
    const [open] = await this.db.getAll('open');
    if (!open) return undefined;
    if (open.until > Date.now()) return this.vaultOf(open);
    await this.lock();
    return undefined;
  }

  async touch(): Promise<void> {
    const [open] = await this.db.getAll('open');
    if (open) await ifRoom(this.db.put('open', { ...open, until: Date.now() + IDLE_MINUTES * 60_000 }));
  }

  async lock(): Promise<void> {
    await this.db.clear('open');
    this.channel?.postMessage('changed');
  }

  /** For asking the server who it is, before anything is opened. */
  plainVault(id: string): Promise<Vault> {
    return Promise.resolve(new Vault(this.db, id, plainSealer));
  }

  find(id: string): Promise<LocalPerson | undefined> {
    return this.db.get('people', id);
  }

  /** An older key, by the PIN it was made with: to take over what was left under it. */
  async oldVaults(id: string, pin: string): Promise<readonly Vault[]> {
    const person = await this.db.get('people', id);
    const found: Vault[] = [];
    for (const wrapped of olderOf(person?.keys ?? [])) {
      const key = await openKey(wrapped, pin).catch(() => undefined);
      if (key) found.push(new Vault(this.db, id, sealerWith(wrapped.id, key)));
    }
    return found;
  }

  /** Lines of the register and whatever else was read: gone. The outbox stays. */
  async wipeOfflineData(person: string): Promise<void> {
    const tx = this.db.transaction('kept', 'readwrite');
    for (const key of await tx.store.index('person').getAllKeys(person)) await tx.store.delete(key);
    await tx.done;
  }

  /** Everything of a person on this phone. Only after the outbox is empty, was exported, or is given up by its owner. */
  async wipe(person: string): Promise<void> {
    const tx = this.db.transaction(['people', 'kept', 'entries', 'photos', 'open'], 'readwrite');
    for (const name of ['kept', 'entries', 'photos'] as const) {
      const store = tx.objectStore(name);
      for (const key of await store.index('person').getAllKeys(person)) await store.delete(key as never);
    }
    await tx.objectStore('people').delete(person);
    await tx.objectStore('open').delete(person);
    await tx.done;
    this.channel?.postMessage('changed');
  }
}
