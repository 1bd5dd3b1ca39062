import { resolve } from 'node:path';
import { readyBinaries } from './binaries';
import { readyCluster, superuserPassword } from './cluster';
import { adminUrl, claimFolder } from './ownership';
import { findPlaces, readyDataDir } from './places';
import { Supervisor, hold } from './supervisor';

export { whyItWentAway } from './cluster';
export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './errors';

export interface EmbeddedPostgresOptions {
  /** ZHUQI_DATA_DIR; made if it is not there. */
  readonly dataDir: string;
  /** Plain English lines for the log; never holds a password. */
  readonly log: (line: string) => void;
  /** false: nothing is forced to disk. For tests only. Default true. */
  readonly durable?: boolean;
  /** Settings of postgresql.conf that override ours. They count from the next start of the server, not when one is taken over. */
  readonly settings?: Readonly<Record<string, string>>;
  /** For packagers: a folder with bin, lib and share, package.json above it, instead of the npm package. */
  readonly nativeDir?: string;
  /** Where root keeps what the server's user cannot reach otherwise: `cache/zhuqi` and `lib/zhuqi` below it. Default /var. */
  readonly systemRoot?: string;
}

export interface EmbeddedPostgres {
  /** Of the superuser, with password, database `postgres`, 127.0.0.1. Stays the same until stop, also after a crash of the server. */
  readonly adminUrl: string;
  readonly dataDir: string;
  /** PGDATA: below dataDir, or elsewhere if the server's user cannot enter it. Its log files are in `log`. */
  readonly clusterDir: string;
  /** The server had been left running by a process that was killed. */
  readonly adopted: boolean;
  /** The database was created by this call. */
  readonly firstStart: boolean;
  /** Ends all sessions, shuts down, waits. May be called again. Without it the server lives on and the next start takes it over. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on this data folder and keeps it running until `stop`. One owner at a time: a second call, from
 * whatever process, is refused with ALREADY_RUNNING. Throws EmbeddedPostgresError for everything a person can mend.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable = true, settings = {}, nativeDir, systemRoot = '/var' } = options;
  const dataDir = readyDataDir(resolve(options.dataDir));
  const claim = await claimFolder(dataDir, log);
  try {
    const places = findPlaces(dataDir, systemRoot, log);
    const { clusterDir, user, cacheRoot } = places;
    const binaries = await readyBinaries({ user, cacheRoot, nativeDir, log });
    const request = { places, binaries, password: superuserPassword(dataDir), durable, settings, log };
    const firstStart = await readyCluster(request);
    const held = await hold(request);
    const supervisor = new Supervisor(request, held, claim.release);
    return {
      adminUrl: adminUrl(held.server.port, request.password),
      dataDir,
      clusterDir,
      adopted: held.adopted,
      firstStart,
      stop: () => supervisor.stop(),
    };
  } catch (error) {
    claim.release();
    throw error;
  }
}
