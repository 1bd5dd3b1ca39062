import { addDays, type Actor, endOfShanghaiDay, isPermission, type LocalDate, newId, type Permission } from '@app/kernel';
import { checked, Database, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { HeldRole } from './domain/role-scope';
import { LONGEST_TOKEN_DAYS } from './domain/session-policy';
import { AccessTokenRefused } from './identity.errors';
import { AccessToken } from './persistence/access-token.entity';
import { REAL_TODAY } from './persistence/me.queries';
import { inMyScope, lockPerson } from './persistence/scope.queries';
import { ACCESS_TOKEN_PREFIX, hashToken, newToken } from './secrets/tokens';
import { ownSession } from './sign-in.service';

export interface CreateAccessToken {
  readonly clientId: string;
  readonly name: string;
  /** Last day on which it works: tomorrow at the earliest, a year ahead at the latest. */
  readonly expiresOn: LocalDate;
  /** It may look and change nothing. */
  readonly readOnly?: boolean | null;
  /** Less than what the post may do; all of it when left out. */
  readonly permissions?: readonly string[] | null;
}
export interface CreateProgramToken extends CreateAccessToken {
  readonly personId: string;
}

/** The secret is shown once: a repeat of the same request gives the token without it. */
export interface IssuedToken {
  readonly id: string;
  readonly secret: string | null;
}

export interface AccessTokenRow {
  readonly id: string;
  readonly name: string;
  readonly personId: string;
  readonly postId: string;
  readonly role: HeldRole;
  readonly unitName: string;
  readonly readOnly: boolean;
  readonly permissions: readonly Permission[] | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly recordedAt: Date;
}

/** Tokens with which programs act in a post. */
@Injectable()
export class TokensService {
  constructor(private readonly database: Database) {}

  /** Bound to the post of the session; a token cannot make further ones. */
  createAccessToken(actor: Actor, { clientId, ...input }: CreateAccessToken): Promise<IssuedToken | AccessTokenRefused> {
    ownSession(actor);
    const { postId } = actor;
    if (!postId) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    return this.issueOnce(actor, 'createAccessToken', clientId, input, () =>
      Promise.resolve({ personId: actor.id, postId, orgPath: actor.unitPath ?? '' }),
    );
  }

  /** For a program of the caller's scope, bound to its post, whose scope must lie within the caller's too. */
  createProgramToken(actor: Actor, { clientId, ...input }: CreateProgramToken): Promise<IssuedToken | AccessTokenRefused> {
    ownSession(actor);
    return this.issueOnce(actor, 'createProgramToken', clientId, input, async (tx) => {
      const person = await lockPerson(tx, input.personId);
      if (!person || person.kind !== 'PROGRAM') throw Fault.notFound('input.personId');
      if (person.disabled) return new AccessTokenRefused('PERSON_DISABLED', {}, 'input.personId');
      const post = await tx.first<{ id: string }>(
        `SELECT id FROM post WHERE person_id = $1 AND role = 'PROGRAM' AND period @> ${REAL_TODAY} AND ${inMyScope('scope_path')} ORDER BY id DESC LIMIT 1`,
        [input.personId],
      );
      return post
        ? { personId: person.id, postId: post.id, orgPath: person.orgPath }
        : new AccessTokenRefused('TOKEN_NO_POST', {}, 'input.personId');
    });
  }

  private issueOnce(
    actor: Actor,
    operation: string,
    clientId: string,
    input: Omit<CreateAccessToken, 'clientId'>,
    holder: (tx: Tx) => Promise<{ readonly personId: string; readonly postId: string; readonly orgPath: string } | AccessTokenRefused>,
  ): Promise<IssuedToken | AccessTokenRefused> {
    const [id, secret] = [newId(), newToken(ACCESS_TOKEN_PREFIX)];
    return this.database.write(
      actor,
      (tx) => {
        const issue = async (): Promise<IssuedToken | AccessTokenRefused> => {
          const name = checked((check) => check.needed('input.name', input.name, 'tokenName'));
          const today = await tx.first<{ day: LocalDate }>(`SELECT ${REAL_TODAY}::text AS day`);
          if (!today || input.expiresOn <= today.day || input.expiresOn > addDays(today.day, LONGEST_TOKEN_DAYS))
            return new AccessTokenRefused('TOKEN_EXPIRY', {}, 'input.expiresOn');
          const permissions = input.permissions?.length ? input.permissions.filter(isPermission) : null;
          if (permissions && permissions.length !== input.permissions?.length)
            return new AccessTokenRefused('TOKEN_PERMISSION', {}, 'input.permissions');
          const held = await holder(tx);
          if (held instanceof AccessTokenRefused) return held;
          await tx.insert(AccessToken, {
            id,
            tokenHash: hashToken(secret),
            personId: held.personId,
            postId: held.postId,
            name,
            readOnly: input.readOnly ?? false,
            permissions,
            expiresAt: endOfShanghaiDay(input.expiresOn),
          });
          await tx.audit({
            action: 'identity.create-access-token',
            subjectKind: 'access-token',
            subjectId: id,
            orgPath: held.orgPath,
            details: {
              personId: held.personId,
              postId: held.postId,
              expiresOn: input.expiresOn,
              readOnly: input.readOnly ?? false,
              permissions: permissions?.join(' ') ?? null,
            },
          });
          return { id, secret };
        };
        return tx.idempotent(operation, { ...input, clientId }, issue, { id, again: (issued: string) => ({ id: issued, secret: null }) });
      },
      { identity: true },
    );
  }

  /** The caller's own tokens, newest first; never their secrets or hashes. */
  accessTokens(actor: Actor, id: string | null = null): Promise<readonly AccessTokenRow[]> {
    // Tokens are readable only through this library's entry, which is a writing one.
    return this.database.write(
      actor,
      (tx) =>
        tx.rows<AccessTokenRow>(`${TOKEN_ROWS} WHERE t.person_id = $1 AND ($2::uuid IS NULL OR t.id = $2) ORDER BY t.id DESC LIMIT 200`, [
          actor.id,
          id,
        ]),
      { identity: true },
    );
  }

  /** A token by its id, for the one who just made it: one's own or a program's of one's scope. */
  tokenOf(actor: Actor, id: string): Promise<AccessTokenRow> {
    return this.database.write(
      actor,
      async (tx) => {
        const row = await tx.first<AccessTokenRow>(`${TOKEN_ROWS} WHERE t.id = $1 AND (t.person_id = $2 OR ${inMyScope('p.org_path')})`, [
          id,
          actor.id,
        ]);
        if (!row) throw Fault.notFound('id');
        return row;
      },
      { identity: true },
    );
  }

  /** Withdraws one's own token; twice is the same as once. */
  revokeAccessToken(actor: Actor, tokenId: string): Promise<{ readonly id: string }> {
    return this.database.write(
      actor,
      async (tx) => {
        const token = await tx.first<{ revoked: boolean }>(
          'SELECT revoked_at IS NOT NULL AS revoked FROM access_token WHERE id = $1 AND person_id = $2 FOR UPDATE',
          [tokenId, actor.id],
        );
        if (!token) throw Fault.notFound('input.tokenId');
        if (!token.revoked) {
          await tx.change('UPDATE access_token SET revoked_at = clock_timestamp() WHERE id = $1', [tokenId]);
          await tx.audit({
            action: 'identity.revoke-access-token',
            subjectKind: 'access-token',
            subjectId: tokenId,
            orgPath: actor.unitPath ?? '',
          });
        }
        return { id: tokenId };
      },
      { identity: true },
    );
  }
}

const TOKEN_ROWS = `SELECT t.id, t.name, t.person_id AS "personId", t.post_id AS "postId", o.role, u.name AS "unitName", t.read_only AS "readOnly", t.permissions, t.expires_at AS "expiresAt",
       t.revoked_at AS "revokedAt", t.recorded_at AS "recordedAt"
  FROM access_token t JOIN person p ON p.id = t.person_id JOIN post o ON o.id = t.post_id JOIN unit u ON u.id = o.unit_id`;
