import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RequestKind, RequestState } from '../domain/appeal.words';

/** REJECTION: code of the reason and where to go instead. */
export type RequestDetails = Readonly<Record<string, string>>;

/** What somebody of a higher rank has to decide: a rejection, an extension. */
@Entity('appeal_request')
export class AppealRequest {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'appeal_id' })
  appealId!: string;

  @Column('text', { name: 'org_path' })
  orgPath!: string;

  @Column('text')
  kind!: RequestKind;

  @Column('text')
  state!: RequestState;

  @Column('integer')
  ordinal!: number;

  @Column('text')
  reason!: string;

  @Column('jsonb')
  details!: RequestDetails;

  @Column('date', { name: 'new_due_on', nullable: true })
  newDueOn!: LocalDate | null;

  @Column('date', { name: 'asked_on' })
  askedOn!: LocalDate;

  @Column('uuid', { name: 'asked_by' })
  askedBy!: string;

  @Column('uuid', { name: 'asked_by_unit' })
  askedByUnit!: string;

  @Column('date', { name: 'decided_on', nullable: true })
  decidedOn!: LocalDate | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('uuid', { name: 'decided_by_post', nullable: true })
  decidedByPost!: string | null;

  @Column('text', { name: 'decision_words', nullable: true })
  decisionComment!: string | null;

  @Column('integer')
  version!: number;

  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false })
  recordedAt!: Date;
}
