import { PeopleOf } from '@app/contract';
import { type Choice, useLazyQuery } from '@app/web-ui';
import { useCallback } from 'react';
import { useMe } from '../shell/session';

/** People of one's own area by a piece of the name. */
export function usePersonSearch(): (text: string) => Promise<readonly Choice[]> {
  const query = useLazyQuery();
  const unitId = useMe().post?.scopeUnit.id ?? '';
  return useCallback(
    async (text: string) => {
      const found: Choice[] = [];
      let after: string | null = null;
      do {
        const {
          people,
        }: {
          people: {
            edges: readonly { node: { id: string; name: string; disabled: boolean; unit: { name: string } } }[];
            pageInfo: { hasNextPage: boolean; endCursor?: string | null };
          };
        } = await query(PeopleOf, { unitId, first: 200, after });
        for (const { node } of people.edges)
          if (!node.disabled && node.name.includes(text.trim())) found.push({ value: node.id, label: `${node.name}（${node.unit.name}）` });
        after = people.pageInfo.hasNextPage ? (people.pageInfo.endCursor ?? null) : null;
      } while (after && found.length < 30);
      return found.slice(0, 30);
    },
    [query, unitId],
  );
}
