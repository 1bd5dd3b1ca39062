import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A merge: the loser is read as the survivor, from its recording until it is voided. No row of either is rewritten. */
@Entity('enterprise_alias')
export class EnterpriseAliasEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'loser_id' }) loserId!: string;
  @Column('uuid', { name: 'survivor_id' }) survivorId!: string;
  /** Path of the loser: who could see it is led to the survivor. */
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('text') reason!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, insert: false }) voidedAt!: Date | null;
  @Column({ type: 'uuid', name: 'voided_by', nullable: true, insert: false }) voidedBy!: string | null;
  @Column({ type: 'text', name: 'void_reason', nullable: true, insert: false }) voidReason!: string | null;
}
