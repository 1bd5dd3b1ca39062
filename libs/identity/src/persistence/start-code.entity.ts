import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Reach } from '../domain/phone-reach';

/** The code of a printed start slip: used once, with the work phone, to choose a PIN on a phone. Stored hashed. */
@Entity({ name: 'start_code' })
export class StartCode {
  @PrimaryColumn('uuid', { name: 'id' }) readonly id!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text', { name: 'code_hash' }) readonly codeHash!: string;
  @Column('integer', { name: 'failed_count' }) readonly failedCount!: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) readonly lockedUntil!: Date | null;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
  @Column('uuid', { name: 'issued_by' }) readonly issuedBy!: string;
  @Column('text', { name: 'reach' }) readonly reach!: Reach;
  @Column('text', { name: 'scope_path' }) readonly scopePath!: string;
  @Column('timestamptz', { name: 'used_at', nullable: true }) readonly usedAt!: Date | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) readonly withdrawnAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) readonly recordedAt!: Date;
}
