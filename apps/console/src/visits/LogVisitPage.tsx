import {
  FirmName,
  LogVisitAtDesk,
  type VisitConfirmationChannel,
  VisitCompanions,
  type VisitTopic,
  type VisitChannel,
} from '@app/contract';
import {
  type Choice,
  enumCodes,
  dayText,
  Form,
  newClientId,
  TextAreaField,
  TextField,
  todayInChina,
  useLocale,
  useEnumLabels,
  useQuery,
  useLazyQuery,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { ChipsField } from '../parts/ChipsField';
import { ComboboxField } from '../parts/ComboboxField';
import { MultiComboboxField } from '../parts/MultiComboboxField';
import { useUrlParams } from '../parts/useUrlParams';
import { useFirmSearch } from '../parts/useFirmSearch';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { EMPTY_MATTERS, type Matters, mattersInput, missingOfMatters } from './matters';
import { MattersFields } from './MattersFields';
import { CHANNELS, daysBefore, FREE_DAYS, TOPICS, visitLink } from './visit';
import { VISIT_MESSAGES } from './visits.messages';

interface Saved {
  readonly id: string;
  readonly text: string;
}

/** People who may have gone along: those with an account, and names that were used before. */
function useCompanionSearch(): (text: string, withAccount: boolean) => Promise<readonly Choice[]> {
  const query = useLazyQuery();
  return async (text, withAccount) => {
    const { companions } = await query(VisitCompanions, { search: text.trim() });
    return companions
      .filter(({ id }) => id || !withAccount)
      .map(({ id, name, unitName }) => ({ value: id ?? `name:${name}`, label: unitName ? `${name}（${unitName}）` : name }));
  };
}

/** 登记走访, also for somebody else who phoned or sent a photo of a notebook. */
export default function LogVisitPage() {
  const t = useMessages(VISIT_MESSAGES);
  useDocumentTitle(t('logTitle'));
  const name = useEnumLabels();
  const { locale } = useLocale();
  const mutate = useMutation();
  const findFirm = useFirmSearch();
  const findPeople = useCompanionSearch();
  const today = todayInChina();
  const firmAsked = useUrlParams().get('firm');
  const byFirm = useMemo(() => ({ id: firmAsked }), [firmAsked]);
  const { data: asked } = useQuery(FirmName, byFirm, { pause: !firmAsked });
  const [clientId, setClientId] = useState(newClientId);
  const [visitor, setVisitor] = useState<Choice | null>(null);
  const [firms, setFirms] = useState<readonly Choice[]>([]);
  const [channel, setChannel] = useState('ON_SITE');
  const [occurredOn, setOccurredOn] = useState(today);
  const [lateReason, setLateReason] = useState('');
  const [topics, setTopics] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [companions, setCompanions] = useState<readonly Choice[]>([]);
  const [outsiders, setOutsiders] = useState('');
  const [confirmBy, setConfirmBy] = useState<readonly string[]>([]);
  const [matters, setMatters] = useState<Matters>(EMPTY_MATTERS);
  const [saved, setSaved] = useState<Saved>();
  const page = useRef<HTMLElement>(null);
  const late = occurredOn !== '' && occurredOn < daysBefore(today, FREE_DAYS);
  const fromAddress = asked?.enterprise;
  useEffect(() => {
    if (fromAddress) setFirms([{ value: fromAddress.id, label: fromAddress.shortName }]);
  }, [fromAddress]);

  const save = async () => {
    const byName = companions.filter(({ value }) => value.startsWith('name:')).map(({ label }) => label);
    const written = outsiders
      .split(/[、,，;；\n]/)
      .map((one) => one.trim())
      .filter(Boolean);
    const { logVisit } = await mutate(LogVisitAtDesk, {
      input: {
        clientId,
        onBehalfOf: visitor?.value ?? null,
        firms: firms.map(({ value }) => ({ enterpriseId: value })),
        channel: channel as VisitChannel,
        occurredOn,
        topics: topics as VisitTopic[],
        note: note.trim() || null,
        participantIds: companions.filter(({ value }) => !value.startsWith('name:')).map(({ value }) => value),
        outsiders: [...new Set([...byName, ...written])],
        lateReason: late ? lateReason.trim() || null : null,
        confirmBy: (confirmBy[0] ?? null) as VisitConfirmationChannel | null,
        ...mattersInput(matters, firms.length),
      },
    });
    if (logVisit.__typename !== 'Visit') return;
    setSaved({
      id: logVisit.id,
      text: t('saved', {
        date: dayText(logVisit.occurredOn, locale),
        who: logVisit.participants[0]?.name ?? '',
        firms: logVisit.firms.map((firm) => firm.shortName ?? t('unknownFirm')).join('、'),
      }),
    });
    // The next line of the same notebook: who and when stay.
    setClientId(newClientId());
    setFirms([]);
    setTopics([]);
    setNote('');
    setConfirmBy([]);
    setMatters(EMPTY_MATTERS);
    page.current?.querySelector<HTMLElement>('input[name="firms.0.enterpriseId"]')?.focus();
  };

  return (
    <section className="card form-page" ref={page}>
      <p>
        <Link to="/visits">{t('backToVisits')}</Link>
      </p>
      <h1>{t('logTitle')}</h1>
      <p className="hint">{t('logHint')}</p>
      <p>
        <Link to="/visits/paste">{t('pasteRows')}</Link>
      </p>
      <div role="status">
        {saved && (
          <div className="done">
            <p>{saved.text}</p>
            <p>
              <Link to={visitLink(saved.id)}>{t('openSaved')}</Link>
            </p>
            <p>{t('nextOne')}</p>
          </div>
        )}
      </div>
      <Form
        label={t('logTitle')}
        submit={t('save')}
        check={() => [
          ...(firms.length > 0 ? [] : ['firms.0.enterpriseId']),
          ...(occurredOn ? [] : ['occurredOn']),
          ...(late && !lateReason.trim() ? ['lateReason'] : []),
          ...(topics.length > 0 ? [] : ['topics']),
          ...missingOfMatters(matters, firms.length),
        ]}
        onSubmit={save}
      >
        <ComboboxField
          name="onBehalfOf"
          label={t('visitorField')}
          hint={t('visitorHint')}
          value={visitor}
          onValue={setVisitor}
          search={(text) => findPeople(text, true)}
        />
        <MultiComboboxField
          name="firms.0.enterpriseId"
          label={t('firmsField')}
          hint={t('firmsHint')}
          required
          value={firms}
          onValue={setFirms}
          search={findFirm}
        />
        <div className="pair">
          <TextField name="occurredOn" label={t('day')} required type="date" max={today} value={occurredOn} onValue={setOccurredOn} />
          <div className="field quick-day">
            <button type="button" onClick={() => setOccurredOn(daysBefore(today, 1))}>
              {t('yesterday')}
            </button>
          </div>
        </div>
        {late && (
          <TextField
            name="lateReason"
            label={t('lateReasonField')}
            hint={t('lateReasonHint')}
            required
            value={lateReason}
            onValue={setLateReason}
          />
        )}
        <ChipsField
          name="channel"
          label={t('channel')}
          required
          value={[channel]}
          onValue={([one = 'ON_SITE']) => setChannel(one)}
          choices={CHANNELS.map((value) => ({ value, label: name('VisitChannel', value) }))}
        />
        <ChipsField
          name="topics"
          label={t('topics')}
          required
          several
          value={topics}
          onValue={setTopics}
          choices={TOPICS.map((value) => ({ value, label: name('VisitTopic', value) }))}
        />
        <TextAreaField name="note" label={t('noteField')} rows={2} value={note} onValue={setNote} />
        <MattersFields matters={matters} onMatters={setMatters} firms={firms} visitedOn={occurredOn} />
        <details>
          <summary>
            {t('companions')} · {t('confirmBy')}
          </summary>
          <MultiComboboxField
            name="participantIds"
            label={t('companions')}
            value={companions}
            onValue={setCompanions}
            search={(text) => findPeople(text, false)}
          />
          <TextField name="outsiders" label={t('outsiders')} hint={t('outsidersHint')} value={outsiders} onValue={setOutsiders} />
          <ChipsField
            name="confirmBy"
            label={t('confirmBy')}
            value={confirmBy}
            onValue={setConfirmBy}
            choices={enumCodes('VisitConfirmationChannel').map((value) => ({ value, label: name('VisitConfirmationChannel', value) }))}
          />
        </details>
      </Form>
    </section>
  );
}
