import { APPEAL_ACTIONS, type AppealActionName, AppealPage } from '@app/contract';
import { Light, Loading, ProblemBox, useLive, useEnumLabels, useQuery, useMessages } from '@app/web-ui';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useUrlParams } from '../parts/useUrlParams';
import { useMe } from '../shell/session';
import { ActionForm } from '../parts/ActionForm';
import { type AppealOnPage, isAction, nextAction } from './appeal';
import { APPEAL_LAYOUT } from './appeal-layout';
import { AppealFacts } from './AppealFacts';
import { AppealHistory } from './AppealHistory';
import { Reminder } from './Reminder';
import { AppealStatus } from './AppealStatus';
import { DESK_MESSAGES } from './desk.messages';

/** One appeal: where it stands, what comes next, and everything that was done. */
export function AppealPanel({
  id,
  onClose,
  onChanged,
}: {
  readonly id: string;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}) {
  const t = useMessages(DESK_MESSAGES);
  const name = useEnumLabels();
  const titleId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const address = useUrlParams();
  const variables = useMemo(() => ({ id }), [id]);
  const { data, problem, reload } = useQuery(AppealPage, variables);
  const me = useMe();
  const [doing, setDoing] = useState<AppealActionName>();
  useLive(['appeal'], reload);
  const appeal = data?.appeal;
  const there = appeal !== undefined;
  useEffect(() => {
    if (!doing) title.current?.focus();
  }, [there, doing]);
  const done = address.get('done');
  const next = appeal && nextAction(appeal);
  const others = appeal?.availableActions.filter(isAction).filter((action) => action !== next) ?? [];
  const lastAct = ({ history }: AppealOnPage): string | undefined => {
    const last = history.at(-1);
    if (!last) return undefined;
    return t('someoneActed', { who: last.personName ?? last.unitName ?? t('bySystem'), action: name('AppealAction', last.action) });
  };
  const begin = (action: AppealActionName) => {
    address.set({ done: null });
    setDoing(action);
  };
  return (
    <aside
      className="panel"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (doing) setDoing(undefined);
        else onClose();
      }}
    >
      <div className="panel-head">
        <h2 id={titleId} tabIndex={-1} ref={title}>
          {appeal ? appeal.number : t('appeal')}
        </h2>
        <button type="button" onClick={onClose}>
          {t('closePanel')}
        </button>
      </div>
      {!appeal && !problem && <Loading />}
      <ProblemBox problem={problem} onRetry={reload} />
      {appeal && (
        <>
          <p className="panel-title">{appeal.title}</p>
          <p>
            {appeal.firmName} · {name('AppealState', appeal.state)}
            {appeal.light && (
              <>
                {' · '}
                <Light light={appeal.light} left={appeal.workingDaysLeft} />
              </>
            )}
          </p>
          {done && isAction(done) && (
            <p className="done" role="status">
              {t('saved', { action: name('AppealAction', done) })}
            </p>
          )}
          {done === 'register' && (
            <p className="done" role="status">
              {t('saved', { action: name('AppealAction', 'register') })}
            </p>
          )}
          <AppealStatus appeal={appeal} />
          {doing ? (
            <ActionForm
              key={doing}
              form={APPEAL_ACTIONS[doing]}
              action={doing}
              subject={appeal}
              layout={APPEAL_LAYOUT}
              given={{ appealId: appeal.id }}
              version={appeal.version}
              className="act-form"
              heading={name('AppealAction', doing)}
              label={name('AppealAction', doing)}
              folded={t('notToday')}
              staleNotice={() => lastAct(appeal)}
              onCancel={() => setDoing(undefined)}
              onStale={() => {
                reload();
                onChanged();
              }}
              onDone={() => {
                setDoing(undefined);
                address.set({ done: doing });
                reload();
                onChanged();
              }}
            />
          ) : (
            <div className="acts">
              {next && (
                <button type="button" className="primary wide" data-act={next} onClick={() => begin(next)}>
                  {name('AppealAction', next)}
                </button>
              )}
              {others.length > 0 && (
                <details>
                  <summary>{t('otherActs')}</summary>
                  <ul className="act-list">
                    {others.map((action) => (
                      <li key={action}>
                        <button type="button" data-act={action} onClick={() => begin(action)}>
                          {name('AppealAction', action)}
                        </button>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
              {!next && others.length === 0 && <p className="hint">{t('nothingForYou')}</p>}
            </div>
          )}
          {me.can('appeal:dispatch') && <Reminder appeal={appeal} />}
          <AppealFacts appeal={appeal} onChanged={reload} />
          <AppealHistory appeal={appeal} />
        </>
      )}
    </aside>
  );
}
