import type { Actor } from '@app/kernel';

/** What a request shows to say who it is. */
export interface Credentials {
  readonly sessionToken: string | null;
  readonly bearerToken: string | null;
}

/** Port: the identity library tells who a request comes from. */
export abstract class Authenticator {
  /** null: nobody. Throws UNAUTHENTICATED for a token that is no longer good. */
  abstract authenticate(credentials: Credentials): Promise<Actor | null>;
}

export const SESSION_COOKIE = 'zhuqi_session';
