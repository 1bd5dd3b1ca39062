import {
  type OwnMatterFragment,
  RateMatter,
  ReopenMatter,
  RetractRating,
  type Satisfaction,
  type SolvedAnswer,
  WithdrawMatter,
  type WithdrawalReason,
} from '@app/contract';
import {
  enumCodes,
  dayWithWeekday,
  Form,
  FormContext,
  instantText,
  newClientId,
  ProblemBox,
  SelectField,
  TextAreaField,
  useAsyncAction,
  useLocale,
  useEnumLabels,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useContext, useEffect, useId, useMemo, useState } from 'react';
import { PORTAL_MESSAGES } from './portal.messages';

type Given = { readonly matter: OwnMatterFragment; readonly onChanged: () => void };

/** Nothing is chosen beforehand. */
function Choices({
  field,
  legend,
  codes,
  nameOf,
  value,
  onValue,
}: {
  readonly field: string;
  readonly legend: string;
  readonly codes: readonly string[];
  readonly nameOf: (code: string) => string;
  readonly value: string;
  readonly onValue: (code: string) => void;
}) {
  const id = useId();
  const { errors, register } = useContext(FormContext);
  useEffect(() => register(field, id, legend), [field, id, legend, register]);
  return (
    <fieldset className={errors[field] ? 'choices field-wrong' : 'choices'} aria-describedby={errors[field] ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {errors[field] && (
        <p className="field-error" id={`${id}-error`}>
          {errors[field]}
        </p>
      )}
      {codes.map((code, i) => (
        <label key={code}>
          <input
            id={i === 0 ? id : undefined}
            type="radio"
            name={id}
            value={code}
            checked={value === code}
            onChange={() => onValue(code)}
          />
          {nameOf(code)}
        </label>
      ))}
    </fieldset>
  );
}

/** From good to bad, as people expect them. */
const SOLVED: readonly SolvedAnswer[] = ['YES', 'PARTLY', 'NO'];
const FIVE: readonly Satisfaction[] = ['VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'];
const LOW = ['DISSATISFIED', 'VERY_DISSATISFIED'];

function Rate({ matter, onChanged, replace }: Given & { readonly replace: boolean }) {
  const t = useMessages(PORTAL_MESSAGES);
  const name = useEnumLabels();
  const mutate = useMutation();
  const clientId = useMemo(newClientId, []);
  const [solved, setSolved] = useState('');
  const [satisfaction, setSatisfaction] = useState('');
  const [comment, setComment] = useState('');
  const low = solved === 'NO' || LOW.includes(satisfaction);
  return (
    <Form
      label={t('rate')}
      className="sheet"
      submit={t('sendRating')}
      check={() => [...(solved ? [] : ['solved']), ...(satisfaction ? [] : ['satisfaction'])]}
      onSubmit={async () => {
        await mutate(RateMatter, {
          input: {
            appealId: matter.id,
            clientId,
            solved: solved as SolvedAnswer,
            satisfaction: satisfaction as Satisfaction,
            comment: low ? comment.trim() || null : null,
            ...(replace ? { replace } : {}),
          },
        });
        onChanged();
      }}
    >
      <h2>{t('rate')}</h2>
      <Choices
        field="solved"
        legend={t('solved')}
        codes={SOLVED}
        nameOf={(code) => name('SolvedAnswer', code)}
        value={solved}
        onValue={setSolved}
      />
      <Choices
        field="satisfaction"
        legend={t('satisfaction')}
        codes={FIVE}
        nameOf={(code) => name('Satisfaction', code)}
        value={satisfaction}
        onValue={setSatisfaction}
      />
      {low && <TextAreaField name="comment" label={t('why')} value={comment} onValue={setComment} />}
    </Form>
  );
}

function Rated({ matter, onChanged }: Given) {
  const t = useMessages(PORTAL_MESSAGES);
  const name = useEnumLabels();
  const { locale } = useLocale();
  const mutate = useMutation();
  const { problem, busy, act } = useAsyncAction();
  const [changing, setChanging] = useState(false);
  const said = matter.confirmations.findLast((one) => one.byFirm && !one.retracted);
  if (!said) return null;
  const open = matter.availableActions.includes('retract');
  const changed = () => {
    setChanging(false);
    onChanged();
  };
  if (changing && open) return <Rate matter={matter} onChanged={changed} replace />;
  return (
    <section className="sheet">
      <h2>{t('rated')}</h2>
      <p>{[name('SolvedAnswer', said.solved), name('Satisfaction', said.satisfaction), said.comment].filter(Boolean).join(' · ')}</p>
      {said.class !== 'A' && <p className="hint">{t('ratedButChecked')}</p>}
      {open && matter.retractableUntil && (
        <>
          <p className="hint">{t('ratedUntil', { time: instantText(matter.retractableUntil, locale) })}</p>
          <ProblemBox problem={problem} />
          <div className="actions">
            <button type="button" onClick={() => setChanging(true)}>
              {t('change')}
            </button>
            <button
              type="button"
              aria-disabled={busy}
              onClick={() =>
                void act(async () => {
                  await mutate(RetractRating, { input: { appealId: matter.id } });
                  onChanged();
                })
              }
            >
              {t('takeBack')}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function Reopen({ matter, onChanged }: Given) {
  const t = useMessages(PORTAL_MESSAGES);
  const { locale } = useLocale();
  const mutate = useMutation();
  const [reason, setReason] = useState('');
  return (
    <details className="sheet">
      <summary>{t('reopen')}</summary>
      {matter.reopenUntil && <p>{t('reopenUntil', { day: dayWithWeekday(matter.reopenUntil, locale) })}</p>}
      <Form
        label={t('reopen')}
        submit={t('send')}
        check={() => (reason.trim() ? [] : ['reason'])}
        onSubmit={async () => {
          await mutate(ReopenMatter, { input: { appealId: matter.id, reason: reason.trim() } });
          onChanged();
        }}
      >
        <TextAreaField name="reason" label={t('reopenWords')} required value={reason} onValue={setReason} />
      </Form>
    </details>
  );
}

function Withdraw({ matter, onChanged }: Given) {
  const t = useMessages(PORTAL_MESSAGES);
  const name = useEnumLabels();
  const mutate = useMutation();
  const [reason, setReason] = useState('');
  return (
    <details className="sheet">
      <summary>{t('withdraw')}</summary>
      <Form
        label={t('withdraw')}
        submit={t('send')}
        check={() => (reason ? [] : ['reason'])}
        onSubmit={async () => {
          await mutate(WithdrawMatter, { input: { appealId: matter.id, reason: reason as WithdrawalReason } });
          onChanged();
        }}
      >
        <SelectField
          name="reason"
          label={t('withdrawReason')}
          required
          value={reason}
          onValue={setReason}
          choices={enumCodes('WithdrawalReason').map((value) => ({ value, label: name('WithdrawalReason', value) }))}
        />
      </Form>
    </details>
  );
}

/** What the firm may do now, by the one table of states. */
export function AppealActions(given: Given) {
  const { availableActions: may, confirmations } = given.matter;
  const rated = may.includes('retract') || !may.includes('confirm');
  const hasOwn = confirmations.some((one) => one.byFirm && !one.retracted);
  return (
    <>
      {rated || hasOwn ? <Rated {...given} /> : null}
      {may.includes('confirm') && !may.includes('retract') && <Rate {...given} replace={false} />}
      {may.includes('reopen') && <Reopen {...given} />}
      {may.includes('withdraw') && <Withdraw {...given} />}
    </>
  );
}
