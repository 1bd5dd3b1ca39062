import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UnitKind } from '../domain/unit-kinds';

/** A public body, a bank or a firm of lawyers: one node of the tree that decides who sees what. */
@Entity({ name: 'unit' })
export class Unit {
  @PrimaryColumn('uuid', { name: 'id' }) readonly id!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) readonly parentId!: string | null;
  @Column('text', { name: 'name' }) readonly name!: string;
  @Column('text', { name: 'short_name' }) readonly shortName!: string;
  @Column('text', { name: 'kind' }) readonly kind!: UnitKind;
  /** 12 digits for a territory; parent code + '-' + short key for everything else. */
  @Column('text', { name: 'code' }) readonly code!: string;
  /** Per-parent ordinals, four characters in base 36, never reused. */
  @Column('text', { name: 'path' }) readonly path!: string;
  @Column('integer', { name: 'next_ordinal' }) readonly nextOrdinal!: number;
  @Column('uuid', { name: 'successor_of', nullable: true }) readonly successorOf!: string | null;
  @Column('date', { name: 'valid_from' }) readonly validFrom!: LocalDate;
  @Column('date', { name: 'valid_to', nullable: true }) readonly validTo!: LocalDate | null;
  /** Office telephone. */
  @Column('text', { name: 'phone', nullable: true }) readonly phone!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) readonly recordedAt!: Date;
}
