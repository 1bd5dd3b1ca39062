import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceKind, Outcome } from '../domain/appeal.words';

/** What the firm was answered, with its evidence. */
@Entity('appeal_reply')
export class AppealReply {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'appeal_id' })
  appealId!: string;

  @Column('uuid', { name: 'event_id' })
  eventId!: string;

  @Column('text', { name: 'org_path' })
  orgPath!: string;

  @Column('text')
  outcome!: Outcome;

  @Column('text')
  reply!: string;

  @Column('text', { name: 'rule_quoted', nullable: true })
  ruleQuoted!: string | null;

  @Column('text', { name: 'evidence_kind' })
  evidenceKind!: EvidenceKind;

  @Column('text', { nullable: true })
  evidence!: string | null;

  @Column('uuid', { name: 'file_id', nullable: true })
  fileId!: string | null;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false })
  recordedAt!: Date;
}
