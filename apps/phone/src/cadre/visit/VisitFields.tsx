import {
  looksLikeYuan,
  type Choice,
  dayText,
  dayWithWeekday,
  Form,
  type Problem,
  ProblemError,
  SelectField,
  TextAreaField,
  TextField,
  todayInChina,
  useLocale,
  useMessages,
} from '@app/web-ui';
import { type ReactNode, useId, useState } from 'react';
import type { EntryFirm, EntryPhoto } from '../outbox/entry';
import { useCadreSession } from '../shell/cadre-session';
import { useConnectivity } from '../shell/network';
import { useStore } from '../shell/store';
import { askToKeep } from '../storage/database';
import { Chips } from './Chips';
import { FirmPicker } from './FirmPicker';
import { CHANNELS, CONFIRMATION_CHANNELS, daysBetween, LATE_DAYS, missingIn, TOPICS, type VisitForm } from './form';
import { inputOf } from './input';
import { PhotoField } from './PhotoField';
import { useDraft } from './useDraft';
import { VISIT_MESSAGES } from './visit.messages';

const dayBefore = (day: string, days: number): string => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** A switch that unfolds its own fields in place. */
function Unfold({
  label,
  open,
  onOpen,
  children,
}: {
  readonly label: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="unfold">
      <label className="switch">
        <input type="checkbox" role="switch" checked={open} aria-controls={id} onChange={(event) => onOpen(event.target.checked)} />
        <span>{label}</span>
      </label>
      <div id={id} hidden={!open} className="unfolded">
        {open && children}
      </div>
    </div>
  );
}

/** Which of several firms it is about. */
function WhichFirm({
  name,
  firms,
  value,
  onValue,
}: {
  readonly name: string;
  readonly firms: readonly EntryFirm[];
  readonly value: string;
  readonly onValue: (id: string) => void;
}) {
  const t = useMessages(VISIT_MESSAGES);
  if (firms.length < 2) return null;
  const choices: readonly Choice[] = firms.map((firm) => ({ value: firm.id, label: firm.name }));
  return (
    <SelectField
      name={name}
      label={t('whichFirm')}
      required
      none=""
      choices={choices}
      value={value || (firms[0]?.id ?? '')}
      onValue={onValue}
    />
  );
}

function DayChoice({ value, onValue }: { readonly value: string; readonly onValue: (day: string) => void }) {
  const t = useMessages(VISIT_MESSAGES);
  const { locale } = useLocale();
  const today = todayInChina();
  const yesterday = dayBefore(today, 1);
  const preset = value === today ? today : value === yesterday ? yesterday : 'OTHER';
  const [other, setOther] = useState(preset === 'OTHER');
  return (
    <>
      <Chips
        label={t('day')}
        name="day"
        one
        chosen={[other ? 'OTHER' : preset]}
        choices={[
          { value: today, label: t('dayToday') },
          { value: yesterday, label: t('dayYesterday') },
          { value: 'OTHER', label: other ? dayWithWeekday(value, locale) : t('dayOther') },
        ]}
        onChoose={(chosen) => {
          setOther(chosen === 'OTHER');
          if (chosen !== 'OTHER') onValue(chosen);
        }}
      />
      {other && (
        <TextField
          name="occurredOn"
          label={t('dayOther')}
          required
          type="date"
          max={today}
          value={value}
          onValue={(day) => day && onValue(day)}
        />
      )}
    </>
  );
}

const MOST_COMPANIONS = 8;
type Companion = VisitForm['companions'][number];
/** Two people may bear one name: with an account it is the id that tells them apart. */
const keyOf = ({ id, name }: Companion): string => id ?? `named ${name}`;

/** Whom one goes with most, and whoever was chosen before. */
function nearest(
  companions: readonly { readonly id?: string | null; readonly name: string }[],
  chosen: readonly Companion[],
): readonly Companion[] {
  const usual = companions.slice(0, MOST_COMPANIONS).map(({ id = null, name }) => ({ id, name }));
  const keys = new Set(usual.map(keyOf));
  return [...usual, ...chosen.filter((one) => !keys.has(keyOf(one)))];
}

/** Everything of one visit, in the order people tell it. */
export function VisitFields({
  begin,
  already,
  onSaved,
}: {
  readonly begin: { readonly id?: string; readonly form: VisitForm; readonly photos?: readonly EntryPhoto[] };
  /** What the server said of it when it was sent. */
  readonly already?: Problem | undefined;
  readonly onSaved: (id: string) => void;
}) {
  const t = useMessages(VISIT_MESSAGES);
  const { locale } = useLocale();
  const cadre = useCadreSession();
  const reach = useConnectivity();
  const book = useStore(cadre.offlineData);
  const me = useStore(cadre.me);
  const { id, form, photos, full, change, changePhotos, finish } = useDraft(begin);
  const { trouble, money, promise } = form;
  const today = todayInChina();
  const can = (permission: string): boolean => !me || me.permissions.some((one) => one === permission);
  const [only] = form.firms.length === 1 ? form.firms : [];
  const known = only && book.firms.find((firm) => firm.id === only.id);
  const lastPromise = known?.promises.find((one) => one.person.id === cadre.person.id);
  const save = async () => {
    try {
      await finish((clientId, now) => ({ ...inputOf(now, clientId, cadre.person.id, new Date(), t) }));
    } catch {
      throw new ProblemError({ code: 'FULL', message: t('phoneFull'), fields: {} });
    }
    onSaved(id);
    cadre.sync.trigger();
    void askToKeep();
  };
  return (
    <Form
      label={t('visitTitle')}
      className="visit-form"
      submit={t(reach === 'ONLINE' ? 'save' : 'saveOffline')}
      check={() => missingIn(form, today)}
      onSubmit={save}
      already={already}
    >
      <FirmPicker firms={form.firms} onFirms={(firms) => change({ firms })} />
      {known?.lastVisitOn && (
        <p className="last-time">
          {lastPromise
            ? t('lastTimePromise', { day: dayText(known.lastVisitOn, locale), words: lastPromise.text })
            : t('lastTime', { day: dayText(known.lastVisitOn, locale) })}
        </p>
      )}
      <Chips
        label={t('channel')}
        name="channel"
        one
        chosen={[form.channel]}
        choices={CHANNELS.map((value) => ({ value, label: t(`channel${value}`) }))}
        onChoose={(channel) => change({ channel })}
      />
      <DayChoice value={form.occurredOn} onValue={(occurredOn) => change({ occurredOn })} />
      {daysBetween(form.occurredOn, today) > LATE_DAYS && (
        <TextField
          name="lateReason"
          label={t('lateReason')}
          hint={t('lateHint')}
          required
          value={form.lateReason}
          onValue={(lateReason) => change({ lateReason })}
        />
      )}
      {book.companions.length > 0 && (
        <Chips
          label={t('companions')}
          name="companions"
          chosen={form.companions.map(keyOf)}
          choices={nearest(book.companions, form.companions).map((one) => ({ value: keyOf(one), label: one.name }))}
          onChoose={(chosen) => {
            const person = nearest(book.companions, form.companions).find((one) => keyOf(one) === chosen);
            const rest = form.companions.filter((one) => keyOf(one) !== chosen);
            if (person) change({ companions: rest.length < form.companions.length ? rest : [...rest, person] });
          }}
        />
      )}
      <TextField
        name="outsiders"
        label={t('outsiders')}
        hint={t('outsidersHint')}
        value={form.outsiders}
        onValue={(outsiders) => change({ outsiders })}
        autoComplete="off"
      />
      <Chips
        label={t('topics')}
        name="topics"
        chosen={form.topics}
        choices={TOPICS.map((value) => ({ value, label: t(`topic${value}`) }))}
        onChoose={(topic) =>
          change({ topics: form.topics.includes(topic) ? form.topics.filter((one) => one !== topic) : [...form.topics, topic] })
        }
      />
      <TextAreaField name="note" label={t('note')} rows={2} value={form.note} onValue={(note) => change({ note })} />
      {can('appeal:register') && (
        <Unfold
          label={t('trouble')}
          open={trouble !== null}
          onOpen={(open) => change({ trouble: open ? { what: '', since: '', solved: null, firmId: '' } : null })}
        >
          {trouble && (
            <>
              <WhichFirm
                name="troubleFirm"
                firms={form.firms}
                value={trouble.firmId}
                onValue={(firmId) => change({ trouble: { ...trouble, firmId } })}
              />
              <TextAreaField
                name="trouble"
                label={t('troubleWhat')}
                required
                rows={2}
                value={trouble.what}
                onValue={(what) => change({ trouble: { ...trouble, what } })}
              />
              <TextField
                name="since"
                label={t('troubleSince')}
                value={trouble.since}
                onValue={(since) => change({ trouble: { ...trouble, since } })}
              />
              {can('appeal:solve-on-spot') && (
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={trouble.solved !== null}
                    onChange={(event) => change({ trouble: { ...trouble, solved: event.target.checked ? '' : null } })}
                  />
                  <span>{t('troubleSolved')}</span>
                </label>
              )}
              {trouble.solved !== null && (
                <TextField
                  name="solvedHow"
                  label={t('solvedHow')}
                  required
                  value={trouble.solved}
                  onValue={(solved) => change({ trouble: { ...trouble, solved } })}
                />
              )}
            </>
          )}
        </Unfold>
      )}
      {can('financing:demand') && (
        <Unfold
          label={t('money')}
          open={money !== null}
          onOpen={(open) => change({ money: open ? { amount: '', purpose: '', signed: false, firmId: '' } : null })}
        >
          {money && (
            <>
              <WhichFirm
                name="moneyFirm"
                firms={form.firms}
                value={money.firmId}
                onValue={(firmId) => change({ money: { ...money, firmId } })}
              />
              <TextField
                name="amount"
                label={t('moneyAmount')}
                hint={looksLikeYuan(money.amount) ? t('moneyIsYuan') : undefined}
                required
                inputMode="decimal"
                value={money.amount}
                onValue={(amount) => change({ money: { ...money, amount } })}
              />
              <TextField
                name="purpose"
                label={t('moneyPurpose')}
                required
                value={money.purpose}
                onValue={(purpose) => change({ money: { ...money, purpose } })}
              />
              <label className="tick">
                <input
                  type="checkbox"
                  checked={money.signed}
                  onChange={(event) => change({ money: { ...money, signed: event.target.checked } })}
                />
                <span>{t('moneySigned')}</span>
              </label>
            </>
          )}
        </Unfold>
      )}
      <Unfold
        label={t('promised')}
        open={promise !== null}
        onOpen={(open) => change({ promise: open ? { what: '', by: dayBefore(today, -7), firmId: '' } : null })}
      >
        {promise && (
          <>
            <WhichFirm
              name="promiseFirm"
              firms={form.firms}
              value={promise.firmId}
              onValue={(firmId) => change({ promise: { ...promise, firmId } })}
            />
            <TextField
              name="promise"
              label={t('promiseWhat')}
              required
              value={promise.what}
              onValue={(what) => change({ promise: { ...promise, what } })}
            />
            <TextField
              name="promiseBy"
              label={t('promiseBy')}
              required
              type="date"
              min={today}
              value={promise.by}
              onValue={(by) => change({ promise: { ...promise, by } })}
            />
          </>
        )}
      </Unfold>
      <Chips
        label={t('confirm')}
        name="confirmBy"
        chosen={form.confirmBy ? [form.confirmBy] : []}
        choices={CONFIRMATION_CHANNELS.map((value) => ({ value, label: t(`confirm${value}`) }))}
        onChoose={(chosen) => change({ confirmBy: form.confirmBy === chosen ? null : chosen })}
      />
      {form.confirmBy === 'CARD' && <p className="hint">{t('confirmCARDHow')}</p>}
      <PhotoField entryId={id} photos={photos} onPhotos={changePhotos} />
      {full && (
        <p className="note" role="alert">
          {t('phoneFull')}
        </p>
      )}
      <p className="hint">{t('draftKept')}</p>
    </Form>
  );
}
