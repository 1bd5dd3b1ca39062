import { SYSTEM_ACTOR } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import type { Job, JobPayload } from './job';

interface LeasedRow {
  readonly id: string;
  readonly kind: string;
  readonly unique_key: string | null;
  readonly payload: JobPayload;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly on_behalf_of: string | null;
  readonly post_id: string | null;
}

/** A job under lease. Every later statement about it names holder and attempt, so that a worker who lost it changes nothing. */
export interface Lease {
  readonly job: Job;
  readonly holder: string;
  readonly maxAttempts: number;
  readonly personId: string | null;
  readonly postId: string | null;
}

/** Jobs that failed for good belong to the whole installation. */
const ROOT_PATH = '0001.';
const LONGEST_ERROR = 300;
const MINE = `id = $1 AND state = 'RUNNING' AND leased_by = $2 AND attempts = $3`;
const mine = (lease: Lease) => [lease.job.id, lease.holder, lease.job.attempt] as const;

/** The statements on the table of jobs, each a short transaction of the worker. */
@Injectable()
export class JobStore {
  constructor(private readonly database: Database) {}

  /** Takes the job that is due longest, also from a worker whose lease has ended. */
  async lease(holder: string, kinds: readonly string[], leaseMs: number): Promise<Lease | null> {
    const row = await this.database.write(SYSTEM_ACTOR, (tx) =>
      tx.first<LeasedRow>(
        `UPDATE job SET state = 'RUNNING', attempts = attempts + 1, leased_by = $1, lease_until = clock_timestamp() + $3 * interval '1 millisecond'
          WHERE id = (SELECT id FROM job
                       WHERE state IN ('WAITING', 'RUNNING') AND run_at <= clock_timestamp() AND (state = 'WAITING' OR lease_until < clock_timestamp()) AND kind = ANY($2)
                       ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING id, kind, unique_key, payload, attempts, max_attempts, on_behalf_of, post_id`,
        [holder, kinds, leaseMs],
      ),
    );
    if (!row) return null;
    const job: Job = { id: row.id, kind: row.kind, uniqueKey: row.unique_key, payload: row.payload, attempt: row.attempts };
    return { job, holder, maxAttempts: row.max_attempts, personId: row.on_behalf_of, postId: row.post_id };
  }

  /** False: the job is somebody else's now. */
  renew(lease: Lease, leaseMs: number): Promise<boolean> {
    return this.change(`UPDATE job SET lease_until = clock_timestamp() + $4 * interval '1 millisecond' WHERE ${MINE}`, lease, [leaseMs]);
  }

  finish(lease: Lease): Promise<boolean> {
    return this.change(
      `UPDATE job SET state = 'DONE', finished_at = clock_timestamp(), lease_until = NULL, last_error = NULL WHERE ${MINE}`,
      lease,
      [],
    );
  }

  retryLater(lease: Lease, error: string, pauseMs: number): Promise<boolean> {
    return this.change(
      `UPDATE job SET state = 'WAITING', run_at = clock_timestamp() + $4 * interval '1 millisecond', lease_until = NULL, leased_by = NULL, last_error = $5 WHERE ${MINE}`,
      lease,
      [pauseMs, error.slice(0, LONGEST_ERROR)],
    );
  }

  /** Gives a job back that this worker could not finish because it stops: the attempt does not count. */
  release(lease: Lease): Promise<boolean> {
    return this.change(
      `UPDATE job SET state = 'WAITING', attempts = attempts - 1, lease_until = NULL, leased_by = NULL WHERE ${MINE}`,
      lease,
      [],
    );
  }

  /** Gives a job up for good, and says so in the audit. */
  deadLetter(lease: Lease, error: string): Promise<boolean> {
    return this.database.write(SYSTEM_ACTOR, async (tx) => {
      const changed = await tx.change(
        `UPDATE job SET state = 'DEAD', finished_at = clock_timestamp(), lease_until = NULL, last_error = $4 WHERE ${MINE}`,
        [...mine(lease), error.slice(0, LONGEST_ERROR)],
      );
      if (changed === 0) return false;
      await tx.audit({
        action: 'job.dead',
        subjectKind: 'job',
        subjectId: lease.job.id,
        orgPath: ROOT_PATH,
        details: { kind: lease.job.kind, attempts: lease.job.attempt },
      });
      return true;
    });
  }

  private async change(sql: string, lease: Lease, more: readonly (string | number)[]): Promise<boolean> {
    return this.database.write(SYSTEM_ACTOR, async (tx) => (await tx.change(sql, [...mine(lease), ...more])) === 1);
  }
}
