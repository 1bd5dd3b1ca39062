import { useWords } from '@app/web-ui';
import { useEffect } from 'react';
import { SHELL_WORDS } from './shell.words';

/** The title of the tab: what page, in which system. */
export function useTitle(page: string): void {
  const brand = useWords(SHELL_WORDS)('brand');
  useEffect(() => {
    document.title = `${page} · ${brand}`;
  }, [page, brand]);
}
