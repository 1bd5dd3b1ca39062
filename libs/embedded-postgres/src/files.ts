import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errnoOf, fileSystemError } from './errors';

export const randomName = (): string => randomBytes(6).toString('hex');

/** Undefined when there is no such file; every other trouble is thrown. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw fileSystemError(error, path);
  }
}

export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

export function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw fileSystemError(error, path);
  }
}

/** On a read-only disk Node says of several folders at once that they are "not there"; the first one alone says why. */
function makeAll(path: string): string | undefined {
  try {
    return mkdirSync(path, { recursive: true });
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    let first = path;
    while (!exists(dirname(first))) first = dirname(first);
    mkdirSync(first);
    return mkdirSync(path, { recursive: true }) ?? first;
  }
}

/** Makes the folder and those above it. Only what is made here gets the mode, whatever the umask; existing ones stay as they are. */
export function makeFolder(path: string, mode: number): void {
  if (isFolder(path)) return;
  try {
    const first: string | undefined = makeAll(path);
    if (first === undefined) return;
    for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, mode);
  } catch (error) {
    throw fileSystemError(error, path);
  }
}

/** Complete or not at all, also after a power cut: temporary file, fsync, then its final name. */
export function writeWhole(path: string, text: string, mode: number, how: 'replace' | 'keep-existing' = 'replace'): void {
  const temporary = `${path}.${randomName()}`;
  try {
    const file = openSync(temporary, 'wx', mode);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (how === 'replace') renameSync(temporary, path);
    else linkSync(temporary, path);
  } catch (error) {
    if (how === 'keep-existing' && errnoOf(error) === 'EEXIST') return;
    throw fileSystemError(error, dirname(path));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Best effort: what cannot be removed now is tried again at the next start. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
  } catch {
    // Somebody still writes in it, or the disk is read-only: harmless.
  }
}

/** Gives a folder and all it holds to another user. Links are given away, never followed. */
export function giveAway(path: string, owner: { readonly uid: number; readonly gid: number }): void {
  lchownSync(path, owner.uid, owner.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAway(join(path, name), owner);
}
