import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LiaisonRole } from '../domain/liaison.words';

/** Who is responsible for a firm, in which role, from when to when. A row is ended, never removed. */
@Entity('liaison')
export class Liaison {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId!: string;
  /** The firm's home, not the person's. */
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'post_id' }) postId!: string;
  @Column('text') role!: LiaisonRole;
  @Column('daterange') period!: string;
  @Column('text', { name: 'end_reason', nullable: true }) endReason!: string | null;
  @Column('uuid', { name: 'assigned_by' }) assignedBy!: string;
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
  @Column('timestamptz', { name: 'end_recorded_at', nullable: true }) endRecordedAt!: Date | null;
}
