import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { cannotRun } from './binaries';
import { diskIsFull, lastError, type ClusterRequest } from './cluster';
import { EmbeddedPostgresError, fileSystemError } from './errors';
import { readIfThere } from './files';
import { logFolder, logMark, loggedSince } from './log-files';
import { identityOf, isServerOn, isStillRunning, leftoversOn, pause, signal, spawnOptions, until } from './processes';
import { serverArguments } from './settings';

/** A server that answers on 127.0.0.1. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  readonly exited: Promise<void>;
}

/** Another start won the race for the folder, or the port was taken meanwhile: not a fault, look again. */
export class LostRace extends Error {
  constructor(readonly over: 'folder' | 'port' | 'shared memory') {
    super(`lost the race for the ${over}`);
  }
}

export interface LaunchRequest extends ClusterRequest {
  readonly settings: Readonly<Record<string, string>>;
}

/** Recovery after a crash replays at most max_wal_size; even a slow disk is done in this time. */
const longestRecovery = 10 * 60_000;

interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** 'starting', 'ready', 'stopping' */
  readonly status: string;
}

const postmasterPath = (clusterDir: string): string => join(clusterDir, 'postmaster.pid');

/** Lines of postmaster.pid: pid, folder, start, port, socket folder, address, shared memory, status. */
function readPostmasterFile(clusterDir: string): PostmasterFile | undefined {
  const lines = readIfThere(postmasterPath(clusterDir))?.split('\n');
  const pid = Number(lines?.[0]);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  return { pid, port: Number(lines?.[3]), status: lines?.[7]?.trim() ?? 'starting' };
}

/**
 * The server that lives on this folder, if any: one that an earlier, killed process of ours left behind. Waits for one
 * that is starting or stopping. A number in the file that belongs to some other process by now does not count.
 */
export async function livingServer(clusterDir: string): Promise<Server | undefined> {
  const alive = (): PostmasterFile | undefined => {
    const file = readPostmasterFile(clusterDir);
    return file !== undefined && isServerOn(file.pid, clusterDir) ? file : undefined;
  };
  const found = alive();
  if (found === undefined) return undefined;
  const settled = await until(() => ['ready', undefined].includes(alive()?.status), 60_000);
  if (!settled) throw new EmbeddedPostgresError('SERVER_NOT_ANSWERING', [found.pid, logFolder(clusterDir)]);
  const file = alive();
  return file === undefined ? undefined : { pid: file.pid, port: file.port, exited: endOf(file.pid) };
}

/** Not our child, so nobody tells us: look three times a second. */
async function endOf(pid: number): Promise<void> {
  const identity = identityOf(pid);
  while (isStillRunning(identity)) await pause(300);
}

/**
 * Below the range that systems give to outgoing connections: after a crash the same port must be free again, because
 * the pools of the application go on using it.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    if (await isFree(port)) return port;
  }
  throw new LostRace('port');
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** Removes what a killed server left: its lock file, and children that outlive it and hold its shared memory. */
async function clearRemains(clusterDir: string, log: (line: string) => void): Promise<void> {
  const file = readPostmasterFile(clusterDir);
  if (file !== undefined && isServerOn(file.pid, clusterDir)) throw new LostRace('folder');
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    const left = leftoversOn(clusterDir);
    if (left.length === 0) break;
    log(`ending ${left.length} leftover process(es) of the killed database server: ${left.join(', ')}`);
    for (const pid of left) signal(pid, name);
    await until(() => leftoversOn(clusterDir).length === 0, 2000);
  }
  try {
    rmSync(postmasterPath(clusterDir), { force: true });
  } catch (error) {
    throw fileSystemError(error, clusterDir);
  }
}

/** Starts a server on this port and waits until it answers. */
export async function launch(request: LaunchRequest, port: number): Promise<Server> {
  const { places, binaries, durable, settings, log } = request;
  const { clusterDir, user } = places;
  await clearRemains(clusterDir, log);
  const mark = logMark(clusterDir);
  const child = spawn(binaries.postgres, ['-D', clusterDir, ...serverArguments(durable, port, settings)], {
    ...spawnOptions(user),
    // A session of its own: Ctrl-C in the terminal is ours to handle, and the server may outlive us.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    // Until the log files take over; afterwards only complaints of the log writer itself, e.g. about a full disk.
    said = (said + chunk.toString()).slice(-16_384);
  });
  let failed: unknown;
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      failed = cannotRun(error, binaries.postgres, user);
      ended = true;
      resolve();
    });
    child.once('exit', () => {
      ended = true;
      resolve();
    });
  });
  const isReady = (): boolean => {
    const file = readPostmasterFile(clusterDir);
    return file?.pid === child.pid && file?.status === 'ready';
  };
  const inTime = await until(() => ended || isReady(), longestRecovery, 10);
  if (failed !== undefined) throw failed;
  if (ended) {
    // The log writer may still be emptying its pipe.
    await pause(50);
    throw whyNotStarted(request, `${said}\n${loggedSince(clusterDir, mark)}`);
  }
  if (!inTime || child.pid === undefined) {
    child.kill('SIGINT');
    throw new EmbeddedPostgresError('SERVER_NOT_ANSWERING', [child.pid ?? 0, logFolder(clusterDir)]);
  }
  return { pid: child.pid, port, exited };
}

const signsOfDamage =
  /could not locate a valid checkpoint record|invalid checkpoint record|invalid primary checkpoint|could not (?:open|read|find) (?:file|directory|the database system)|incorrect checksum in control file|database files are incompatible|invalid data in file|unexpected (?:end of file|data)|could not read file|is not a valid data directory|invalid page|could not load .*pg_hba|could not access the server configuration file|is empty/i;

function whyNotStarted({ places: { clusterDir, user } }: LaunchRequest, output: string): Error {
  if (/lock file ".*" already exists/.test(output)) return new LostRace('folder');
  if (/could not bind|could not create any TCP\/IP sockets/.test(output)) return new LostRace('port');
  if (/pre-existing shared memory block/.test(output)) return new LostRace('shared memory');
  const detail = output.trim();
  if (diskIsFull(clusterDir, output)) return new EmbeddedPostgresError('DISK_FULL', [clusterDir], { detail });
  if (/Read-only file system|Permission denied/.test(output))
    return new EmbeddedPostgresError('DATA_DIR_READ_ONLY', [clusterDir], { detail });
  const reason = lastError(output) ?? output.trim().split('\n').at(-1) ?? '';
  if (/could not access directory/.test(output)) {
    return new EmbeddedPostgresError('DATA_DIR_UNREACHABLE', [clusterDir, user?.name ?? '-'], { detail });
  }
  if (signsOfDamage.test(output)) return new EmbeddedPostgresError('DATA_DIR_DAMAGED', [clusterDir, reason], { detail });
  return new EmbeddedPostgresError('START_FAILED', [reason, logFolder(clusterDir)], { detail });
}

/** Fast shutdown: ends all sessions, writes everything, leaves. Harder only when that takes longer than half a minute. */
export async function shutDown(server: Server, log: (line: string) => void): Promise<void> {
  let ended = false;
  const note = async (): Promise<void> => {
    await server.exited;
    ended = true;
  };
  const exited = note();
  // One that has crashed before must not be signalled: its number may be another's by now.
  await Promise.race([exited, pause(0)]);
  if (ended) return;
  const steps = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [name, patience] of steps) {
    if (name !== 'SIGINT') log(`the database server does not stop: sending ${name}`);
    signal(server.pid, name);
    await Promise.race([exited, until(() => ended, patience, 100)]);
    if (ended) return;
  }
}
