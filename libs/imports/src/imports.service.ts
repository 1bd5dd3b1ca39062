import { createHash } from 'node:crypto';
import { type Actor, can } from '@app/kernel';
import { checked, Database, Fault, FileStore, JobQueue, type Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ReadFile, SheetQuestion } from './import-file';
import { ImportReader } from './import-reader';
import { type ImportField, isGood, isOverridable, type RowFault } from './domain/import.words';
import { unitInScope } from '@app/enterprises';
import { EnterpriseImportRefused } from './imports.errors';
import { CHUNK, commitRows } from './import-commit';
import {
  checkRows,
  IMPORT_JOB,
  type ImportRecord,
  importRows,
  insertRows,
  lockImport,
  settleRows,
  type StoredRow,
  wasGivenUp,
} from './import-store';
import { EnterpriseImport } from './persistence/enterprise-import.entity';

export interface ReceiveImport {
  readonly clientId?: string | null;
  readonly unitId: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** Which sheet of a workbook; needed when several have rows. */
  readonly sheet?: string | null;
}
export interface SetImportColumns {
  readonly importId: string;
  readonly columns: readonly { readonly index: number; readonly field?: ImportField | null }[];
  readonly version?: number | null;
}
export interface CommitImport {
  readonly importId: string;
  readonly version?: number | null;
  /** Rows whose check digit fails although the licence is genuine. */
  readonly overrideRows?: readonly { readonly rowNo: number; readonly reason: string }[] | null;
}

export interface OverrideImportRows {
  readonly importId: string;
  readonly version?: number | null;
  /** Rows whose check digit fails although the licence is genuine. */
  readonly rows: readonly { readonly rowNo: number; readonly reason: string }[];
}

/** The content says what a file is; its name follows. */
function nameFor(sent: string, encoding: ReadFile['encoding']): string {
  if (encoding !== 'XLSX' && /\.(?:csv|txt)$/i.test(sent)) return sent;
  return `${sent.replace(/\.(?:csv|txt|xlsx?|xlsm|et)$/i, '')}.${encoding === 'XLSX' ? 'xlsx' : 'csv'}`;
}

type Outcome = { readonly id: string } | EnterpriseImportRefused;
const refused = (code: ConstructorParameters<typeof EnterpriseImportRefused>[0], params = {}, field = 'input.importId') =>
  new EnterpriseImportRefused(code, params, field);

/** Taken back, or on the way: the same file may be uploaded again. */
const isUndone = ({ state }: ImportRecord): boolean => state === 'UNDOING' || state === 'UNDONE';

/** Lists of firms: upload and check, set the columns, commit in chunks. */
@Injectable()
export class EnterpriseImportsService {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly queue: JobQueue,
    private readonly reader: ImportReader,
  ) {}

  /** Keeps the file and judges every row. Nothing enters the register yet; nothing is kept while it is open which sheet is meant. */
  async receive(actor: Actor, input: ReceiveImport): Promise<{ readonly id: string } | SheetQuestion> {
    const read = await this.reader.read(input.bytes, input.sheet ?? null);
    if ('sheets' in read) return read;
    if ('fault' in read) {
      const { fault, ...params } = read;
      throw Fault.field('file', fault, params);
    }
    const { encoding, headers, columns, rows } = read;
    // The content is on the disk before the transaction opens; without its row it is swept.
    const name = nameFor(input.name, encoding);
    const stored = await this.files.put(input.bytes, { name, purpose: 'IMPORT', orgPath: '' });
    const content = { unitId: input.unitId, sheet: input.sheet ?? null, sha256: createHash('sha256').update(input.bytes).digest('hex') };
    return this.database.write(actor, (tx) =>
      tx.idempotent('importEnterprises', { clientId: input.clientId, ...content }, async (id) => {
        const unit = await unitInScope(tx, input.unitId, 'unitId');
        const fileId = await this.files.attachIn(tx, { ...stored, orgPath: unit.path });
        const { id: uploadedBy, postId } = tx.actor;
        if (!postId) throw new Fault('FORBIDDEN', 'POST_NEEDED');
        await tx.insert(EnterpriseImport, {
          id,
          fileId,
          unitId: unit.id,
          orgPath: unit.path,
          state: 'CHECKED',
          columns,
          headers,
          encoding,
          rowCount: rows.length,
          uploadedBy,
          postId,
        });
        await insertRows(tx, id, unit.path, await checkRows(tx, { headers, columns, orgPath: unit.path, unitId: unit.id }, rows));
        await tx.audit({
          action: 'enterprise-import.upload',
          subjectKind: 'enterprise_import',
          subjectId: id,
          orgPath: unit.path,
          details: { rows: rows.length, encoding, fileId, ...(input.sheet ? { sheet: input.sheet } : {}) },
        });
      }),
    );
  }

  /** Columns as the person corrected them; every row is judged again. */
  setColumns(actor: Actor, input: SetImportColumns): Promise<Outcome> {
    return this.database.write(actor, async (tx) => {
      const record = await lockImport(tx, input.importId, 'input.importId');
      const stale = this.stale(record, input.version);
      if (stale) return stale;
      if (isUndone(record)) return refused('IMPORT_UNDONE');
      if (record.state !== 'CHECKED') return refused('IMPORT_RUNNING');
      const columns = [...record.columns];
      for (const { index, field } of input.columns) {
        if (index < 0 || index >= columns.length) throw Fault.field('input.columns', 'FIELD_INVALID');
        columns[index] = field ?? null;
      }
      const used = columns.filter((field) => field !== null);
      if (new Set(used).size !== used.length) return refused('IMPORT_COLUMN_TWICE', {}, 'input.columns');
      await tx.change('UPDATE enterprise_import SET columns = $2, version = version + 1 WHERE id = $1', [
        record.id,
        JSON.stringify(columns),
      ]);
      await settleRows(tx, record.id, await checkRows(tx, { ...record, columns }, await importRows(tx, record.id)));
      await tx.audit({
        action: 'enterprise-import.set-columns',
        subjectKind: 'enterprise_import',
        subjectId: record.id,
        orgPath: record.orgPath,
        details: { columns: columns.map((field) => field ?? '').join(' ') },
      });
      return { id: record.id };
    });
  }

  /** Starts the committing of all good rows, those let through by override among them. */
  commit(actor: Actor, input: CommitImport): Promise<Outcome> {
    const overrides = input.overrideRows ?? [];
    if (overrides.length > 0 && !can(actor, 'enterprise:override-code')) throw new Fault('FORBIDDEN');
    return this.database.write(actor, async (tx) => {
      const record = await lockImport(tx, input.importId, 'input.importId');
      const stale = this.stale(record, input.version);
      if (stale) return stale;
      if (isUndone(record)) return refused('IMPORT_UNDONE');
      if (record.state === 'COMMITTING' && !(await wasGivenUp(tx, record.id))) return refused('IMPORT_RUNNING');
      if (!record.columns.includes('name')) return refused('IMPORT_NAME_COLUMN');
      const notOverridden = await this.override(tx, record, overrides);
      if (notOverridden) return notOverridden;
      const waiting = await tx.first(`SELECT FROM enterprise_import_row WHERE import_id = $1 AND outcome = 'WAITING' LIMIT 1`, [record.id]);
      if (!waiting) return refused('IMPORT_NOTHING_TO_DO');
      await tx.change(`UPDATE enterprise_import SET state = 'COMMITTING', version = version + 1 WHERE id = $1`, [record.id]);
      const onBehalfOf = actor.postId ? { onBehalfOf: { personId: actor.id, postId: actor.postId } } : {};
      await this.queue.enqueueIn(tx, { kind: IMPORT_JOB, payload: { importId: record.id }, ...onBehalfOf });
      await tx.audit({
        action: 'enterprise-import.commit',
        subjectKind: 'enterprise_import',
        subjectId: record.id,
        orgPath: record.orgPath,
        details: { overridden: overrides.length },
      });
      return { id: record.id };
    });
  }

  /** Rows whose licence was seen; each with its reason, each in the audit. */
  overrideRows(actor: Actor, input: OverrideImportRows): Promise<Outcome> {
    if (!can(actor, 'enterprise:override-code')) throw new Fault('FORBIDDEN');
    return this.database.write(actor, async (tx) => {
      const record = await lockImport(tx, input.importId, 'input.importId');
      const stale = this.stale(record, input.version);
      if (stale) return stale;
      if (isUndone(record)) return refused('IMPORT_UNDONE');
      if (record.state === 'COMMITTING') return refused('IMPORT_RUNNING');
      const notOverridden = await this.override(tx, record, input.rows, 'input.rows');
      if (notOverridden) return notOverridden;
      await tx.change('UPDATE enterprise_import SET version = version + 1 WHERE id = $1', [record.id]);
      return { id: record.id };
    });
  }

  private stale(record: ImportRecord, version: number | null | undefined): EnterpriseImportRefused | undefined {
    return version !== null && version !== undefined && version !== record.version
      ? refused('IMPORT_CHANGED', {}, 'input.version')
      : undefined;
  }

  private async override(
    tx: Tx,
    record: ImportRecord,
    overrides: NonNullable<CommitImport['overrideRows']>,
    path = 'input.overrideRows',
  ): Promise<EnterpriseImportRefused | undefined> {
    if (overrides.length === 0) return undefined;
    const reasons = checked(
      (check) => new Map(overrides.map(({ rowNo, reason }, n) => [rowNo, check.needed(`${path}.${n}.reason`, reason, 'reason')])),
    );
    const rows = await tx.rows<StoredRow & { readonly enterpriseId: string | null }>(
      `SELECT row_no AS "rowNo", cells, faults, enterprise_id AS "enterpriseId" FROM enterprise_import_row WHERE import_id = $1 AND row_no = ANY ($2::int[]) AND outcome IN ('FAULTY', 'WAITING')`,
      [record.id, [...reasons.keys()]],
    );
    const settled = rows.map(({ rowNo, faults, enterpriseId }) => {
      const override = { by: tx.actor.id, reason: reasons.get(rowNo) ?? '' };
      const after = faults.map((fault): RowFault => (isOverridable(fault) && !fault.override ? { ...fault, override } : fault));
      return { rowNo, faults: after, enterpriseId, outcome: isGood(after) ? ('WAITING' as const) : ('FAULTY' as const) };
    });
    const refusedRow = [...reasons.keys()].find((rowNo) => settled.find((row) => row.rowNo === rowNo)?.outcome !== 'WAITING');
    if (refusedRow !== undefined) return refused('IMPORT_ROW_NOT_OVERRIDABLE', { row: refusedRow }, path);
    await settleRows(tx, record.id, settled);
    for (const { rowNo } of settled)
      await tx.audit({
        action: 'enterprise-import.override',
        subjectKind: 'enterprise_import',
        subjectId: record.id,
        orgPath: record.orgPath,
        details: { rowNo, reason: reasons.get(rowNo) ?? '' },
      });
    return undefined;
  }

  /** One chunk in one transaction; done: no row waits any more. May be called again after any interruption. */
  commitChunk(actor: Actor, importId: string): Promise<{ readonly done: boolean }> {
    return this.database.write(actor, async (tx) => {
      const record = await lockImport(tx, importId, 'importId');
      if (record.state !== 'COMMITTING') return { done: true };
      const rows = await tx.rows<StoredRow>(
        `SELECT row_no AS "rowNo", cells, faults FROM enterprise_import_row WHERE import_id = $1 AND outcome = 'WAITING' ORDER BY row_no LIMIT ${CHUNK}`,
        [importId],
      );
      const results = await commitRows(tx, record, rows);
      const done = rows.length < CHUNK;
      if (done) await tx.change(`UPDATE enterprise_import SET state = 'DONE', version = version + 1 WHERE id = $1`, [importId]);
      const count = (outcome: string): number => results.filter((row) => row.outcome === outcome).length;
      const details = {
        created: count('CREATED'),
        updated: count('UPDATED'),
        unchanged: count('UNCHANGED'),
        faulty: count('FAULTY'),
        done,
      };
      await tx.record({
        topic: 'enterprise.imported',
        ids: { importId },
        action: 'enterprise-import.chunk',
        subjectKind: 'enterprise_import',
        subjectId: importId,
        orgPath: record.orgPath,
        details,
      });
      return { done };
    });
  }
}
