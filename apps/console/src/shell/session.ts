import type { MeFieldsFragment, Permission } from '@app/contract';
import { createContext, useContext } from 'react';

export type Me = MeFieldsFragment;

/** To be called when somebody signed in or out or took another post. */
export const SessionContext = createContext<() => void>(() => undefined);
export const useSessionChanged = (): (() => void) => useContext(SessionContext);

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; only below the gate. */
export function useMe(): Me & { readonly can: (permission: Permission) => boolean } {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in here');
  return { ...me, can: (permission) => me.permissions.includes(permission) };
}
