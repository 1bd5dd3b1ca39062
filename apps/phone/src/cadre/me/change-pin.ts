import { ChangePinHere } from '@app/contract';
import { OFFLINE, ProblemError } from '@app/web-ui';
import { request } from '../server/request';
import type { CadreSession } from '../shell/cadre-session';
import type { AddedPin, LocalPeople } from '../storage/people';

/** DONE; or the phone's own no; or nobody knows, because no answer came: both PINs open the data until the server has said. */
export type PinChange = 'DONE' | 'UNSURE' | Exclude<AddedPin, { readonly undo: unknown }>;

/** No answer, or one that does not say whether it was done. */
const leavesOpen = (code: string): boolean => [OFFLINE, 'INTERNAL', 'UNAVAILABLE'].includes(code);

/**
 * First the phone, then the server, then the phone again: whenever this is broken off, the PIN that the server has is one that opens
 * the data. Rejects with the server's words when it refused; then all is as before.
 */
export async function changePin(cadre: CadreSession, people: LocalPeople, currentPin: string, newPin: string): Promise<PinChange> {
  await cadre.verifySession();
  const added = await people.addPin(cadre.person.id, currentPin, newPin);
  if ('fault' in added) return added;
  try {
    await request(ChangePinHere, { input: { currentPin, newPin } });
  } catch (error) {
    if (error instanceof ProblemError && leavesOpen(error.problem.code)) return 'UNSURE';
    await added.undo();
    throw error;
  }
  await cadre.pinAccepted(newPin);
  return 'DONE';
}

/** After an answer that was lost: whether the new one is good by now. Otherwise it is still the old one, and that is settled. */
export async function wasChanged(cadre: CadreSession, currentPin: string, newPin: string): Promise<boolean> {
  try {
    await cadre.signIn(newPin);
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'PIN_WRONG') throw error;
    await cadre.signIn(currentPin);
    return false;
  }
}
