/** @jest-environment jsdom */
import type { Operation } from '@app/contract';
import { ApiProvider } from '@app/web-ui';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { usePaginatedQuery } from './usePaginatedQuery';

interface Page {
  readonly firms: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const FIRMS = 'query Firms($text: String, $after: String) { firms(text: $text, after: $after) { totalCount } }' as Operation<Page, object>;
const page = (nodes: readonly string[], endCursor: string | null = null): Page => ({
  firms: { totalCount: 3, edges: nodes.map((node) => ({ node })), pageInfo: { hasNextPage: endCursor !== null, endCursor } },
});

interface Asked {
  readonly variables: object;
  readonly reply: (body: object) => void;
}
let asked: Asked[];

/** What the network would bring, when the test says so. */
function server(_: string, init: { readonly body: string }): Promise<unknown> {
  const { variables } = JSON.parse(init.body) as { variables: object };
  return new Promise((resolve) => {
    const reply = (body: object) =>
      resolve({ status: 200, ok: true, headers: new Headers(), text: () => Promise.resolve(JSON.stringify(body)) });
    asked.push({ variables, reply });
  });
}
/** Answers a question, whenever it is asked. */
async function reply(to: number, body: object): Promise<void> {
  await waitFor(() => expect(asked.length).toBeGreaterThan(to));
  await act(async () => asked[to]?.reply(body));
}
const answer = (to: number, data: Page) => reply(to, { data });
const fail = (to: number, message: string) => reply(to, { data: null, errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });

const wrapper = ({ children }: { readonly children: ReactNode }) => (
  <ApiProvider who="clerk" onSignedOut={() => undefined}>
    {children}
  </ApiProvider>
);
const list = (text: string) =>
  renderHook(({ filter }) => usePaginatedQuery(FIRMS, JSON.stringify(filter), ({ firms }) => firms), {
    wrapper,
    initialProps: { filter: { text } },
  });

beforeEach(() => {
  asked = [];
  Object.assign(globalThis, { fetch: server });
});
afterEach(cleanup);

describe('a list that grows page by page', () => {
  it('puts the next page behind the first, asked for with its cursor, until there is none', async () => {
    const { result } = list('佳');
    expect(result.current).toMatchObject({ nodes: [], loading: true });
    await answer(0, page(['甲', '乙'], 'after-two'));
    await waitFor(() => expect(result.current).toMatchObject({ nodes: ['甲', '乙'], totalCount: 3, hasMore: true, loading: false }));
    act(() => result.current.more());
    await answer(1, page(['丙']));
    expect(asked.map(({ variables }) => variables)).toEqual([
      { text: '佳', after: null },
      { text: '佳', after: 'after-two' },
    ]);
    await waitFor(() => expect(result.current).toMatchObject({ nodes: ['甲', '乙', '丙'], hasMore: false, loading: false }));
  });

  it('forgets the answer to a filter that was changed meanwhile', async () => {
    const { result, rerender } = list('佳');
    rerender({ filter: { text: '龙' } });
    await answer(1, page(['龙兴']));
    await answer(0, page(['佳明']));
    await waitFor(() => expect(result.current).toMatchObject({ nodes: ['龙兴'], loading: false }));
  });

  it('keeps the rows when the next page fails, says why, and forgets that when it is read anew', async () => {
    const { result } = list('佳');
    await answer(0, page(['甲'], 'after-one'));
    act(() => result.current.more());
    await fail(1, '无权查看');
    await waitFor(() =>
      expect(result.current).toMatchObject({ nodes: ['甲'], hasMore: true, problem: { code: 'FORBIDDEN', message: '无权查看' } }),
    );
    act(() => result.current.reload());
    await answer(2, page(['甲']));
    await waitFor(() => expect(result.current).toMatchObject({ hasMore: false, problem: undefined }));
  });
});
