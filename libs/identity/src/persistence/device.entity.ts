import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Reach } from '../domain/phone-reach';

export const DEVICE_BEGINNINGS = ['SLIP', 'PASSWORD'] as const;
export type DeviceBeginning = (typeof DEVICE_BEGINNINGS)[number];

/** A phone on which somebody may sign in by PIN, for 30 days. The PIN is worth nothing without the phone's own token. */
@Entity({ name: 'device' })
export class Device {
  @PrimaryColumn('uuid', { name: 'id' }) readonly id!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('bytea', { name: 'token_hash' }) readonly tokenHash!: Buffer;
  @Column('text', { name: 'pin_hash' }) readonly pinHash!: string;
  @Column('text', { name: 'name' }) readonly name!: string;
  @Column('text', { name: 'begun_by' }) readonly begunBy!: DeviceBeginning;
  @Column('text', { name: 'reach' }) readonly reach!: Reach;
  @Column('text', { name: 'scope_path', nullable: true }) readonly scopePath!: string | null;
  @Column('integer', { name: 'pin_failed' }) readonly pinFailed!: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) readonly lockedUntil!: Date | null;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
  @Column('timestamptz', { name: 'last_used_at' }) readonly lastUsedAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) readonly revokedAt!: Date | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) readonly revokedBy!: string | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) readonly recordedAt!: Date;
}
