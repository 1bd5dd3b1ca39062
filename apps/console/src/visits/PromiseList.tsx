import { PROMISE_ACTIONS, type PromiseOutcome } from '@app/contract';
import { dayText, todayInChina, useLocale, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { ActionForm } from '../parts/ActionForm';
import { useMe } from '../shell/session';
import { maySettle, type Visit, type VisitPromise } from './visit';
import { PROMISE_LAYOUT } from './visit-layout';
import { VISIT_MESSAGES } from './visits.messages';

/** Open and overdue apart, and never by colour alone. */
function Standing({ promise }: { readonly promise: VisitPromise }) {
  const t = useMessages(VISIT_MESSAGES);
  const { locale } = useLocale();
  if (promise.outcome) {
    const kept = promise.outcome === 'KEPT';
    return (
      <span className={kept ? 'light light-green' : 'light light-red'}>
        <span aria-hidden="true">{kept ? '●' : '■'}</span>{' '}
        {promise.outcomeOn ? t('outcomeOn', { date: dayText(promise.outcomeOn, locale), end: t(promise.outcome) }) : t(promise.outcome)}
      </span>
    );
  }
  const overdue = promise.dueOn < todayInChina();
  return (
    <span className={overdue ? 'light light-red' : 'light light-none'}>
      <span aria-hidden="true">{overdue ? '■' : '○'}</span> {t(overdue ? 'promiseOverdue' : 'promiseOpen')}
    </span>
  );
}

/** What was promised on a visit, with what became of it. */
export function PromiseList({ visit, onChanged }: { readonly visit: Visit; readonly onChanged: () => void }) {
  const t = useMessages(VISIT_MESSAGES);
  const { locale } = useLocale();
  const me = useMe();
  const [doing, setDoing] = useState<{ readonly id: string; readonly end: PromiseOutcome }>();
  return (
    <ul className="plain-list">
      {visit.promises.map((promise) => (
        <li key={promise.id}>
          {t('promiseLine', { name: promise.person.name, date: dayText(promise.dueOn, locale) })}
          <strong>{promise.text}</strong> <Standing promise={promise} />
          {promise.outcomeNote && <p className="hint">{promise.outcomeNote}</p>}
          {doing?.id === promise.id ? (
            <ActionForm
              key={doing.end}
              form={PROMISE_ACTIONS[doing.end]}
              action={doing.end}
              subject={promise}
              layout={PROMISE_LAYOUT[doing.end]}
              given={{ promiseId: promise.id }}
              className="act-form"
              label={t('settleOf', { end: t(doing.end), words: promise.text })}
              submit={t('settleSave')}
              onDone={() => {
                setDoing(undefined);
                onChanged();
              }}
              onCancel={() => setDoing(undefined)}
            >
              <p>
                <strong>{t(doing.end)}</strong>
              </p>
            </ActionForm>
          ) : (
            maySettle(me, visit, promise) && (
              <div className="actions">
                {(['KEPT', 'BROKEN'] as const).map((end) => (
                  <button
                    key={end}
                    type="button"
                    aria-label={t('settleOf', { end: t(end), words: promise.text })}
                    onClick={() => setDoing({ id: promise.id, end })}
                  >
                    {t(end)}
                  </button>
                ))}
              </div>
            )
          )}
        </li>
      ))}
    </ul>
  );
}
