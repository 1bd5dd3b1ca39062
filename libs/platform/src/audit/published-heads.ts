import { appendFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SYSTEM_ACTOR } from '@app/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database';
import type { Reader } from '../database/tx';
import { FileStore } from '../files/file-store';
import { PeriodicTask } from '../jobs/periodic-task';
import type { AuditAnchor } from './verify-audit';

export interface AuditHead extends AuditAnchor {
  readonly sealedAt: Date;
}

/** The newest seal; undefined before the first. */
export const newestSeal = (reader: Reader): Promise<AuditHead | undefined> =>
  reader.first<AuditHead>(`SELECT no, encode(hash, 'hex') AS hash, sealed_at AS "sealedAt" FROM audit_seal ORDER BY no DESC LIMIT 1`);

const LINE = /^\S+ (\d{1,15}) ([0-9a-f]{64})$/;

/** Heads of the chain outside the database, in `<data folder>/audit-heads.txt`: one line each, time, number, hash. Only ever added to. */
@Injectable()
export class PublishedHeads {
  private readonly path: string;

  constructor(store: FileStore) {
    this.path = join(dirname(store.root), 'audit-heads.txt');
  }

  /** Oldest first; a line that is none says nothing. */
  async all(): Promise<readonly AuditAnchor[]> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap((line) => {
      const [, no, hash] = LINE.exec(line) ?? [];
      return no && hash ? [{ no: Number(no), hash }] : [];
    });
  }

  async add({ no, hash, sealedAt }: AuditHead): Promise<void> {
    await appendFile(this.path, `${sealedAt.toISOString()} ${no} ${hash}\n`, { mode: 0o640 });
  }
}

/** Publishes the head of the chain: to its file, and to the log, which an operator keeps elsewhere. */
@Injectable()
export class PublishHead extends PeriodicTask {
  readonly name = 'head of the audit';
  readonly everyMs = 3_600_000;
  private readonly log = new Logger('audit');

  constructor(
    private readonly database: Database,
    private readonly heads: PublishedHeads,
  ) {
    super();
  }

  async run(): Promise<void> {
    const head = await this.database.read(SYSTEM_ACTOR, newestSeal);
    const last = (await this.heads.all()).at(-1);
    // A head below the published one means a cut tail: what is published stays, and the check will say so.
    if (!head || (last && head.no <= last.no)) return;
    await this.heads.add(head);
    this.log.log(`head of the audit chain: ${head.no} ${head.hash}`);
  }
}
