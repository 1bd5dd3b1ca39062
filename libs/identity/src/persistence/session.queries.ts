import { newId } from '@app/kernel';
import type { Tx } from '@app/platform';
import { DESKTOP_IDLE_SECONDS, PHONE_IDLE_SECONDS, SESSION_SECONDS } from '../domain/session-policy';
import { hashToken, newToken } from '../secrets/tokens';
import type { EndReason } from '../domain/session-end';

export interface NewSession {
  readonly id: string;
  /** Shown to the browser once; only its hash is stored. */
  readonly token: string;
}

export interface SessionTerms {
  /** The phone it is opened on by PIN; it lives as long as the phone is good. */
  readonly device?: { readonly id: string; readonly expiresAt: Date } | null;
  /** Keeps the end of the session it replaces, so that switching posts does not prolong a day. */
  readonly until?: Date | null;
}

/** Opens a session: of a desktop, or of a phone. */
export async function openSession(
  tx: Tx,
  personId: string,
  postId: string | null,
  { device, until }: SessionTerms = {},
): Promise<NewSession> {
  const session = { id: newId(), token: newToken('') };
  // Judged by app.authenticate with the real clock, so the instants are real even where the clock of the business stands still.
  await tx.rows(
    `INSERT INTO session (id, token_hash, person_id, post_id, device_id, created_at, last_seen_at, idle_seconds, absolute_until)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp(), clock_timestamp(), $6, coalesce($7::timestamptz, clock_timestamp() + make_interval(secs => $8)))`,
    [
      session.id,
      hashToken(session.token),
      personId,
      postId,
      device?.id ?? null,
      device ? PHONE_IDLE_SECONDS : DESKTOP_IDLE_SECONDS,
      device?.expiresAt ?? until ?? null,
      SESSION_SECONDS,
    ],
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
