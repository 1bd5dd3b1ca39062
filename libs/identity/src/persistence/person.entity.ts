import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PERSON_KINDS = ['HUMAN', 'PROGRAM'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

/** Somebody who can be given a post: a member of staff, or another program. */
@Entity({ name: 'person' })
export class Person {
  @PrimaryColumn('uuid', { name: 'id' }) readonly id!: string;
  @Column('text', { name: 'name' }) readonly name!: string;
  @Column('text', { name: 'kind' }) readonly kind!: PersonKind;
  /** The unit whose administrators look after this person. */
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('text', { name: 'org_path' }) readonly orgPath!: string;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) readonly disabledAt!: Date | null;
  /** Work phone, digits only: what a firm is told, and with what its holder begins on a phone. */
  @Column('text', { name: 'phone', nullable: true }) readonly phone!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) readonly recordedAt!: Date;
}
