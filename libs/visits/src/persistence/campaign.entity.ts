import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 专项行动 such as 千企万户大走访: a name and a span of days, for the whole area of the office that opened it. */
@Entity({ name: 'campaign' })
export class Campaign {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('text', { name: 'name' }) name!: string;
  /** Both ends belong to it. */
  @Column({ type: 'daterange', name: 'period' }) period!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
