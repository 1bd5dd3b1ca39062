import { COMMON_MESSAGES, EmptyState, Loading, ProblemBox, useMessages } from '@app/web-ui';
import type { ReactNode } from 'react';
import type { PaginatedResult } from '../parts/usePaginatedQuery';

/** A list that grows page by page, with its states: being read, failed, empty, how much is shown. */
export function PagedTable<Node, Head>({
  list,
  label,
  empty,
  children,
}: {
  readonly list: PaginatedResult<Node, Head>;
  readonly label: string;
  readonly empty: { readonly title: string; readonly hint: ReactNode };
  readonly children: ReactNode;
}) {
  const common = useMessages(COMMON_MESSAGES);
  const { nodes, loading, problem, reload, totalCount, hasMore, more } = list;
  return (
    <section aria-label={label} aria-busy={loading}>
      <ProblemBox problem={problem} onRetry={reload} />
      {nodes.length === 0 && loading && <Loading />}
      {nodes.length === 0 && !loading && !problem && <EmptyState title={empty.title}>{empty.hint}</EmptyState>}
      {nodes.length > 0 && (
        <>
          <div className="scroll ledger-scroll" tabIndex={0} role="region" aria-label={label}>
            {children}
          </div>
          <p className="hint" role="status">
            {common('shown', { total: totalCount ?? nodes.length, shown: nodes.length })}
          </p>
          {hasMore && (
            <button type="button" onClick={more} aria-disabled={loading}>
              {common('more')}
            </button>
          )}
        </>
      )}
    </section>
  );
}
