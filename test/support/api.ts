import type { Answer, Program, Session } from './program';

/** What a mutation came to, in one shape: done, refused in words for the user, or thrown as a fault. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly field: string | null }
  | { readonly kind: 'fault'; readonly code: string; readonly fields: readonly string[] };

/** Input types that are not named after their mutation. */
const INPUT_TYPES: Readonly<Record<string, string>> = {
  confirmAppeal: 'ConfirmOwnAppealInput',
  reopenOwnAppeal: 'ReopenAppealInput',
  requestRejection: 'RejectAppealInput',
  resetPassword: 'PersonInput',
  disablePerson: 'PersonInput',
};
const inputTypeOf = (mutation: string): string => INPUT_TYPES[mutation] ?? `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;

/** `acts` on the API as its clients do: one input, one result. */
export class Api {
  constructor(public program: Program) {}

  /** A mutation whose result is a union with a refusal. `selection` begins with `... on Type { … }`. */
  async act<T>(as: Session | null, mutation: string, input: object, selection: string): Promise<Outcome<T>> {
    const answer = await this.program.ask<Record<string, T & { __typename: string; code: string; field: string | null }>>(
      `mutation($input: ${inputTypeOf(mutation)}!) { ${mutation}(input: $input) { __typename ${selection} ... on UserError { code field } } }`,
      { input },
      as,
    );
    const fault = faultOf(answer);
    if (fault) return fault;
    const result = answer.data[mutation];
    if (!result) throw new Error(`${mutation} answered nothing: ${JSON.stringify(answer)}`);
    return result.__typename.endsWith('Refused')
      ? { kind: 'refused', code: result.code, field: result.field }
      : { kind: 'done', value: result };
  }

  /** The same, where anything but success is a failure of the test. */
  async done<T>(as: Session | null, mutation: string, input: object, selection: string): Promise<T> {
    const outcome = await this.act<T>(as, mutation, input, selection);
    if (outcome.kind !== 'done') throw new Error(`${mutation} ${JSON.stringify(input)} came to ${JSON.stringify(outcome)}`);
    return outcome.value;
  }

  /** The one word an act was turned down with: the refusal's code, or the code of the first faulty field. */
  async refusal(as: Session | null, mutation: string, input: object, selection: string): Promise<string> {
    const outcome = await this.act<object>(as, mutation, input, selection);
    if (outcome.kind === 'done') return 'DONE';
    return outcome.kind === 'refused' ? outcome.code : (outcome.fields[0] ?? outcome.code);
  }

  /** A query (or a mutation without refusals) that must succeed. */
  async read<T>(as: Session | null, query: string, variables: object = {}): Promise<T> {
    const answer = await this.program.ask<T>(query, variables, as);
    if (answer.errors) throw new Error(`${query} came to ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }
}

function faultOf(answer: Answer<unknown>): Outcome<never> | undefined {
  const [error] = answer.errors ?? [];
  if (!error) return undefined;
  const { code, messageCode, fields = [] } = error.extensions ?? {};
  return { kind: 'fault', code: messageCode ?? code ?? error.message, fields: fields.map((field) => field.code) };
}
