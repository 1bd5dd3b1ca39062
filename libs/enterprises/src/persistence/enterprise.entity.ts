import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EnterpriseKind, EnterpriseStatus } from '../domain/enterprise.words';

/** A market entity as it is now. Every update raises `version` by one: a trigger keeps what it was. */
@Entity('enterprise')
export class Enterprise {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  /** Path of the unit that looks after the firm: its present home. */
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'short_name' }) shortName!: string;
  @Column('text', { name: 'credit_code', nullable: true }) creditCode!: string | null;
  @Column('uuid', { name: 'code_override_by', nullable: true }) codeOverrideBy!: string | null;
  @Column('text', { name: 'code_override_reason', nullable: true }) codeOverrideReason!: string | null;
  @Column('text', { name: 'legacy_registration_no', nullable: true }) legacyRegistrationNo!: string | null;
  @Column('text') kind!: EnterpriseKind;
  @Column('boolean', { name: 'is_branch', default: false }) isBranch!: boolean;
  @Column('text', { default: 'ACTIVE' }) status!: EnterpriseStatus;
  @Column('text', { name: 'industry_code', nullable: true }) industryCode!: string | null;
  /** Units of `capitalCurrency`, as an exact decimal text. */
  @Column('numeric', { name: 'capital_amount', precision: 18, scale: 2, nullable: true }) capitalAmount!: string | null;
  @Column('text', { name: 'capital_currency', nullable: true }) capitalCurrency!: string | null;
  /** The capital as the source wrote it. */
  @Column('text', { name: 'capital_text', nullable: true }) capitalText!: string | null;
  @Column('date', { name: 'established_on', nullable: true }) establishedOn!: string | null;
  @Column('text', { name: 'business_scope', nullable: true }) businessScope!: string | null;
  @Column('text', { name: 'registered_address', nullable: true }) registeredAddress!: string | null;
  @Column('text', { name: 'contact_name', nullable: true }) contactName!: string | null;
  @Column('text', { name: 'contact_phone', nullable: true }) contactPhone!: string | null;
  @Column('boolean', { name: 'is_demo', default: false }) isDemo!: boolean;
  @Column('integer', { default: 1 }) version!: number;
  /** Taken back with the import that had entered it: filled by the database, and then out of sight. */
  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true, insert: false, update: false }) voidedAt!: Date | null;
  @Column({ type: 'uuid', name: 'voided_by', nullable: true, insert: false, update: false }) voidedBy!: string | null;
  @Column({ type: 'text', name: 'void_reason', nullable: true, insert: false, update: false }) voidReason!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
