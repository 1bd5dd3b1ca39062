import type { AppealActionName, AppealPageQuery } from '@app/contract';
import { APPEAL_ACTIONS } from '@app/contract';

export type AppealOnPage = AppealPageQuery['appeal'];

export const isAction = (action: string): action is AppealActionName => Object.hasOwn(APPEAL_ACTIONS, action);

/** A confirmation after the last reply that is enough to close: by the firm, another unit, or on paper. */
export function isConfirmed({ history }: AppealOnPage): boolean {
  const replied = history.findLastIndex(({ action }) => action === 'reply' || action === 'solveOnSpot');
  return history.slice(replied + 1).some(({ confirmationClass }) => confirmationClass && confirmationClass !== 'D');
}

/** The action that moves the appeal on: a preference of the page; what is allowed the server decides. */
export function nextAction(appeal: AppealOnPage): AppealActionName | undefined {
  const asked = new Set(appeal.requests.filter(({ state }) => state === 'PENDING').map(({ kind }) => kind));
  const unread = appeal.dispatches.some(({ state }) => state === 'SENT');
  const wanted: readonly (AppealActionName | false)[] = [
    asked.has('REJECTION') && 'reject',
    asked.has('EXTENSION') && 'extend',
    appeal.state === 'REGISTERED' && 'accept',
    appeal.state === 'ACCEPTED' && 'dispatch',
    appeal.state === 'IN_PROGRESS' && unread && 'acknowledge',
    'reply',
    'supportReply',
    appeal.state === 'REPLIED' && isConfirmed(appeal) && 'close',
    appeal.state === 'REPLIED' && !isConfirmed(appeal) && 'confirm',
  ];
  return wanted.find((action): action is AppealActionName => action !== false && appeal.availableActions.includes(action));
}
