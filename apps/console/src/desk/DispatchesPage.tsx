import { DispatchCounts, type DispatchesFilterInput, MyDispatches, type UnitList } from '@app/contract';
import {
  COMMON_MESSAGES,
  dueText,
  EmptyState,
  Light,
  Loading,
  ProblemBox,
  useLive,
  useLocale,
  useEnumLabels,
  useQuery,
  useMessages,
} from '@app/web-ui';
import { useCallback, useRef } from 'react';
import { Link } from 'react-router';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { AppealPanel } from './AppealPanel';
import { DESK_MESSAGES } from './desk.messages';

const NOTHING = {};

/** What stands there before the numbers have come, so that nothing moves when they do. */
const EXPECTED: readonly { readonly list: UnitList; readonly count?: number }[] = (
  ['ACKNOWLEDGE', 'ANSWER', 'DUE_TODAY', 'OVERDUE', 'RETURNED'] as const
).map((list) => ({ list }));

/** What was handed to the unit: what waits for its answer first. */
export default function DispatchesPage() {
  const t = useMessages(DESK_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  useDocumentTitle(t('dispatchesTitle'));
  const name = useEnumLabels();
  const { locale } = useLocale();
  const address = useUrlParams();
  const all = address.get('all') === '1';
  const wanted = (address.get('list') || null) as UnitList | null;
  const filter: DispatchesFilterInput = wanted ? { list: wanted } : all ? {} : { open: true };
  const counts = useQuery(DispatchCounts, NOTHING);
  const list = usePaginatedQuery(MyDispatches, JSON.stringify({ filter, first: 30 }), (data) => data.dispatches);
  const { reload: reloadCounts } = counts;
  const { reload: reloadList } = list;
  const changed = useCallback(() => {
    reloadCounts();
    reloadList();
  }, [reloadCounts, reloadList]);
  useLive(['appeal'], changed);
  const open = address.get('open');
  const opener = useRef<HTMLElement | null>(null);
  const close = useCallback(() => {
    address.set({ open: null, done: null });
    opener.current?.focus();
  }, [address]);
  return (
    <>
      <h1>{t('dispatchesTitle')}</h1>
      <nav className="waiting" aria-label={t('today')}>
        <h2>{t('today')}</h2>
        <ul>
          {(counts.data?.dispatchCounts ?? EXPECTED).map(({ list: one, count }) => (
            <li key={one}>
              <Link to={`/dispatches?list=${one}`} aria-current={wanted === one ? 'page' : undefined} data-waiting={one}>
                {t(one)} <strong>{count ?? '…'}</strong>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="tabs" role="group" aria-label={t('filter')}>
        <button type="button" aria-pressed={!all && !wanted} onClick={() => address.set({ all: null, list: null })}>
          {t('waitingForUs')}
        </button>
        <button type="button" aria-pressed={all && !wanted} onClick={() => address.set({ all: '1', list: null })}>
          {t('allDispatches')}
        </button>
      </div>
      <div className={open ? 'desk desk-open' : 'desk'}>
        <section className="desk-list" aria-label={t('dispatchesTitle')} aria-busy={list.loading}>
          <ProblemBox problem={list.problem} onRetry={list.reload} />
          {list.nodes.length === 0 && list.loading && <Loading />}
          {list.nodes.length === 0 && !list.loading && !list.problem && <EmptyState title={all ? t('noDispatches') : t('nothingWaits')} />}
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
                  {line.light && <Light light={line.light} left={line.workingDaysLeft} />}
                </p>
                <p className="panel-title">{line.appealTitle}</p>
                <p>{`${line.firmName} · ${name('DispatchPart', line.part)} · ${name('DispatchState', line.state)}`}</p>
                <p>{t('answerBefore', { date: dueText(line.dueOn, line.repliedOn ? null : line.workingDaysLeft, locale) })}</p>
                <p className="hint">{line.instructions}</p>
              </li>
            ))}
          </ul>
          {list.hasMore && (
            <button type="button" onClick={list.more} aria-disabled={list.loading}>
              {common('more')}
            </button>
          )}
        </section>
        {open && <AppealPanel key={open} id={open} onClose={close} onChanged={changed} />}
      </div>
    </>
  );
}
