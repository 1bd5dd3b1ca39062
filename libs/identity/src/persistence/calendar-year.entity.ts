import type { CalendarDay } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A State Council notice that an administrator uploaded; it goes over the built-in table of its year. */
@Entity({ name: 'calendar_year' })
export class CalendarYear {
  @PrimaryColumn('integer', { name: 'year' }) readonly year!: number;
  @Column('jsonb', { name: 'days' }) readonly days!: readonly CalendarDay[];
  @Column('text', { name: 'source' }) readonly source!: string;
  @Column('uuid', { name: 'uploaded_by' }) readonly uploadedBy!: string;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) readonly recordedAt!: Date;
}
