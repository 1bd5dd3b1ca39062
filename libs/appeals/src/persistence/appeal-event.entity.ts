import type { ActorKind, LocalDate } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DetailValue } from '../domain/appeal.history';
import type { AppealAction, AppealState, ConfirmationClass, Outcome } from '../domain/appeal.words';

/** Codes, ids, dates and the words of the act; which ones depends on the action. */
export type EventDetails = Readonly<Record<string, DetailValue>>;

/** One act in the life of an appeal: append-only. */
@Entity('appeal_event')
export class AppealEvent {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'appeal_id' })
  appealId!: string;

  @Column('integer')
  seq!: number;

  @Column('text', { name: 'org_path' })
  orgPath!: string;

  @Column('uuid', { name: 'enterprise_id', nullable: true })
  enterpriseId!: string | null;

  @Column('text')
  action!: AppealAction;

  @Column('text', { name: 'from_state', nullable: true })
  fromState!: AppealState | null;

  @Column('text', { name: 'to_state' })
  toState!: AppealState;

  @Column('date', { name: 'occurred_on' })
  occurredOn!: LocalDate;

  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false })
  recordedAt!: Date;

  @Column('text', { name: 'actor_kind' })
  actorKind!: ActorKind;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  @Column('uuid', { name: 'post_id', nullable: true })
  postId!: string | null;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column('uuid', { name: 'on_behalf_of', nullable: true })
  onBehalfOf!: string | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { nullable: true })
  outcome!: Outcome | null;

  @Column('text', { name: 'confirmation_class', nullable: true })
  confirmationClass!: ConfirmationClass | null;

  @Column('uuid', { name: 'related_appeal_id', nullable: true })
  relatedAppealId!: string | null;

  @Column('boolean', { name: 'is_late' })
  isLate!: boolean;

  @Column('text', { name: 'late_reason', nullable: true })
  lateReason!: string | null;

  @Column('jsonb')
  details!: EventDetails;
}
