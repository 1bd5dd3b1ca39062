import { FirmAppeals, FirmPage as Firm, RevealFirmContact } from '@app/contract';
import {
  dayText,
  EmptyState,
  Form,
  inTenThousand,
  Light,
  Loading,
  ProblemBox,
  TextField,
  useLocale,
  useEnumLabels,
  useQuery,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { FirmVisitsSection } from '../visits/FirmVisitsSection';
import { LiaisonSection } from './LiaisonSection';
import { FIRM_MESSAGES } from './firms.messages';

function Reveal({ enterpriseId, onShown }: { readonly enterpriseId: string; readonly onShown: (phone: string) => void }) {
  const t = useMessages(FIRM_MESSAGES);
  const mutate = useMutation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (!asking) {
    return (
      <button type="button" onClick={() => setAsking(true)}>
        {t('reveal')}
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
        const { revealContact } = await mutate(RevealFirmContact, { input: { enterpriseId, reason: reason.trim() } });
        onShown([revealContact.contactName, revealContact.contactPhone].filter(Boolean).join(' '));
      }}
    >
      <TextField name="reason" label={t('revealReason')} hint={t('revealHint')} required value={reason} onValue={setReason} />
    </Form>
  );
}

/** Everything about one firm: who is responsible, its matters, its visits. */
export default function FirmPage() {
  const t = useMessages(FIRM_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const me = useMe();
  const { id = '' } = useParams();
  const byId = useMemo(() => ({ id }), [id]);
  const byFirm = useMemo(() => ({ enterpriseId: id }), [id]);
  const { data, problem, reload } = useQuery(Firm, byId);
  const appeals = useQuery(FirmAppeals, byFirm, { pause: !me.can('appeal:read') });
  const [contact, setContact] = useState<string>();
  const firm = data?.enterprise;
  useDocumentTitle(firm?.shortName ?? t('title'));
  if (problem && !firm) return <ProblemBox problem={problem} onRetry={reload} />;
  if (!firm) return <Loading />;
  const capital = firm.capital?.amount ? t('wan', { amount: inTenThousand(firm.capital.amount) }) : firm.capital?.text;
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [t('creditCode'), firm.creditCode],
    [t('kind'), name('EnterpriseKind', firm.kind)],
    [t('status'), name('EnterpriseStatus', firm.status)],
    [t('unit'), firm.unit.name],
    [t('establishedOn'), firm.establishedOn && dayText(firm.establishedOn, locale)],
    [t('capital'), capital],
    [t('registeredAddress'), firm.registeredAddress],
    [t('businessScope'), firm.businessScope],
    [t('contact'), contact ?? [firm.contactName, firm.contactPhone].filter(Boolean).join(' ')],
  ];
  return (
    <>
      <p>
        <Link to="/firms">{t('backToFirms')}</Link>
      </p>
      <h1>{firm.name}</h1>
      <section className="card facts">
        <dl>
          {rows
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
        {firm.contactPhone && !contact && me.can('contact:reveal') && <Reveal enterpriseId={firm.id} onShown={setContact} />}
      </section>
      {me.can('liaison:read') && <LiaisonSection enterpriseId={firm.id} />}
      {me.can('appeal:read') && (
        <section className="card">
          <h2>{t('appeals')}</h2>
          <ProblemBox problem={appeals.problem} onRetry={appeals.reload} />
          {appeals.data?.appeals.edges.length === 0 && <EmptyState title={t('noAppeals')} />}
          <ul className="plain-list">
            {appeals.data?.appeals.edges.map(({ node }) => (
              <li key={node.id}>
                <Link to={`/appeals?open=${node.id}`}>{node.number}</Link> {node.title} · {name('AppealState', node.state)}{' '}
                {node.light && <Light light={node.light} left={node.workingDaysLeft} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {me.can('visit:read') && <FirmVisitsSection enterpriseId={firm.id} />}
    </>
  );
}
