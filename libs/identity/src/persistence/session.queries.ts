import { newId } from '@app/kernel';
import type { Tx } from '@app/platform';
import { DESKTOP_IDLE_SECONDS, SESSION_SECONDS } from '../domain/session-policy';
import { hashToken, newToken } from '../secrets/tokens';
import type { EndReason } from './session.entity';

export interface NewSession {
  readonly id: string;
  /** Shown to the browser once; only its hash is stored. */
  readonly token: string;
}

/** Opens a session. `until` keeps the end of the session it replaces, so that switching posts does not prolong a day. */
export async function openSession(tx: Tx, personId: string, postId: string | null, until: Date | null = null): Promise<NewSession> {
  const session = { id: newId(), token: newToken('') };
  // Judged by app.authenticate with the real clock, so the instants are real even where the clock of the business stands still.
  await tx.rows(
    `INSERT INTO session (id, token_hash, person_id, post_id, created_at, last_seen_at, idle_seconds, absolute_until)
     VALUES ($1, $2, $3, $4, clock_timestamp(), clock_timestamp(), $5, coalesce($6::timestamptz, clock_timestamp() + make_interval(secs => $7)))`,
    [session.id, hashToken(session.token), personId, postId, DESKTOP_IDLE_SECONDS, until, SESSION_SECONDS],
  );
  return session;
}

/** Ends the living sessions of a person, all but one if it is named; gives their number. */
export const endSessions = (tx: Tx, personId: string, reason: EndReason, butNot: string | null = null): Promise<number> =>
  tx.change(
    `UPDATE session SET ended_at = clock_timestamp(), end_reason = $2 WHERE person_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid`,
    [personId, reason, butNot],
  );

export const endSession = async (tx: Tx, sessionId: string, reason: EndReason): Promise<{ readonly absoluteUntil: Date } | undefined> =>
  tx.first(
    `UPDATE session SET ended_at = clock_timestamp(), end_reason = $2 WHERE id = $1 AND ended_at IS NULL RETURNING absolute_until AS "absoluteUntil"`,
    [sessionId, reason],
  );

/** Withdraws every access token of a person; gives their number. */
export const revokeTokens = (tx: Tx, personId: string): Promise<number> =>
  tx.change('UPDATE access_token SET revoked_at = clock_timestamp() WHERE person_id = $1 AND revoked_at IS NULL', [personId]);
