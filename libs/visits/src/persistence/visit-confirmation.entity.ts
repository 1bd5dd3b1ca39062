import type { VisitConfirmationClass } from '../domain/visit';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The firm's own word on a visit: by its card, or by the code on the visitor's phone. */
@Entity({ name: 'visit_confirmation' })
export class VisitConfirmation {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'visit_id' }) visitId!: string;
  @Column('uuid', { name: 'enterprise_id' }) enterpriseId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('uuid', { name: 'enterprise_link_id', nullable: true }) enterpriseLinkId!: string | null;
  @Column('boolean', { name: 'by_visit_code' }) byVisitCode!: boolean;
  @Column('boolean', { name: 'took_place' }) tookPlace!: boolean;
  @Column('text', { name: 'words', nullable: true }) comment!: string | null;
  /** A by another device, B by one on the visitor's network, D where staff had the proof in hand; from the database. */
  @Column({ type: 'text', insert: false, update: false }) class!: VisitConfirmationClass;
  @Column({ type: 'bytea', nullable: true, insert: false, update: false }) browser!: Buffer | null;
  @Column({ type: 'bytea', nullable: true, insert: false, update: false }) address!: Buffer | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
