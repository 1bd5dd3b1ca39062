import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { FileFault, ReadFile, SheetQuestion } from './import-file';
import type { SheetRow } from './workbook-file';

export interface ThreadTask {
  readonly bytes: Uint8Array;
  readonly sheet: string | null;
}
export type ThreadAnswer = { readonly rows: readonly SheetRow[] } | { readonly done: ReadFile | FileFault | SheetQuestion };

/** Beside this file where each is compiled by itself; the bundle of the program lies elsewhere, and tests run from the sources. */
const THREAD = ['import-thread.js', '../../../libs/imports/src/import-thread.js', '../../../dist/libs/imports/src/import-thread.js'];

/** Megabytes and milliseconds that reading one file may cost; a real list of 50,000 rows needs a third of each. */
const LIMITS = { heapMb: 768, ms: 60_000 } as const;
/** At the same time; others wait, and so many that it would be too long are told so. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 10;

/** Reads files from outside in a thread of their own, with limits: whatever is in them, the server goes on answering. */
@Injectable()
export class ImportReader {
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  async read(bytes: Buffer, sheet: string | null): Promise<ReadFile | FileFault | SheetQuestion> {
    await this.turn();
    try {
      return await inThread(bytes, sheet);
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= MOST_AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING) throw new Fault('UNAVAILABLE');
      await new Promise<void>((go) => this.waiting.push(go));
    }
    this.running++;
  }
}

function inThread(bytes: Buffer, sheet: string | null): Promise<ReadFile | FileFault | SheetQuestion> {
  const thread = THREAD.map((path) => join(__dirname, path)).find(existsSync);
  if (!thread) throw new Error('the program is not built: npm run build');
  return new Promise((done, fail) => {
    const rows: SheetRow[] = [];
    const worker = new Worker(thread, {
      workerData: { bytes, sheet } satisfies ThreadTask,
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMb, maxYoungGenerationSizeMb: 64 },
    });
    const late = setTimeout(() => settle({ fault: 'IMPORT_TOO_SLOW' }), LIMITS.ms);
    const settle = (answer: ReadFile | FileFault | SheetQuestion): void => {
      clearTimeout(late);
      void worker.terminate();
      done(answer);
    };
    worker.on('message', (answer: ThreadAnswer) => {
      if ('rows' in answer) return void rows.push(...answer.rows);
      return settle('rows' in answer.done ? { ...answer.done, rows } : answer.done);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return settle({ fault: 'IMPORT_BOMB' });
      clearTimeout(late);
      return fail(error);
    });
    worker.on('exit', (code) => {
      clearTimeout(late);
      // Means nothing once it has answered.
      fail(new Error(`the thread that reads a file ended with ${code}`));
    });
  });
}
