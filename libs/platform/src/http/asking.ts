import { AsyncLocalStorage } from 'node:async_hooks';
import type { Origin } from '@app/kernel';

/** Who is behind the work that runs now: filled once the request is known. Every transaction notes it, so that no writer can forget. */
export interface Asking {
  origin: Origin;
  sessionId: string | null;
  tokenId: string | null;
}

const store = new AsyncLocalStorage<Asking>();

export const withAsking = <T>(work: () => T, origin: Origin = { browser: null, address: null }): T =>
  store.run({ origin, sessionId: null, tokenId: null }, work);

/** Undefined for work that no request asked for. */
export const asking = (): Asking | undefined => store.getStore();
