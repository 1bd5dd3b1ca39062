import { DecideTakeover, WaitingTakeovers as Waiting } from '@app/contract';
import { instantText, ProblemBox, useAsyncAction, useEnumLabels, useLocale, useMutation, useMessages, useQuery } from '@app/web-ui';
import { useMe } from '../shell/session';
import { USER_MESSAGES } from './users.messages';

const NOTHING = {};

/** 待确认的账号: new passwords and slips whose posts rest until a second administrator has asked the owner. */
export function WaitingTakeovers() {
  const t = useMessages(USER_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const me = useMe();
  const mutate = useMutation();
  const { data, problem, reload } = useQuery(Waiting, NOTHING);
  const { problem: refused, busy, act } = useAsyncAction();
  const waiting = data?.waitingTakeovers ?? [];
  if (waiting.length === 0 && !problem) return null;
  const decide = (takeoverId: string, approve: boolean) =>
    void act(async () => {
      await mutate(DecideTakeover, { input: { takeoverId, approve } });
      reload();
    });
  return (
    <section className="card">
      <h2>{t('takeovers', { count: waiting.length })}</h2>
      <p className="hint">{t('takeoversHint')}</p>
      <ProblemBox problem={problem ?? refused} onRetry={reload} />
      <ul className="cards">
        {waiting.map((one) => (
          <li key={one.id} className="card">
            <p className="panel-title">{`${one.person.name} · ${one.unitName}`}</p>
            <p>{one.roles.map((role) => name('Role', role)).join('、')}</p>
            <p className="hint">
              {t('takeoverBy', { kind: name('TakeoverKind', one.kind), name: one.askedBy.name, time: instantText(one.recordedAt, locale) })}
            </p>
            {one.askedBy.id === me.person.id || one.person.id === me.person.id ? (
              <p>{t('takeoverOther')}</p>
            ) : (
              <div className="actions">
                <button type="button" className="primary" aria-disabled={busy} onClick={() => decide(one.id, true)}>
                  {t('takeoverApprove', { name: one.person.name })}
                </button>
                <button type="button" aria-disabled={busy} onClick={() => decide(one.id, false)}>
                  {t('takeoverRefuse', { name: one.person.name })}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
