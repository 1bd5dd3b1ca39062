import { closeSync, fstatSync, openSync, readSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** 8 files of 8 MB: some weeks of an ordinary office, and never more than 64 MB. */
const kept = 8;
const tailBytes = 16 * 1024;

export const logFolder = (clusterDir: string): string => join(clusterDir, 'log');

/** Oldest first: the names carry the time. */
function logFiles(clusterDir: string): readonly string[] {
  try {
    return readdirSync(logFolder(clusterDir))
      .filter((name) => /^postgresql-\d{8}-\d{6}\.log$/.test(name))
      .sort()
      .map((name) => join(logFolder(clusterDir), name));
  } catch {
    return [];
  }
}

export function removeOldLogs(clusterDir: string): void {
  for (const path of logFiles(clusterDir).slice(0, -kept)) rmSync(path, { force: true });
}

/** How far the log had come at a moment. */
export interface LogMark {
  readonly path: string;
  readonly size: number;
}

export function logMark(clusterDir: string): LogMark {
  const path = logFiles(clusterDir).at(-1) ?? '';
  return { path, size: statSync(path, { throwIfNoEntry: false })?.size ?? 0 };
}

/** What was logged since; the last 16 kB of it. */
export function loggedSince(clusterDir: string, mark: LogMark): string {
  const newest = logFiles(clusterDir).at(-1);
  if (newest === undefined) return '';
  try {
    const file = openSync(newest, 'r');
    try {
      const { size } = fstatSync(file);
      const from = Math.max(newest === mark.path ? mark.size : 0, size - tailBytes);
      const buffer = Buffer.alloc(Math.max(0, size - from));
      readSync(file, buffer, 0, buffer.length, from);
      return buffer.toString();
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
