import { OFFLINE, type Problem, ProblemError, problemOf } from '@app/web-ui';

/** What the server takes, said before anything is sent; the server decides. */
export const LARGEST_MEGABYTES = 20;
export const MOST_ROWS = 50_000;

export interface Sheet {
  readonly name: string;
  readonly rows: number;
}
export interface Uploaded {
  readonly importId: string | null;
  readonly sheets: readonly Sheet[];
}
export interface Upload {
  readonly file: File;
  readonly unitId: string;
  readonly sheet: string;
  readonly clientId: string;
}
interface Refused {
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

const noAnswer = (message: string): Problem => ({ code: 'NO_ANSWER', message, fields: {} });

/** Sends a list to be checked; rejects with what is wrong with the file, in the server's words. */
export async function upload({ file, unitId, sheet, clientId }: Upload, locale: string, lost: string): Promise<Uploaded> {
  const body = new FormData();
  body.append('unitId', unitId);
  // One intent, one mark: another sheet of the file is another intent.
  body.append('clientId', sheet ? `${clientId}-${sheet}`.slice(0, 100) : clientId);
  if (sheet) body.append('sheet', sheet);
  body.append('file', file);
  let answer: Uploaded & Refused;
  try {
    const response = await fetch('/imports/enterprises', { method: 'POST', body, headers: { 'accept-language': locale } });
    answer = (await response.json()) as Uploaded & Refused;
  } catch {
    throw new ProblemError(noAnswer(lost));
  }
  if (!answer.errors) return answer;
  const problem = problemOf({ graphQLErrors: answer.errors });
  throw new ProblemError(problem.code === OFFLINE ? noAnswer(lost) : problem);
}
