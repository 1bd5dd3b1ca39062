import type { DiscoveryService } from '@nestjs/core';

/**
 * Everything of one kind that any module provides: instances of the class, and what stands under the token as a list.
 * Several modules may provide the same token; all of them count.
 */
export function discovered<T extends object>(discovery: DiscoveryService, base: abstract new (...args: never[]) => T, token: unknown): T[] {
  const found = new Set<T>();
  for (const wrapper of discovery.getProviders()) {
    if (!wrapper.isDependencyTreeStatic()) continue;
    const instance: unknown = wrapper.instance;
    if (instance instanceof base) found.add(instance);
    else if (wrapper.token === token) for (const each of [instance].flat()) found.add(each as T);
  }
  return [...found];
}

/** Two of the same name would share a cursor or a queue: a mistake that must not start. */
export function distinct<T>(items: readonly T[], nameOf: (item: T) => string, what: string): readonly T[] {
  const names = items.map(nameOf);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`two ${what} are called ${twice}`);
  return items;
}
