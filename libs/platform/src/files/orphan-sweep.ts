import { opendir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SYSTEM_ACTOR } from '@app/kernel';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database';
import { PeriodicTask } from '../jobs/periodic-task';
import { FileStore } from './file-store';

const DAY_MS = 86_400_000;
const BATCH = 500;

/** Takes away contents that no row has named for a day: uploads whose transaction came to nothing. */
@Injectable()
export class OrphanSweep extends PeriodicTask {
  readonly name = 'sweep of files';
  readonly everyMs = 6 * 3_600_000;
  private readonly log = new Logger('files');

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {
    super();
  }

  async run(signal?: AbortSignal): Promise<void> {
    const swept = await this.sweep(DAY_MS, signal);
    if (swept > 0) this.log.log(`${swept} contents without a file were swept`);
  }

  /** Sweeps what is older than so many milliseconds; how many contents went. */
  async sweep(olderThanMs: number, signal?: AbortSignal): Promise<number> {
    const before = Date.now() - olderThanMs;
    await this.sweepParts(before);
    let swept = 0;
    let batch: string[] = [];
    for await (const sha256 of this.contents()) {
      if (signal?.aborted) return swept;
      if (!(await isOlder(this.store.pathOf(sha256), before))) continue;
      batch.push(sha256);
      if (batch.length < BATCH) continue;
      swept += await this.sweepBatch(batch, before);
      batch = [];
    }
    return swept + (await this.sweepBatch(batch, before));
  }

  /** Uploads that were cut off in the middle go; contents that a sweep had put aside when its worker died come back. */
  private async sweepParts(before: number): Promise<void> {
    for (const name of await readdir(this.store.temporary).catch(nothing)) {
      const path = join(this.store.temporary, name);
      const aside = /^swept-([0-9a-f]{64})$/.exec(name)?.[1];
      if (aside) await rename(path, this.store.pathOf(aside)).catch(nothing);
      else if (await isOlder(path, before)) await rm(path, { force: true });
    }
  }

  private async *contents(): AsyncGenerator<string> {
    for (const first of await readdir(this.store.root).catch(nothing)) {
      if (!/^[0-9a-f]{2}$/.test(first)) continue;
      for (const second of await readdir(join(this.store.root, first))) {
        if (!/^[0-9a-f]{2}$/.test(second)) continue;
        for await (const entry of await opendir(join(this.store.root, first, second)))
          if (/^[0-9a-f]{64}$/.test(entry.name)) yield entry.name;
      }
    }
  }

  private async sweepBatch(batch: readonly string[], before: number): Promise<number> {
    if (batch.length === 0) return 0;
    const known = await this.database.read(SYSTEM_ACTOR, (r) =>
      r.rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM file WHERE sha256 = ANY($1)', [batch]),
    );
    const named = new Set(known.map((k) => k.sha256));
    let swept = 0;
    for (const sha256 of batch) if (!named.has(sha256) && (await this.take(sha256, before))) swept++;
    return swept;
  }

  /**
   * The same content may be uploaded again at this very moment. It is put aside first and its date looked at again: an upload before that
   * moment has made it young (it is put back), one after it writes the content anew.
   */
  private async take(sha256: string, before: number): Promise<boolean> {
    const [path, aside] = [this.store.pathOf(sha256), join(this.store.temporary, `swept-${sha256}`)];
    try {
      await rename(path, aside);
      if (await isOlder(aside, before)) {
        await rm(aside);
        return true;
      }
      await rename(aside, path);
    } catch (error) {
      // Another worker was faster.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    return false;
  }
}

const nothing = (): string[] => [];

async function isOlder(path: string, before: number): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < before;
  } catch {
    return false;
  }
}
