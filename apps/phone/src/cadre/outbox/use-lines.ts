import { useSyncExternalStore } from 'react';
import { useCadre } from '../shell/cadre';
import type { Line } from './outbox';
import type { SyncState } from './sync';

/** Everything in the outbox, in its order; changes as it is uploaded. */
export function useLines(): readonly Line[] {
  const { outbox } = useCadre();
  return useSyncExternalStore(outbox.subscribe, outbox.all);
}

export function useSync(): SyncState {
  const { sync } = useCadre();
  return useSyncExternalStore(sync.subscribe, sync.now);
}
