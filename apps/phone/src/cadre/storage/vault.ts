import { ifRoom, type PhoneDatabase } from './database';
import { PLAIN, serialize, type Sealed, type Sealer, deserialize } from './seal';

/** What one person keeps on this phone; nobody else's vault opens it. */
export class Vault {
  constructor(
    readonly db: PhoneDatabase,
    readonly person: string,
    private readonly sealer: Sealer,
  ) {}

  get key(): string {
    return this.sealer.key;
  }

  get isSealed(): boolean {
    return this.sealer.key !== PLAIN;
  }

  /** Whether this vault's key is the one that sealed it. */
  opens(sealed: Sealed): boolean {
    return sealed.key === this.sealer.key || sealed.key === PLAIN;
  }

  seal(name: string, value: unknown): Promise<Sealed> {
    return this.sealBytes(name, serialize(value));
  }

  sealBytes(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
    return this.sealer.seal(`${this.person}/${name}`, bytes);
  }

  async open<T>(name: string, sealed: Sealed): Promise<T> {
    return deserialize<T>(await this.openBytes(name, sealed));
  }

  openBytes(name: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
    return sealed.key === PLAIN ? Promise.resolve(sealed.data) : this.sealer.open(`${this.person}/${name}`, sealed);
  }

  /** Saves sealed data only. False when the phone is full: what was saved before stays. */
  async save(name: string, value: unknown): Promise<boolean> {
    if (!this.isSealed) return true;
    const sealed = await this.seal(name, value);
    return ifRoom(this.db.put('kept', { person: this.person, name, sealed }));
  }

  async load<T>(name: string): Promise<T | undefined> {
    const found = await this.db.get('kept', [this.person, name]);
    if (!found || found.sealed.key !== this.sealer.key) return undefined;
    return this.open<T>(name, found.sealed).catch(() => undefined);
  }
}
