import { ChangePinHere } from '@app/contract';
import { OFFLINE, ProblemError } from '@app/web-ui';
import { request } from '../server/request';
import type { CadreSession } from '../shell/cadre-session';
import type { AddedPin, LocalPeople } from '../storage/people';

/** DONE, the phone's refusal, or UNKNOWN: no answer came and both PINs open the data until it does. */
export type PinChange = 'DONE' | 'UNSURE' | Exclude<AddedPin, { readonly undo: unknown }>;

/** No answer, or one that does not say whether it was done. */
const leavesOpen = (code: string): boolean => [OFFLINE, 'INTERNAL', 'UNAVAILABLE'].includes(code);

/** Changes the PIN on the phone, the server and the phone again: wherever it breaks off, the server's PIN opens. */
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

/** Asks which PIN is good after a lost answer; without the new one the old one still is. */
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
