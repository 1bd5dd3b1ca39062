import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestDatabase } from './test-database';

const ROOT = join(__dirname, '../..');
export const PASSWORD = 'Correct-Horse-7';

export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions: {
      readonly code: string;
      readonly messageCode: string;
      readonly fields?: readonly { path: string; code: string }[];
    };
  }[];
}

/** The built program on a database of its own, in a process of its own. */
export class Program {
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
    readonly dataDir: string,
    private readonly read: () => string,
  ) {}

  /** What it has written so far, to both streams. */
  get output(): string {
    return this.read();
  }

  static async start(db: TestDatabase, env: Readonly<Record<string, string>> = {}): Promise<Program> {
    const dataDir = await mkdtemp(join(tmpdir(), 'zhuqi-data-'));
    return Program.startIn(dataDir, {
      DATABASE_URL: db.urls.app,
      DATABASE_OWNER_URL: db.urls.owner,
      DATABASE_PORTAL_URL: db.urls.portal,
      ...env,
    });
  }

  /** As `npm start` does it on a new machine: embedded PostgreSQL and the demo. */
  static async startDemo(env: Readonly<Record<string, string>> = {}): Promise<Program> {
    const dataDir = await mkdtemp(join(tmpdir(), 'zhuqi-demo-'));
    // As root the database runs as another user, who must be able to enter.
    await chmod(dataDir, 0o755);
    return Program.startIn(dataDir, env);
  }

  static async startIn(dataDir: string, env: Readonly<Record<string, string>>): Promise<Program> {
    const child = spawn(process.execPath, [join(ROOT, 'dist/apps/api/src/main.js')], {
      cwd: dataDir,
      env: { PATH: process.env['PATH'] ?? '', HOME: dataDir, PORT: '0', ZHUQI_DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const started = new Promise<string>((resolve, reject) => {
      const read = (line: string): void => {
        output += `${line}\n`;
        const found = /console 工作台\s+(\S+)\//.exec(line);
        if (found?.[1]) resolve(found[1]);
      };
      createInterface({ input: child.stdout }).on('line', read);
      createInterface({ input: child.stderr }).on('line', read);
      child.once('exit', (code, signal) => {
        output += `ended with ${code ?? signal}\n`;
        reject(new Error(`the program ended with ${code}:\n${output}`));
      });
    });
    return new Program(child, await started, dataDir, () => output);
  }

  /** One GraphQL operation as somebody: nobody, the holder of a cookie, or of a bearer token. */
  async ask<T>(query: string, variables: object = {}, as: Session | null = null): Promise<Answer<T>> {
    const answer = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...as?.headers },
      body: JSON.stringify({ query, variables }),
    });
    const cookie = answer.headers.getSetCookie().find((c) => c.startsWith('zhuqi_session='));
    if (cookie && as) as.cookie = cookie.split(';')[0] ?? '';
    return { status: answer.status, ...((await answer.json()) as { data: T }) };
  }

  async signIn(loginName: string, password = PASSWORD, from: Session['from'] = {}): Promise<Session> {
    const session = new Session(null, from);
    const { data, errors } = await this.ask<{ signIn: { __typename: string; message?: string } }>(
      'mutation($input: SignInInput!) { signIn(input: $input) { __typename ... on SignInRefused { code message } } }',
      { input: { loginName, password } },
      session,
    );
    if (errors || data.signIn.__typename === 'SignInRefused')
      throw new Error(`sign-in of ${loginName} failed: ${JSON.stringify(errors ?? data)}`);
    return session;
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGTERM');
      await ended;
    }
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

export class Session {
  cookie = '';
  /** `from`: the mark of the browser it is in, and the network it is on. */
  constructor(
    readonly bearer: string | null = null,
    readonly from: { readonly browser?: string; readonly address?: string } = {},
  ) {}
  get headers(): Record<string, string> {
    const { browser, address } = this.from;
    const cookies = [!this.bearer && this.cookie, browser && `zhuqi_browser=${browser}`].filter(Boolean).join('; ');
    return {
      ...(this.bearer ? { authorization: `Bearer ${this.bearer}` } : {}),
      ...(cookies ? { cookie: cookies } : {}),
      ...(address ? { 'x-forwarded-for': address } : {}),
    };
  }
}
