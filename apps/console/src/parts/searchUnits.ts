import type { Choice } from '@app/web-ui';
import type { UnitLine } from './useUnits';

/** Units whose name holds what was typed, the short list first; none while the units are being read. */
export const searchUnits = (units: readonly UnitLine[] | undefined): ((text: string) => Promise<readonly Choice[]>) | undefined =>
  units &&
  ((text) => {
    const piece = text.trim();
    const found = units.filter((unit) => !piece || unit.name.includes(piece) || unit.shortName.includes(piece));
    return Promise.resolve(found.slice(0, 30).map((unit) => ({ value: unit.id, label: unit.name })));
  });
