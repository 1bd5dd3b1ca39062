import { dayText, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import { type AppealOnPage, isConfirmed } from './appeal';
import { DESK_MESSAGES } from './desk.messages';

/** Who has to do what until when, in one plain sentence. */
export function AppealStatus({ appeal }: { readonly appeal: AppealOnPage }) {
  const t = useMessages(DESK_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const day = (date: string | null | undefined) => (date ? dayText(date, locale) : '');
  const unit = appeal.leadUnitName ?? appeal.unitName;
  const sentence = (): string => {
    switch (appeal.state) {
      case 'REGISTERED':
        return t('standsRegistered', { unit: appeal.unitName, date: day(appeal.acceptanceDueOn) });
      case 'ACCEPTED':
        return t('standsAccepted', { unit: appeal.unitName });
      case 'IN_PROGRESS':
        return t('standsInProgress', { unit, date: day(appeal.dueOn) });
      case 'REPLIED':
        return isConfirmed(appeal)
          ? t('standsConfirmed')
          : t('standsReplied', { unit, outcome: name('AppealOutcome', appeal.outcome), date: day(appeal.callbackDueOn) });
      case 'CLOSED':
      case 'CLOSED_UNCONFIRMED':
        return t('standsClosed', { date: day(appeal.closedOn), state: name('AppealState', appeal.state) });
      case 'MERGED':
        return t('standsMerged', { number: appeal.mainNumber ?? '' });
      default:
        return name('AppealState', appeal.state);
    }
  };
  const waiting = appeal.requests.filter(({ state }) => state === 'PENDING');
  return (
    <div className="standing">
      <p>{sentence()}</p>
      {appeal.reworkCount > 0 && <p>{t('reworked', { count: appeal.reworkCount })}</p>}
      {waiting.map((request) => (
        <p key={request.id}>
          {t('asks', {
            who: request.askedByName ?? '',
            kind: name('AppealRequestKind', request.kind),
            until: request.newDueOn ? t('until', { date: day(request.newDueOn) }) : (request.insteadWhere ?? ''),
            reason: request.kind === 'REJECTION' ? name('RejectionReason', request.reason) : request.reason,
          })}
        </p>
      ))}
    </div>
  );
}
