import { ConfirmOurVisit, OurMatters, OurService, OurVisits, type OurVisitsQuery } from '@app/contract';
import {
  dayWithWeekday,
  dueText,
  Light,
  Loading,
  newClientId,
  ProblemBox,
  type QueryResult,
  useAsyncAction,
  useLocale,
  useEnumLabels,
  useQuery,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { Link, useNavigate } from 'react-router';
import { PhoneLink } from './Layout';
import { clearKeys } from './key';
import { PORTAL_MESSAGES } from './portal.messages';

const NONE = {};

function Visits({ visits: { data, reload } }: { readonly visits: QueryResult<OurVisitsQuery> }) {
  const t = useMessages(PORTAL_MESSAGES);
  const { locale } = useLocale();
  const mutate = useMutation();
  const { problem, busy, act } = useAsyncAction();
  const open = data?.ownVisits.filter((visit) => visit.tookPlace === null || visit.tookPlace === undefined).slice(0, 5) ?? [];
  if (open.length === 0) return null;
  const say = (visitId: string, tookPlace: boolean) =>
    void act(async () => {
      await mutate(ConfirmOurVisit, { input: { clientId: newClientId(), visitId, tookPlace } });
      reload();
    });
  return (
    <section className="sheet">
      <h2>{t('visits')}</h2>
      <ProblemBox problem={problem} />
      <ul className="rows">
        {open.map((visit) => (
          <li key={visit.id}>
            <p>
              {t('visitLine', { day: dayWithWeekday(visit.occurredOn, locale), unit: visit.unitName, names: visit.visitors.join('、') })}
            </p>
            <div className="actions">
              <button type="button" aria-disabled={busy} onClick={() => say(visit.id, true)}>
                {t('visitYes')}
              </button>
              <button type="button" aria-disabled={busy} onClick={() => say(visit.id, false)}>
                {t('visitNo')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The firm's home: who looks after us, what we asked for, what we are asked. */
export default function FirmPage() {
  const t = useMessages(PORTAL_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const go = useNavigate();
  const service = useQuery(OurService, NONE);
  const matters = useQuery(OurMatters, NONE);
  const visits = useQuery(OurVisits, NONE);
  const ours = service.data?.ourService;
  // All of it at once: nothing moves under a finger.
  const known = [matters, visits].every(({ data, problem }) => data ?? problem);
  if (!ours || !known) return service.problem ? <ProblemBox problem={service.problem} onRetry={service.reload} /> : <Loading />;
  const list = matters.data?.myAppeals.edges.map(({ node }) => node);
  return (
    <>
      <h1>{ours.enterpriseName}</h1>
      {ours.creditCode && <p className="hint">{ours.creditCode}</p>}
      <section className="sheet">
        <h2>{t('people')}</h2>
        {ours.people.length === 0 && <p>{t('nobody')}</p>}
        <ul className="rows">
          {ours.people.map((one) => (
            <li key={`${one.name} ${one.role}`}>
              <strong>{one.name}</strong> {one.unitName} · {name('LiaisonRole', one.role)}{' '}
              {one.phone ? <PhoneLink number={one.phone} /> : t('noPhone')}
            </li>
          ))}
          {ours.office.phone && (
            <li>
              {t('office', { name: ours.office.name })} <PhoneLink number={ours.office.phone} />
            </li>
          )}
        </ul>
      </section>
      <Link className="button primary big" to="/c/new">
        {t('say')}
      </Link>
      <Visits visits={visits} />
      <section className="sheet">
        <h2>{t('ours')}</h2>
        <ProblemBox problem={matters.problem} onRetry={matters.reload} />
        {list?.length === 0 && <p>{t('noneYet')}</p>}
        <ul className="rows">
          {list?.map((one) => (
            <li key={one.id}>
              <Link to={`/c/${one.id}`}>{one.title}</Link>
              <p>
                {name('AppealState', one.state)} {one.light && <Light light={one.light} left={one.workingDaysLeft} />}{' '}
                {one.measuredDueOn && t('due', { day: dueText(one.measuredDueOn, null, locale) })}
              </p>
              <p className="hint">{one.number}</p>
            </li>
          ))}
        </ul>
      </section>
      <button
        type="button"
        onClick={() => {
          clearKeys();
          void go('/', { replace: true });
        }}
      >
        {t('leave')}
      </button>
    </>
  );
}
