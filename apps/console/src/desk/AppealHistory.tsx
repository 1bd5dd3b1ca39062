import { dayText, dayWithWeekday, useLocale, useEnumLabels, useMessages } from '@app/web-ui';
import type { AppealOnPage } from './appeal';
import { DESK_MESSAGES } from './desk.messages';

/** 时间轴: the day, who, what was done and said. */
export function AppealHistory({ appeal }: { readonly appeal: AppealOnPage }) {
  const t = useMessages(DESK_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const day = (date: string | null | undefined) => (date ? dayText(date, locale) : '');
  const reasonOf = ({ action, reason }: AppealOnPage['history'][number]) =>
    action === 'reject' || action === 'requestRejection'
      ? name('RejectionReason', reason)
      : action === 'withdraw'
        ? name('WithdrawalReason', reason)
        : reason;
  const office = appeal.unitName;
  const lead = appeal.dispatches.findLast(({ part, state }) => part === 'LEAD' && state !== 'REASSIGNED' && state !== 'RELEASED');
  /** Who is next and by when, as it was after this act. */
  const next = (event: AppealOnPage['history'][number]): string => {
    switch (event.action) {
      case 'register':
        return t('nextAccept', { unit: office, date: day(appeal.acceptanceDueOn) });
      case 'accept':
      case 'deemAccepted':
        return t('nextDispatch', { unit: office });
      case 'dispatch': {
        const given = appeal.dispatches.find(({ part, dispatchedOn }) => part === 'LEAD' && dispatchedOn === event.occurredOn) ?? lead;
        return given ? t('nextReply', { unit: given.unitName ?? '', date: day(given.dueOn) }) : '';
      }
      case 'rework':
      case 'reopen':
        return lead ? t('nextReply', { unit: lead.unitName ?? '', date: day(appeal.dueOn ?? lead.dueOn) }) : '';
      case 'reply':
      case 'solveOnSpot':
        return appeal.callbackDueOn && appeal.history.findLast(({ action }) => action === event.action)?.id === event.id
          ? t('nextCallback', { date: day(appeal.callbackDueOn) })
          : '';
      case 'confirm':
        return event.confirmationClass && event.confirmationClass !== 'D' && appeal.history.at(-1)?.id === event.id ? t('nextSign') : '';
      default:
        return '';
    }
  };
  const said = (event: AppealOnPage['history'][number]): string => {
    const words = event.details.find(({ name: key }) => key === 'words' || key === 'reply')?.value;
    return [
      event.confirmationClass && t('classOf', { name: name('ConfirmationClass', event.confirmationClass) }),
      name('AppealOutcome', event.outcome),
      words ?? reasonOf(event),
    ]
      .filter(Boolean)
      .join('：');
  };
  return (
    <section className="history">
      <h3>{t('history')}</h3>
      <ol>
        {appeal.history.toReversed().map((event) => (
          <li key={event.id}>
            <p className="history-head">
              <time dateTime={event.occurredOn}>{dayWithWeekday(event.occurredOn, locale)}</time>{' '}
              <strong>{name('AppealAction', event.action)}</strong>{' '}
              <span>{[event.unitName, event.personName].filter(Boolean).join(' ') || t('bySystem')}</span>
              {event.isLate && <span className="tag">{t('late')}</span>}
            </p>
            {said(event) && <p>{said(event)}</p>}
            {next(event) && <p className="hint">{next(event)}</p>}
          </li>
        ))}
      </ol>
      {appeal.dispatches.length > 0 && (
        <>
          <h3>{t('dispatched')}</h3>
          <ul>
            {appeal.dispatches.map((dispatch) => (
              <li key={dispatch.id}>
                {t('dispatchLine', {
                  part: name('DispatchPart', dispatch.part),
                  unit: dispatch.unitName ?? '',
                  state: name('DispatchState', dispatch.state),
                  date: dayWithWeekday(dispatch.dueOn, locale),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {appeal.replies.length > 0 && (
        <>
          <h3>{t('replies')}</h3>
          {appeal.replies.map((reply) => (
            <article key={reply.id} className="reply">
              <p>{`${dayWithWeekday(reply.occurredOn, locale)} ${reply.unitName ?? ''} · ${name('AppealOutcome', reply.outcome)}`}</p>
              <p>{reply.reply}</p>
              {reply.ruleQuoted && <p className="hint">{reply.ruleQuoted}</p>}
              {reply.evidence && <p className="hint">{`${name('EvidenceKind', reply.evidenceKind)}：${reply.evidence}`}</p>}
              {reply.fileId && (
                <p>
                  <a href={`/files/${reply.fileId}`}>{t('openFile')}</a>
                </p>
              )}
            </article>
          ))}
        </>
      )}
      {appeal.confirmations.length > 0 && (
        <>
          <h3>{t('confirmations')}</h3>
          <ul>
            {appeal.confirmations.map((one) => (
              <li key={one.id}>
                {[
                  dayWithWeekday(one.occurredOn, locale),
                  t('classOf', { name: name('ConfirmationClass', one.class) }),
                  name('SolvedAnswer', one.solved),
                  name('Satisfaction', one.satisfaction),
                  one.comment,
                  ...(one.doubts?.length ? [t('doubts', { doubts: one.doubts.map((doubt) => name('ProofDoubt', doubt)).join('、') })] : []),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
