import { type PromiseEnd, SettlePromiseAtDesk } from '@app/contract';
import { dayText, Form, newClientId, TextAreaField, TextField, todayInChina, useLocale, useMutation, useMessages } from '@app/web-ui';
import { useMemo, useState } from 'react';
import { useMe } from '../shell/session';
import { maySettle, type Visit, type VisitPromise } from './visit';
import { VISIT_MESSAGES } from './visits.messages';

function SettleForm({
  promise,
  end,
  onDone,
  onCancel,
}: {
  readonly promise: VisitPromise;
  readonly end: PromiseEnd;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useMessages(VISIT_MESSAGES);
  const mutate = useMutation();
  const clientId = useMemo(newClientId, []);
  const [words, setWords] = useState('');
  const [occurredOn, setOccurredOn] = useState(todayInChina());
  const broken = end === 'BROKEN';
  return (
    <Form
      className="act-form"
      label={t('settleOf', { end: t(end), words: promise.words })}
      submit={t('settleSave')}
      onCancel={onCancel}
      check={() => [...(broken && !words.trim() ? ['words'] : []), ...(occurredOn ? [] : ['occurredOn'])]}
      onSubmit={async () => {
        await mutate(SettlePromiseAtDesk, {
          input: { clientId, promiseId: promise.id, settled: end, words: words.trim() || null, occurredOn },
        });
        onDone();
      }}
    >
      <p>
        <strong>{t(end)}</strong>
      </p>
      <TextField
        name="occurredOn"
        label={t('settleDay')}
        required
        type="date"
        min={promise.madeOn}
        max={todayInChina()}
        value={occurredOn}
        onValue={setOccurredOn}
      />
      <TextAreaField
        name="words"
        label={broken ? t('settleWhy') : t('settleWords')}
        required={broken}
        rows={2}
        value={words}
        onValue={setWords}
      />
    </Form>
  );
}

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
            <SettleForm
              key={doing.end}
              promise={promise}
              end={doing.end}
              onDone={() => {
                setDoing(undefined);
                onChanged();
              }}
              onCancel={() => setDoing(undefined)}
            />
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
