import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfferAnswerKind } from '../domain/financing.words';

/** The firm's answer to a granted decision. */
@Entity({ name: 'offer_answer' })
export class OfferAnswer {
  @PrimaryColumn({ type: 'uuid', name: 'id' }) id!: string;
  @Column({ type: 'uuid', name: 'offer_id' }) offerId!: string;
  @Column({ type: 'uuid', name: 'decision_id' }) decisionId!: string;
  @Column({ type: 'text', name: 'org_path' }) orgPath!: string;
  @Column({ type: 'text', name: 'bank_path' }) bankPath!: string;
  @Column({ type: 'text', name: 'answer' }) answer!: OfferAnswerKind;
  @Column({ type: 'date', name: 'occurred_on' }) occurredOn!: LocalDate;
  @Column({ type: 'uuid', name: 'recorded_by' }) recordedBy!: string;
  @Column({ type: 'boolean', name: 'is_late' }) isLate!: boolean;
  @Column({ type: 'text', name: 'late_reason', nullable: true }) lateReason!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, insert: false }) voidedAt!: Date | null;
  @Column({ type: 'uuid', name: 'voided_by', nullable: true, insert: false }) voidedBy!: string | null;
  @Column({ type: 'text', name: 'void_reason', nullable: true, insert: false }) voidReason!: string | null;
}
