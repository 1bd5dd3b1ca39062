import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 承诺: what was promised to a firm, and by when. */
@Entity({ name: 'promise' })
export class VisitPromise {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'visit_id' }) visitId!: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  /** The firm's present home. */
  @Column('text', { name: 'firm_path' }) firmPath!: string;
  @Column('text', { name: 'words' }) text!: string;
  @Column('date', { name: 'due_on' }) dueOn!: LocalDate;
  /** Who promised. */
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
