import { type Actor, can } from '@app/kernel';
import { checked, Database, type Done, Fault, JobQueue, type Order, type Page, type PageArgs, type Reader } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ExportKind } from './export-lists';
import { ExportRefused } from './exports.errors';
import { exportList, type ExportOrderField, exportRow, type ExportRow, postOf } from './persistence/export.queries';
import { ExportSources } from './export-sources';

export interface RequestExport {
  readonly clientId: string;
  readonly kind: ExportKind;
  readonly filter: object;
  /** Why contacts are to be shown in full. */
  readonly revealReason?: string | null;
}

export const EXPORT_JOB = 'export';
/** Of one person at the same time. */
const MOST_UNDER_WAY = 5;

/** 导出: asked for here, made by the worker under the rights of the post that asked. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    private readonly sources: ExportSources,
  ) {}

  async request(actor: Actor, input: RequestExport): Promise<Done | ExportRefused> {
    const { postId, unitPath, scopePath } = actor;
    if (!postId || !unitPath || !scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    const source = this.sources.of(input.kind);
    if (!can(actor, source.list.permission)) throw new Fault('FORBIDDEN');
    const { revealReason } = input;
    const reason = revealReason ? checked((check) => check.needed('input.revealReason', revealReason, 'shortReason')) : null;
    if (reason && !can(actor, 'contact:reveal')) throw new Fault('FORBIDDEN');
    // A wrong filter is said now, not by the worker.
    await this.database.read(actor, (reader) =>
      source.page({ reader, actor, filter: input.filter, inFull: false }, { first: 1, after: null }),
    );
    return this.database.write(actor, (tx) =>
      tx.idempotent('requestExport', input, async (id) => {
        const waiting = await tx.first<{ n: number }>(
          `SELECT count(*) AS n FROM export WHERE requested_by = $1 AND state IN ('WAITING', 'RUNNING')`,
          [actor.id],
        );
        if ((waiting?.n ?? 0) >= MOST_UNDER_WAY) return new ExportRefused('EXPORT_TOO_MANY', { max: MOST_UNDER_WAY }, 'input.kind');
        const orgPath = unitPath.startsWith(scopePath) ? unitPath : scopePath;
        await tx.rows(
          `INSERT INTO export (id, kind, filter, reveal_reason, org_path, requested_by, post_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
          [id, input.kind, JSON.stringify(input.filter), reason, orgPath, actor.id, postId],
        );
        await this.queue.enqueueIn(tx, { kind: EXPORT_JOB, payload: { exportId: id }, onBehalfOf: { personId: actor.id, postId } });
        await tx.audit({
          action: 'export.request',
          subjectKind: 'export',
          subjectId: id,
          orgPath,
          details: { kind: input.kind, inFull: reason !== null, ...(reason === null ? {} : { reason }) },
        });
        return undefined;
      }),
    );
  }

  async one(reader: Reader, actor: Actor, id: string): Promise<ExportRow> {
    const row = await exportRow(reader, postOf(actor), id);
    if (!row) throw Fault.notFound('id');
    return row;
  }

  /** The caller's own under the present post, the newest first. */
  mine(reader: Reader, actor: Actor, page: PageArgs, orderBy?: Order<ExportOrderField> | null): Promise<Page<ExportRow>> {
    return exportList.page(reader, { actor, filter: {}, page, orderBy: orderBy ?? null });
  }
}
