import { type Job, type JobContext, JobHandler, JobQueue, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { EnterpriseImportsService } from './enterprise-imports.service';
import { ImportJobs } from './enterprise-imports.ports';

const KIND = 'enterprise-import';

/** Imports go through the installation's one queue, with the rights of whoever committed them. */
@Injectable()
export class QueuedImportJobs extends ImportJobs {
  constructor(private readonly queue: JobQueue) {
    super();
  }

  async startIn(tx: Tx, importId: string): Promise<void> {
    const { id: personId, postId } = tx.actor;
    await this.queue.enqueueIn(tx, { kind: KIND, payload: { importId }, ...(postId ? { onBehalfOf: { personId, postId } } : {}) });
  }
}

/** Commits chunk after chunk. Killed between two chunks, the next attempt goes on where it stopped. */
@Injectable()
export class EnterpriseImportJob extends JobHandler {
  readonly kind = KIND;

  constructor(private readonly imports: EnterpriseImportsService) {
    super();
  }

  async run(job: Job, { actor, signal }: JobContext): Promise<void> {
    for (let done = false; !done;) {
      signal.throwIfAborted();
      ({ done } = await this.imports.commitChunk(actor, String(job.payload['importId'])));
    }
  }
}
