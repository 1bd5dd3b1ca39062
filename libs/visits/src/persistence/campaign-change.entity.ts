import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChangeKind, RemovalReason } from '../domain/campaign-list';

/** A firm put on the list, or taken off it with a reason, by one version. */
@Entity({ name: 'campaign_change' })
export class CampaignChangeEntity {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId!: string;
  @Column('integer', { name: 'n' }) n!: number;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId!: string;
  /** The firm's home when it was put on the list. */
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('text', { name: 'kind' }) kind!: ChangeKind;
  @Column('text', { name: 'reason', nullable: true }) reason!: RemovalReason | null;
  @Column('text', { name: 'words', nullable: true }) words!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
