import { FormContext } from '@app/web-ui';
import { useContext, useEffect, useId } from 'react';

/** Choices as big as a thumb, in the place itself; what is chosen carries a tick as well as a colour. */
export function Chips<V extends string>({
  label,
  name,
  choices,
  chosen,
  one = false,
  onChoose,
}: {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: readonly V[];
  /** Exactly one of them; otherwise as many as are wanted. */
  readonly one?: boolean;
  readonly onChoose: (value: V) => void;
}) {
  const id = useId();
  const { errors, register } = useContext(FormContext);
  useEffect(() => register(name, id, label), [name, id, label, register]);
  const error = errors[name];
  return (
    <fieldset className={error ? 'chips field-wrong' : 'chips'} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div>
        {choices.map((choice, at) => (
          <label key={choice.value} className="chip">
            <input
              // The summary of what is missing leads to the first of them.
              id={at === 0 ? id : undefined}
              type={one ? 'radio' : 'checkbox'}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
