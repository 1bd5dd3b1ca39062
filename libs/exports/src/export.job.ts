import { type Actor, can } from '@app/kernel';
import { isMessageCode, type MessageCode } from '@app/messages';
import { Database, Fault, FileStore, type Job, type JobContext, JobHandler, JobImpossible, type StoredFile } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { EXPORT_JOB } from './exports.service';
import { type ExportToMake, exportToMake, presentOf } from './persistence/export.queries';
import { writeSheet } from './sheet';
import { allRows } from './export-source';
import { ExportSources } from './export-sources';

/** More is no list that anybody reads. */
const MOST_ROWS = 50_000;
/** A passing trouble is tried again so often; then the person is told. */
const MOST_ATTEMPTS = 3;

class Impossible extends Error {
  constructor(readonly code: MessageCode) {
    super(code);
  }
}

const ZONE = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
function asOf(at: Date): string {
  const part = Object.fromEntries(ZONE.formatToParts(at).map(({ type, value }) => [type, value]));
  return `数据截至 ${part['year']}年${part['month']}月${part['day']}日 ${part['hour']}:${part['minute']}`;
}

/** Makes the file. Killed in the middle, the next attempt makes it anew; a content without a row is swept. */
@Injectable()
export class ExportJob extends JobHandler {
  readonly kind = EXPORT_JOB;

  constructor(
    private readonly sources: ExportSources,
    private readonly files: FileStore,
  ) {
    super();
  }

  async run(job: Job, context: JobContext): Promise<void> {
    const { actor, database, signal } = context;
    const id = String(job.payload['exportId']);
    const todo = await database.write(actor, async (tx) => {
      const found = await exportToMake(tx, id);
      if (found && (found.state === 'WAITING' || found.state === 'RUNNING'))
        await tx.change(`UPDATE export SET state = 'RUNNING' WHERE id = $1`, [id]);
      return found;
    });
    if (!todo || todo.state === 'DONE' || todo.state === 'FAILED') return;
    try {
      const { stored, rowCount } = await this.make(todo, actor, database, signal);
      await this.finish(todo, actor, database, stored, rowCount);
    } catch (error) {
      const code = error instanceof Impossible ? error.code : error instanceof Fault ? error.messageCode : undefined;
      const again = code === undefined && job.attempt < MOST_ATTEMPTS;
      if (signal.aborted || again) throw error;
      await this.fail(todo, actor, database, code && isMessageCode(code) ? code : 'EXPORT_FAILED');
      throw new JobImpossible(error instanceof Error ? error.message : String(error));
    }
  }

  private async make(
    todo: ExportToMake,
    actor: Actor,
    database: Database,
    signal: AbortSignal,
  ): Promise<{ readonly stored: StoredFile; readonly rowCount: number }> {
    const source = this.sources.of(todo.kind);
    const inFull = todo.revealReason !== null;
    // Rights are those of now, not those of when it was asked for.
    if (!can(actor, source.list.permission) || (inFull && !can(actor, 'contact:reveal'))) throw new Impossible('EXPORT_NOT_ALLOWED');
    return database.read(actor, async (reader) => {
      const present = await presentOf(reader, actor.scopePath ?? '');
      if (!present) throw new Impossible('EXPORT_NOT_ALLOWED');
      const title = `${present.unitName}${source.list.title}（${asOf(present.at)}）${present.isDemo ? '【演示数据】' : ''}`;
      const tooMany = (): Error => new Impossible('EXPORT_TOO_LARGE');
      const rows = allRows(source, { reader, actor, filter: todo.filter, inFull }, { signal, most: MOST_ROWS, tooMany });
      let rowCount = 0;
      const content = writeSheet({ ...source.sheet, title }, rows, (count) => (rowCount = count));
      const day = asOf(present.at).replace(/\D+/g, '-').replace(/^-/, '');
      const name = `${present.unitName}${source.list.title}-${day}.xlsx`;
      const stored = await this.files.put(content, { name, purpose: 'EXPORT', orgPath: todo.orgPath });
      return { stored, rowCount };
    });
  }

  private finish(todo: ExportToMake, actor: Actor, database: Database, stored: StoredFile, rowCount: number): Promise<void> {
    return database.write(actor, async (tx) => {
      const fileId = await this.files.attachIn(tx, stored);
      await tx.change(`UPDATE export SET state = 'DONE', row_count = $2, file_id = $3, finished_at = app.instant() WHERE id = $1`, [
        todo.id,
        rowCount,
        fileId,
      ]);
      await tx.publish({ topic: 'export.finished', orgPath: todo.orgPath, ids: { exportId: todo.id } });
      const details = { kind: todo.kind, rows: rowCount, inFull: todo.revealReason !== null };
      await tx.audit({ action: 'export.make', subjectKind: 'export', subjectId: todo.id, orgPath: todo.orgPath, details });
    });
  }

  private fail(todo: ExportToMake, actor: Actor, database: Database, code: MessageCode): Promise<void> {
    return database.write(actor, async (tx) => {
      await tx.change(`UPDATE export SET state = 'FAILED', failure = $2, finished_at = app.instant() WHERE id = $1`, [todo.id, code]);
      await tx.audit({
        action: 'export.fail',
        subjectKind: 'export',
        subjectId: todo.id,
        orgPath: todo.orgPath,
        details: { kind: todo.kind, why: code },
      });
    });
  }
}
