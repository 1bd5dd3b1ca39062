import { type EnterpriseOrderField, type EnterpriseStatus, Firms } from '@app/contract';
import { COMMON_MESSAGES, enumCodes, EmptyState, Loading, ProblemBox, useEnumLabels, useMessages } from '@app/web-ui';
import { useEffect, useId, useState } from 'react';
import { Link } from 'react-router';
import { ExportButton } from '../exports/ExportButton';
import { SortHeading } from '../parts/SortHeading';
import { useUrlParams } from '../parts/useUrlParams';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useSorting } from '../parts/useSorting';
import { depths, useUnits } from '../parts/useUnits';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { FIRM_MESSAGES } from './firms.messages';

const FIELDS = ['NAME', 'CREDIT_CODE', 'KIND', 'UNIT', 'STATUS', 'CONTACT'] as const satisfies readonly EnterpriseOrderField[];

/** The register of firms. */
export default function FirmsPage() {
  const t = useMessages(FIRM_MESSAGES);
  const common = useMessages(COMMON_MESSAGES);
  useDocumentTitle(t('title'));
  const name = useEnumLabels();
  const me = useMe();
  const id = useId();
  const address = useUrlParams();
  const { units } = useUnits(me.post?.scopeUnit.id);
  const depth = depths(units ?? []);
  const filter = {
    text: address.get('text') || null,
    unitId: address.get('unit') || null,
    status: (address.get('status') || null) as EnterpriseStatus | null,
    mine: address.get('mine') === '1' || null,
  };
  const sorting = useSorting(address, FIELDS);
  const list = usePaginatedQuery(Firms, JSON.stringify({ filter, orderBy: sorting.orderBy, first: 50 }), (data) => data.enterprises);
  const [text, setText] = useState(filter.text ?? '');
  useEffect(() => setText(filter.text ?? ''), [filter.text]);
  const narrowed = Object.values(filter).some((value) => value !== null);
  return (
    <>
      <div className="headline">
        <h1>{t('title')}</h1>
        <div className="tools">
          <ExportButton kind="ENTERPRISES" filter={{ enterprises: filter }} label={t('exportSheet')} />
          {me.can('enterprise:create') && (
            <Link className="button primary" to="/firms/new">
              {t('add')}
            </Link>
          )}
        </div>
      </div>
      <form
        className="filters"
        role="search"
        aria-label={t('filter')}
        onSubmit={(event) => {
          event.preventDefault();
          address.set({ text: text.trim() });
        }}
      >
        <div className="field grows">
          <label htmlFor={`${id}-text`}>{t('search')}</label>
          <input id={`${id}-text`} type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-unit`}>{t('unit')}</label>
          <select id={`${id}-unit`} value={address.get('unit')} onChange={(event) => address.set({ unit: event.target.value })}>
            <option value="">{common('all')}</option>
            {units?.map((unit) => (
              <option key={unit.id} value={unit.id}>{`${'　'.repeat(depth.get(unit.id) ?? 0)}${unit.name}`}</option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-status`}>{t('status')}</label>
          <select id={`${id}-status`} value={address.get('status')} onChange={(event) => address.set({ status: event.target.value })}>
            <option value="">{common('all')}</option>
            {enumCodes('EnterpriseStatus').map((code) => (
              <option key={code} value={code}>
                {name('EnterpriseStatus', code)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{t('find')}</button>
      </form>
      <section aria-label={t('title')} aria-busy={list.loading}>
        <ProblemBox problem={list.problem} onRetry={list.reload} />
        {list.nodes.length === 0 && list.loading && <Loading />}
        {list.nodes.length === 0 && !list.loading && !list.problem && (
          <EmptyState title={narrowed ? t('nothingHere') : t('noFirms')}>
            {narrowed ? (
              <Link className="button" to="/firms">
                {t('showAll')}
              </Link>
            ) : (
              me.can('enterprise:create') && (
                <>
                  <p>{t('firstFirm')}</p>
                  {me.can('enterprise:import') && (
                    <Link className="button" to="/import">
                      {t('toImport')}
                    </Link>
                  )}
                </>
              )
            )}
          </EmptyState>
        )}
        {list.nodes.length > 0 && (
          <div className="scroll" tabIndex={0} role="region" aria-label={t('title')}>
            <table className="stacks">
              <thead>
                <tr>
                  <SortHeading field="NAME" sorting={sorting}>
                    {t('name')}
                  </SortHeading>
                  <SortHeading field="CREDIT_CODE" sorting={sorting}>
                    {t('creditCode')}
                  </SortHeading>
                  <SortHeading field="KIND" sorting={sorting}>
                    {t('kind')}
                  </SortHeading>
                  <SortHeading field="UNIT" sorting={sorting}>
                    {t('unit')}
                  </SortHeading>
                  <SortHeading field="STATUS" sorting={sorting}>
                    {t('status')}
                  </SortHeading>
                  <SortHeading field="CONTACT" sorting={sorting}>
                    {t('contact')}
                  </SortHeading>
                </tr>
              </thead>
              <tbody>
                {list.nodes.map((firm) => (
                  <tr key={firm.id}>
                    <th scope="row">
                      <Link to={`/firms/${firm.id}`}>{firm.name}</Link>
                    </th>
                    <td className="together" data-label={t('creditCode')}>
                      {firm.creditCode}
                    </td>
                    <td className="together" data-label={t('kind')}>
                      {name('EnterpriseKind', firm.kind)}
                    </td>
                    <td data-label={t('unit')}>{firm.unit.name}</td>
                    <td className="together" data-label={t('status')}>
                      {name('EnterpriseStatus', firm.status)}
                    </td>
                    <td className="together" data-label={t('contact')}>
                      {[firm.contactName, firm.contactPhone].filter(Boolean).join(' ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {list.nodes.length > 0 && (
          <p className="hint" role="status">
            {common('shown', { total: list.totalCount ?? list.nodes.length, shown: list.nodes.length })}
          </p>
        )}
        {list.hasMore && (
          <button type="button" onClick={list.more} aria-disabled={list.loading}>
            {common('more')}
          </button>
        )}
      </section>
    </>
  );
}
