import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters, sorting and what is open live in the address, so that a page can be sent to somebody. */
export function useUrlParams(): {
  readonly get: (name: string) => string;
  readonly set: (changes: Readonly<Record<string, string | null>>, how?: { readonly push?: boolean }) => void;
} {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (changes: Readonly<Record<string, string | null>>, { push = false } = {}) =>
      setSearch(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: !push },
      ),
    [setSearch],
  );
  return { get: (name) => search.get(name) ?? '', set };
}
