import { type Choice, COMMON_MESSAGES, type FieldProps, FormContext, useMessages } from '@app/web-ui';
import { useContext, useEffect, useId } from 'react';

/** A short closed list where everything is in sight: one of it, or several. */
export function ChipsField({
  name,
  label,
  hint,
  required,
  choices,
  value,
  onValue,
  several = false,
}: FieldProps & {
  readonly choices: readonly Choice[];
  readonly value: readonly string[];
  readonly onValue: (value: readonly string[]) => void;
  readonly several?: boolean;
}) {
  const t = useMessages(COMMON_MESSAGES);
  const id = useId();
  const { errors, register } = useContext(FormContext);
  // The summary leads to the first of them: a group cannot take the focus.
  useEffect(() => register(name, `${id}-0`, label), [name, id, label, register]);
  const error = errors[name];
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const next = (code: string, on: boolean): readonly string[] => {
    if (!several) return [code];
    return on ? [...value, code] : value.filter((one) => one !== code);
  };
  return (
    <fieldset className={error ? 'field chips-field field-wrong' : 'field chips-field'} aria-describedby={described || undefined}>
      <legend>
        {label}
        {!required && <span className="optional">{t('optional')}</span>}
      </legend>
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
      <div>
        {choices.map((choice, index) => (
          <label key={choice.value}>
            <input
              id={`${id}-${index}`}
              type={several ? 'checkbox' : 'radio'}
              name={`${id}-${name}`}
              value={choice.value}
              checked={value.includes(choice.value)}
              onChange={(event) => onValue(next(choice.value, event.target.checked))}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
