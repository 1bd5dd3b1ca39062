import { useMessages } from '@app/web-ui';
import { useEffect } from 'react';
import { SHELL_MESSAGES } from './shell.messages';

/** The title of the tab: what page, in which system. */
export function useDocumentTitle(page: string): void {
  const brand = useMessages(SHELL_MESSAGES)('brand');
  useEffect(() => {
    document.title = `${page} · ${brand}`;
  }, [page, brand]);
}
