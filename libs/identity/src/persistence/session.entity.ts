import { Column, Entity, PrimaryColumn } from 'typeorm';

export const END_REASONS = ['SIGN_OUT', 'EVERYWHERE', 'REVOKED', 'PASSWORD_CHANGED', 'DISABLED', 'REPLACED', 'DEVICE'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** One sign-in of a person, bound to at most one post. The token itself is never stored. */
@Entity({ name: 'session' })
export class Session {
  @PrimaryColumn('uuid', { name: 'id' }) readonly id!: string;
  @Column('bytea', { name: 'token_hash' }) readonly tokenHash!: Buffer;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('uuid', { name: 'post_id', nullable: true }) readonly postId!: string | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) readonly lastSeenAt!: Date;
  @Column('integer', { name: 'idle_seconds' }) readonly idleSeconds!: number;
  @Column('timestamptz', { name: 'absolute_until' }) readonly absoluteUntil!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) readonly endedAt!: Date | null;
  @Column('text', { name: 'end_reason', nullable: true }) readonly endReason!: EndReason | null;
  /** The phone it was opened on by PIN; null for a session by password. */
  @Column('uuid', { name: 'device_id', nullable: true }) readonly deviceId!: string | null;
}
