import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DemandRoute } from '../domain/financing.words';

/** 融资需求. Its path is the town that recorded it; amount in yuan as PostgreSQL writes it. */
@Entity({ name: 'demand' })
export class Demand {
  @PrimaryColumn({ type: 'uuid', name: 'id' }) id!: string;
  @Column({ type: 'uuid', name: 'unit_id' }) unitId!: string;
  @Column({ type: 'text', name: 'org_path' }) orgPath!: string;
  @Column({ type: 'uuid', name: 'enterprise_id' }) enterpriseId!: string;
  @Column({ type: 'text', name: 'firm_path' }) firmPath!: string;
  @Column({ type: 'text', name: 'firm_name' }) firmName!: string;
  @Column({ type: 'numeric', name: 'amount', precision: 18, scale: 2 }) amount!: string;
  @Column({ type: 'text', name: 'purpose' }) purpose!: string;
  @Column({ type: 'integer', name: 'term_months', nullable: true }) termMonths!: number | null;
  @Column({ type: 'text', name: 'route' }) route!: DemandRoute;
  @Column({ type: 'date', name: 'occurred_on' }) occurredOn!: LocalDate;
  /** Day of the signed 授权书: no bank sees the demand before it. */
  @Column({ type: 'date', name: 'authorised_on', nullable: true }) authorisedOn!: LocalDate | null;
  @Column({ type: 'uuid', name: 'authorisation_file_id', nullable: true }) authorisationFileId!: string | null;
  @Column({ type: 'uuid', name: 'visit_id', nullable: true }) visitId!: string | null;
  @Column({ type: 'uuid', name: 'recorded_by' }) recordedBy!: string;
  @Column({ type: 'boolean', name: 'is_late' }) isLate!: boolean;
  @Column({ type: 'text', name: 'late_reason', nullable: true }) lateReason!: string | null;
  @Column({ type: 'integer', name: 'version' }) version!: number;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, insert: false }) voidedAt!: Date | null;
  @Column({ type: 'uuid', name: 'voided_by', nullable: true, insert: false }) voidedBy!: string | null;
  @Column({ type: 'text', name: 'void_reason', nullable: true, insert: false }) voidReason!: string | null;
}
