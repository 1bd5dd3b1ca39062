import { type Actor, canonicalHash, newId } from '@app/kernel';
import { Fault } from '../errors/fault';
import type { UserError } from '../errors/user-error';

/** What an act answers when nothing refuses it. */
export interface Done {
  readonly id: string;
}

/** The fields of an act as the client sent them; their canonical hash tells a repeat from a mistake. */
export interface Intent {
  /** Made by the client for one intent: a repeat carries the same. Without it every call is an act of its own. */
  readonly clientId?: string | null;
}

/** The refusals among what an act may return. */
export type RefusalOf<T> = Extract<T, UserError>;

/** The names under which an act was first published. What is stored keeps them, so a repeat across a renaming is the same act. */
export interface StoredNames {
  readonly operation?: string;
  /** Name of a field now → the name it had, at any depth. */
  readonly fields?: Readonly<Record<string, string>>;
}

export interface IdempotentOptions {
  /** Id of the result where it is known before the act; otherwise a new one is made. */
  readonly id?: string | undefined;
  readonly storedAs?: StoredNames | undefined;
}

export interface RepeatOptions<Repeated> extends IdempotentOptions {
  /** What a repeat answers, from the id that the first time gave. */
  readonly again: (id: string) => Promise<Repeated> | Repeated;
}

/** What of a transaction it needs. */
interface ActingTransaction {
  readonly actor: Actor;
  first<T extends object>(sql: string, values: readonly string[]): Promise<T | undefined>;
}

/** The same content with its fields under the names they had. */
function renamed(content: unknown, fields: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(content)) return content.map((one) => renamed(one, fields));
  if (content === null || typeof content !== 'object' || 'toJSON' in content) return content;
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [fields[name] ?? name, renamed(value, fields)]));
}

type Ran<T> = { readonly id: string; readonly repeated: false; readonly result: T } | { readonly id: string; readonly repeated: true };

/**
 * Runs an act once for a client id. The same content again gives the first result's id; other content is a conflict.
 * Two at the same time: the second waits for the first to commit.
 */
export async function runOnce<T>(
  tx: ActingTransaction,
  operation: string,
  { clientId, ...content }: Intent,
  act: (id: string) => Promise<T>,
  { id = newId(), storedAs = {} }: IdempotentOptions = {},
): Promise<Ran<T>> {
  if (!clientId) return { id, repeated: false, result: await act(id) };
  const name = storedAs.operation ?? operation;
  const hash = canonicalHash(storedAs.fields ? renamed(content, storedAs.fields) : content);
  const mine = await tx.first(
    `INSERT INTO client_operation (captured_by, operation, client_id, content_hash, result_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (captured_by, operation, client_id) DO NOTHING RETURNING result_id`,
    [tx.actor.id, name, clientId, hash, id],
  );
  if (mine) return { id, repeated: false, result: await act(id) };
  const before = await tx.first<{ content_hash: string; result_id: string }>(
    'SELECT content_hash, result_id FROM client_operation WHERE captured_by = $1 AND operation = $2 AND client_id = $3',
    [tx.actor.id, name, clientId],
  );
  if (!before || before.content_hash !== hash)
    throw new Fault('CONFLICT', 'CLIENT_ID_REUSED', {}, [{ path: 'input.clientId', code: 'CLIENT_ID_REUSED' }]);
  return { id: before.result_id, repeated: true };
}
