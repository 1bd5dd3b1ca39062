import { type DispatchesFilterInput, MyDispatches } from '@app/contract';
import { COMMON_WORDS, DESK_WORDS, dueText, Empty, Light, Loading, ProblemBox, useLocale, useNames, useWords } from '@app/web-ui';
import { useCallback, useRef } from 'react';
import { useAddress } from '../parts/useAddress';
import { usePages } from '../parts/usePages';
import { useTitle } from '../shell/title';
import { AppealPanel } from './AppealPanel';

/** What was handed to the unit: what waits for its answer first. */
export default function DispatchesPage() {
  const t = useWords(DESK_WORDS);
  const common = useWords(COMMON_WORDS);
  useTitle(t('dispatchesTitle'));
  const name = useNames();
  const { locale } = useLocale();
  const address = useAddress();
  const all = address.get('all') === '1';
  const filter: DispatchesFilterInput = all ? {} : { open: true };
  const list = usePages(MyDispatches, JSON.stringify({ filter, first: 30 }), (data) => data.dispatches);
  const open = address.get('open');
  const opener = useRef<HTMLElement | null>(null);
  const close = useCallback(() => {
    address.set({ open: null, done: null });
    opener.current?.focus();
  }, [address]);
  return (
    <>
      <h1>{t('dispatchesTitle')}</h1>
      <div className="tabs" role="group" aria-label={t('filter')}>
        <button type="button" aria-pressed={!all} onClick={() => address.set({ all: null })}>
          {t('waitingForUs')}
        </button>
        <button type="button" aria-pressed={all} onClick={() => address.set({ all: '1' })}>
          {t('allDispatches')}
        </button>
      </div>
      <div className={open ? 'desk desk-open' : 'desk'}>
        <section className="desk-list" aria-label={t('dispatchesTitle')} aria-busy={list.loading}>
          <ProblemBox problem={list.problem} onRetry={list.reload} />
          {list.nodes.length === 0 && list.loading && <Loading />}
          {list.nodes.length === 0 && !list.loading && !list.problem && <Empty title={all ? t('noDispatches') : t('nothingWaits')} />}
          <ul className="cards">
            {list.nodes.map((line) => (
              <li key={line.id} className="card" aria-current={line.appealId === open ? 'true' : undefined}>
                <p>
                  <button
                    type="button"
                    className="link"
                    data-appeal={line.appealNumber}
                    onClick={(event) => {
                      opener.current = event.currentTarget;
                      address.set({ open: line.appealId, done: null }, { push: !open });
                    }}
                  >
                    {line.appealNumber}
                  </button>{' '}
                  <Light light={line.light} left={line.workingDaysLeft} />
                </p>
                <p className="panel-title">{line.appealTitle}</p>
                <p>{`${line.firmName} · ${name('DispatchPart', line.part)} · ${name('DispatchState', line.state)}`}</p>
                <p>{t('answerBefore', { date: dueText(line.dueOn, line.repliedOn ? null : line.workingDaysLeft, locale) })}</p>
                <p className="hint">{line.words}</p>
              </li>
            ))}
          </ul>
          {list.hasMore && (
            <button type="button" onClick={list.more} aria-disabled={list.loading}>
              {common('more')}
            </button>
          )}
        </section>
        {open && <AppealPanel key={open} id={open} onClose={close} onChanged={list.reload} />}
      </div>
    </>
  );
}
