import { Ledger } from '@app/contract';
import { type Choice, useLazyQuery } from '@app/web-ui';
import { useCallback } from 'react';

/** Appeals by a piece of number, title or firm; the one on the page left out. */
export function useAppealSearch(without: string): (text: string) => Promise<readonly Choice[]> {
  const query = useLazyQuery();
  return useCallback(
    async (text: string) => {
      const { appeals } = await query(Ledger, { filter: { text: text.trim() || null }, first: 12, after: null });
      return appeals.edges
        .filter(({ node }) => node.id !== without)
        .map(({ node }) => ({ value: node.id, label: `${node.number} ${node.firmName} ${node.title}` }));
    },
    [query, without],
  );
}
