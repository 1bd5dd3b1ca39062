import { type Job, type JobContext, JobHandler } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { EnterpriseImportsService } from './imports.service';
import { IMPORT_JOB } from './import-store';

/** Commits chunk after chunk. Killed between two chunks, the next attempt goes on where it stopped. */
@Injectable()
export class EnterpriseImportJob extends JobHandler {
  readonly kind = IMPORT_JOB;

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
