import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DueInputs } from '../domain/appeal.deadline';
import type { AppealCategory, AppealSource, AppealState, Complexity, Outcome } from '../domain/appeal.words';

/** An appeal and where it stands now; its history is in appeal_event. */
@Entity('appeal')
export class Appeal {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'text', nullable: true, insert: false, update: false })
  number!: string | null;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text', { name: 'org_path' })
  orgPath!: string;

  @Column('text', { name: 'area_code' })
  areaCode!: string;

  @Column('uuid', { name: 'enterprise_id', nullable: true })
  enterpriseId!: string | null;

  @Column('text', { name: 'firm_path', nullable: true })
  firmPath!: string | null;

  @Column('text', { name: 'firm_name' })
  firmName!: string;

  @Column('text', { name: 'contact_name', nullable: true })
  contactName!: string | null;

  @Column('text', { name: 'contact_phone', nullable: true })
  contactPhone!: string | null;

  @Column('text')
  title!: string;

  @Column('text', { name: 'words' })
  description!: string;

  @Column('text')
  source!: AppealSource;

  @Column('text', { name: 'source_no', nullable: true })
  sourceNo!: string | null;

  /** Its number in the ledger of before this system; only an import of old ledgers writes it, once. */
  @Column({ type: 'text', name: 'external_no', nullable: true, update: false })
  externalNo!: string | null;

  @Column('text', { nullable: true })
  category!: AppealCategory | null;

  @Column('text', { nullable: true })
  complexity!: Complexity | null;

  @Column('text')
  state!: AppealState;

  @Column('date', { name: 'registered_on' })
  registeredOn!: LocalDate;

  @Column('time', { name: 'registered_time', nullable: true })
  registeredTime!: string | null;

  @Column('uuid', { name: 'registered_by' })
  registeredBy!: string;

  @Column('uuid', { name: 'visit_id', nullable: true })
  visitId!: string | null;

  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto!: string | null;

  @Column('text', { nullable: true })
  outcome!: Outcome | null;

  @Column('date', { name: 'closed_on', nullable: true })
  closedOn!: LocalDate | null;

  @Column('integer', { name: 'rework_count' })
  reworkCount!: number;

  @Column('date', { name: 'last_act_on' })
  lastActOn!: LocalDate;

  @Column('date', { name: 'acceptance_due_on' })
  acceptanceDueOn!: LocalDate;

  @Column('date', { name: 'first_contact_due_on', nullable: true })
  firstContactDueOn!: LocalDate | null;

  @Column('date', { name: 'handling_day0', nullable: true })
  handlingDay0!: LocalDate | null;

  @Column('date', { name: 'original_due_on', nullable: true })
  originalDueOn!: LocalDate | null;

  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: LocalDate | null;

  @Column('date', { name: 'callback_due_on', nullable: true })
  callbackDueOn!: LocalDate | null;

  @Column('jsonb', { name: 'due_inputs' })
  dueInputs!: DueInputs;

  @Column('integer')
  version!: number;

  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false })
  recordedAt!: Date;
}
