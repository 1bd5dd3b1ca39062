/** Sealing: a data key per person, wrapped by a key from the PIN. Plain HTTP offers no cryptography: nothing is sealed. */
export interface Sealed {
  /** Which key opens it; `PLAIN` where there was none. */
  readonly key: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}
export interface Sealer {
  readonly key: string;
  seal(name: string, content: Uint8Array<ArrayBuffer>): Promise<Sealed>;
  open(name: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>>;
}
/** The data key of a person, as it lies on the phone. */
export interface WrappedKey {
  readonly id: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: ArrayBuffer;
}

export const PLAIN = 'plain';
/** What OWASP asks of PBKDF2 with SHA-256. */
const ROUNDS = 600_000;
const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const canSeal = (): boolean => globalThis.isSecureContext && crypto.subtle !== undefined;

export const plainSealer: Sealer = {
  key: PLAIN,
  seal: (_, content) => Promise.resolve({ key: PLAIN, iv: new Uint8Array(0), data: content }),
  open: (_, sealed) => Promise.resolve(sealed.data),
};

/** The name of a record is bound into its seal: no record can be passed off as another. */
export const sealerWith = (id: string, key: CryptoKey): Sealer => ({
  key: id,
  async seal(name, content) {
    const iv = random(12);
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(name) }, key, content);
    return { key: id, iv, data: new Uint8Array(data) };
  },
  async open(name, sealed) {
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: bytesOf(name) }, key, sealed.data);
    return new Uint8Array(data);
  },
});

async function fromPin(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}

async function wrap(id: string, data: CryptoKey, pin: string): Promise<WrappedKey> {
  const [salt, iv] = [random(16), random(12)];
  const wrapped = await crypto.subtle.wrapKey('raw', data, await fromPin(pin, salt, ROUNDS), { name: 'AES-GCM', iv });
  return { id, salt, rounds: ROUNDS, iv, wrapped };
}

/** A new data key: wrapped for the phone, and open for now (it cannot be read out of the browser any more). */
export async function newKey(id: string, pin: string): Promise<{ readonly wrapped: WrappedKey; readonly key: CryptoKey }> {
  const data = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  const held = await wrap(id, data, pin);
  return { wrapped: held, key: await openKey(held, pin) };
}

/** Fails when the PIN is another one. */
export const openKey = (held: WrappedKey, pin: string): Promise<CryptoKey> => unwrapped(held, pin, false);

async function unwrapped({ salt, rounds, iv, wrapped }: WrappedKey, pin: string, extractable: boolean): Promise<CryptoKey> {
  const unwrapper = await fromPin(pin, salt, rounds);
  return crypto.subtle.unwrapKey('raw', wrapped, unwrapper, { name: 'AES-GCM', iv }, 'AES-GCM', extractable, ['encrypt', 'decrypt']);
}

/** The same data key under another PIN: what it sealed stays as it is. Fails when the first PIN is another one. */
export async function wrapAgain(held: WrappedKey, pin: string, newPin: string): Promise<WrappedKey> {
  return wrap(held.id, await unwrapped(held, pin, true), newPin);
}

export const serialize = (value: unknown): Uint8Array<ArrayBuffer> => bytesOf(JSON.stringify(value));
export const deserialize = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T;
