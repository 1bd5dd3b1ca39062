import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EnterpriseKind, EnterpriseStatus } from '../domain/enterprise.words';

/** What figures read of a firm, as it was; written by a trigger only. */
@Entity('enterprise_version')
export class EnterpriseVersionEntity {
  @PrimaryColumn('uuid', { name: 'enterprise_id' }) enterpriseId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'short_name' }) shortName!: string;
  @Column('text', { name: 'credit_code', nullable: true }) creditCode!: string | null;
  @Column('text') kind!: EnterpriseKind;
  @Column('text') status!: EnterpriseStatus;
  @Column('boolean', { name: 'is_branch' }) isBranch!: boolean;
  /** The firm was taken back with the import that had entered it. */
  @Column('boolean', { default: false }) voided!: boolean;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
