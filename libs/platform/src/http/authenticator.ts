import type { Actor, Origin } from '@app/kernel';

/** What a request shows to say who it is. */
export interface Credentials {
  readonly sessionToken: string | null;
  readonly bearerToken: string | null;
  /** Where the request comes from; the address as the trusted proxy or the socket says: what can be guessed is limited by it. */
  readonly origin?: Origin;
}

export const UNKNOWN_ORIGIN: Origin = { browser: null, address: null };

/** Port: the identity library tells who a request comes from. */
export abstract class Authenticator {
  /** null: nobody. Throws UNAUTHENTICATED for a token that is no longer good, RATE_LIMITED after too many that were wrong. */
  abstract authenticate(credentials: Credentials): Promise<Actor | null>;
}

export const SESSION_COOKIE = 'zhuqi_session';
