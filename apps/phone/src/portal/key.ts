import { createContext, useContext } from 'react';

/** Keys in this browser: a firm's card until 退出, or an appeal's query code while the tab is open. */
export type KeyKind = 'card' | 'query';
const STORAGE_KEYS = { card: 'zhuqi.card', query: 'zhuqi.query' } as const;
const storeOf = (kind: KeyKind): Storage => (kind === 'card' ? localStorage : sessionStorage);

export function loadKey(kind: KeyKind): string | undefined {
  try {
    return storeOf(kind).getItem(STORAGE_KEYS[kind]) ?? undefined;
  } catch {
    return undefined;
  }
}

export function saveKey(kind: KeyKind, token: string): void {
  try {
    storeOf(kind).setItem(STORAGE_KEYS[kind], token);
  } catch {
    // A browser that keeps nothing still shows the page until it is closed.
  }
}

export const DRAFT = 'zhuqi.draft';

/** Nothing of the firm stays on the phone. */
export function clearKeys(): void {
  try {
    localStorage.removeItem(STORAGE_KEYS.card);
    localStorage.removeItem(DRAFT);
    sessionStorage.removeItem(STORAGE_KEYS.query);
  } catch {
    // Nothing was kept.
  }
}

/** The secret stands behind the # so that no log has it; once read it is taken out of the address. */
export function fromAddress(): string | undefined {
  const secret = decodeURIComponent(location.hash.slice(1));
  return secret || undefined;
}
export const cleanAddress = (): void => history.replaceState(history.state, '', location.pathname + location.search);

export interface Site {
  readonly demo: boolean;
  readonly organiser: string | null;
  readonly filingNumber: string | null;
  readonly complaintsContact: string | null;
  readonly hotline: string | null;
}
export const UNKNOWN_SITE: Site = { demo: false, organiser: null, filingNumber: null, complaintsContact: null, hotline: null };
export const SiteContext = createContext<Site>(UNKNOWN_SITE);
export const useSite = (): Site => useContext(SiteContext);
