import { createContext, useContext } from 'react';
import type { LocalPeople } from '../storage/people';

export interface AuthContextValue {
  readonly people: LocalPeople;
  /** Closes what is open and asks who it is; everything stays on the phone. */
  readonly lock: () => Promise<void>;
  readonly showSignIn: () => Promise<void>;
}
export const AuthContext = createContext<AuthContextValue | null>(null);

export function useAuth(): AuthContextValue {
  const gate = useContext(AuthContext);
  if (!gate) throw new Error('there is no gate here');
  return gate;
}
