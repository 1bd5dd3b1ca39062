import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of a promise: kept, or broken with words why. Once. */
@Entity({ name: 'promise_settlement' })
export class PromiseSettlement {
  @PrimaryColumn('uuid', { name: 'promise_id' }) promiseId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('text', { name: 'settled' }) outcome!: 'KEPT' | 'BROKEN';
  @Column('text', { name: 'words', nullable: true }) note!: string | null;
  @Column('date', { name: 'occurred_on' }) occurredOn!: LocalDate;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
