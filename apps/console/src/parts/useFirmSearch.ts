import { Firms } from '@app/contract';
import { type Choice, useLazyQuery } from '@app/web-ui';
import { useCallback } from 'react';

/** Firms by a piece of the name, pinyin or code. */
export function useFirmSearch(): (text: string) => Promise<readonly Choice[]> {
  const query = useLazyQuery();
  return useCallback(
    async (text: string) => {
      const { enterprises } = await query(Firms, { filter: text.trim() ? { text: text.trim() } : {}, first: 12, after: null });
      return enterprises.edges.map(({ node }) => ({ value: node.id, label: `${node.name}（${node.unit.name}）` }));
    },
    [query],
  );
}
