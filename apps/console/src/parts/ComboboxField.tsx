import { type Choice, COMMON_MESSAGES, Field, type FieldProps, useMessages } from '@app/web-ui';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

/** Choosing one thing of many by typing a piece of its name; works with the keyboard alone. */
export function ComboboxField({
  value,
  onValue,
  search,
  ...field
}: FieldProps & {
  readonly value: Choice | null;
  readonly onValue: (value: Choice | null) => void;
  /** None: what there is to choose from is still being read. */
  readonly search: ((text: string) => Promise<readonly Choice[]>) | undefined;
}) {
  const t = useMessages(COMMON_MESSAGES);
  const listId = useId();
  const [text, setText] = useState<string>();
  const [choices, setChoices] = useState<readonly Choice[]>();
  const [at, setAt] = useState(0);
  const open = text !== undefined;
  const latest = useRef(search);
  latest.current = search;
  const ready = search !== undefined;
  useEffect(() => {
    if (text === undefined || !ready) return undefined;
    let gone = false;
    const find = async () => {
      const found = (await latest.current?.(text).catch(() => [])) ?? [];
      if (gone) return;
      setChoices(found);
      setAt(0);
    };
    const wait = setTimeout(() => void find(), 150);
    return () => {
      gone = true;
      clearTimeout(wait);
    };
  }, [text, ready]);
  const take = (choice: Choice) => {
    onValue(choice);
    setText(undefined);
    setChoices(undefined);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setText(undefined);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setText('');
      else setAt((now) => Math.max(0, Math.min((choices?.length ?? 1) - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const choice = choices?.[at];
      if (choice) take(choice);
    }
  };
  return (
    <Field {...field}>
      {(wiring) => (
        <div className="pick">
          <input
            {...wiring}
            name={field.name}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && choices?.[at] ? `${listId}-${at}` : undefined}
            autoComplete="off"
            placeholder={t('typeToFind')}
            value={text ?? value?.label ?? ''}
            onChange={(event) => setText(event.target.value)}
            onFocus={() => !value && setText('')}
            onBlur={() => setText(undefined)}
            onKeyDown={onKey}
          />
          {/* Always there: what a combobox controls has to exist. */}
          <ul id={listId} role="listbox" aria-label={field.label} className="pick-list" hidden={!open || !choices?.length}>
            {open &&
              choices?.map((choice, index) => (
                <li
                  key={choice.value}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  // Before the field loses the focus.
                  onPointerDown={(event) => {
                    event.preventDefault();
                    take(choice);
                  }}
                >
                  {choice.label}
                </li>
              ))}
          </ul>
          {open && choices?.length === 0 && <p className="hint">{t('nothingFound')}</p>}
        </div>
      )}
    </Field>
  );
}
