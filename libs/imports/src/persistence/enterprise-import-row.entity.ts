import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportOutcome, ImportUndo, RowChanges, RowFault, StayReason } from '../domain/import.words';

/** One row of the file. WAITING: good and not yet committed; FAULTY: kept out. */
@Entity('enterprise_import_row')
export class EnterpriseImportRowEntity {
  @PrimaryColumn('uuid', { name: 'import_id' }) importId!: string;
  /** The row's number in the sheet, the first line of the file being 1. */
  @PrimaryColumn('integer', { name: 'row_no' }) rowNo!: number;
  @Column('text', { name: 'org_path' }) orgPath!: string;
  @Column('jsonb') cells!: readonly string[];
  /** What is wrong, warnings and overridden faults among them. */
  @Column('jsonb', { default: [] }) faults!: readonly RowFault[];
  @Column('text', { default: 'WAITING' }) outcome!: ImportOutcome;
  @Column('uuid', { name: 'enterprise_id', nullable: true }) enterpriseId!: string | null;
  /** Of an updated firm: what it was and what the import wrote. */
  @Column('jsonb', { nullable: true }) changes!: RowChanges | null;
  @Column('text', { nullable: true }) undo!: ImportUndo | null;
  @Column('text', { name: 'undo_why', nullable: true }) undoWhy!: StayReason | null;
}
