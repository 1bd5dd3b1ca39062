import { type AppealLight, type AppealState, DeskCounts, Ledger } from '@app/contract';
import { COMMON_WORDS, DESK_WORDS, Empty, Loading, ProblemBox, useRead, useWords } from '@app/web-ui';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../parts/useAddress';
import { usePages } from '../parts/usePages';
import { useMe } from '../shell/session';
import { useTitle } from '../shell/title';
import { AppealPanel } from './AppealPanel';
import { LedgerFilters } from './LedgerFilters';
import { LedgerTable } from './LedgerTable';

const PAGE = 30;
const NOTHING = {};

/** What waits, in the order in which the clerk works it off; each opens the ledger narrowed to it. */
const WAITING = [
  { key: 'registered', state: 'REGISTERED', light: '' },
  { key: 'accepted', state: 'ACCEPTED', light: '' },
  { key: 'yellow', state: '', light: 'YELLOW' },
  { key: 'red', state: '', light: 'RED' },
  { key: 'inProgress', state: 'IN_PROGRESS', light: '' },
  { key: 'replied', state: 'REPLIED', light: '' },
] as const;

/** 今天要办 and the ledger of appeals; one appeal opens beside it. */
export default function DeskPage() {
  const t = useWords(DESK_WORDS);
  const common = useWords(COMMON_WORDS);
  useTitle(t('title'));
  const me = useMe();
  const address = useAddress();
  const state = address.get('state');
  const light = address.get('light');
  const filter = {
    text: address.get('text') || null,
    state: (state || null) as AppealState | null,
    light: (light || null) as AppealLight | null,
    unitId: address.get('unit') || null,
    from: address.get('from') || null,
    to: address.get('to') || null,
  };
  const variables = JSON.stringify({ filter, first: PAGE });
  const list = usePages(Ledger, variables, (data) => data.appeals);
  const counts = useRead(DeskCounts, NOTHING);
  const open = address.get('open');
  const opener = useRef<HTMLElement | null>(null);
  const narrowed = useMemo(() => Object.values(JSON.parse(variables).filter as object).some((value) => value !== null), [variables]);
  const close = useCallback(() => address.set({ open: null, done: null }), [address]);
  // Only once the panel is gone: until then it may still take the focus for its title. The row may have been drawn anew.
  useEffect(() => {
    const from = opener.current;
    if (open || !from) return;
    opener.current = null;
    const row = from.isConnected ? from : document.querySelector<HTMLElement>(`[data-appeal="${from.dataset['appeal']}"]`);
    row?.focus();
  }, [open]);
  const { reload: reloadCounts } = counts;
  const { reload: reloadList } = list;
  const changed = useCallback(() => {
    reloadCounts();
    reloadList();
  }, [reloadCounts, reloadList]);
  return (
    <div className={open ? 'desk desk-open' : 'desk'}>
      <div className="desk-list">
        <div className="headline">
          <h1>{t('title')}</h1>
          {me.can('appeal:register') && (
            <Link className="button primary" to="/appeals/new">
              {t('register')}
            </Link>
          )}
        </div>
        <nav className="waiting" aria-label={t('today')}>
          <h2>{t('today')}</h2>
          <ul>
            {WAITING.map((item) => {
              const here = state === item.state && light === item.light;
              const query = new URLSearchParams(Object.entries({ state: item.state, light: item.light }).filter(([, value]) => value));
              return (
                <li key={item.key}>
                  <Link to={`/appeals?${query}`} aria-current={here ? 'page' : undefined} data-waiting={item.key}>
                    {t(item.key)} <strong>{counts.data?.[item.key].totalCount ?? '…'}</strong>
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        <LedgerFilters address={address} />
        <section aria-label={t('ledger')} aria-busy={list.loading}>
          <ProblemBox problem={list.problem} onRetry={list.reload} />
          {list.nodes.length === 0 && list.loading && <Loading />}
          {list.nodes.length === 0 && !list.loading && !list.problem && (
            <Empty title={narrowed ? t('nothingHere') : t('noAppeals')}>
              {narrowed ? (
                <Link className="button" to="/appeals">
                  {t('showAll')}
                </Link>
              ) : (
                <p>{me.can('appeal:register') ? t('firstAppeal') : t('appealsComeLater')}</p>
              )}
            </Empty>
          )}
          {list.nodes.length > 0 && (
            <>
              <LedgerTable
                lines={list.nodes}
                open={open}
                onOpen={(id, from) => {
                  opener.current = from;
                  address.set({ open: id, done: null }, { push: !open });
                }}
              />
              <p className="hint" role="status">
                {common('shown', { total: list.totalCount ?? list.nodes.length, shown: list.nodes.length })}
              </p>
              {list.hasMore && (
                <button type="button" onClick={list.more} aria-disabled={list.loading}>
                  {common('more')}
                </button>
              )}
            </>
          )}
        </section>
      </div>
      {open && <AppealPanel key={open} id={open} onClose={close} onChanged={changed} />}
    </div>
  );
}
