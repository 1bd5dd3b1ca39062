/** Something to tell the person, in the server's own words, with the fields it is about. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** Name of the input field → what is wrong with it. `input.firms.0.name` is kept as `firms.0.name`. */
  readonly fields: Readonly<Record<string, string>>;
}

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
  }
}

interface Extensions {
  readonly code?: string;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
}
interface Failed {
  readonly networkError?: Error | undefined;
  readonly graphQLErrors: readonly { readonly message: string; readonly extensions?: unknown }[];
}

export const fieldName = (path: string): string => path.replace(/^input\./, '');

/** No answer at all: said by the page itself. */
export const OFFLINE = 'OFFLINE';

export function problemOf(error: Failed): Problem {
  const [first] = error.graphQLErrors;
  if (!first) return { code: OFFLINE, message: '', fields: {} };
  const { code = 'INTERNAL', fields = [] } = (first.extensions ?? {}) as Extensions;
  return { code, message: first.message, fields: Object.fromEntries(fields.map((field) => [fieldName(field.path), field.message])) };
}

/** A refusal is a value of the answer's union: `{ __typename: '…Refused', code, message, field }`. */
export function refusalIn(data: unknown): Problem | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  for (const value of Object.values(data) as { __typename?: string; code?: string; message?: string; field?: string | null }[]) {
    if (typeof value === 'object' && value !== null && value.__typename?.endsWith('Refused')) {
      const message = value.message ?? '';
      return { code: value.code ?? '', message, fields: value.field ? { [fieldName(value.field)]: message } : {} };
    }
  }
  return undefined;
}
