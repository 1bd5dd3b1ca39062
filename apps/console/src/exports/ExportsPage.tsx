import { type ExportKind, MyExports, type Permission, RequestExport } from '@app/contract';
import {
  EmptyState,
  Form,
  instantText,
  Loading,
  newClientId,
  ProblemBox,
  SelectField,
  TextField,
  useLocale,
  useEnumLabels,
  useQuery,
  useMutation,
  useLive,
  useMessages,
} from '@app/web-ui';
import { useEffect, useMemo, useState } from 'react';
import { useMe } from '../shell/session';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { ExportButton } from './ExportButton';
import { EXPORT_MESSAGES } from './exports.messages';

const KINDS: readonly { readonly kind: ExportKind & keyof typeof EXPORT_MESSAGES; readonly permission: Permission }[] = [
  { kind: 'APPEALS', permission: 'appeal:read' },
  { kind: 'VISITS', permission: 'visit:read' },
  { kind: 'ENTERPRISES', permission: 'enterprise:read' },
];
const LATEST = { first: 30 };
/** How often a file that is being made is looked after. */
const LOOK_MS = 1500;

/** 导出: what was taken out, how far it is, and the files; survives a reload because it lives on the server. */
export default function ExportsPage() {
  const t = useMessages(EXPORT_MESSAGES);
  useDocumentTitle(t('title'));
  const name = useEnumLabels();
  const { locale } = useLocale();
  const me = useMe();
  const { data, loading, problem, reload } = useQuery(MyExports, LATEST);
  useLive(['export'], reload);
  const lines = data?.myExports.edges.map(({ node }) => node) ?? [];
  const underWay = lines.some(({ state }) => state === 'WAITING' || state === 'RUNNING');
  useEffect(() => {
    if (!underWay) return undefined;
    const looking = setInterval(reload, LOOK_MS);
    return () => clearInterval(looking);
  }, [underWay, reload]);
  const kinds = KINDS.filter(({ permission }) => me.can(permission));
  return (
    <section>
      <h1>{t('title')}</h1>
      <p className="hint">{t('hint')}</p>
      <div className="acts" role="group" aria-label={t('whatToExport')}>
        {kinds.map(({ kind }) => (
          <ExportButton key={kind} kind={kind} label={t(kind)} />
        ))}
      </div>
      {me.can('contact:reveal') && <InFull kinds={kinds.map(({ kind }) => kind)} onAsked={reload} />}
      <h2>{t('mine')}</h2>
      <ProblemBox problem={problem} onRetry={reload} />
      {!data && loading && <Loading />}
      {data && lines.length === 0 && (
        <EmptyState title={t('none')}>
          <p>{t('firstExport')}</p>
        </EmptyState>
      )}
      <ul className="cards" aria-live="polite">
        {lines.map((line) => (
          <li key={line.id} className="card" data-state={line.state}>
            <p className="panel-title">{name('ExportKind', line.kind)}</p>
            <p className="hint">
              {[t('askedAt', { time: instantText(line.recordedAt, locale) }), line.inFull && t('inFull')].filter(Boolean).join(' · ')}
            </p>
            <p>{line.failureMessage ?? name('ExportState', line.state)}</p>
            {line.fileId && (
              <p>
                <a className="button" href={`/files/${line.fileId}`} download={line.fileName ?? true}>
                  {t('download', { rows: line.rowCount ?? 0 })}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Telephone numbers in full, for a reason. */
function InFull({
  kinds,
  onAsked,
}: {
  readonly kinds: readonly (ExportKind & keyof typeof EXPORT_MESSAGES)[];
  readonly onAsked: () => void;
}) {
  const t = useMessages(EXPORT_MESSAGES);
  const mutate = useMutation();
  const [kind, setKind] = useState('');
  const [reason, setReason] = useState('');
  const [turn, setTurn] = useState(0);
  const clientId = useMemo(() => `${turn}-${newClientId()}`, [turn]);
  return (
    <details>
      <summary>{t('fullTitle')}</summary>
      <Form
        label={t('fullTitle')}
        submit={t('title')}
        className="form-page"
        check={() => [...(kind ? [] : ['kind']), ...(reason.trim() ? [] : ['revealReason'])]}
        onSubmit={async () => {
          await mutate(RequestExport, { input: { clientId, kind: kind as ExportKind, revealReason: reason.trim() } });
          setReason('');
          setTurn((now) => now + 1);
          onAsked();
        }}
      >
        <SelectField
          name="kind"
          label={t('whatToExport')}
          required
          value={kind}
          onValue={setKind}
          choices={kinds.map((value) => ({ value, label: t(value) }))}
        />
        <TextField name="revealReason" label={t('fullReason')} hint={t('fullHint')} required value={reason} onValue={setReason} />
      </Form>
    </details>
  );
}
