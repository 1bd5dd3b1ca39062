import { DESK_WORDS, dayWithWeekday, useLocale, useNames, useWords } from '@app/web-ui';
import type { AppealOnPage } from './appeal';

/** 时间轴: the day, who, what was done and said. */
export function AppealHistory({ appeal }: { readonly appeal: AppealOnPage }) {
  const t = useWords(DESK_WORDS);
  const name = useNames();
  const { locale } = useLocale();
  const said = (event: AppealOnPage['history'][number]): string => {
    const words = event.details.find(({ name: key }) => key === 'words' || key === 'reply')?.value;
    return [
      event.confirmationClass && t('classOf', { name: name('ConfirmationClass', event.confirmationClass) }),
      name('AppealOutcome', event.outcome),
      words ?? event.reason,
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
                  one.words,
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
