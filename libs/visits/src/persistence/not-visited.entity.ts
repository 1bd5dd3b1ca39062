import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NotVisitedReason } from '../domain/campaign-list';

/** Why a firm of the list was not visited, as it was found out on a day. */
@Entity({ name: 'not_visited_reason' })
export class NotVisited {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('date', { name: 'occurred_on' }) occurredOn!: LocalDate;
  @Column('text', { name: 'reason' }) reason!: NotVisitedReason;
  @Column('text', { name: 'words', nullable: true }) note!: string | null;
  @Column('boolean', { name: 'is_late' }) isLate!: boolean;
  @Column('text', { name: 'late_reason', nullable: true }) lateReason!: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('uuid', { name: 'recorded_by_post' }) recordedByPost!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, insert: false }) voidedAt!: Date | null;
  @Column({ type: 'uuid', name: 'voided_by', nullable: true, insert: false }) voidedBy!: string | null;
  @Column({ type: 'text', name: 'void_reason', nullable: true, insert: false }) voidReason!: string | null;
}
