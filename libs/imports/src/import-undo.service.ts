import type { Actor } from '@app/kernel';
import { type AuditAction, checked, Database, Fault, JobQueue, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { EnterpriseImportRefused } from './imports.errors';
import { CHUNK } from './import-commit';
import { type ImportRecord, lockImport, wasGivenUp } from './import-store';
import { restoreUpdated, voidEntered } from './import-undo';
import { rowsToUndo, settleUndone } from './persistence/import-undo.queries';

export interface UndoImport {
  readonly importId: string;
  readonly version?: number | null;
  readonly reason: string;
}

/** Kind of the job that takes an import back, with the rights of whoever asked for it. */
export const IMPORT_UNDO_JOB = 'enterprise-import-undo';

type Outcome = { readonly id: string } | EnterpriseImportRefused;
const refused = (code: ConstructorParameters<typeof EnterpriseImportRefused>[0], field = 'input.importId') =>
  new EnterpriseImportRefused(code, {}, field);

/** Takes a finished import back as a whole: what it entered and nobody uses goes, what it changed and nobody touched comes back. */
@Injectable()
export class EnterpriseImportUndoService {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
  ) {}

  /** Starts it. Asked again, it answers the same; where the work was given up it goes on. */
  undo(actor: Actor, input: UndoImport): Promise<Outcome> {
    return this.database.write(actor, async (tx) => {
      const reason = checked((check) => check.needed('input.reason', input.reason, 'reason'));
      const record = await lockImport(tx, input.importId, 'input.importId');
      const { id, state } = record;
      if (state === 'UNDONE') return { id };
      if (state === 'UNDOING') {
        if (await wasGivenUp(tx, id, IMPORT_UNDO_JOB)) await this.enqueue(tx, record, 'enterprise-import.go-on-undoing', {});
        return { id };
      }
      if (input.version !== null && input.version !== undefined && input.version !== record.version)
        return refused('IMPORT_CHANGED', 'input.version');
      if (state === 'CHECKED') return refused('IMPORT_NOTHING_TO_UNDO');
      if (state === 'COMMITTING' && !(await wasGivenUp(tx, id))) return refused('IMPORT_RUNNING');
      await tx.change(
        `UPDATE enterprise_import SET state = 'UNDOING', undo_by = $2, undo_at = app.instant(), undo_reason = $3, version = version + 1 WHERE id = $1`,
        [id, actor.id, reason],
      );
      await this.enqueue(tx, record, 'enterprise-import.undo', { reason });
      return { id };
    });
  }

  private async enqueue(tx: Tx, record: ImportRecord, action: AuditAction, details: Record<string, string>): Promise<void> {
    const { id: personId, postId } = tx.actor;
    if (!postId) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    const onBehalfOf = { personId, postId };
    await this.queue.enqueueIn(tx, { kind: IMPORT_UNDO_JOB, payload: { importId: record.id }, onBehalfOf });
    await tx.audit({ action, subjectKind: 'enterprise_import', subjectId: record.id, orgPath: record.orgPath, details });
  }

  /** One chunk in one transaction; done: every row was judged. May be called again after any interruption. */
  undoChunk(actor: Actor, importId: string): Promise<{ readonly done: boolean }> {
    return this.database.write(actor, async (tx) => {
      const record = await lockImport(tx, importId, 'importId');
      if (record.state !== 'UNDOING') return { done: true };
      const { reason } = (await tx.first<{ reason: string }>('SELECT undo_reason AS reason FROM enterprise_import WHERE id = $1', [
        importId,
      ])) ?? { reason: '' };
      const rows = await rowsToUndo(tx, importId, CHUNK);
      const entered = rows.filter((row) => row.outcome === 'CREATED').map((row) => row.rowNo);
      const undone = [
        ...(await voidEntered(tx, importId, entered, reason)),
        ...(await restoreUpdated(
          tx,
          rows.filter((row) => row.outcome === 'UPDATED'),
        )),
      ];
      await settleUndone(tx, importId, undone);
      const done = rows.length < CHUNK;
      if (done) await tx.change(`UPDATE enterprise_import SET state = 'UNDONE', version = version + 1 WHERE id = $1`, [importId]);
      const count = (...kinds: string[]): number => undone.filter((row) => kinds.includes(row.undo)).length;
      await tx.record({
        topic: 'enterprise.import-undone',
        ids: { importId },
        action: 'enterprise-import.undo-chunk',
        subjectKind: 'enterprise_import',
        subjectId: importId,
        orgPath: record.orgPath,
        details: { gone: count('GONE'), restored: count('RESTORED'), partly: count('PARTLY'), kept: count('KEPT'), done },
      });
      return { done };
    });
  }
}
