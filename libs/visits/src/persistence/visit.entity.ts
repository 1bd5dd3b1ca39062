import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VisitTopic, VisitChannel } from '../domain/visit';

/** 走访: an event. Never changed, only voided, and perhaps replaced by a new one. */
@Entity({ name: 'visit' })
export class Visit {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  /** The unit that did it: scope and attribution, immutable. */
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('date', { name: 'occurred_on' }) occurredOn!: LocalDate;
  @Column('text', { name: 'way' }) channel!: VisitChannel;
  @Column('text', { name: 'topics', array: true }) topics!: VisitTopic[];
  @Column('text', { name: 'words', nullable: true }) note!: string | null;
  @Column('text', { name: 'place', nullable: true }) place!: string | null;
  @Column('uuid', { name: 'campaign_id', nullable: true }) campaignId!: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('uuid', { name: 'recorded_by_post' }) recordedByPost!: string;
  @Column('uuid', { name: 'on_behalf_of', nullable: true }) onBehalfOf!: string | null;
  @Column({ type: 'timestamptz', name: 'device_at', nullable: true }) deviceAt!: Date | null;
  @Column('boolean', { name: 'device_skewed', default: false }) deviceSkewed!: boolean;
  @Column('boolean', { name: 'is_late' }) isLate!: boolean;
  @Column('text', { name: 'late_reason', nullable: true }) lateReason!: string | null;
  @Column('uuid', { name: 'replaces_id', nullable: true, unique: true }) replacesId!: string | null;
  /** The client's mark of this visit: the same visit by phone and out of an exported queue is one. */
  @Column('text', { name: 'client_id', nullable: true }) clientId!: string | null;
  /** What people said, as a hash of its canonical form; missing on visits from before it was kept. */
  @Column('text', { name: 'content_hash', nullable: true }) contentHash!: string | null;
  /** How the firm is to confirm it. */
  @Column('text', { name: 'confirm_by', nullable: true }) confirmBy!: 'CARD' | 'PAPER' | 'LATER' | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, insert: false }) voidedAt!: Date | null;
  @Column({ type: 'uuid', name: 'voided_by', nullable: true, insert: false }) voidedBy!: string | null;
  @Column({ type: 'text', name: 'void_reason', nullable: true, insert: false }) voidReason!: string | null;
}
