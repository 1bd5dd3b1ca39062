import { canonicalHash } from '@app/kernel';
import { Fault } from '../errors/fault';
import type { Tx } from './tx';

export interface ClientOperation {
  /** Name of the act, such as 'logVisit'. */
  readonly operation: string;
  /** Made by the client for one intent; a repeat carries the same. */
  readonly clientId: string;
  /** The fields as provided; their canonical hash tells a repeat from a mistake. */
  readonly content: unknown;
}

/**
 * Runs `act` once for a client id. The same content again gives the same result's id; other content is a conflict.
 * Two at the same time: the second waits for the first to commit.
 */
export async function once(
  tx: Tx,
  { operation, clientId, content }: ClientOperation,
  resultId: string,
  act: () => Promise<unknown>,
): Promise<{ id: string; repeated: boolean; refusal?: unknown }> {
  const hash = canonicalHash(content);
  const mine = await tx.first(
    `INSERT INTO client_operation (captured_by, operation, client_id, content_hash, result_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (captured_by, operation, client_id) DO NOTHING RETURNING result_id`,
    [tx.actor.id, operation, clientId, hash, resultId],
  );
  if (mine) {
    const refusal = await act();
    return refusal === undefined ? { id: resultId, repeated: false } : { id: resultId, repeated: false, refusal };
  }
  const before = await tx.first<{ content_hash: string; result_id: string }>(
    'SELECT content_hash, result_id FROM client_operation WHERE captured_by = $1 AND operation = $2 AND client_id = $3',
    [tx.actor.id, operation, clientId],
  );
  if (!before || before.content_hash !== hash)
    throw new Fault('CONFLICT', 'CLIENT_ID_REUSED', {}, [{ path: 'input.clientId', code: 'CLIENT_ID_REUSED' }]);
  return { id: before.result_id, repeated: true };
}
