import { PROMISE_ACTIONS, type PromiseEnd } from '@app/contract';
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
  if (promise.settled) {
    const kept = promise.settled === 'KEPT';
    return (
      <span className={kept ? 'light light-green' : 'light light-red'}>
        <span aria-hidden="true">{kept ? '●' : '■'}</span>{' '}
        {promise.settledOn ? t('settledOn', { date: dayText(promise.settledOn, locale), end: t(promise.settled) }) : t(promise.settled)}
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
  const [doing, setDoing] = useState<{ readonly id: string; readonly end: PromiseEnd }>();
  return (
    <ul className="plain-list">
      {visit.promises.map((promise) => (
        <li key={promise.id}>
          {t('promiseLine', { name: promise.person.name, date: dayText(promise.dueOn, locale) })}
          <strong>{promise.words}</strong> <Standing promise={promise} />
          {promise.settledWords && <p className="hint">{promise.settledWords}</p>}
          {doing?.id === promise.id ? (
            <ActionForm
              key={doing.end}
              form={PROMISE_ACTIONS[doing.end]}
              action={doing.end}
              subject={promise}
              layout={PROMISE_LAYOUT[doing.end]}
              given={{ promiseId: promise.id }}
              className="act-form"
              label={t('settleOf', { end: t(doing.end), words: promise.words })}
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
                    aria-label={t('settleOf', { end: t(end), words: promise.words })}
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
