import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DispatchForm, DispatchPart, DispatchState } from '../domain/appeal.words';

/** An appeal in the hands of one unit: its own row, also when it sits in another tree. */
@Entity('dispatch')
export class Dispatch {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'appeal_id' })
  appealId!: string;

  @Column('text', { name: 'org_path' })
  orgPath!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text', { name: 'unit_path' })
  unitPath!: string;

  @Column('text')
  part!: DispatchPart;

  @Column('text')
  form!: DispatchForm;

  @Column('text')
  state!: DispatchState;

  @Column('integer')
  round!: number;

  @Column('text', { name: 'words' })
  instructions!: string;

  @Column('text', { name: 'appeal_number' })
  appealNumber!: string;

  @Column('text', { name: 'appeal_title' })
  appealTitle!: string;

  @Column('text', { name: 'firm_name' })
  firmName!: string;

  @Column('date', { name: 'dispatched_on' })
  dispatchedOn!: LocalDate;

  @Column('date', { name: 'due_on' })
  dueOn!: LocalDate;

  @Column('date', { name: 'acknowledged_on', nullable: true })
  acknowledgedOn!: LocalDate | null;

  @Column('date', { name: 'replied_on', nullable: true })
  repliedOn!: LocalDate | null;

  @Column('integer')
  version!: number;

  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false })
  recordedAt!: Date;
}
