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

export interface IdempotentOptions {
  /** Id of the result where it is known before the act; otherwise a new one is made. */
  readonly id?: string | undefined;
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
  id = newId(),
): Promise<Ran<T>> {
  if (!clientId) return { id, repeated: false, result: await act(id) };
  const hash = canonicalHash(content);
  const mine = await tx.first(
    `INSERT INTO client_operation (captured_by, operation, client_id, content_hash, result_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (captured_by, operation, client_id) DO NOTHING RETURNING result_id`,
    [tx.actor.id, operation, clientId, hash, id],
  );
  if (mine) return { id, repeated: false, result: await act(id) };
  const before = await tx.first<{ content_hash: string; result_id: string }>(
    'SELECT content_hash, result_id FROM client_operation WHERE captured_by = $1 AND operation = $2 AND client_id = $3',
    [tx.actor.id, operation, clientId],
  );
  if (!before || before.content_hash !== hash)
    throw new Fault('CONFLICT', 'CLIENT_ID_REUSED', {}, [{ path: 'input.clientId', code: 'CLIENT_ID_REUSED' }]);
  return { id: before.result_id, repeated: true };
}
