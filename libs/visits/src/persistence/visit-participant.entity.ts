import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who took part: a person of the installation, or the name of an outsider. */
@Entity({ name: 'visit_participant' })
export class VisitParticipant {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'visit_id' }) visitId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text', { name: 'outsider', nullable: true }) outsider!: string | null;
}
