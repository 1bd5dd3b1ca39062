import { AssignLiaison, EndLiaison, FirmLiaisons, type FirmLiaisonsQuery, type LiaisonRole } from '@app/contract';
import {
  CheckField,
  type Choice,
  enumCodes,
  dayText,
  EmptyState,
  Form,
  newClientId,
  ProblemBox,
  SelectField,
  TextField,
  todayInChina,
  useLocale,
  useEnumLabels,
  useQuery,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { ComboboxField } from '../parts/ComboboxField';
import { usePersonSearch } from '../parts/usePersonSearch';
import { useMe } from '../shell/session';
import { FIRM_MESSAGES } from './firms.messages';

type Liaison = FirmLiaisonsQuery['liaisons'][number];

function AssignForm({
  enterpriseId,
  onDone,
  onCancel,
}: {
  readonly enterpriseId: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useMessages(FIRM_MESSAGES);
  const name = useEnumLabels();
  const mutate = useMutation();
  const search = usePersonSearch();
  const clientId = useMemo(newClientId, []);
  const [person, setPerson] = useState<Choice | null>(null);
  const [role, setRole] = useState('CADRE');
  const [from, setFrom] = useState(todayInChina());
  const [replace, setReplace] = useState(false);
  return (
    <Form
      label={t('assign')}
      submit={t('assign')}
      onCancel={onCancel}
      check={() => [...(person ? [] : ['personId']), ...(role ? [] : ['role']), ...(from ? [] : ['from'])]}
      onSubmit={async () => {
        await mutate(AssignLiaison, {
          input: {
            clientId,
            enterpriseId,
            personId: person?.value ?? null,
            role: role as LiaisonRole,
            from,
            ...(replace ? { replace } : {}),
          },
        });
        onDone();
      }}
    >
      <ComboboxField name="personId" label={t('person')} required value={person} onValue={setPerson} search={search} />
      <SelectField
        name="role"
        label={t('liaisonRole')}
        required
        value={role}
        onValue={setRole}
        choices={enumCodes('LiaisonRole').map((value) => ({ value, label: name('LiaisonRole', value) }))}
      />
      <TextField name="from" label={t('fromDay')} required type="date" value={from} onValue={setFrom} />
      <CheckField name="replace" label={t('replace')} hint={t('replaceHint')} value={replace} onValue={setReplace} />
    </Form>
  );
}

function EndForm({ liaison, onDone, onCancel }: { readonly liaison: Liaison; readonly onDone: () => void; readonly onCancel: () => void }) {
  const t = useMessages(FIRM_MESSAGES);
  const mutate = useMutation();
  const [on, setOn] = useState(todayInChina());
  const [reason, setReason] = useState('');
  return (
    <Form
      label={t('end')}
      submit={t('end')}
      onCancel={onCancel}
      check={() => [...(on ? [] : ['on']), ...(reason.trim() ? [] : ['reason'])]}
      onSubmit={async () => {
        await mutate(EndLiaison, { input: { liaisonId: liaison.id, on, reason: reason.trim() } });
        onDone();
      }}
    >
      <TextField name="on" label={t('lastDay')} required type="date" value={on} onValue={setOn} />
      <TextField name="reason" label={t('reason')} required value={reason} onValue={setReason} />
    </Form>
  );
}

/** Who is responsible for the firm, now and before. */
export function LiaisonSection({ enterpriseId }: { readonly enterpriseId: string }) {
  const t = useMessages(FIRM_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const me = useMe();
  const variables = useMemo(() => ({ enterpriseId }), [enterpriseId]);
  const { data, problem, reload } = useQuery(FirmLiaisons, variables);
  const [doing, setDoing] = useState<string>();
  const done = () => {
    setDoing(undefined);
    reload();
  };
  return (
    <section className="card">
      <h2>{t('liaison')}</h2>
      <ProblemBox problem={problem} onRetry={reload} />
      {data?.liaisons.length === 0 && <EmptyState title={t('nobodyResponsible')} />}
      <ul className="plain-list">
        {data?.liaisons.map((liaison) => (
          <li key={liaison.id}>
            <strong>{liaison.personName}</strong> {liaison.personUnitName} · {name('LiaisonRole', liaison.role)} ·{' '}
            {liaison.to
              ? t('fromTo', { from: dayText(liaison.from, locale), to: dayText(liaison.to, locale) })
              : t('since', { from: dayText(liaison.from, locale) })}
            {liaison.endReason && <span className="hint"> {liaison.endReason}</span>}
            {liaison.isActive && !liaison.to && me.can('liaison:assign') && doing !== liaison.id && (
              <>
                {' '}
                <button type="button" aria-label={t('endOf', { name: liaison.personName })} onClick={() => setDoing(liaison.id)}>
                  {t('end')}
                </button>
              </>
            )}
            {doing === liaison.id && <EndForm liaison={liaison} onDone={done} onCancel={() => setDoing(undefined)} />}
          </li>
        ))}
      </ul>
      {me.can('liaison:assign') &&
        (doing === 'assign' ? (
          <AssignForm enterpriseId={enterpriseId} onDone={done} onCancel={() => setDoing(undefined)} />
        ) : (
          <button type="button" onClick={() => setDoing('assign')}>
            {t('assign')}
          </button>
        ))}
    </section>
  );
}
