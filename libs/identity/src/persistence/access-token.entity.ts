import type { Permission } from '@app/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Lets a program act with one post of a person until a day. Shown once, stored as a hash. */
@Entity({ name: 'access_token' })
export class AccessToken {
  @PrimaryColumn('uuid', { name: 'id' }) readonly id!: string;
  @Column('bytea', { name: 'token_hash' }) readonly tokenHash!: Buffer;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('uuid', { name: 'post_id' }) readonly postId!: string;
  @Column('text', { name: 'name' }) readonly name!: string;
  /** It may look and change nothing. */
  @Column('boolean', { name: 'read_only' }) readonly readOnly!: boolean;
  /** What it was given of its post's permissions; null: all of them. */
  @Column('text', { name: 'permissions', array: true, nullable: true }) readonly permissions!: readonly Permission[] | null;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) readonly revokedAt!: Date | null;
  @Column({ type: 'timestamptz', name: 'recorded_at', insert: false, update: false }) readonly recordedAt!: Date;
}
