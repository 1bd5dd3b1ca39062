import { type Actor, can } from '@app/kernel';
import { FileGate, type Reader } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { ExportSources } from './export-sources';
import { exportOfFile } from './persistence/export.queries';

/** A list taken out is given to the post it was made for, as long as that post may see the list, and contacts in full where it shows them. */
@Injectable()
export class ExportFileGate extends FileGate {
  constructor(private readonly sources: ExportSources) {
    super();
  }

  async allows(reader: Reader, actor: Actor, fileId: string): Promise<boolean> {
    const { postId } = actor;
    const made = postId ? await exportOfFile(reader, postId, fileId) : undefined;
    if (!made) return false;
    return can(actor, this.sources.of(made.kind).list.permission) && (!made.inFull || can(actor, 'contact:reveal'));
  }
}
