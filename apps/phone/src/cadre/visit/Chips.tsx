import { FormContext } from '@app/web-ui';
import { memo, useCallback, useContext, useEffect, useId, useRef } from 'react';

interface ChipProps {
  readonly id: string | undefined;
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: (value: string) => void;
}
/** Drawn anew only when it itself changes: a village may have hundreds. */
const Chip = memo(({ id, type, name, value, label, checked, onChoose }: ChipProps) => (
  <label className="chip">
    <input id={id} type={type} name={name} value={value} checked={checked} onChange={() => onChoose(value)} />
    <span>{label}</span>
  </label>
));
Chip.displayName = 'Chip';

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
  const latest = useRef(onChoose);
  latest.current = onChoose;
  const choose = useCallback((value: string) => latest.current(value as V), []);
  const picked = new Set(chosen);
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
          <Chip
            key={choice.value}
            // The summary of what is missing leads to the first of them.
            id={at === 0 ? id : undefined}
            type={one ? 'radio' : 'checkbox'}
            name={name}
            value={choice.value}
            label={choice.label}
            checked={picked.has(choice.value)}
            onChoose={choose}
          />
        ))}
      </div>
    </fieldset>
  );
}
