import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually, PATIENCE_MS } from '@test/eventually';
import { Client } from 'pg';

export { eventually };

/**
 * The supervisor only ever runs in processes of its own here: jest cannot load the package of the programs, and these
 * tests kill what they start.
 */
const root = resolve(__dirname, '../../..');
const source = join(root, 'libs/embedded-postgres/src');
export const built = join(root, 'dist/libs/embedded-postgres/src');
const cli = join(built, 'cli.js');

export const isRoot = process.getuid?.() === 0;

/** Tests of users and mounts need root. Without it they are skipped, and everybody sees it. */
export const describeAsRoot = isRoot ? describe : describe.skip;
export const itAsRoot = isRoot ? it : it.skip;
if (!isRoot)
  process.stderr.write(
    '\nSKIPPED: most tests of the built-in database need root (other users, mounts, containers). Run them once as root.\n\n',
  );

export interface Ready {
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly adopted: boolean;
  readonly firstStart: boolean;
  readonly milliseconds: number;
}
export interface Refused {
  readonly error: { readonly code: string; readonly message: string; readonly detail: string };
}

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface StartOptions {
  readonly as?: Account;
  readonly env?: NodeJS.ProcessEnv;
  readonly durable?: boolean;
  readonly args?: readonly string[];
  /** Arguments of node itself. */
  readonly node?: readonly string[];
  /** In a process namespace of its own, as in a second container on the same volume. */
  readonly contained?: boolean;
}

export interface Running {
  readonly process: ChildProcess;
  readonly answer: Promise<Ready | Refused>;
  readonly ended: Promise<number | null>;
  log(): string;
}

/** The path of a root without a login shell may lack the folders of the administrator's programs. */
const asAdmin = (program: string, args: readonly string[]): Buffer =>
  execFileSync(program, args, { env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` } });

const age = (path: string): number => statSync(path).mtimeMs;

/** A folder for one test file, with everything that runs on it. */
export class Workshop {
  readonly folder: string;
  readonly #children: ChildProcess[] = [];
  readonly #users: string[] = [];
  readonly #mounts: string[] = [];
  #made: Promise<void> | undefined;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'zhuqi-embedded-'));
    chmodSync(this.folder, 0o755);
    const stale = readdirSync(source).filter((name) => {
      const made = join(built, name.replace(/\.ts$/, '.js'));
      return !existsSync(made) || age(made) < age(join(source, name));
    });
    if (stale.length > 0) throw new Error(`dist is missing or older than the source (${stale.join(', ')}): build first`);
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  start(dataDir: string, { as, env, durable = false, args = [], node = [], contained = false }: StartOptions = {}): Running {
    const command = [process.execPath, ...node, cli, '--data-dir', dataDir, ...(durable ? [] : ['--fast']), ...args];
    const wall = contained ? ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'] : [];
    const [program = '', ...rest] = [...wall, ...command];
    const child = spawn(program, rest, {
      env: env ?? { PATH: process.env['PATH'] },
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(as === undefined ? {} : { uid: as.uid, gid: as.gid }),
    });
    this.#children.push(child);
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    let output = '';
    const ended = new Promise<number | null>((done) => child.once('close', done));
    const answer = new Promise<Ready | Refused>((done, fail) => {
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('\n')) done(JSON.parse(output.split('\n')[0] ?? '') as Ready | Refused);
      });
      child.once('close', () => fail(new Error(`ended without an answer: ${output}${log}`)));
    });
    answer.catch(() => undefined);
    return { process: child, answer, ended, log: () => log };
  }

  async ready(dataDir: string, options: StartOptions = {}): Promise<Running & { readonly facts: Ready }> {
    const running = this.start(dataDir, options);
    const answer = await running.answer;
    if ('error' in answer) throw new Error(`${answer.error.message}\n${answer.error.detail}`);
    return { ...running, facts: answer };
  }

  async refused(dataDir: string, options: StartOptions = {}): Promise<Refused['error']> {
    const running = this.start(dataDir, options);
    const answer = await running.answer;
    if (!('error' in answer)) throw new Error('was expected to be refused, and started');
    await running.ended;
    return answer.error;
  }

  /** A data folder with a stopped database: one is made, the others are copies of it, which takes a tenth of the time. */
  async stopped(name: string): Promise<{ readonly dataDir: string; readonly clusterDir: string }> {
    this.#made ??= this.ready(this.path('made')).then(async (running) => {
      await stop(running);
    });
    await this.#made;
    execFileSync('cp', ['-a', this.path('made'), this.path(name)]);
    return { dataDir: this.path(name), clusterDir: this.path(name, 'postgres') };
  }

  addUser(): Account {
    const name = `zqtest${process.pid}`;
    asAdmin('useradd', ['--no-create-home', '--shell', '/usr/sbin/nologin', name]);
    this.#users.push(name);
    const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
    return { name, uid: id('-u'), gid: id('-g') };
  }

  mount(folder: string, options: string): void {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
    this.#mounts.push(folder);
  }

  unmount(folder: string): void {
    execFileSync('umount', [folder]);
    this.#mounts.splice(this.#mounts.indexOf(folder), 1);
  }

  async close(): Promise<void> {
    for (const child of this.#children) child.kill('SIGKILL');
    await eventually(() => {
      for (const pid of serversBelow(this.folder)) signal(pid, 'SIGQUIT');
      return serversBelow(this.folder).length === 0;
    });
    for (const folder of this.#mounts.splice(0)) execFileSync('umount', [folder]);
    for (const name of this.#users) asAdmin('userdel', [name]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Processes whose working folder is below this one: a PostgreSQL server's is its data folder. */
export function serversBelow(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false;
      }
    });
}

/** Sends a signal; a process that has ended meanwhile is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone.
  }
}

/** 0 while there is none. */
export function serverPid(clusterDir: string): number {
  const file = join(clusterDir, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

/** One statement on a session of its own; the first column of the first row. */
export async function sql(adminUrl: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

export const answers = async (adminUrl: string): Promise<boolean> => {
  try {
    return (await sql(adminUrl, 'SELECT 1')) === 1;
  } catch {
    return false;
  }
};

export async function stop(running: Running): Promise<number | null> {
  running.process.kill('SIGTERM');
  return running.ended;
}

export async function kill(running: Running): Promise<void> {
  running.process.kill('SIGKILL');
  await running.ended;
}
