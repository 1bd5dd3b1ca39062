import { type AuditEntryOrderField, AuditTrail } from '@app/contract';
import { instantText, useEnumLabels, useLocale, useMessages } from '@app/web-ui';
import { useId } from 'react';
import { SortHeading } from '../parts/SortHeading';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useSorting } from '../parts/useSorting';
import { useUrlParams } from '../parts/useUrlParams';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { AUDIT_MESSAGES } from './audit.messages';
import { ChainCheck } from './ChainCheck';
import { PagedTable } from './PagedTable';

const HEADS = [
  ['when', 'RECORDED_AT'],
  ['who', 'PERSON'],
  ['action', 'ACTION'],
  ['outcome', 'OUTCOME'],
  ['subject', 'SUBJECT_KIND'],
] as const satisfies readonly (readonly [keyof typeof AUDIT_MESSAGES, AuditEntryOrderField])[];
const FIELDS = HEADS.map(([, field]) => field);

/** 审计日志: who did what, from which device and network, and whether the chain is whole. */
export default function AuditPage() {
  const t = useMessages(AUDIT_MESSAGES);
  useDocumentTitle(t('auditTitle'));
  const name = useEnumLabels();
  const { locale } = useLocale();
  const me = useMe();
  const id = useId();
  const address = useUrlParams();
  const sorting = useSorting<AuditEntryOrderField>(address, FIELDS);
  const days = { from: address.get('from') || null, to: address.get('to') || null };
  const list = usePaginatedQuery(AuditTrail, JSON.stringify({ ...days, orderBy: sorting.orderBy, first: 50 }), (data) => data.auditTrail);
  return (
    <section>
      <h1>{t('auditTitle')}</h1>
      <p className="hint">{t('auditHint')}</p>
      {me.can('audit:verify') && <ChainCheck />}
      <form className="filters" role="search" aria-label={t('filter')} onSubmit={(event) => event.preventDefault()}>
        {(['from', 'to'] as const).map((field) => (
          <div className="field" key={field}>
            <label htmlFor={`${id}-${field}`}>{t(field)}</label>
            <input
              id={`${id}-${field}`}
              type="date"
              value={days[field] ?? ''}
              onChange={(event) => address.set({ [field]: event.target.value || null })}
            />
          </div>
        ))}
      </form>
      <PagedTable list={list} label={t('auditTitle')} empty={{ title: t('nothing'), hint: null }}>
        <table className="stacks">
          <thead>
            <tr>
              {HEADS.map(([head, field]) => (
                <SortHeading key={field} field={field} sorting={sorting}>
                  {t(head)}
                </SortHeading>
              ))}
              <th scope="col">{t('details')}</th>
              <th scope="col">{t('origin')}</th>
              <th scope="col">{t('sealNo')}</th>
            </tr>
          </thead>
          <tbody>
            {list.nodes.map((one) => (
              <tr key={one.id}>
                <th scope="row">{instantText(one.recordedAt, locale)}</th>
                <td data-label={t('who')}>{one.personName ?? name('AuditActorKind', one.actorKind)}</td>
                <td data-label={t('action')}>{one.action}</td>
                <td data-label={t('outcome')}>{name('AuditOutcome', one.outcome)}</td>
                <td data-label={t('subject')}>{one.subjectKind}</td>
                <td data-label={t('details')}>{one.details.map(({ key, value }) => `${key}=${value ?? ''}`).join(' ')}</td>
                <td data-label={t('origin')}>{[one.browser, one.address].filter(Boolean).join(' / ')}</td>
                <td data-label={t('sealNo')}>{one.sealNo}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </PagedTable>
    </section>
  );
}
