import type { Operation } from '@app/contract';
import { serverReachable } from './reachable';
import { savedLocale, OFFLINE, type Problem, ProblemError, problemOf, refusalIn } from '@app/web-ui';

const TIMEOUT_MS = 30_000;
const UPLOAD_TIMEOUT_MS = 120_000;
const unreachable = (): ProblemError => new ProblemError({ code: OFFLINE, message: '', fields: {} });

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

async function answerOf(path: string, init: RequestInit, patience: number): Promise<{ status: number; body: Answered }> {
  try {
    const answer = await fetch(path, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
      ...init,
      headers: { 'accept-language': savedLocale(), ...init.headers },
    });
    const body = (await answer.json()) as Answered;
    serverReachable.set(true);
    return { status: answer.status, body };
  } catch {
    serverReachable.set(false);
    // No network, too slow, or something in between that answered with a page of its own.
    throw unreachable();
  }
}

const problemIn = (errors: Answered['errors']): Problem => problemOf({ graphQLErrors: errors ?? [] });

/** Asks the server once, outside of any page. A fault and a refusal alike reject with a ProblemError. */
export async function request<Data, Variables extends object>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
  const { body } = await answerOf(
    '/graphql',
    { method: 'POST', body: JSON.stringify({ query: operation, variables }), headers: { 'content-type': 'application/json' } },
    TIMEOUT_MS,
  );
  if (body.errors?.length || !body.data) throw new ProblemError(problemIn(body.errors));
  const refusal = refusalIn(body.data);
  if (refusal) throw new ProblemError(refusal);
  return body.data as Data;
}

/** Sends one photo; gives the id of the file on the server. */
export async function upload(name: string, content: Blob): Promise<string> {
  const form = new FormData();
  form.append('file', content, name);
  const { body } = await answerOf('/files?purpose=PHOTO', { method: 'POST', body: form }, UPLOAD_TIMEOUT_MS);
  const { id, errors } = body as Answered & { readonly id?: string };
  if (!id) throw new ProblemError(problemIn(errors));
  return id;
}
