import { VisitLedger } from '@app/contract';
import { dayWithWeekday, EmptyState, ProblemBox, useLocale, useEnumLabels, useLive, useQuery, useMessages } from '@app/web-ui';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useMe } from '../shell/session';
import { FirmConfirmation } from './FirmConfirmation';
import { PromiseList } from './PromiseList';
import { visitLink } from './visit';
import { VisitPhotos } from './VisitPhotos';
import { VisitTags } from './VisitTags';
import { VISIT_MESSAGES } from './visits.messages';

const LATEST = 5;

/** The latest visits to one firm, with what was promised to it. */
export function FirmVisitsSection({ enterpriseId }: { readonly enterpriseId: string }) {
  const t = useMessages(VISIT_MESSAGES);
  const name = useEnumLabels();
  const me = useMe();
  const { locale } = useLocale();
  const variables = useMemo(() => ({ filter: { enterpriseId }, first: LATEST }), [enterpriseId]);
  const { data, problem, reload } = useQuery(VisitLedger, variables);
  // Promises are kept or broken by others while the page is open.
  useLive(['visit'], reload);
  const visits = data?.visits;
  return (
    <section className="card" id="visits">
      <div className="headline">
        <h2>{t('section')}</h2>
        {me.can('visit:log') && (
          <Link className="button" to={`/visits/new?firm=${enterpriseId}`}>
            {t('log')}
          </Link>
        )}
      </div>
      <ProblemBox problem={problem} onRetry={reload} />
      {visits?.edges.length === 0 && <EmptyState title={t('noVisits')} />}
      <ul className="plain-list">
        {visits?.edges.map(({ node: visit }) => (
          <li key={visit.id}>
            <p>
              <Link to={visitLink(visit.id)}>{dayWithWeekday(visit.occurredOn, locale)}</Link> {name('VisitChannel', visit.channel)} ·{' '}
              {visit.participants.map((one) => one.name).join('、')}（{visit.unit.name}） ·{' '}
              {visit.topics.map((topic) => name('VisitTopic', topic)).join('、')}
              <VisitTags visit={visit} />
            </p>
            {visit.note && <p className="hint">{visit.note}</p>}
            <p>
              <FirmConfirmation visit={visit} />
            </p>
            <VisitPhotos photos={visit.photos} />
            {visit.promises.some(({ firmId }) => firmId === enterpriseId) && (
              <PromiseList
                visit={{ ...visit, promises: visit.promises.filter(({ firmId }) => firmId === enterpriseId) }}
                onChanged={reload}
              />
            )}
          </li>
        ))}
      </ul>
      {visits && visits.totalCount > visits.edges.length && (
        <p>
          <Link to={`/visits?firm=${enterpriseId}`}>{t('otherVisits', { count: visits.totalCount })}</Link>
        </p>
      )}
    </section>
  );
}
