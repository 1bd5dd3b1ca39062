import { type ComponentProps, createContext, type ReactNode, useContext, useEffect, useId } from 'react';
import { useMessages } from './i18n';
import { COMMON_MESSAGES } from './messages/common.messages';

export interface FormState {
  readonly errors: Readonly<Record<string, string>>;
  readonly register: (name: string, id: string, label: string) => void;
}
export const FormContext = createContext<FormState>({ errors: {}, register: () => undefined });

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
}

interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-required': true | undefined;
}

/** A label above, a hint below it, and the server's words at the field itself. */
export function Field({ name, label, hint, required, children }: FieldProps & { readonly children: (wiring: ControlProps) => ReactNode }) {
  const t = useMessages(COMMON_MESSAGES);
  const id = useId();
  const { errors, register } = useContext(FormContext);
  useEffect(() => register(name, id, label), [name, id, label, register]);
  const error = errors[name];
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {!required && <span className="optional">{t('optional')}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
        'aria-required': required ? true : undefined,
      })}
    </div>
  );
}

type Change = { readonly value: string; readonly onValue: (value: string) => void };

export function TextField({
  name,
  label,
  hint,
  required,
  value,
  onValue,
  ...input
}: FieldProps & Change & Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'name'>) {
  return (
    <Field {...{ name, label, hint, required }}>
      {(wiring) => <input {...wiring} {...input} name={name} value={value} onChange={(event) => onValue(event.target.value)} />}
    </Field>
  );
}

export function TextAreaField({ name, label, hint, required, value, onValue, rows = 4 }: FieldProps & Change & { readonly rows?: number }) {
  return (
    <Field {...{ name, label, hint, required }}>
      {(wiring) => <textarea {...wiring} name={name} rows={rows} value={value} onChange={(event) => onValue(event.target.value)} />}
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A choice of a closed list; nothing is chosen beforehand unless the page says so. */
export function SelectField({
  name,
  label,
  hint,
  required,
  value,
  onValue,
  choices,
  none,
}: FieldProps & Change & { readonly choices: readonly Choice[]; readonly none?: string | undefined }) {
  const t = useMessages(COMMON_MESSAGES);
  return (
    <Field {...{ name, label, hint, required }}>
      {(wiring) => (
        <select {...wiring} name={name} value={value} onChange={(event) => onValue(event.target.value)}>
          {none !== '' && <option value="">{none ?? t('choose')}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  name,
  label,
  hint,
  value,
  onValue,
}: Omit<FieldProps, 'required'> & { readonly value: boolean; readonly onValue: (value: boolean) => void }) {
  const id = useId();
  return (
    <div className="field field-check">
      <input type="checkbox" id={id} name={name} checked={value} onChange={(event) => onValue(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint">{hint}</p>}
    </div>
  );
}
