import type { Me } from '../server/me';

/** The server let somebody in; with the PIN when there is one. */
export interface SignInProps {
  readonly onSignedIn: (me: Me, pin: string | null) => Promise<void>;
}
