import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A demand in the hands of one bank: the row by which the bank takes part, with a snapshot of what it may know. */
@Entity({ name: 'bank_offer' })
export class BankOffer {
  @PrimaryColumn({ type: 'uuid', name: 'id' }) id!: string;
  @Column({ type: 'uuid', name: 'demand_id' }) demandId!: string;
  @Column({ type: 'text', name: 'org_path' }) orgPath!: string;
  @Column({ type: 'uuid', name: 'bank_id' }) bankId!: string;
  @Column({ type: 'text', name: 'bank_path' }) bankPath!: string;
  @Column({ type: 'uuid', name: 'enterprise_id' }) enterpriseId!: string;
  @Column({ type: 'text', name: 'firm_path' }) firmPath!: string;
  @Column({ type: 'text', name: 'firm_name' }) firmName!: string;
  @Column({ type: 'numeric', name: 'demanded_amount', precision: 18, scale: 2 }) demandedAmount!: string;
  @Column({ type: 'date', name: 'sent_on' }) sentOn!: LocalDate;
  @Column({ type: 'date', name: 'due_on' }) dueOn!: LocalDate;
  @Column({ type: 'uuid', name: 'sent_by' }) sentBy!: string;
  @Column({ type: 'integer', name: 'version' }) version!: number;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
