import { type AppealCategory, type AppealSource, RegisterAppeal } from '@app/contract';
import {
  CheckField,
  type Choice,
  enumCodes,
  Form,
  newClientId,
  SelectField,
  TextAreaField,
  TextField,
  tidied,
  todayInChina,
  useEnumLabels,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { ComboboxField } from '../parts/ComboboxField';
import { useFirmSearch } from '../parts/useFirmSearch';
import { useDocumentTitle } from '../shell/useDocumentTitle';
import { DESK_MESSAGES } from './desk.messages';

const EMPTY = {
  firmDescription: '',
  source: '',
  sourceNo: '',
  title: '',
  description: '',
  contactName: '',
  contactPhone: '',
  category: '',
  occurredOn: '',
  occurredTime: '',
  lateReason: '',
};
/** Ways in which another system or office has its own number for the matter. */
const NUMBERED_SOURCES = ['HOTLINE', 'SUPERIOR', 'PETITION'];

/** 登记诉求, also for somebody else who phoned or wrote. */
export default function RegisterPage() {
  const t = useMessages(DESK_MESSAGES);
  useDocumentTitle(t('registerTitle'));
  const name = useEnumLabels();
  const mutate = useMutation();
  const navigate = useNavigate();
  const findFirm = useFirmSearch();
  const clientId = useMemo(newClientId, []);
  const [firm, setFirm] = useState<Choice | null>(null);
  const [unregistered, setUnregistered] = useState(false);
  const [obstacleIsMatter, setObstacle] = useState(false);
  const [input, setInput] = useState(EMPTY);
  const field = (key: keyof typeof EMPTY) => ({
    name: key,
    label: t(`${key}Field`),
    value: input[key],
    onValue: (value: string) => setInput((now) => ({ ...now, [key]: value })),
  });
  const choices = (enumName: 'AppealSource' | 'AppealCategory') =>
    enumCodes(enumName).map((value) => ({ value, label: name(enumName, value) }));
  const missing = () => [
    ...(unregistered ? (input.firmDescription.trim() ? [] : ['firmDescription']) : firm ? [] : ['enterpriseId']),
    ...(['source', 'title', 'description'] as const).filter((key) => !input[key].trim()),
  ];
  const optional = (key: keyof typeof EMPTY) => (input[key].trim() ? { [key]: tidied(input[key]) } : {});
  return (
    <section className="card form-page">
      <h1>{t('registerTitle')}</h1>
      <p className="hint">{t('registerHint')}</p>
      <Form
        label={t('registerTitle')}
        submit={t('registerSubmit')}
        check={missing}
        onCancel={() => void navigate('/appeals')}
        onSubmit={async () => {
          const { registerAppeal } = await mutate(RegisterAppeal, {
            input: {
              clientId,
              ...(unregistered ? { firmDescription: input.firmDescription.trim() } : { enterpriseId: firm?.value ?? null }),
              source: input.source as AppealSource,
              title: input.title.trim(),
              description: input.description.trim(),
              ...(input.category ? { category: input.category as AppealCategory } : {}),
              ...(input.category === 'FINANCING' && obstacleIsMatter ? { obstacleIsMatter } : {}),
              ...optional('sourceNo'),
              ...optional('contactName'),
              ...optional('contactPhone'),
              ...optional('occurredOn'),
              ...optional('occurredTime'),
              ...optional('lateReason'),
            },
          });
          if (registerAppeal.__typename === 'Appeal') void navigate(`/appeals?open=${registerAppeal.id}&done=register`);
        }}
      >
        {unregistered ? (
          <TextField {...field('firmDescription')} required />
        ) : (
          <ComboboxField
            name="enterpriseId"
            label={t('firm')}
            hint={t('firmHint')}
            required
            value={firm}
            onValue={setFirm}
            search={findFirm}
          />
        )}
        <CheckField name="unregistered" label={t('unregistered')} value={unregistered} onValue={setUnregistered} />
        <TextField {...field('title')} hint={t('titleHint')} required maxLength={200} />
        <TextAreaField {...field('description')} hint={t('descriptionHint')} required rows={5} />
        <SelectField {...field('source')} required choices={choices('AppealSource')} />
        {NUMBERED_SOURCES.includes(input.source) && <TextField {...field('sourceNo')} />}
        <SelectField {...field('category')} choices={choices('AppealCategory')} none={t('officeDecides')} />
        {input.category === 'FINANCING' && (
          <CheckField
            name="obstacleIsMatter"
            label={t('obstacleIsMatter')}
            hint={t('obstacleHint')}
            value={obstacleIsMatter}
            onValue={setObstacle}
          />
        )}
        <div className="pair">
          <TextField {...field('contactName')} autoComplete="off" />
          <TextField {...field('contactPhone')} inputMode="tel" autoComplete="off" />
        </div>
        <details>
          <summary>{t('notToday')}</summary>
          <div className="pair">
            <TextField {...field('occurredOn')} type="date" max={todayInChina()} />
            <TextField {...field('occurredTime')} type="time" />
          </div>
          <TextField {...field('lateReason')} hint={t('lateHint')} />
        </details>
      </Form>
    </section>
  );
}
