import type { Actor } from '@app/kernel';
import type { Credentials } from '../http/authenticator';

export interface Watched {
  readonly credentials: Credentials;
  readonly actor: Actor;
}

/** Port: the identity library tells whose session or token is still good, in one question. Asking keeps no session awake. */
export abstract class SessionWatch {
  /** One answer for each, in order. */
  abstract stillOpen(watched: readonly Watched[]): Promise<readonly boolean[]>;
}
