import { SHELL_WORDS, useWords } from '@app/web-ui';
import { useEffect } from 'react';

/** The title of the tab: what page, in which system. */
export function useTitle(page: string): void {
  const brand = useWords(SHELL_WORDS)('brand');
  useEffect(() => {
    document.title = `${page} · ${brand}`;
  }, [page, brand]);
}
