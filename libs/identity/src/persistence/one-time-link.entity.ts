import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Makes the first administrator of a new installation; works once. */
@Entity({ name: 'one_time_link' })
export class OneTimeLink {
  @PrimaryColumn('bytea', { name: 'token_hash' }) readonly tokenHash!: Buffer;
  @Column('text', { name: 'purpose' }) readonly purpose!: 'FIRST_ADMIN';
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) readonly usedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) readonly recordedAt!: Date;
}
