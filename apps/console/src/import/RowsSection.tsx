import { type EnterpriseImportRows, FirmImportRows } from '@app/contract';
import { COMMON_MESSAGES, enumCodes, EmptyState, Loading, ProblemBox, useEnumLabels, useMessages } from '@app/web-ui';
import { useEffect, useRef } from 'react';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import type { ImportProps } from './ImportStatus';
import { ImportRow } from './ImportRow';
import { IMPORT_MESSAGES } from './import.messages';

const PAGE = 50;

/** The rows of the file, faulty ones first, page by page; the filter is in the address. */
export function RowsSection({ found, onChanged }: ImportProps) {
  const t = useMessages(IMPORT_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  const name = useEnumLabels();
  const address = useUrlParams();
  const undone = found.state === 'UNDOING' || found.state === 'UNDONE';
  const shows = enumCodes('EnterpriseImportRows').filter((one) => one !== 'KEPT' || undone);
  const show = (shows.find((one) => one === address.get('show')) ?? 'ALL') as EnterpriseImportRows;
  const list = usePaginatedQuery(FirmImportRows, JSON.stringify({ id: found.id, show, first: PAGE }), (data) => data.enterpriseImport.rows);
  // Somebody let a row through or set a column: the rows are read anew, those on the screen stay until then.
  const seen = useRef(found.version);
  const { reload } = list;
  useEffect(() => {
    if (seen.current === found.version) return;
    seen.current = found.version;
    reload();
  }, [found.version, reload]);
  const there = found.known + found.updated + found.unchanged;
  const counts: Readonly<Record<EnterpriseImportRows, number>> = {
    ALL: found.rowCount,
    FAULTY: found.faulty,
    NEW: found.good - there,
    KNOWN: there,
    WARNED: found.warned,
    KEPT: found.kept,
  };
  return (
    <section aria-busy={list.loading} aria-label={t('rows')}>
      <h2>{t('rows')}</h2>
      <div className="tabs import-tabs" role="group" aria-label={t('show')}>
        {shows.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === show}
            data-show={one}
            onClick={() => address.set({ show: one === 'ALL' ? null : one })}
          >
            {name('EnterpriseImportRows', one)} {counts[one as EnterpriseImportRows]}
          </button>
        ))}
      </div>
      <ProblemBox problem={list.problem} onRetry={list.reload} />
      {list.nodes.length === 0 && list.loading && <Loading />}
      {list.nodes.length === 0 && !list.loading && !list.problem && <EmptyState title={t(show === 'FAULTY' ? 'allRowsGood' : 'noRows')} />}
      {list.nodes.length > 0 && (
        <>
          <div className="scroll" tabIndex={0} role="region" aria-label={t('rows')}>
            <table className="stacks import-rows">
              <thead>
                <tr>
                  <th scope="col">{t('rowNo')}</th>
                  <th scope="col">{t('firm')}</th>
                  <th scope="col">{t('code')}</th>
                  <th scope="col">{t('outcome')}</th>
                  <th scope="col">{t('problems')}</th>
                </tr>
              </thead>
              <tbody>
                {list.nodes.map((row) => (
                  <ImportRow key={row.rowNo} row={row} found={found} onChanged={onChanged} />
                ))}
              </tbody>
            </table>
          </div>
          <p className="hint" role="status">
            {common('shown', { total: list.totalCount ?? list.nodes.length, shown: list.nodes.length })}
          </p>
        </>
      )}
      {list.hasMore && (
        <button type="button" onClick={list.more} aria-disabled={list.loading}>
          {common('more')}
        </button>
      )}
    </section>
  );
}
