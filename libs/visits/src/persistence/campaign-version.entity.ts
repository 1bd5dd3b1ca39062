import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One frozen state of a campaign's list: numbered from 1 without a gap, never changed. */
@Entity({ name: 'campaign_version' })
export class CampaignVersion {
  @PrimaryColumn('uuid', { name: 'campaign_id' }) campaignId!: string;
  @PrimaryColumn('integer', { name: 'n' }) n!: number;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('date', { name: 'valid_from' }) validFrom!: LocalDate;
  @Column('text', { name: 'reason' }) reason!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('uuid', { name: 'recorded_by_post' }) recordedByPost!: string;
  /** The transaction that froze it: the database refuses a change of any other. */
  @Column({ type: 'bigint', name: 'frozen_in', insert: false, update: false }) frozenIn!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
