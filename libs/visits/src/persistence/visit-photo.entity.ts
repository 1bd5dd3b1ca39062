import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A photo of a visit, re-encoded and without what the camera wrote into it. */
@Entity({ name: 'visit_photo' })
export class VisitPhoto {
  @PrimaryColumn('uuid', { name: 'id' }) id!: string;
  @Column('uuid', { name: 'visit_id' }) visitId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('uuid', { name: 'file_id', unique: true }) fileId!: string;
  @Column('text', { name: 'client_id' }) clientId!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
