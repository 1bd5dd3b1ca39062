import { createContext, useContext } from 'react';
import type { People } from '../storage/people';

export interface GateDoor {
  readonly people: People;
  /** Closes what is open and asks who it is; everything stays on the phone. */
  readonly lock: () => Promise<void>;
  readonly outside: () => Promise<void>;
}
export const GateContext = createContext<GateDoor | null>(null);

export function useGate(): GateDoor {
  const gate = useContext(GateContext);
  if (!gate) throw new Error('there is no gate here');
  return gate;
}
