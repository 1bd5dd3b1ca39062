import { type Actor, LIMITS, newId } from '@app/kernel';
import { checked, Database, type Done, Fault, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { codeOf, mayStandUnder, pathStep, UNIT_KIND_TABLE, type UnitKind } from './domain/unit-kinds';
import { unitPhoneOf } from './domain/work-phone';
import { UnitRefused } from './identity.errors';
import { inMyScope, unitOf } from './persistence/scope.queries';
import { Unit } from './persistence/unit.entity';

export interface NewUnit {
  readonly parentId: string;
  readonly name: string;
  readonly shortName?: string | null;
  readonly kind: UnitKind;
  readonly code?: string | null;
  /** Office telephone. */
  readonly phone?: string | null;
}
export interface CreateUnit extends NewUnit {
  readonly clientId: string;
}

/** Where a unit was put. */
export interface PlacedUnit {
  readonly id: string;
  readonly path: string;
  readonly code: string;
}

interface ParentRow {
  readonly kind: UnitKind;
  readonly code: string;
  readonly path: string;
  readonly closed: boolean;
  readonly ordinal: number;
}

/** The tree of units. */
@Injectable()
export class UnitsService {
  constructor(private readonly database: Database) {}

  createUnit(actor: Actor, input: CreateUnit): Promise<Done | UnitRefused> {
    return this.database.write(actor, (tx) => tx.idempotent('createUnit', input, (id) => this.createUnitIn(tx, input, id)), {
      refusals: { unit_code_key: () => new UnitRefused('UNIT_CODE_TAKEN', {}, 'input.code') },
    });
  }

  /** Puts a unit under its parent. The parent's counter is bumped under its row lock: ordinals are given once and never again. */
  async createUnitIn(tx: Tx, input: NewUnit, id = newId()): Promise<PlacedUnit | UnitRefused> {
    const [name, givenShortName] = checked(
      (check) =>
        [check.needed('input.name', input.name, 'unitName'), check.text('input.shortName', input.shortName, 'unitShortName')] as const,
    );
    const shortName = givenShortName ?? [...name].slice(0, LIMITS.text.unitShortName.max).join('');
    const parent = await tx.first<ParentRow>(
      `UPDATE unit SET next_ordinal = next_ordinal + 1 WHERE id = $1 AND ${inMyScope('path')}
        RETURNING kind, code, path::text AS path, valid_to < app.today() IS TRUE AS closed, next_ordinal - 1 AS ordinal`,
      [input.parentId],
    );
    if (!parent) throw Fault.notFound('input.parentId');
    if (parent.closed) return new UnitRefused('UNIT_CLOSED', {}, 'input.parentId');
    if (!mayStandUnder(input.kind, parent.kind)) {
      return new UnitRefused(
        'UNIT_NESTING',
        { parent: UNIT_KIND_TABLE[parent.kind].name, kind: UNIT_KIND_TABLE[input.kind].name },
        'input.kind',
      );
    }
    const coded = codeOf(input.kind, parent, parent.ordinal, input.code ?? null);
    if ('fault' in coded) return new UnitRefused(coded.fault, {}, 'input.code');
    const phone = input.phone?.trim() ? unitPhoneOf(input.phone) : null;
    if (phone === undefined) return new UnitRefused('UNIT_PHONE_FORM', {}, 'input.phone');
    const unit = {
      id,
      parentId: input.parentId,
      name,
      shortName,
      kind: input.kind,
      code: coded.code,
      path: parent.path + pathStep(parent.ordinal),
      phone,
    };
    await this.put(tx, unit);
    return { id, path: unit.path, code: unit.code };
  }

  /** The office telephone, or none. */
  setUnitPhone(actor: Actor, input: { readonly unitId: string; readonly phone?: string | null }): Promise<Done | UnitRefused> {
    return this.database.write(actor, async (tx) => {
      const phone = input.phone?.trim() ? unitPhoneOf(input.phone) : null;
      if (phone === undefined) return new UnitRefused('UNIT_PHONE_FORM', {}, 'input.phone');
      const unit = await unitOf(tx, input.unitId);
      if (!unit?.mine) throw Fault.notFound('input.unitId');
      const changed = await tx.change('UPDATE unit SET phone = $2 WHERE id = $1 AND phone IS DISTINCT FROM $2', [unit.id, phone]);
      if (changed > 0)
        await tx.audit({
          action: 'identity.set-unit-phone',
          subjectKind: 'unit',
          subjectId: unit.id,
          orgPath: unit.path,
          details: { phone },
        });
      return { id: unit.id };
    });
  }

  /** A root of the tree: only when an installation is set up. */
  async createRootIn(
    tx: Tx,
    root: { readonly ordinal: number; readonly kind: UnitKind; readonly name: string; readonly code: string },
  ): Promise<PlacedUnit> {
    const unit = {
      id: newId(),
      parentId: null,
      name: root.name,
      shortName: root.name,
      kind: root.kind,
      code: root.code,
      path: pathStep(root.ordinal),
      phone: null,
    };
    await this.put(tx, unit);
    return { id: unit.id, path: unit.path, code: unit.code };
  }

  private async put(tx: Tx, unit: Omit<Unit, 'nextOrdinal' | 'successorOf' | 'validFrom' | 'validTo' | 'recordedAt'>): Promise<void> {
    await tx.insert(Unit, unit);
    await tx.record({
      topic: 'identity.unit-created',
      ids: { unitId: unit.id },
      action: 'identity.create-unit',
      subjectKind: 'unit',
      subjectId: unit.id,
      orgPath: unit.path,
      details: { kind: unit.kind, code: unit.code },
    });
  }
}
