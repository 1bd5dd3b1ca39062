import type { LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConfirmationClass, ProofDoubt, Satisfaction, SolvedAnswer } from '../domain/appeal.words';

/** What the firm says about a reply, and how independently it was heard. */
@Entity('confirmation')
export class Confirmation {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'appeal_id' })
  appealId!: string;

  @Column('uuid', { name: 'event_id' })
  eventId!: string;

  @Column('text', { name: 'org_path' })
  orgPath!: string;

  @Column('text')
  class!: ConfirmationClass;

  @Column('text')
  solved!: SolvedAnswer;

  @Column('text', { nullable: true })
  satisfaction!: Satisfaction | null;

  @Column('text', { name: 'words', nullable: true })
  comment!: string | null;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId!: string | null;

  @Column('uuid', { name: 'enterprise_link_id', nullable: true })
  enterpriseLinkId!: string | null;

  /** By number and query code of the appeal instead of the firm's card. */
  @Column('boolean', { name: 'by_query_code', default: false })
  byQueryCode!: boolean;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column('date', { name: 'occurred_on' })
  occurredOn!: LocalDate;

  /** Keyed hashes of where it came from. */
  @Column({ type: 'bytea', nullable: true, insert: false, update: false })
  browser!: Buffer | null;

  @Column({ type: 'bytea', nullable: true, insert: false, update: false })
  address!: Buffer | null;

  @Column({ type: 'integer', name: 'minutes_since_reply', nullable: true, insert: false, update: false })
  minutesSinceReply!: number | null;

  @Column({ type: 'text', array: true, insert: false, update: false })
  doubts!: readonly ProofDoubt[];

  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false })
  recordedAt!: Date;
}
