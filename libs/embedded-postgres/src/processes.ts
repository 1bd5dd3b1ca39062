import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { basename } from 'node:path';

/** Who a child process runs as; undefined means "as ourselves". */
export interface OsUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The environment of every program started here: nothing of the caller's, so that neither his PG* variables nor his
 * secrets nor a missing LANG reach the server.
 */
const cleanEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' });

export const spawnOptions = (user: OsUser | undefined) => ({
  // A folder every user can be in: ours may be closed to the one the program runs as.
  cwd: '/',
  env: cleanEnvironment(),
  ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
});

export interface Finished {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end and returns everything it printed. Rejects only when it cannot be run at all. */
export function run(program: string, args: readonly string[], user: OsUser | undefined, input = ''): Promise<Finished> {
  return new Promise((resolve, reject) => {
    // Detached like the server: Ctrl-C in the terminal reaches us alone, and what was begun is finished.
    const child = spawn(program, args, { ...spawnOptions(user), detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    // A program that ends before reading its input is judged by its exit code, not by the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Asks the system itself, so that groups, access lists and mounts count. */
export function canReach(user: OsUser | undefined, test: '-x' | '-r' | '-w', path: string): boolean {
  const probe = spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], { ...spawnOptions(user), stdio: 'ignore' });
  return probe.status === 0;
}

const readOrEmpty = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

interface ProcessStat {
  readonly state: string;
  readonly startTicks: string;
}

/** From /proc; undefined where there is none (macOS) or no such process. The name in brackets may hold spaces. */
function statOf(pid: number): ProcessStat | undefined {
  const text = readOrEmpty(`/proc/${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state !== undefined && startTicks !== undefined ? { state, startTicks } : undefined;
}

/** True while the process runs. A zombie counts as dead: it holds nothing any more. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return statOf(pid)?.state !== 'Z';
}

/**
 * Tells a process from a later one that got the same number: boot, process namespace and start time.
 * Empty parts where the system does not say.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTicks: string;
  readonly system: string;
}

export const systemIdentity = (): string => {
  let namespace = '';
  try {
    namespace = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Not Linux: the process number alone has to do.
  }
  return `${readOrEmpty('/proc/sys/kernel/random/boot_id').trim()} ${namespace}`;
};

export const identityOf = (pid: number): ProcessIdentity => ({
  pid,
  startTicks: statOf(pid)?.startTicks ?? '',
  system: systemIdentity(),
});

export const isStillRunning = (identity: ProcessIdentity): boolean =>
  identity.system === systemIdentity() && isAlive(identity.pid) && identityOf(identity.pid).startTicks === identity.startTicks;

const samePath = (left: string, right: string): boolean => {
  try {
    return realpathSync(left) === realpathSync(right);
  } catch {
    return left === right;
  }
};

const cwdOf = (pid: number): string => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
};

/**
 * Whether this process is a PostgreSQL server working on this folder. Two signs, either is enough: a server's working
 * folder is its data (unreadable for root in some containers), and we start it with `-D folder`.
 */
export function isServerOn(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false;
  let args = readOrEmpty(`/proc/${pid}/cmdline`).split('\0');
  if (args[0] === '' && process.platform !== 'linux') {
    const listed = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
    return listed.includes('postgres') && listed.includes(clusterDir);
  }
  args = args.filter((arg) => arg !== '');
  if (!basename(args[0] ?? '').startsWith('postgres')) return false;
  const folder = args[args.indexOf('-D') + 1] ?? '';
  return samePath(cwdOf(pid), clusterDir) || (args.includes('-D') && samePath(folder, clusterDir));
}

/** Processes of a server whose head is gone: they still hold its shared memory and keep a new one from starting. */
export function leftoversOn(clusterDir: string): readonly number[] {
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return [];
  }
  return entries
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => pid !== process.pid && readOrEmpty(`/proc/${pid}/comm`).startsWith('postgres') && samePath(cwdOf(pid), clusterDir))
    .filter(isAlive);
}

/** Sends a signal; a process that has ended meanwhile is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the condition holds; false when the time is over. */
export async function until(condition: () => boolean, milliseconds: number, every = 20): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > end) return false;
    await pause(every);
  }
  return true;
}
