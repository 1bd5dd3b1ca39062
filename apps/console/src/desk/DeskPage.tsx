import { type AppealOrderField, DeskCounts, Ledger } from '@app/contract';
import { COMMON_MESSAGES, EmptyState, LiveStatus, Loading, ProblemBox, useLive, useQuery, useMessages } from '@app/web-ui';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { ExportButton } from '../exports/ExportButton';
import { MyExportsLink } from '../exports/MyExportsLink';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useSorting } from '../parts/useSorting';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { AppealPanel } from './AppealPanel';
import { ColumnsMenu } from './ColumnsMenu';
import { filterOf, filterQuery, isNarrowed } from './ledger-filter';
import { LedgerFilters } from './LedgerFilters';
import { LEDGER_FIELDS, LedgerTable } from './LedgerTable';
import { FirstSteps } from './FirstSteps';
import { Today } from './Today';
import { useHiddenColumns } from './useHiddenColumns';
import { DESK_MESSAGES } from './desk.messages';

const PAGE = 30;
/** The longest page the server gives at once. */
const LONGEST = 200;
const NOTHING = {};

/** 今天要办 and the ledger of appeals; one appeal opens beside it. */
export default function DeskPage() {
  const t = useMessages(DESK_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  useDocumentTitle(t('title'));
  const me = useMe();
  const address = useUrlParams();
  const filter = filterOf(address.get);
  const rows = Math.min(LONGEST, Math.max(PAGE, Number(address.get('rows')) || PAGE));
  const sorting = useSorting<AppealOrderField>(address, LEDGER_FIELDS, ['sort']);
  const list = usePaginatedQuery(Ledger, JSON.stringify({ filter, orderBy: sorting.orderBy, first: rows }), (data) => data.appeals);
  const counts = useQuery(DeskCounts, NOTHING);
  const [hidden, show] = useHiddenColumns();
  const open = address.get('open');
  const opener = useRef<HTMLElement | null>(null);
  const narrowed = isNarrowed(address.get);
  const close = useCallback(() => address.set({ open: null, done: null }), [address]);
  // The focus returns once the panel is gone; until then it may take it, and rows may be redrawn.
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
  const mode = useLive(['appeal'], changed);
  // When the numbers were read.
  const readAt = useMemo(() => counts.data && new Date().toISOString(), [counts.data]);
  return (
    <div className={open ? 'desk desk-open' : 'desk'}>
      <Today counts={counts.data?.deskCounts} list={address.get('list')} />
      <div className="desk-list">
        <div className="headline">
          <h1>{t('title')}</h1>
          {me.can('appeal:register') && (
            <Link className={open ? 'button' : 'button primary'} to="/appeals/new">
              {t('register')}
            </Link>
          )}
        </div>
        <LiveStatus mode={mode} asOf={readAt} />
        <ProblemBox problem={counts.problem} onRetry={counts.reload} />
        <LedgerFilters address={address} />
        <div className="tools">
          <ColumnsMenu hidden={hidden} onShow={show} />
          <Link className="button" to={`/appeals/print?${filterQuery(address.get)}`}>
            {t('printA3')}
          </Link>
          <ExportButton kind="APPEALS" filter={{ appeals: filter }} label={t('exportSheet')} />
          <MyExportsLink />
        </div>
        <section aria-label={t('ledger')} aria-busy={list.loading}>
          <ProblemBox problem={list.problem} onRetry={list.reload} />
          {list.nodes.length === 0 && list.loading && <Loading />}
          {list.nodes.length === 0 &&
            !list.loading &&
            !list.problem &&
            (narrowed ? (
              <EmptyState title={t('nothingHere')}>
                <Link className="button" to="/appeals">
                  {t('showAll')}
                </Link>
              </EmptyState>
            ) : (
              <FirstSteps />
            ))}
          {list.nodes.length > 0 && (
            <>
              <LedgerTable
                lines={list.nodes}
                open={open}
                hidden={hidden}
                sorting={sorting}
                onOpen={(id, from) => {
                  opener.current = from;
                  address.set({ open: id, done: null }, { push: !open });
                }}
              />
              <p className="hint" role="status">
                {common('shown', { total: list.totalCount ?? list.nodes.length, shown: list.nodes.length })} · {t('keysHint')}
              </p>
              {list.hasMore && (
                <button
                  type="button"
                  onClick={() => (rows < LONGEST ? address.set({ rows: String(Math.min(LONGEST, rows * 2)) }) : list.more())}
                  aria-disabled={list.loading}
                >
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
