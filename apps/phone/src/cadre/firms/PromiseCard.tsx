import { dayText, Form, Light, newClientId, ProblemError, TextAreaField, todayInChina, useLocale, useMessages } from '@app/web-ui';
import { useState } from 'react';
import { daysUntil, lightOf, type PromiseLine } from '../offline/offline-data';
import { ENTRY_VERSION } from '../outbox/entry';
import { useItemStatus } from '../outbox/use-item-status';
import { useOutboxItems } from '../outbox/use-outbox';
import { useCadreSession } from '../shell/cadre-session';
import { FIRMS_MESSAGES } from './firms.messages';

type Outcome = 'KEPT' | 'BROKEN';

/** Something promised to a firm: by when, and whether it was kept. Settled without a network, too. */
export function PromiseCard({
  promise,
  firm,
  withFirm = false,
}: {
  readonly promise: PromiseLine;
  readonly firm: string;
  readonly withFirm?: boolean;
}) {
  const t = useMessages(FIRMS_MESSAGES);
  const { locale } = useLocale();
  const cadre = useCadreSession();
  const say = useItemStatus();
  const line = useOutboxItems().find(({ entry }) => entry?.kind === 'SETTLE' && entry.input?.['promiseId'] === promise.id);
  const left = daysUntil(todayInChina(), promise.dueOn);
  const own = promise.person.id === cadre.person.id;
  const [settling, setSettling] = useState<Outcome>();
  const [note, setNote] = useState('');
  const settle = async () => {
    const id = newClientId();
    const input = { promiseId: promise.id, outcome: settling, note: note.trim() || null, occurredOn: todayInChina(), clientId: id };
    const firms = [{ id: promise.firmId, name: firm }];
    try {
      await cadre.outbox.put({ version: ENTRY_VERSION, id, kind: 'SETTLE', firms, input, form: null, photos: [] }, 'WAITING');
    } catch {
      throw new ProblemError({ code: 'FULL', message: t('phoneFull'), fields: {} });
    }
    cadre.sync.trigger();
  };
  return (
    <li className="card promise">
      <p className="line-firms">{promise.text}</p>
      <p className="hint">
        {withFirm && `${firm} · `}
        {t('promisedBy', { day: dayText(promise.dueOn, locale) })} <Light light={lightOf(left)} left={left} />
      </p>
      {line ? (
        <p className="line-state">{say(line)}</p>
      ) : !own ? (
        <p className="hint">{t('promisedByPerson', { name: promise.person.name })}</p>
      ) : settling ? (
        <Form
          label={t(`settle${settling}`)}
          submit={t(`settle${settling}`)}
          onCancel={() => setSettling(undefined)}
          check={() => (settling === 'BROKEN' && !note.trim() ? ['settleWords'] : [])}
          onSubmit={settle}
        >
          <TextAreaField
            name="settleWords"
            label={t(settling === 'KEPT' ? 'settleHow' : 'settleWhy')}
            required={settling === 'BROKEN'}
            rows={2}
            value={note}
            onValue={setNote}
          />
        </Form>
      ) : (
        <div className="actions">
          <button type="button" onClick={() => setSettling('KEPT')}>
            {t('settleKEPT')}
          </button>
          <button type="button" onClick={() => setSettling('BROKEN')}>
            {t('settleBROKEN')}
          </button>
        </div>
      )}
    </li>
  );
}
