import type { Edge, Page } from '@app/platform';

/** The same page with other edges. Not a spread: that would read `counted`, and count although nobody asked. */
export const withEdges = <A, B>(page: Page<A>, edges: readonly Edge<B>[]): Page<B> => ({
  edges,
  pageInfo: page.pageInfo,
  totalCount: page.totalCount,
  get counted() {
    return page.counted;
  },
});
