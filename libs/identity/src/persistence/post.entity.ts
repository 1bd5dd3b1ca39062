import type { Role } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A role of a person, where it sits, what it sees, and when. */
@Entity({ name: 'post' })
export class Post {
  @PrimaryColumn('uuid', { name: 'id' }) readonly id!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text', { name: 'role' }) readonly role!: Exclude<Role, 'ENTERPRISE_LINK' | 'APPEAL_TRACKER'>;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('text', { name: 'unit_path' }) readonly unitPath!: string;
  @Column('uuid', { name: 'scope_unit_id' }) readonly scopeUnitId!: string;
  @Column('text', { name: 'scope_path' }) readonly scopePath!: string;
  /** Days of validity, '[from,to)'. */
  @Column('daterange', { name: 'period' }) readonly period!: string;
  @Column('uuid', { name: 'substitute_for', nullable: true }) readonly substituteFor!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) readonly recordedAt!: Date;
}
