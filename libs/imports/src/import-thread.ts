import { parentPort, workerData } from 'node:worker_threads';
import { readImportFile } from './import-file';
import type { ThreadAnswer, ThreadTask } from './import-reader';

/** Rows in one message: taking them over must not hold the server up. */
const ROWS_A_MESSAGE = 500;

// The window's method of this name has a second argument; a thread's has none.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const say = (answer: ThreadAnswer): void => parentPort?.postMessage(answer);

/** What runs in the thread: reads one file, hands the rows over in pieces, ends. */
async function main(): Promise<void> {
  const { bytes, sheet } = workerData as ThreadTask;
  const read = await readImportFile(Buffer.from(bytes), sheet);
  if (!('rows' in read)) return say({ done: read });
  const { rows, ...rest } = read;
  for (let at = 0; at < rows.length; at += ROWS_A_MESSAGE) say({ rows: rows.slice(at, at + ROWS_A_MESSAGE) });
  return say({ done: { ...rest, rows: [] } });
}

void main();
