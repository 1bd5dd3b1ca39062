import { type Job, type JobContext, JobHandler } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { EnterpriseImportUndoService, IMPORT_UNDO_JOB } from './import-undo.service';

/** Takes an import back chunk after chunk. Killed between two chunks, the next attempt goes on where it stopped. */
@Injectable()
export class EnterpriseImportUndoJob extends JobHandler {
  readonly kind = IMPORT_UNDO_JOB;

  constructor(private readonly undos: EnterpriseImportUndoService) {
    super();
  }

  async run(job: Job, { actor, signal }: JobContext): Promise<void> {
    for (let done = false; !done;) {
      signal.throwIfAborted();
      ({ done } = await this.undos.undoChunk(actor, String(job.payload['importId'])));
    }
  }
}
