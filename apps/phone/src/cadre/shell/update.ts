import { useSyncExternalStore } from 'react';

/** READY: a newer app is loaded and waits. TAKEN: another tab let it in; this one still runs the old. */
export type Update = 'NONE' | 'READY' | 'TAKEN';

let update: Update = 'NONE';
let waiting: ServiceWorker | null = null;
let asked = false;
const listeners = new Set<() => void>();
const say = (next: Update): void => {
  update = next;
  for (const listener of listeners) listener();
};

const LOOK_EVERY = 30 * 60_000;

function watch(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    // The first worker of all replaces nothing.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    say('READY');
  };
  look();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY);
}

/** The app's own worker, for a cold start without a network. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const had = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    else if (had) say('TAKEN');
  });
  navigator.serviceWorker.register('/m/sw.js', { scope: '/m/', updateViaCache: 'none' }).then(watch, () => undefined);
}

/** Updates only when the person asks; drafts and the outbox are on the phone already. */
export function applyUpdate(): void {
  if (update === 'TAKEN' || !waiting) {
    location.reload();
    return;
  }
  asked = true;
  waiting.postMessage('take over', { transfer: [] });
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useUpdate = (): Update => useSyncExternalStore(subscribe, () => update);
