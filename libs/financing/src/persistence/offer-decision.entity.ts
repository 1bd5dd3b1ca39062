import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfferDecisionKind, RefusalReason, Guarantee } from '../domain/financing.words';

/** The bank's decision. Never changed: voided, and perhaps made again. */
@Entity({ name: 'offer_decision' })
export class OfferDecision {
  @PrimaryColumn({ type: 'uuid', name: 'id' }) id!: string;
  @Column({ type: 'uuid', name: 'offer_id' }) offerId!: string;
  @Column({ type: 'uuid', name: 'demand_id' }) demandId!: string;
  @Column({ type: 'text', name: 'org_path' }) orgPath!: string;
  @Column({ type: 'text', name: 'firm_path' }) firmPath!: string;
  @Column({ type: 'text', name: 'bank_path' }) bankPath!: string;
  @Column({ type: 'uuid', name: 'enterprise_id' }) enterpriseId!: string;
  @Column({ type: 'text', name: 'decision' }) decision!: OfferDecisionKind;
  @Column({ type: 'numeric', name: 'amount', precision: 18, scale: 2, nullable: true }) amount!: string | null;
  /** Percent a year. */
  @Column({ type: 'numeric', name: 'annual_rate', precision: 6, scale: 3, nullable: true }) annualRate!: string | null;
  @Column({ type: 'text', name: 'security', nullable: true }) guarantee!: Guarantee | null;
  @Column({ type: 'text', name: 'refusal_reason', nullable: true }) refusalReason!: RefusalReason | null;
  @Column({ type: 'date', name: 'occurred_on' }) occurredOn!: LocalDate;
  @Column({ type: 'uuid', name: 'recorded_by' }) recordedBy!: string;
  @Column({ type: 'boolean', name: 'is_late' }) isLate!: boolean;
  @Column({ type: 'text', name: 'late_reason', nullable: true }) lateReason!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, insert: false }) voidedAt!: Date | null;
  @Column({ type: 'uuid', name: 'voided_by', nullable: true, insert: false }) voidedBy!: string | null;
  @Column({ type: 'text', name: 'void_reason', nullable: true, insert: false }) voidReason!: string | null;
}
