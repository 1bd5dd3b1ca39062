import { FirmName, VisitLedger, type VisitOrderField, type VisitTopic, type VisitChannel } from '@app/contract';
import { COMMON_MESSAGES, EmptyState, Loading, ProblemBox, useQuery, useMessages } from '@app/web-ui';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useSorting } from '../parts/useSorting';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { VisitFilters } from './VisitFilters';
import { VisitPanel } from './VisitPanel';
import { VISIT_FIELDS, VisitsTable } from './VisitsTable';
import { VISIT_MESSAGES } from './visits.messages';

const PAGE = 30;

/** Says of which firm the visits are, and leads back to all. */
function OnlyFirm({ id, onAll }: { readonly id: string; readonly onAll: () => void }) {
  const t = useMessages(VISIT_MESSAGES);
  const variables = useMemo(() => ({ id }), [id]);
  const { data } = useQuery(FirmName, variables);
  return (
    <p>
      {t('onlyFirm', { name: data?.enterprise.shortName ?? '…' })}{' '}
      <button type="button" onClick={onAll}>
        {t('allFirms')}
      </button>
    </p>
  );
}

/** 走访台账; one visit opens beside it. */
export default function VisitsPage() {
  const t = useMessages(VISIT_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  useDocumentTitle(t('title'));
  const me = useMe();
  const address = useUrlParams();
  const filter = {
    unitId: address.get('unit') || null,
    enterpriseId: address.get('firm') || null,
    personId: address.get('person') || null,
    from: address.get('from') || null,
    to: address.get('to') || null,
    topic: (address.get('topic') || null) as VisitTopic | null,
    channel: (address.get('channel') || null) as VisitChannel | null,
    includeVoided: address.get('voided') === '1' || null,
  };
  const sorting = useSorting<VisitOrderField>(address, VISIT_FIELDS);
  const list = usePaginatedQuery(VisitLedger, JSON.stringify({ filter, orderBy: sorting.orderBy, first: PAGE }), (data) => data.visits);
  const narrowed = Object.values(filter).some((value) => value !== null);
  const open = address.get('open');
  const opener = useRef<string>('');
  const close = useCallback(() => address.set({ open: null }), [address]);
  // Only once the panel is gone: until then it may still take the focus for its title.
  useEffect(() => {
    if (open || !opener.current) return;
    document.querySelector<HTMLElement>(`[data-visit="${opener.current}"]`)?.focus();
    opener.current = '';
  }, [open]);
  return (
    <div className={open ? 'desk desk-open' : 'desk'}>
      <div className="desk-list">
        <div className="headline">
          <h1>{t('title')}</h1>
          {me.can('visit:log') && (
            <Link className="button primary" to="/visits/new">
              {t('log')}
            </Link>
          )}
        </div>
        <VisitFilters address={address} />
        {filter.enterpriseId && me.can('enterprise:read') && (
          <OnlyFirm key={filter.enterpriseId} id={filter.enterpriseId} onAll={() => address.set({ firm: null })} />
        )}
        <section aria-label={t('title')} aria-busy={list.loading}>
          <ProblemBox problem={list.problem} onRetry={list.reload} />
          {list.nodes.length === 0 && list.loading && <Loading />}
          {list.nodes.length === 0 && !list.loading && !list.problem && (
            <EmptyState title={narrowed ? t('nothingHere') : t('noVisits')}>
              {narrowed ? (
                <Link className="button" to="/visits">
                  {t('showAll')}
                </Link>
              ) : (
                <p>{me.can('visit:log') ? t('firstVisit') : t('visitsComeLater')}</p>
              )}
            </EmptyState>
          )}
          {list.nodes.length > 0 && (
            <>
              <VisitsTable
                lines={list.nodes}
                open={open}
                sorting={sorting}
                onOpen={(id) => {
                  opener.current = id;
                  address.set({ open: id }, { push: !open });
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
      {open && <VisitPanel key={open} id={open} onClose={close} onChanged={list.reload} />}
    </div>
  );
}
