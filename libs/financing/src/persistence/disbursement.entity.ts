import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DisbursementKind } from '../domain/financing.words';

/** 放款: one tranche; a reversal is a negative row that points at its original. */
@Entity({ name: 'disbursement' })
export class Disbursement {
  @PrimaryColumn({ type: 'uuid', name: 'id' }) id!: string;
  @Column({ type: 'uuid', name: 'offer_id' }) offerId!: string;
  @Column({ type: 'uuid', name: 'decision_id' }) decisionId!: string;
  @Column({ type: 'uuid', name: 'demand_id' }) demandId!: string;
  @Column({ type: 'text', name: 'org_path' }) orgPath!: string;
  @Column({ type: 'text', name: 'firm_path' }) firmPath!: string;
  @Column({ type: 'text', name: 'bank_path' }) bankPath!: string;
  @Column({ type: 'uuid', name: 'enterprise_id' }) enterpriseId!: string;
  @Column({ type: 'text', name: 'kind' }) kind!: DisbursementKind;
  @Column({ type: 'numeric', name: 'amount', precision: 18, scale: 2 }) amount!: string;
  @Column({ type: 'uuid', name: 'reversal_of', nullable: true }) reversalOf!: string | null;
  @Column({ type: 'date', name: 'occurred_on' }) occurredOn!: LocalDate;
  @Column({ type: 'uuid', name: 'recorded_by' }) recordedBy!: string;
  @Column({ type: 'boolean', name: 'is_late' }) isLate!: boolean;
  @Column({ type: 'text', name: 'late_reason', nullable: true }) lateReason!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, insert: false }) voidedAt!: Date | null;
  @Column({ type: 'uuid', name: 'voided_by', nullable: true, insert: false }) voidedBy!: string | null;
  @Column({ type: 'text', name: 'void_reason', nullable: true, insert: false }) voidReason!: string | null;
}
