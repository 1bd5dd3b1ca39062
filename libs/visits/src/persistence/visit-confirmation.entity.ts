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
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
