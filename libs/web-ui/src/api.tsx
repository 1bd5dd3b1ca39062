import type { Operation } from '@app/contract';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { cacheExchange, Client, fetchExchange, Provider, useClient, useQuery as useUrqlQuery } from 'urql';
import { useLocale } from './i18n';
import { type Problem, ProblemError, problemOf, refusalIn } from './problem';

const SignedOutContext = createContext<() => void>(() => undefined);

/** The API client of one person in one post: another `who` forgets all data. `onSignedOut`: the session is over. */
export function ApiProvider({
  who,
  bearer,
  onSignedOut,
  children,
}: {
  who: string;
  /** A token that is shown instead of a cookie. */
  bearer?: string | undefined;
  onSignedOut: () => void;
  children: ReactNode;
}) {
  const { locale } = useLocale();
  const client = useMemo(
    () =>
      new Client({
        url: '/graphql',
        preferGetMethod: false,
        exchanges: [cacheExchange, fetchExchange],
        requestPolicy: 'cache-and-network',
        fetchOptions: {
          credentials: 'same-origin',
          headers: { 'accept-language': locale, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
        },
      }),
    [locale, who, bearer],
  );
  return (
    <SignedOutContext value={onSignedOut}>
      <Provider value={client}>{children}</Provider>
    </SignedOutContext>
  );
}

/** To be told when an answer outside GraphQL says that the session is over. */
export const useSessionEnd = (): (() => void) => useContext(SignedOutContext);

export interface QueryResult<Data> {
  readonly data: Data | undefined;
  readonly loading: boolean;
  readonly problem: Problem | undefined;
  readonly reload: () => void;
}

/** Data of a page; while a fresh answer is under way the last one stays. */
export function useQuery<Data, Variables extends object>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  {
    pause = false,
    anonymousAllowed = false,
  }: { readonly pause?: boolean; /** The query asks who is signed in: nobody is an answer. */ readonly anonymousAllowed?: boolean } = {},
): QueryResult<Data> {
  const signedOut = useContext(SignedOutContext);
  const [{ data, error, fetching, stale }, again] = useUrqlQuery<Data, Variables>({ query: operation as string, variables, pause });
  const reload = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  const code = error ? problemOf(error).code : undefined;
  useEffect(() => {
    if (code === 'UNAUTHENTICATED' && !anonymousAllowed) signedOut();
  }, [code, signedOut, anonymousAllowed]);
  return { data, loading: fetching || stale, problem: error ? problemOf(error) : undefined, reload };
}

export type Execute = <Data, Variables extends object>(operation: Operation<Data, Variables>, variables: Variables) => Promise<Data>;

/** Sends one operation; rejects with a ProblemError for a fault and for a refusal alike. */
function useExecute(): Execute {
  const client = useClient();
  const signedOut = useContext(SignedOutContext);
  const latest = useRef(signedOut);
  latest.current = signedOut;
  return useCallback<Execute>(
    async <Data, Variables extends object>(operation: Operation<Data, Variables>, variables: Variables) => {
      const text = operation as string;
      const sent = text.startsWith('mutation')
        ? client.mutation<Data, Variables>(text, variables)
        : client.query<Data, Variables>(text, variables, { requestPolicy: 'network-only' });
      const { data, error } = await sent.toPromise();
      if (error || !data) {
        const problem = problemOf(error ?? { graphQLErrors: [] });
        if (problem.code === 'UNAUTHENTICATED') latest.current();
        throw new ProblemError(problem);
      }
      const refusal = refusalIn(data);
      if (refusal) throw new ProblemError(refusal);
      return data;
    },
    [client],
  );
}

/** A function that runs a mutation; a refusal in the answer rejects, too. */
export const useMutation = (): Execute => useExecute();

/** A function that reads once, past the cache, when it is called; a page that shows data takes `useQuery`. */
export const useLazyQuery = (): Execute => useExecute();

/** A mark for one intent of a person: a repeat of it carries the same. Works without a secure context, too. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
