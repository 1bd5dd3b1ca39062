import type { Tx } from '@app/platform';
import { LOCK_SECONDS, MOST_FAILURES } from '../domain/session-policy';

export interface ChargedTry {
  /** null: no such name. */
  readonly personId: string | null;
  readonly kind: 'HUMAN' | 'PROGRAM' | null;
  readonly disabled: boolean;
  readonly passwordHash: string | null;
  readonly previousHashes: readonly string[];
  readonly loginName: string;
  /** Whether this try may be made. It is counted already; a good one takes the count back. */
  readonly allowed: boolean;
  /** Seconds for which the account is locked, counting this try; 0 when it is not. */
  readonly lockedSeconds: number;
}

/**
 * Charges a try before the password is looked at, in one statement under the row's lock: however many come at once (aliases of
 * one request, several servers), no more than five are looked at. Judged by the database's own clock, which nobody sets.
 */
export async function chargeTry(
  tx: Tx,
  by: { readonly loginName: string } | { readonly personId: string },
): Promise<ChargedTry | undefined> {
  const [column, value] = 'loginName' in by ? ['login_name', by.loginName] : ['person_id', by.personId];
  return tx.first<ChargedTry>(
    `WITH charged AS (
       UPDATE account SET failed_count = CASE WHEN locked_until IS NULL THEN failed_count + 1 ELSE 1 END,
              locked_until = CASE WHEN locked_until IS NULL AND failed_count + 1 >= $2 THEN clock_timestamp() + make_interval(secs => $3) END
        WHERE ${column} = $1 AND (locked_until IS NULL OR locked_until <= clock_timestamp()) RETURNING person_id, locked_until)
     SELECT a.person_id AS "personId", p.kind, p.disabled_at IS NOT NULL AS disabled, a.password_hash AS "passwordHash",
            a.previous_hashes AS "previousHashes", a.login_name AS "loginName", c.person_id IS NOT NULL AS allowed,
            -- A try that lost a race was locked by the winner a moment ago.
            CASE WHEN c.person_id IS NOT NULL THEN coalesce(extract(epoch FROM c.locked_until - clock_timestamp()), 0)
                 ELSE coalesce(extract(epoch FROM a.locked_until - clock_timestamp()), $3) END AS "lockedSeconds"
       FROM account a JOIN person p ON p.id = a.person_id LEFT JOIN charged c ON c.person_id = a.person_id
      WHERE a.${column} = $1`,
    [value, MOST_FAILURES, LOCK_SECONDS],
  );
}
