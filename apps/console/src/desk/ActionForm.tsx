import {
  type ActionField,
  type ActionForm as Act,
  type AppealActionName,
  APPEAL_ACTIONS,
  type EnumName,
  HANDLING_UNIT_KINDS,
  type Operation,
} from '@app/contract';
import {
  CheckField,
  type Choice,
  enumCodes,
  Form,
  humanize,
  newClientId,
  ProblemError,
  SelectField,
  TextAreaField,
  TextField,
  todayInChina,
  useLocale,
  useEnumLabels,
  useMutation,
  useMessages,
} from '@app/web-ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ComboboxField } from '../parts/ComboboxField';
import { searchUnits } from '../parts/searchUnits';
import { useUnits } from '../parts/useUnits';
import { useMe } from '../shell/session';
import { type FieldValue, type FieldValues, fieldsOf, inputOf, missingOf } from './action-fields';
import type { AppealOnPage } from './appeal';
import { FileField } from './FileField';
import { AssistingUnitsField } from './AssistingUnitsField';
import { useAppealSearch } from './useAppealSearch';
import { DESK_MESSAGES } from './desk.messages';

const HANDLING_KINDS = HANDLING_UNIT_KINDS.join(' ');
const LONG_TEXTS = ['words', 'reply', 'reason', 'ruleQuoted', 'insteadWhere'];

/** The form of one act, made from the contract: the fields of its input, what must be given, the codes of its choices. */
export function ActionForm({
  action,
  appeal,
  onDone,
  onCancel,
  onStale,
}: {
  readonly action: AppealActionName;
  readonly appeal: AppealOnPage;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  /** Somebody else was faster: the page reads the appeal anew, what was typed stays. */
  readonly onStale: () => void;
}) {
  const t = useMessages(DESK_MESSAGES);
  const nameOf = useEnumLabels();
  const { locale } = useLocale();
  const me = useMe();
  const mutate = useMutation();
  const form: Act = APPEAL_ACTIONS[action];
  const [values, setValues] = useState<FieldValues>(() => (action === 'accept' && appeal.category ? { category: appeal.category } : {}));
  const clientId = useMemo(newClientId, []);
  // The button that opened the form is gone: the keyboard goes on here.
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // The state that this person saw when the form was opened; what others do meanwhile is told, never passed over.
  const [seen, setSeen] = useState(appeal.version);
  const [faster, setFaster] = useState(false);
  const acted = faster || appeal.version !== seen ? appeal.history.at(-1) : undefined;
  const fields = fieldsOf({ action, appeal, forOthers: me.can('appeal:accept'), values });
  const handling = fields.shown.some(({ name }) => name === 'leadUnitId');
  const { units } = useUnits(undefined, handling ? HANDLING_KINDS : 'CITY');
  const findAppeal = useAppealSearch(appeal.id);
  const title = nameOf('AppealAction', action);
  const set = (name: string) => (value: FieldValue) => setValues((now) => ({ ...now, [name]: value }));
  const labelOf = ({ name, label }: ActionField) => (locale === 'en' ? humanize(name.replace(/Id$/, '')) : label || name);
  const render = (field: ActionField) => {
    const { name, required, kind, type } = field;
    const common = { name, label: labelOf(field), required };
    const text = typeof values[name] === 'string' ? values[name] : '';
    if (kind === 'enum') {
      const choices = enumCodes(type as EnumName).map((code) => ({ value: code, label: nameOf(type as EnumName, code) }));
      return <SelectField key={name} {...common} value={text} onValue={set(name)} choices={choices} />;
    }
    if (name === 'supports')
      return (
        <AssistingUnitsField
          key={name}
          label={common.label}
          units={units}
          value={(values[name] ?? []) as readonly Choice[]}
          onValue={set(name)}
        />
      );
    if (name === 'leadUnitId')
      return (
        <ComboboxField
          key={name}
          {...common}
          value={(values[name] ?? null) as Choice | null}
          onValue={set(name)}
          search={searchUnits(units)}
        />
      );
    if (name === 'mainAppealId')
      return (
        <ComboboxField key={name} {...common} value={(values[name] ?? null) as Choice | null} onValue={set(name)} search={findAppeal} />
      );
    if (name === 'fileId') return <FileField key={name} {...common} onValue={set(name)} />;
    if (name === 'unitId') {
      const choices = appeal.dispatches
        .filter(({ repliedOn, part }) => !repliedOn && (action !== 'release' || part === 'SUPPORT'))
        .map((dispatch) => ({ value: dispatch.unitId, label: dispatch.unitName ?? '' }));
      return <SelectField key={name} {...common} value={text} onValue={set(name)} choices={choices} />;
    }
    if (type === 'Boolean')
      return <CheckField key={name} name={name} label={common.label} value={values[name] === true} onValue={set(name)} />;
    if (type === 'LocalDate') {
      const latest = name === 'newDueOn' ? {} : { max: todayInChina() };
      return <TextField key={name} {...common} type="date" {...latest} value={text} onValue={set(name)} />;
    }
    if (LONG_TEXTS.includes(name))
      return <TextAreaField key={name} {...common} value={text} onValue={set(name)} rows={name === 'reply' ? 6 : 3} />;
    return <TextField key={name} {...common} value={text} onValue={set(name)} />;
  };
  return (
    <section className="act-form">
      <h3 tabIndex={-1} ref={heading}>
        {title}
      </h3>
      {acted && (
        <p className="notice" role="status">
          {t('someoneActed', { who: acted.personName ?? acted.unitName ?? t('bySystem'), action: nameOf('AppealAction', acted.action) })}
        </p>
      )}
      <Form
        label={title}
        submit={title}
        onCancel={onCancel}
        check={() => missingOf(fields.shown, values)}
        onSubmit={async () => {
          const input = { appealId: appeal.id, version: seen, clientId, ...form.fixed, ...inputOf(fields, values) };
          try {
            await mutate(form.document as Operation<object, { input: object }>, { input });
          } catch (error) {
            if (error instanceof ProblemError && error.problem.code === 'APPEAL_CHANGED') {
              // The next attempt is made knowing the present state.
              setSeen(Math.max(appeal.version, seen + 1));
              setFaster(true);
              onStale();
            }
            throw error;
          }
          onDone();
        }}
      >
        {fields.shown.map(render)}
        {fields.folded.length > 0 && (
          <details>
            <summary>{t('notToday')}</summary>
            {fields.folded.map(render)}
          </details>
        )}
      </Form>
    </section>
  );
}
