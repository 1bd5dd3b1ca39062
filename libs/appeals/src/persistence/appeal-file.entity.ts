import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file handed in with an appeal, by the firm or by staff. */
@Entity('appeal_file')
export class AppealFile {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'appeal_id' })
  appealId!: string;

  @Column('uuid', { name: 'file_id', unique: true })
  fileId!: string;

  @Column('text', { name: 'org_path' })
  orgPath!: string;

  /** A person, or the link or query code of the firm. */
  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false })
  recordedAt!: Date;
}
