import { PhoneFirm, PhoneFirmAppeals, type PhoneFirmQuery, RevealToCadre } from '@app/contract';
import {
  dayText,
  dueText,
  Form,
  Light,
  Loading,
  ProblemError,
  TextField,
  useLocale,
  useEnumLabels,
  useProblemText,
  useMessages,
  type Problem,
} from '@app/web-ui';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type FirmLine, type LightColour, lightOf } from '../offline/offline-data';
import { request } from '../server/request';
import { useCadreSession } from '../shell/cadre-session';
import { useOnline } from '../shell/network';
import { useStore } from '../shell/store';
import { ScanVisit } from '../visit/ScanCodes';
import { PromiseCard } from './PromiseCard';
import { FIRMS_MESSAGES } from './firms.messages';

/** The full number: for a reason, with a network, and never kept on the phone. */
function Reveal({ enterpriseId, onShown }: { readonly enterpriseId: string; readonly onShown: (contact: string) => void }) {
  const t = useMessages(FIRMS_MESSAGES);
  const online = useOnline();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (!asking) {
    return (
      <button type="button" aria-disabled={!online} onClick={() => online && setAsking(true)}>
        {t(online ? 'reveal' : 'revealOffline')}
      </button>
    );
  }
  return (
    <Form
      label={t('reveal')}
      submit={t('reveal')}
      onCancel={() => setAsking(false)}
      check={() => (reason.trim() ? [] : ['reason'])}
      onSubmit={async () => {
        const { revealContact } = await request(RevealToCadre, { input: { enterpriseId, reason: reason.trim() } });
        onShown([revealContact.contactName, revealContact.contactPhone].filter(Boolean).join(' '));
      }}
    >
      <TextField name="reason" label={t('revealReason')} hint={t('revealHint')} required value={reason} onValue={setReason} />
    </Form>
  );
}

interface AppealLine {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly unit?: string | null;
  readonly dueOn?: string | null;
  readonly light?: LightColour | null;
  readonly workingDaysLeft?: number | null;
}

function AppealCard({ appeal }: { readonly appeal: AppealLine }) {
  const t = useMessages(FIRMS_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  return (
    <li className="card">
      <p className="line-firms">{appeal.title}</p>
      <p>
        {t(appeal.unit ? 'appealAt' : 'appealState', { unit: appeal.unit ?? '', state: name('AppealState', appeal.state) })}
        {appeal.dueOn && ` · ${t('answerBy', { day: dueText(appeal.dueOn, null, locale) })}`}
      </p>
      <p>
        {appeal.light && <Light light={appeal.light} left={appeal.workingDaysLeft} />} <span className="hint">{appeal.number}</span>
      </p>
    </li>
  );
}

const OPEN_STATES: readonly string[] = ['REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED'];
const keptAppeal = (appeal: FirmLine['appeals'][number]): AppealLine => ({
  ...appeal,
  unit: appeal.unitName ?? null,
  light: typeof appeal.workingDaysLeft === 'number' ? lightOf(appeal.workingDaysLeft) : null,
});

/** What the server says now, as far as the post may see it; nothing without a network. */
function useFresh(id: string, appeals: boolean) {
  const online = useOnline();
  const [fresh, setFresh] = useState<{
    readonly firm?: PhoneFirmQuery;
    readonly appeals?: readonly AppealLine[];
    readonly problem?: Problem;
  }>({});
  useEffect(() => {
    if (!online) return undefined;
    let gone = false;
    const read = async () => {
      const firm = await request(PhoneFirm, { id });
      if (!gone) setFresh((now) => ({ ...now, firm }));
      if (!appeals) return;
      const { appeals: found } = await request(PhoneFirmAppeals, { id });
      const open = found.edges.map(({ node }) => node).filter(({ state }) => OPEN_STATES.includes(state));
      if (!gone) setFresh((now) => ({ ...now, appeals: open.map((one) => ({ ...one, unit: one.leadUnitName ?? one.unitName })) }));
    };
    read().catch((error: unknown) => {
      if (!gone && error instanceof ProblemError) setFresh((now) => ({ ...now, problem: error.problem }));
    });
    return () => {
      gone = true;
    };
  }, [id, online, appeals]);
  return { online, ...fresh };
}

/** One firm: address, contact, open matters and promises; offline data first, then the server's. */
export default function FirmPage() {
  const t = useMessages(FIRMS_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const { id = '' } = useParams();
  const cadre = useCadreSession();
  const book = useStore(cadre.offlineData);
  const me = useStore(cadre.me);
  const problemText = useProblemText();
  const { online, firm: fresh, appeals: freshAppeals, problem } = useFresh(id, me?.permissions.includes('appeal:read') === true);
  const [contact, setContact] = useState<string>();
  const kept = book.firms.find((firm) => firm.id === id);
  const firm = fresh ? { ...fresh.enterprise, unitName: fresh.enterprise.unit.name, address: fresh.enterprise.registeredAddress } : kept;
  if (!firm) {
    if (problem && problem.code !== 'OFFLINE') return <p className="problem">{problemText(problem)}</p>;
    return online && !problem ? <Loading /> : <p className="note">{t('firmNotHere')}</p>;
  }
  const appeals = freshAppeals ?? kept?.appeals.map(keptAppeal) ?? [];
  const visits = fresh?.visits.edges.map(({ node }) => node) ?? [];
  const promises = kept?.promises ?? [];
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('village'), firm.unitName],
    [t('address'), firm.address],
    [t('contact'), contact ?? [firm.contactName, firm.contactPhone].filter(Boolean).join(' ')],
    [
      t('lastVisit'),
      visits[0] ? dayText(visits[0].occurredOn, locale) : kept?.lastVisitOn ? dayText(kept.lastVisitOn, locale) : t('neverVisited'),
    ],
  ];
  return (
    <>
      <p>
        <Link className="back" to="/firms">
          {t('backToFirms')}
        </Link>
      </p>
      <h1>{firm.name}</h1>
      <section className="card">
        <dl className="facts">
          {facts
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {firm.contactPhone && !contact && me?.permissions.includes('contact:reveal') && <Reveal enterpriseId={id} onShown={setContact} />}
      </section>
      <section className="shelf">
        <h2>{t('openAppeals', { count: appeals.length })}</h2>
        {appeals.length === 0 && <p className="hint">{t('noOpenAppeals')}</p>}
        <ul className="plain-list">
          {appeals.map((appeal) => (
            <AppealCard key={appeal.id} appeal={appeal} />
          ))}
        </ul>
      </section>
      {promises.length > 0 && (
        <section className="shelf">
          <h2>{t('promisesOpen', { count: promises.length })}</h2>
          <ul className="plain-list">
            {promises.map((promise) => (
              <PromiseCard key={promise.id} promise={promise} firm={firm.name} />
            ))}
          </ul>
        </section>
      )}
      {visits.length > 0 && (
        <section className="shelf">
          <h2>{t('lastVisits')}</h2>
          <ul className="plain-list">
            {visits.map((visit) => (
              <li key={visit.id} className="card">
                <p>
                  {dayText(visit.occurredOn, locale)} {name('VisitChannel', visit.channel)} ·{' '}
                  {visit.participants.map((one) => one.name).join('、')}
                </p>
                <p className="hint">{visit.topics.map((topic) => t(`topic${topic}`)).join('、')}</p>
                {visit.note && <p>{visit.note}</p>}
                {!visit.confirmations.some((one) => one.firmId === id) && visit.participants.some((one) => one.id === cadre.person.id) && (
                  <ScanVisit visitId={visit.id} firms={[{ id, name: firm.name }]} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {(!me || me.permissions.includes('visit:log')) && (
        <div className="thumb">
          <Link className="button primary" to={`/visit?firm=${id}`} state={{ name: firm.name }}>
            {t('visitTitle')}
          </Link>
        </div>
      )}
    </>
  );
}
