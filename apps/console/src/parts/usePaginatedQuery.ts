import type { Operation } from '@app/contract';
import { type Problem, ProblemError, useLazyQuery } from '@app/web-ui';
import { useCallback, useEffect, useRef, useState } from 'react';

interface Connection<Node> {
  readonly totalCount?: number;
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}
export interface PaginatedResult<Node, Head> {
  readonly nodes: readonly Node[];
  readonly head: Head | undefined;
  readonly totalCount: number | undefined;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly problem: Problem | undefined;
  readonly more: () => void;
  readonly reload: () => void;
}

/** A list that grows page by page. `variables` is JSON so that equal filters are equal; the latest filter wins. */
export function usePaginatedQuery<Data, Variables extends object, Node>(
  operation: Operation<Data, Variables>,
  variables: string,
  connectionOf: (data: Data) => Connection<Node>,
): PaginatedResult<Node, Data> {
  const query = useLazyQuery();
  const [state, setState] = useState<{ nodes: readonly Node[]; head?: Data; total?: number; after: string | null; problem?: Problem }>({
    nodes: [],
    after: null,
  });
  const [loading, setLoading] = useState(true);
  const turn = useRef(0);
  const pick = useRef(connectionOf);
  pick.current = connectionOf;
  const read = useCallback(
    async (after: string | null) => {
      const mine = ++turn.current;
      setLoading(true);
      try {
        const data = await query(operation, { ...(JSON.parse(variables) as Variables), after });
        if (mine !== turn.current) return;
        const { edges, pageInfo, totalCount } = pick.current(data);
        const nodes = edges.map((edge) => edge.node);
        setState((now) => ({
          nodes: after ? [...now.nodes, ...nodes] : nodes,
          head: data,
          ...(totalCount === undefined ? {} : { total: totalCount }),
          after: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
        }));
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const { problem } = error;
        if (mine === turn.current) setState((now) => ({ ...now, problem }));
      } finally {
        if (mine === turn.current) setLoading(false);
      }
    },
    [operation, query, variables],
  );
  useEffect(() => void read(null), [read]);
  return {
    nodes: state.nodes,
    head: state.head,
    totalCount: state.total,
    hasMore: state.after !== null,
    loading,
    problem: state.problem,
    more: () => void read(state.after),
    reload: () => void read(null),
  };
}
