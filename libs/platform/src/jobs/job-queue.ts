import { newId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx';
import type { JobPayload } from './job';

export interface JobToDo {
  readonly kind: string;
  /** One job for ever under this key: also a finished one keeps it. */
  readonly uniqueKey?: string;
  readonly payload?: JobPayload;
  /** Not before this instant, by the clock of the database server; at once when absent. */
  readonly runAt?: Date;
  /** The person and post whose rights the work has, looked up again when it runs. */
  readonly onBehalfOf?: { readonly personId: string; readonly postId: string };
  readonly maxAttempts?: number;
}

const MOST_ATTEMPTS = 8;

/** Asks for work to be done once the caller's transaction is committed. */
@Injectable()
export class JobQueue {
  /** The id of the new job; null when the unique key was there already. */
  async enqueueIn(tx: Tx, job: JobToDo): Promise<string | null> {
    const id = newId();
    // No conflict target: naming the key would need the right to read it, which most writers lack.
    const added = await tx.change(
      `INSERT INTO job (id, kind, unique_key, payload, on_behalf_of, post_id, run_at, max_attempts)
       VALUES ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, clock_timestamp()), $8) ON CONFLICT DO NOTHING`,
      [
        id,
        job.kind,
        job.uniqueKey ?? null,
        JSON.stringify(job.payload ?? {}),
        job.onBehalfOf?.personId ?? null,
        job.onBehalfOf?.postId ?? null,
        job.runAt ?? null,
        job.maxAttempts ?? MOST_ATTEMPTS,
      ],
    );
    return added === 1 ? id : null;
  }
}
