import { useSyncExternalStore } from 'react';

/** A value that pages look at and that changes under them. */
export class Store<T> {
  private readonly listeners = new Set<() => void>();
  constructor(private value: T) {}

  readonly get = (): T => this.value;

  set(value: T): void {
    if (Object.is(value, this.value)) return;
    this.value = value;
    for (const listener of this.listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const useStore = <T>(store: { readonly subscribe: (listener: () => void) => () => void; readonly get: () => T }): T =>
  useSyncExternalStore(store.subscribe, store.get);
