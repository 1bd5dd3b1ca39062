import type { Client } from 'pg';
import { passwordPath, resetPassword } from './cluster';
import { EmbeddedPostgresError } from './errors';
import { logFolder, removeOldLogs } from './log-files';
import { connect, isDurable, takeLock } from './ownership';
import { pause, until } from './processes';
import { LostRace, freePort, launch, livingServer, shutDown, type LaunchRequest, type Server } from './server';

/** A server together with our session that holds its lock. */
export interface Held {
  readonly server: Server;
  readonly session: Client;
  readonly adopted: boolean;
}

const isWrongPassword = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '28P01';

/** Takes over the server that lives on this folder, or starts one. `port`: the one to keep after a crash. */
export async function hold(request: LaunchRequest, port?: number): Promise<Held> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const living = await livingServer(request.places.clusterDir);
      const adopted = living === undefined ? undefined : await adopt(request, living);
      return adopted ?? (await startNew(request, port ?? (await freePort())));
    } catch (error) {
      if (!(error instanceof LostRace)) throw error;
      if (attempt === 20)
        throw new EmbeddedPostgresError('START_FAILED', [error.message, logFolder(request.places.clusterDir)], { cause: error });
      await pause(250);
    }
  }
}

/** Undefined when the living server had to be stopped, because it was started for tests and would lose data in a power cut. */
async function adopt(request: LaunchRequest, server: Server): Promise<Held | undefined> {
  const { places, password, durable, log } = request;
  let session: Client;
  try {
    session = await connect(server.port, password);
  } catch (error) {
    if (isWrongPassword(error))
      throw new EmbeddedPostgresError('PASSWORD_REFUSED', [server.pid, passwordPath(places.dataDir)], { cause: error });
    // It may have gone in this moment, together with the one who started it.
    if ((await livingServer(places.clusterDir)) === undefined) return undefined;
    throw new EmbeddedPostgresError('SERVER_NOT_ANSWERING', [server.pid, logFolder(places.clusterDir)], { cause: error });
  }
  try {
    await takeLock(session, places.dataDir);
    if (!durable || (await isDurable(session))) {
      log(`taking over the database server that is still running (process ${server.pid}, port ${server.port})`);
      return { server, session, adopted: true };
    }
  } catch (error) {
    await endQuietly(session);
    throw error;
  }
  log('the running database server was started without safe writing: starting it anew');
  await shutDown(server, log);
  await endQuietly(session);
  return undefined;
}

async function startNew(request: LaunchRequest, port: number): Promise<Held> {
  let server = await launch(request, port);
  let session: Client | undefined;
  try {
    try {
      session = await connect(server.port, request.password);
    } catch (error) {
      if (!isWrongPassword(error)) throw error;
      await shutDown(server, request.log);
      await resetPassword(request);
      server = await launch(request, port);
      session = await connect(server.port, request.password);
    }
    await takeLock(session, request.places.dataDir);
    return { server, session, adopted: false };
  } catch (error) {
    if (session !== undefined) await endQuietly(session);
    // Somebody who was faster holds it now: it is his to stop.
    if (error instanceof EmbeddedPostgresError && error.code === 'ALREADY_RUNNING') throw error;
    await shutDown(server, request.log);
    if (error instanceof EmbeddedPostgresError || error instanceof LostRace) throw error;
    throw new EmbeddedPostgresError('SERVER_NOT_ANSWERING', [server.pid, logFolder(request.places.clusterDir)], { cause: error });
  }
}

async function endQuietly(session: Client): Promise<void> {
  await Promise.race([session.end().catch(() => undefined), pause(1000)]);
}

/** At most this many starts after crashes in a minute; then it waits until the minute is over. */
const restartsPerMinute = 6;
const minute = 60_000;
const backoff = [0, 250, 1000, 2000, 5000, 10_000] as const;

/** Keeps a server running until it is told to stop. */
export class Supervisor {
  #held: Held;
  #stopping: Promise<void> | undefined;
  #repair: Promise<void> = Promise.resolve();
  readonly #starts: number[] = [];
  readonly #tidy: NodeJS.Timeout;

  constructor(
    private readonly request: LaunchRequest,
    held: Held,
    private readonly release: () => void,
  ) {
    this.#held = held;
    const { clusterDir } = request.places;
    removeOldLogs(clusterDir);
    this.#tidy = setInterval(() => removeOldLogs(clusterDir), 60 * minute);
    this.#tidy.unref();
    this.#watch(held);
  }

  #watch(held: Held): void {
    void this.#afterServer(held.server);
    this.#watchSession(held);
  }

  async #afterServer(server: Server): Promise<void> {
    await server.exited;
    if (this.#stopping === undefined) this.#repair = this.#restart(server.port);
  }

  /** The session also breaks when the server lives: a crashed backend, an administrator who ends sessions. */
  #watchSession(held: Held): void {
    held.session.once('end', () => {
      void this.#relock(held);
    });
  }

  async #relock(held: Held): Promise<void> {
    const { password, places, log } = this.request;
    while (this.#stopping === undefined && this.#held === held) {
      await pause(200);
      const server = await livingServer(places.clusterDir).catch(() => undefined);
      if (server?.pid !== held.server.pid) return;
      let session: Client | undefined;
      try {
        session = await connect(server.port, password);
        await takeLock(session, places.dataDir);
        if (this.#stopping !== undefined || this.#held !== held) return await endQuietly(session);
        log('the session that holds the database was broken and is back');
        this.#held = { ...held, session };
        this.#watchSession(this.#held);
        return;
      } catch (error) {
        log(`the session that holds the database is broken: ${firstLine(error)}`);
        if (session !== undefined) await endQuietly(session);
        await pause(1000);
      }
    }
  }

  async #restart(port: number): Promise<void> {
    const { log } = this.request;
    log('the database server has ended unexpectedly: starting it again');
    while (this.#stopping === undefined) {
      await this.#waitForTurn();
      if (this.#stopping !== undefined) return;
      this.#starts.push(performance.now());
      try {
        this.#held = await hold(this.request, port);
        log(`the database server is back (process ${this.#held.server.pid}, port ${port})`);
        this.#watch(this.#held);
        return;
      } catch (error) {
        log(`the database server could not be started again: ${firstLine(error)}`);
      }
    }
  }

  async #waitForTurn(): Promise<void> {
    const isRecent = (start: number): boolean => performance.now() - start < minute;
    while (this.#starts[0] !== undefined && !isRecent(this.#starts[0])) this.#starts.shift();
    const [oldest] = this.#starts;
    const wait =
      oldest !== undefined && this.#starts.length >= restartsPerMinute
        ? oldest + minute - performance.now()
        : (backoff[this.#starts.length] ?? backoff[backoff.length - 1] ?? 0);
    if (wait > 5000) this.request.log(`${this.#starts.length} starts within a minute: waiting ${Math.ceil(wait / 1000)} s`);
    await until(() => this.#stopping !== undefined, wait, 50);
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stopOnce();
    return this.#stopping;
  }

  async #stopOnce(): Promise<void> {
    clearInterval(this.#tidy);
    // Let #stopping be set before anything below looks at it.
    await Promise.resolve();
    await this.#repair;
    await shutDown(this.#held.server, this.request.log);
    await endQuietly(this.#held.session);
    this.release();
  }
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
