import { useSyncExternalStore } from 'react';
import { serverReachable } from '../server/reachable';
import { useStore } from './store';

const subscribe = (listener: () => void): (() => void) => {
  globalThis.addEventListener('online', listener);
  globalThis.addEventListener('offline', listener);
  return () => {
    globalThis.removeEventListener('online', listener);
    globalThis.removeEventListener('offline', listener);
  };
};

/** Whether the browser has any network; that the server answers is another matter. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** ONLINE: the server answered when it was last asked. */
export function useConnectivity(): 'ONLINE' | 'NO_NETWORK' | 'AWAY' {
  const online = useOnline();
  const answered = useStore(serverReachable);
  return !online ? 'NO_NETWORK' : answered ? 'ONLINE' : 'AWAY';
}
