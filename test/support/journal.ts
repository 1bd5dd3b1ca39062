import { eventually } from './eventually';
import { newId } from '@app/kernel';
import type { Program, Session } from './program';

/** One wish of a client, written down before it is sent, and what was answered. */
export interface Intent {
  readonly clientId: string;
  readonly mutation: string;
  readonly input: object;
  readonly as: Session;
  /** Id of what came of it; null as long as nobody said that it was done. */
  acknowledged: string | null;
  sendings: number;
}

export const INTENT_SELECTIONS = {
  logVisit: 'VisitRefused Visit { id }',
  registerAppeal: 'AppealRefused Appeal { id }',
  acceptAppeal: 'AppealRefused Appeal { id }',
  recordDisbursement: 'FinancingRefused Demand { id }',
} as const;
export type Written = keyof typeof INTENT_SELECTIONS;

/** Words with which the system may turn a wish away while it or its database is gone: come again. */
const COME_AGAIN = new Set(['UNAVAILABLE', 'NOT_COMMITTED']);

const inGroups = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** Clients that write without pause and remember what they wished and what they were told. */
export class Journal {
  readonly intents: Intent[] = [];
  /** Answers that no client should ever get, whatever happens to the server. */
  readonly surprises: string[] = [];
  private writing = false;

  constructor(public program: Program) {}

  intend(mutation: Written, as: Session, input: object): Intent {
    const clientId = newId();
    const intent: Intent = { clientId, mutation, as, input: { clientId, ...input }, acknowledged: null, sendings: 0 };
    this.intents.push(intent);
    return intent;
  }

  /** Sends a wish once; the network or the server may fail on the way there or on the way back. */
  async send(intent: Intent): Promise<void> {
    const type = `${intent.mutation.charAt(0).toUpperCase()}${intent.mutation.slice(1)}Input`;
    const [, success = ''] = /^\w+ (.*)$/.exec(INTENT_SELECTIONS[intent.mutation as Written]) ?? [];
    const query = `mutation($input: ${type}!) { ${intent.mutation}(input: $input) { __typename ... on ${success} ... on UserError { code } } }`;
    intent.sendings += 1;
    const answer = await this.program
      .ask<Record<string, { id?: string; code?: string }> | null>(query, { input: intent.input }, intent.as)
      .catch(() => undefined);
    if (!answer) return;
    const [error] = answer.errors ?? [];
    const result = answer.data?.[intent.mutation];
    if (result?.id) intent.acknowledged = result.id;
    // A program that is going down, or whose database is away.
    else if (answer.status === 503) return;
    else if (!error || !COME_AGAIN.has(error.extensions?.messageCode ?? '')) this.surprises.push(JSON.stringify(answer));
  }

  /** `clients` write one wish after the other until `rest` is called. */
  write(clients: number, next: (client: number) => Intent): { rest(): Promise<void> } {
    this.writing = true;
    const work = async (client: number): Promise<void> => {
      while (this.writing) {
        const intent = next(client);
        await this.send(intent);
        // A client that was not answered waits a little, like every client.
        if (!intent.acknowledged) await new Promise((resolve) => setTimeout(resolve, 150));
      }
    };
    const all = Promise.all(Array.from({ length: clients }, (_, i) => work(i)));
    return {
      rest: async () => {
        this.writing = false;
        await all;
      },
    };
  }

  get unanswered(): Intent[] {
    return this.intents.filter(({ acknowledged }) => acknowledged === null);
  }

  /** Sends everything again that was never answered, with the same client ids, until all of it is. */
  async settle(): Promise<void> {
    await eventually(async () => {
      for (const some of inGroups(this.unanswered, 8)) await Promise.all(some.map((intent) => this.send(intent)));
      return this.unanswered.length === 0;
    }, 200);
  }

  /** Waits until so many more have been acknowledged: then the writing is well under way. */
  async goesOn(more: number): Promise<void> {
    const before = this.intents.length - this.unanswered.length;
    await eventually(() => this.intents.length - this.unanswered.length >= before + more);
  }
}
