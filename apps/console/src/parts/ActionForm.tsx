import type { ActionField, ActionForm as Contract, EnumName, Operation } from '@app/contract';
import {
  CheckField,
  enumCodes,
  Form,
  formatMessage,
  humanize,
  newClientId,
  ProblemError,
  SelectField,
  TextAreaField,
  TextField,
  todayInChina,
  useEnumLabels,
  useLocale,
  useMutation,
} from '@app/web-ui';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '../shell/session';
import { type FieldValue, type FieldValues, fieldsOf, type FormLayout, initialValues, inputOf, missingOf } from './action-fields';

/** Codes of the API that say: somebody else changed the thing since this form was opened. */
const isStale = (code: string): boolean => code.endsWith('_CHANGED');

/** The form of one action: fields from the contract, order and exceptions from the layout, `given` from the page. */
export function ActionForm<Subject>({
  form,
  action,
  subject,
  layout = {},
  given,
  label,
  submit = label,
  heading,
  version,
  folded,
  staleNotice,
  children,
  className,
  onDone,
  onCancel,
  onStale,
}: {
  readonly form: Contract;
  readonly action: string;
  readonly subject: Subject;
  readonly layout?: FormLayout<Subject>;
  readonly given: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly submit?: string;
  /** Stands above and has the focus: the button that opened the form is gone. */
  readonly heading?: string;
  readonly version?: number;
  /** Name of the part that is folded away. */
  readonly folded?: string;
  /** Who acted meanwhile; shown once the version is another than the one that was seen. */
  readonly staleNotice?: (() => string | undefined) | undefined;
  readonly children?: ReactNode;
  readonly className?: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  /** Somebody else was faster: the page reads anew, what was typed stays. */
  readonly onStale?: () => void;
}) {
  const enumLabel = useEnumLabels();
  const { locale } = useLocale();
  const { can } = useMe();
  const mutate = useMutation();
  const [values, setValues] = useState<FieldValues>(() => initialValues(form, layout, { action, subject, values: {}, can }));
  const clientId = useMemo(newClientId, []);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const [seen, setSeen] = useState(version);
  const [faster, setFaster] = useState(false);
  const notice = faster || version !== seen ? staleNotice?.() : undefined;
  const state = { action, subject, values, can };
  const own = { clientId, ...(seen === undefined ? {} : { version: seen }) };
  const fields = fieldsOf(form, layout, state, [...Object.keys(given), 'clientId', 'version']);
  const set = (name: string) => (value: FieldValue) => setValues((now) => ({ ...now, [name]: value }));
  const labelOf = ({ name, label: chinese }: ActionField): string => {
    const own = layout.fields?.[name]?.label;
    if (own) return formatMessage(own, locale);
    return locale === 'en' ? humanize(name.replace(/Id$/, '')) : chinese || name;
  };
  const render = (field: ActionField) => {
    const { name, required, kind, type } = field;
    const { hint, input: Input, rows, min, max } = layout.fields?.[name] ?? {};
    const common = { name, label: labelOf(field), required, hint: hint && formatMessage(hint, locale) };
    if (Input)
      return (
        <Input key={name} name={name} label={common.label} required={required} value={values[name]} onValue={set(name)} state={state} />
      );
    const text = typeof values[name] === 'string' ? values[name] : '';
    if (kind === 'enum') {
      const choices = enumCodes(type as EnumName).map((code) => ({ value: code, label: enumLabel(type as EnumName, code) }));
      return <SelectField key={name} {...common} value={text} onValue={set(name)} choices={choices} />;
    }
    if (type === 'Boolean')
      return <CheckField key={name} name={name} label={common.label} value={values[name] === true} onValue={set(name)} />;
    if (type === 'LocalDate') {
      const bounds = { ...(min ? { min: min(state) } : {}), ...(max === 'ANY' ? {} : { max: todayInChina() }) };
      return <TextField key={name} {...common} type="date" {...bounds} value={text} onValue={set(name)} />;
    }
    if (rows) return <TextAreaField key={name} {...common} rows={rows} value={text} onValue={set(name)} />;
    return <TextField key={name} {...common} value={text} onValue={set(name)} />;
  };
  const body = (
    <Form
      label={label}
      submit={submit}
      className={heading === undefined ? className : undefined}
      onCancel={onCancel}
      check={() => missingOf(fields.shown, values)}
      onSubmit={async () => {
        const added = Object.fromEntries(Object.entries(own).filter(([name]) => form.fields.some((field) => field.name === name)));
        const input = { ...given, ...added, ...form.fixed, ...inputOf(fields, layout, values) };
        try {
          await mutate(form.document as Operation<object, { input: object }>, { input });
        } catch (error) {
          if (error instanceof ProblemError && isStale(error.problem.code) && seen !== undefined) {
            // The next attempt is made knowing the present state.
            setSeen(Math.max(version ?? 0, seen + 1));
            setFaster(true);
            onStale?.();
          }
          throw error;
        }
        onDone();
      }}
    >
      {children}
      {fields.shown.map(render)}
      {fields.folded.length > 0 && (
        <details>
          <summary>{folded}</summary>
          {fields.folded.map(render)}
        </details>
      )}
    </Form>
  );
  if (heading === undefined) return body;
  return (
    <section className={className}>
      <h3 tabIndex={-1} ref={title}>
        {heading}
      </h3>
      {notice && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      {body}
    </section>
  );
}
