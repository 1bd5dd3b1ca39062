import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which unit looked after a firm, when (business dates; an open lower end means: since before our records). */
@Entity('enterprise_residence')
export class EnterpriseResidence {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('daterange') period!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
