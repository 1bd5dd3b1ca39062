import { useSyncExternalStore } from 'react';
import { useCadreSession } from '../shell/cadre-session';
import type { OutboxItem } from './outbox';
import type { SyncState } from './sync';

/** Everything in the outbox, in its order; changes as it is uploaded. */
export function useOutboxItems(): readonly OutboxItem[] {
  const { outbox } = useCadreSession();
  return useSyncExternalStore(outbox.subscribe, outbox.all);
}

export function useSync(): SyncState {
  const { sync } = useCadreSession();
  return useSyncExternalStore(sync.subscribe, sync.getState);
}
