import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a person signs in. Readable only through the entry of this library. */
@Entity({ name: 'account' })
export class Account {
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text', { name: 'login_name' }) readonly loginName!: string;
  @Column('text', { name: 'password_hash' }) readonly passwordHash!: string;
  /** Newest first. */
  @Column('text', { name: 'previous_hashes', array: true }) readonly previousHashes!: string[];
  /** The password was given by an administrator: nothing works before it is changed. */
  @Column('boolean', { name: 'must_change' }) readonly mustChange!: boolean;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
  @Column('integer', { name: 'failed_count' }) readonly failedCount!: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) readonly lockedUntil!: Date | null;
}
