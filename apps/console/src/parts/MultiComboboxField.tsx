import { type Choice, COMMON_MESSAGES, type FieldProps, useMessages } from '@app/web-ui';
import { ComboboxField } from './ComboboxField';

/** Several choices found by typing; chosen ones stand below and can be removed. */
export function MultiComboboxField({
  value,
  onValue,
  search,
  ...field
}: FieldProps & {
  readonly value: readonly Choice[];
  readonly onValue: (value: readonly Choice[]) => void;
  readonly search: (text: string) => Promise<readonly Choice[]>;
}) {
  const t = useMessages(COMMON_MESSAGES);
  const chosen = new Set(value.map((one) => one.value));
  return (
    <>
      <ComboboxField
        {...field}
        value={null}
        onValue={(one) => one && !chosen.has(one.value) && onValue([...value, one])}
        search={async (text) => (await search(text)).filter((one) => !chosen.has(one.value))}
      />
      {value.length > 0 && (
        <ul className="chips" aria-label={field.label}>
          {value.map((one) => (
            <li key={one.value}>
              {one.label}{' '}
              <button
                type="button"
                aria-label={t('takeOut', { name: one.label })}
                onClick={() => onValue(value.filter(({ value: other }) => other !== one.value))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
