/** A unit as it is named beside something else. */
export interface UnitName {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

/** A unit by the names it is shown with, as JSON of `UnitName`. */
export const unitName = (alias: string) => `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'shortName', ${alias}.short_name)`;
