import { type ConfirmationDoubtOrderField, Doubts, type ProofDoubt } from '@app/contract';
import { enumCodes, instantText, useEnumLabels, useLocale, useMessages } from '@app/web-ui';
import { useId } from 'react';
import { Link } from 'react-router';
import { SortHeading } from '../parts/SortHeading';
import { usePaginatedQuery } from '../parts/usePaginatedQuery';
import { useSorting } from '../parts/useSorting';
import { useUrlParams } from '../parts/useUrlParams';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { AUDIT_MESSAGES } from './audit.messages';
import { PagedTable } from './PagedTable';

const HEADS = [
  ['when', 'RECORDED_AT'],
  ['number', 'NUMBER'],
  ['firm', 'FIRM'],
  ['unit', 'UNIT'],
  ['counted', 'CLASS'],
  ['minutes', 'MINUTES'],
] as const satisfies readonly (readonly [keyof typeof AUDIT_MESSAGES, ConfirmationDoubtOrderField])[];
const FIELDS = HEADS.map(([, field]) => field);

/** Minutes where minutes matter; then hours, then days. */
const sinceReply = (minutes: number): readonly ['minutesOf' | 'hoursOf' | 'daysOf', { readonly count: number }] =>
  minutes < 120
    ? ['minutesOf', { count: minutes }]
    : minutes < 2880
      ? ['hoursOf', { count: Math.floor(minutes / 60) }]
      : ['daysOf', { count: Math.floor(minutes / 1440) }];

/** 疑点: words of firms that may not be the firm's own, for those who check. */
export default function DoubtsPage() {
  const t = useMessages(AUDIT_MESSAGES);
  useDocumentTitle(t('doubtsTitle'));
  const name = useEnumLabels();
  const { locale } = useLocale();
  const me = useMe();
  const id = useId();
  const address = useUrlParams();
  const sorting = useSorting<ConfirmationDoubtOrderField>(address, FIELDS);
  const counted = address.get('counted');
  const filter = { doubt: (address.get('doubt') || null) as ProofDoubt | null, counted: counted ? counted === 'yes' : null };
  const list = usePaginatedQuery(
    Doubts,
    JSON.stringify({ filter, orderBy: sorting.orderBy, first: 50 }),
    (data) => data.confirmationDoubts,
  );
  const narrowed = filter.doubt !== null || filter.counted !== null;
  return (
    <section>
      <h1>{t('doubtsTitle')}</h1>
      <p className="hint">{t('doubtsHint')}</p>
      <form className="filters" role="search" aria-label={t('filter')} onSubmit={(event) => event.preventDefault()}>
        <div className="field">
          <label htmlFor={`${id}-doubt`}>{t('why')}</label>
          <select id={`${id}-doubt`} value={address.get('doubt')} onChange={(event) => address.set({ doubt: event.target.value || null })}>
            <option value="">{t('allKinds')}</option>
            {enumCodes('ProofDoubt').map((code) => (
              <option key={code} value={code}>
                {name('ProofDoubt', code)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-counted`}>{t('counted')}</label>
          <select id={`${id}-counted`} value={counted} onChange={(event) => address.set({ counted: event.target.value || null })}>
            <option value="">{t('showAll')}</option>
            <option value="no">{t('countedNo')}</option>
            <option value="yes">{t('countedYes')}</option>
          </select>
        </div>
      </form>
      <PagedTable
        list={list}
        label={t('doubtsTitle')}
        empty={{ title: narrowed ? t('nothing') : t('noDoubts'), hint: narrowed ? null : <p>{t('noDoubtsHint')}</p> }}
      >
        <table className="stacks">
          <thead>
            <tr>
              {HEADS.map(([head, field]) => (
                <SortHeading key={field} field={field} sorting={sorting}>
                  {t(head)}
                </SortHeading>
              ))}
              <th scope="col">{t('why')}</th>
              <th scope="col">{t('holders')}</th>
            </tr>
          </thead>
          <tbody>
            {list.nodes.map((one) => (
              <tr key={one.id}>
                <th scope="row">{instantText(one.recordedAt, locale)}</th>
                <td data-label={t('number')}>
                  {me.can('appeal:read') ? <Link to={`/appeals?open=${one.appealId}`}>{one.number}</Link> : one.number}
                </td>
                <td data-label={t('firm')}>{one.firmName}</td>
                <td data-label={t('unit')}>{one.unitName}</td>
                <td data-label={t('counted')}>{t(one.class === 'A' ? 'countedYes' : 'countedNo')}</td>
                <td data-label={t('minutes')}>{typeof one.minutesSinceReply === 'number' && t(...sinceReply(one.minutesSinceReply))}</td>
                <td data-label={t('why')}>
                  {one.doubts.map((doubt) => name('ProofDoubt', doubt)).join('；')}
                  {one.staffName && <p className="hint">{t('staff', { name: one.staffName })}</p>}
                </td>
                <td data-label={t('holders')}>{one.holderNames.join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </PagedTable>
    </section>
  );
}
