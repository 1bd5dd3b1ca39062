import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VisitChannel } from '../domain/visit';

/** One firm of a visit: what 家次 counts, however many people went. */
@Entity({ name: 'visit_firm' })
export class VisitFirm {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'visit_id' }) visitId!: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  /** The firm's present home. */
  @Column('text', { name: 'firm_path' }) firmPath!: string;
  @Column('date', { name: 'occurred_on' }) occurredOn!: LocalDate;
  @Column('text', { name: 'way' }) channel!: VisitChannel;
}
