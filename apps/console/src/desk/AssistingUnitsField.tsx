import { type Choice, useMessages } from '@app/web-ui';
import { ComboboxField } from '../parts/ComboboxField';
import { searchUnits } from '../parts/searchUnits';
import type { UnitLine } from '../parts/useUnits';
import { DESK_MESSAGES } from './desk.messages';

/** Units that help the one that leads. */
export function AssistingUnitsField({
  label,
  units,
  value,
  onValue,
}: {
  readonly label: string;
  readonly units: readonly UnitLine[] | undefined;
  readonly value: readonly Choice[];
  readonly onValue: (value: readonly Choice[]) => void;
}) {
  const t = useMessages(DESK_MESSAGES);
  const chosen = new Set(value.map((unit) => unit.value));
  return (
    <>
      <ComboboxField
        name="assistingUnits"
        label={label}
        value={null}
        onValue={(unit) => unit && !chosen.has(unit.value) && onValue([...value, unit])}
        search={searchUnits(units?.filter(({ id }) => !chosen.has(id)))}
      />
      {value.length > 0 && (
        <ul className="chips">
          {value.map((unit) => (
            <li key={unit.value}>
              {unit.label}{' '}
              <button
                type="button"
                aria-label={t('takeOut', { name: unit.label })}
                onClick={() => onValue(value.filter((one) => one.value !== unit.value))}
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
