import { type Actor, NO_PERMISSIONS, type Origin, type Permission, permissionsOf, readQueryToken } from '@app/kernel';
import { Authenticator, type Credentials, Database, Fault, UNKNOWN_ORIGIN } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { HeldRole } from './domain/role-scope';
import { minutesToWait } from './domain/session-policy';
import { QueryCodesService } from './query-codes.service';
import { ACCESS_TOKEN_PREFIX, ENTERPRISE_LINK_PREFIX, hashToken, isToken } from './secrets/tokens';

interface AuthenticatedRow {
  readonly session_id: string | null;
  readonly token_id: string | null;
  readonly person_id: string;
  readonly person_kind: 'HUMAN' | 'PROGRAM';
  readonly post_id: string | null;
  readonly role: HeldRole | null;
  readonly unit_id: string | null;
  readonly unit_path: string | null;
  readonly scope_unit_id: string | null;
  readonly scope_path: string | null;
  readonly must_change: boolean;
  readonly read_only: boolean;
  readonly granted: readonly string[] | null;
}

interface LinkRow {
  readonly link_id: string;
  readonly enterprise_id: string;
  readonly org_path: string;
}

/** What a token was given of its post's permissions; null: all of them. */
const narrowed = (held: ReadonlySet<Permission>, granted: readonly string[] | null): ReadonlySet<Permission> =>
  granted ? new Set([...held].filter((permission) => granted.includes(permission))) : held;

/** Tells in one round trip who a request comes from. Rights are read anew each time: what was taken away is gone at once. */
@Injectable()
export class IdentityAuthenticator extends Authenticator {
  constructor(
    private readonly database: Database,
    private readonly queryCodes: QueryCodesService,
  ) {
    super();
  }

  async authenticate({ sessionToken, bearerToken, origin = UNKNOWN_ORIGIN }: Credentials): Promise<Actor | null> {
    if (bearerToken !== null) {
      const actor = await this.byBearer(bearerToken, origin);
      if (!actor) throw new Fault('UNAUTHENTICATED');
      return actor;
    }
    // A browser keeps a dead cookie: it is nobody, so that signing in again works.
    return sessionToken !== null && isToken(sessionToken, '') ? this.staff(sessionToken, true, origin) : null;
  }

  private async byBearer(token: string, origin: Origin): Promise<Actor | null> {
    if (isToken(token, ACCESS_TOKEN_PREFIX)) return this.staff(token, false, origin);
    const query = readQueryToken(token);
    if (query) {
      const found = await this.queryCodes.trackerOf(query, origin);
      if (found && 'seconds' in found) throw new Fault('RATE_LIMITED', 'QUERY_LIMITED', { minutes: minutesToWait(found.seconds) });
      return found;
    }
    return isToken(token, ENTERPRISE_LINK_PREFIX) ? this.enterprise(token) : Promise.resolve(null);
  }

  /** @param session whether the token must be one of a session: a cookie is no bearer token, nor the other way round */
  private async staff(token: string, session: boolean, origin: Origin): Promise<Actor | null> {
    const { rows } = await this.database.doorPool.query<AuthenticatedRow>({
      name: 'identity-authenticate',
      text: 'SELECT * FROM app.authenticate($1, $2, $3)',
      values: [hashToken(token), origin.browser, origin.address],
    });
    const row = rows[0];
    if (!row || (row.session_id !== null) !== session) return null;
    return {
      kind: row.person_kind === 'PROGRAM' ? 'PROGRAM' : 'PERSON',
      id: row.person_id,
      postId: row.post_id,
      role: row.role,
      unitId: row.unit_id,
      unitPath: row.unit_path,
      scopeUnitId: row.scope_unit_id,
      scopePath: row.scope_path,
      enterpriseId: null,
      sessionId: row.session_id,
      tokenId: row.token_id,
      readOnly: row.read_only,
      // A password that somebody else knows allows nothing but changing it.
      permissions: row.role && !row.must_change ? narrowed(permissionsOf(row.role), row.granted) : NO_PERMISSIONS,
    };
  }

  private async enterprise(token: string): Promise<Actor | null> {
    const { rows } = await this.database.portalPool.query<LinkRow>({
      name: 'identity-authenticate-link',
      text: 'SELECT * FROM app.authenticate_link($1)',
      values: [hashToken(token)],
    });
    const row = rows[0];
    if (!row) return null;
    return {
      kind: 'ENTERPRISE',
      id: row.link_id,
      postId: null,
      role: 'ENTERPRISE_LINK',
      unitId: null,
      unitPath: row.org_path,
      scopeUnitId: null,
      scopePath: null,
      enterpriseId: row.enterprise_id,
      sessionId: null,
      permissions: permissionsOf('ENTERPRISE_LINK'),
    };
  }
}
