import { type Reader } from '@app/platform';
import type { UnitKind } from '../domain/unit-kinds';
import type { PersonKind } from './person.entity';

/** Rows of units and people are readable by all staff; whom an administrator may touch is decided by this range. */
export const inMyScope = (column: string): string => `${column} >= current_setting('app.lo') AND ${column} < current_setting('app.hi')`;

export interface ScopedUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly path: string;
  readonly closed: boolean;
  readonly mine: boolean;
}

/** A unit, and whether it lies within the caller's scope. */
export const unitOf = (reader: Reader, id: string): Promise<ScopedUnit | undefined> =>
  reader.first(
    `SELECT id, kind, code, name, path::text AS path, valid_to < app.today() IS TRUE AS closed, ${inMyScope('path')} AS mine FROM unit WHERE id = $1`,
    [id],
  );

export interface ScopedPerson {
  readonly id: string;
  readonly kind: PersonKind;
  readonly orgPath: string;
  readonly disabled: boolean;
}

/** A person of the caller's scope, locked against being moved or switched off meanwhile; others are not there. */
export const lockPerson = (reader: Reader, id: string): Promise<ScopedPerson | undefined> =>
  reader.first(
    `SELECT id, kind, org_path::text AS "orgPath", disabled_at IS NOT NULL AS disabled FROM person WHERE id = $1 AND ${inMyScope('org_path')} FOR UPDATE`,
    [id],
  );
