import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cannotRun, type Binaries } from './binaries';
import { EmbeddedPostgresError, errnoOf, fileSystemError } from './errors';
import { exists, giveAway, makeFolder, randomName, readIfThere, removeQuietly, writeWhole } from './files';
import type { Places } from './places';
import { identityOf, isStillRunning, run, type Finished, type ProcessIdentity } from './processes';

export const superuser = 'zhuqi_admin';

/** UTF-8 locales of the operating system, best first. C.UTF-8 is missing on glibc before 2.35 unless the distributor added it. */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8'] as const;

export const passwordPath = (dataDir: string): string => join(dataDir, 'secrets', 'postgres-admin-password');

/** Of the superuser; made once. Nobody but us can read it. */
export function superuserPassword(dataDir: string): string {
  const path = passwordPath(dataDir);
  const known = readIfThere(path)?.trim();
  if (known !== undefined && known !== '') return known;
  makeFolder(dirname(path), 0o700);
  // An empty file is what a full disk leaves behind.
  writeWhole(path, randomBytes(24).toString('hex'), 0o600, known === '' ? 'replace' : 'keep-existing');
  return readFileSync(path, 'utf8').trim();
}

/** Less than this, and a failure to start is the disk's fault: one WAL segment. */
const leastFreeBytes = 16 * 1024 * 1024;

export function diskIsFull(path: string, programOutput: string): boolean {
  if (/No space left on device|Disk quota exceeded|could not (?:write|extend).*not enough space/i.test(programOutput)) return true;
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < leastFreeBytes;
  } catch {
    return false;
  }
}

/** Why the server of this data folder left us in the middle of something, as far as can be told. */
export const whyItWentAway = (dataDir: string): EmbeddedPostgresError =>
  new EmbeddedPostgresError(diskIsFull(dataDir, '') ? 'DISK_FULL' : 'SERVER_LOST', [dataDir]);

/** What a start writes first: who makes the folder. One whose maker is gone was never finished. */
const makerName = 'maker.json';

function removeUnfinished(clusterDir: string): void {
  const prefix = `${clusterDir.slice(dirname(clusterDir).length + 1)}.new-`;
  for (const name of readdirSync(dirname(clusterDir)).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(dirname(clusterDir), name);
    let maker: ProcessIdentity | undefined;
    try {
      maker = JSON.parse(readFileSync(join(folder, makerName), 'utf8')) as ProcessIdentity;
    } catch {
      // Killed before it could say who it was.
    }
    if (maker === undefined || !isStillRunning(maker)) removeQuietly(folder);
  }
}

export interface ClusterRequest {
  readonly places: Places;
  readonly binaries: Binaries;
  readonly password: string;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

/** Makes the database folder if there is none, else checks that these programs can use it. True when it was made now. */
export async function readyCluster(request: ClusterRequest): Promise<boolean> {
  const { clusterDir } = request.places;
  if (!exists(join(clusterDir, 'PG_VERSION'))) {
    if (exists(clusterDir) && !isEmptyFolder(clusterDir)) {
      throw new EmbeddedPostgresError('DATA_DIR_DAMAGED', [clusterDir, 'PG_VERSION is missing']);
    }
    await create(request);
    return true;
  }
  checkExisting(request);
  return false;
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0;
  } catch (error) {
    throw fileSystemError(error, path);
  }
}

function checkExisting({ places: { clusterDir, user }, binaries }: ClusterRequest): void {
  const made = readIfThere(join(clusterDir, 'PG_VERSION'))?.trim() ?? '';
  if (!/^\d+(\.\d+)?$/.test(made)) throw new EmbeddedPostgresError('DATA_DIR_DAMAGED', [clusterDir, 'PG_VERSION is unreadable']);
  if (made !== binaries.major) throw new EmbeddedPostgresError('WRONG_MAJOR_VERSION', [clusterDir, made, binaries.major]);
  for (const part of ['global/pg_control', 'base', 'pg_wal']) {
    if (!exists(join(clusterDir, part))) throw new EmbeddedPostgresError('DATA_DIR_DAMAGED', [clusterDir, `${part} is missing`]);
  }
  const { uid, mode } = statSync(clusterDir);
  try {
    // Both come from copying a folder or taking it out of a backup: PostgreSQL refuses to start on either.
    if (user !== undefined && uid !== user.uid) giveAway(clusterDir, user);
    if ((mode & 0o027) !== 0) chmodSync(clusterDir, 0o700);
  } catch (error) {
    throw fileSystemError(error, clusterDir);
  }
}

/** Built aside and renamed: an initdb that was killed leaves nothing that looks like a database. */
async function create({ places: { clusterDir, user }, binaries, password, durable, log }: ClusterRequest): Promise<void> {
  removeUnfinished(clusterDir);
  const workshop = `${clusterDir}.new-${randomName()}`;
  const [data, secret] = [join(workshop, 'data'), join(workshop, 'password')];
  try {
    try {
      mkdirSync(workshop, { mode: 0o700 });
      writeFileSync(join(workshop, makerName), JSON.stringify(identityOf(process.pid)));
      writeFileSync(secret, password, { mode: 0o600 });
      mkdirSync(data, { mode: 0o700 });
      if (user !== undefined) {
        for (const path of [workshop, secret, data]) chownSync(path, user.uid, user.gid);
      }
    } catch (error) {
      throw fileSystemError(error, dirname(clusterDir));
    }
    log(`creating the database in ${clusterDir}`);
    const { code, output } = await initdb(binaries, user, data, secret, durable);
    if (code !== 0) {
      if (diskIsFull(dirname(clusterDir), output)) throw new EmbeddedPostgresError('DISK_FULL', [dirname(clusterDir)], { detail: output });
      const reason = lastError(output) ?? `initdb ended with ${code}`;
      throw new EmbeddedPostgresError('START_FAILED', [reason, dirname(clusterDir)], { detail: output });
    }
    rename(data, clusterDir);
  } finally {
    removeQuietly(workshop);
  }
}

async function initdb(binaries: Binaries, user: Places['user'], data: string, secret: string, durable: boolean): Promise<Finished> {
  let result: Finished = { code: null, output: '' };
  for (const characterType of characterTypes) {
    try {
      const locale = [
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--lc-collate=C',
        `--lc-ctype=${characterType}`,
      ];
      const access = [`--username=${superuser}`, `--pwfile=${secret}`, '--auth=scram-sha-256'];
      const rest = ['--encoding=UTF8', '--text-search-config=simple', '--no-instructions', ...(durable ? [] : ['--no-sync'])];
      result = await run(binaries.initdb, ['-D', data, ...access, ...locale, ...rest], user);
    } catch (error) {
      throw cannotRun(error, binaries.initdb, user);
    }
    if (result.code === 0 || !/invalid locale name/.test(result.output)) return result;
    // initdb clears the folder it was given, and may have removed it.
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    if (user !== undefined) chownSync(data, user.uid, user.gid);
  }
  return result;
}

function rename(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // A second start made the same database at the same moment; the two agree on the password, so either will do.
    if (['ENOTEMPTY', 'EEXIST'].includes(errnoOf(error)) && exists(join(to, 'PG_VERSION'))) return;
    throw fileSystemError(error, to);
  }
}

/** The line a person should read first among what a program printed. */
export function lastError(output: string): string | undefined {
  const lines = output.split('\n').filter((line) => /\b(PANIC|FATAL|ERROR|error):/.test(line));
  return lines.at(-1)?.replace(/^.*?\b(?:PANIC|FATAL|ERROR|error):\s*/, '');
}

/**
 * Gives the superuser the password in our secrets folder, for a data folder that came back from a backup without its
 * secrets. Single-user mode asks for no password: who owns the files owns the database anyway. The server must be down.
 */
export async function resetPassword({ places: { clusterDir, user }, binaries, password, log }: ClusterRequest): Promise<void> {
  log('the password of the database is not the one in the secrets folder: setting it anew');
  const args = ['--single', '-D', clusterDir, '-j', '-c', 'password_encryption=scram-sha-256', 'postgres'];
  const { code, output } = await run(binaries.postgres, args, user, `ALTER ROLE ${superuser} PASSWORD '${password}';\n\n`);
  if (code !== 0) throw new EmbeddedPostgresError('START_FAILED', [lastError(output) ?? `exit ${code}`, clusterDir], { detail: output });
}
