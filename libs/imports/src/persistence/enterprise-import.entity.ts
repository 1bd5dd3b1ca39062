import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportField, ImportState } from '../domain/import.words';

/** A file of firms: uploaded, checked, and committed in chunks. */
@Entity('enterprise_import')
export class EnterpriseImport {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'file_id' }) fileId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('text') state!: ImportState;
  /** The field each column goes to, in the order of the headers; null: not imported. */
  @Column('jsonb') columns!: readonly (ImportField | null)[];
  @Column('jsonb') headers!: readonly string[];
  @Column('text') encoding!: string;
  @Column('integer', { name: 'row_count' }) rowCount!: number;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy!: string;
  @Column('uuid', { name: 'post_id' }) postId!: string;
  @Column('integer', { default: 1 }) version!: number;
  @Column('uuid', { name: 'undo_by', nullable: true }) undoBy!: string | null;
  @Column('timestamptz', { name: 'undo_at', nullable: true }) undoAt!: Date | null;
  @Column('text', { name: 'undo_reason', nullable: true }) undoReason!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) recordedAt!: Date;
}
