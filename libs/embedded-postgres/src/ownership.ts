import { rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { superuser } from './cluster';
import { EmbeddedPostgresError, errnoOf } from './errors';
import { readIfThere, writeWhole } from './files';
import { identityOf, isStillRunning, pause, until, type ProcessIdentity } from './processes';

/**
 * Who may run a data folder. What decides is an advisory lock in the server, which the kernel frees with its owner; the
 * note in the folder serves those who come while there is no server to ask, and says who it is in plain words.
 */
const lockKey = [0x7a68_7571, 1] as const;

interface Note {
  readonly owner: ProcessIdentity;
  readonly startedAt: string;
}

const notePath = (dataDir: string): string => join(dataDir, 'postgres.owner.json');

function readNote(dataDir: string): Note | undefined {
  try {
    const text = readIfThere(notePath(dataDir));
    return text === undefined ? undefined : (JSON.parse(text) as Note);
  } catch {
    return undefined;
  }
}

/** A sign of life for starts in other containers and on other machines, who cannot see our process. */
const beatEvery = 3000;
const beatPatience = 15_000;
/** A note that was not touched for so long needs no watching. */
const beatLongDead = 60_000;

function touchedAt(dataDir: string): number {
  return statSync(notePath(dataDir), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Two servers on one folder destroy it, and PostgreSQL's own check ends at the container's wall. */
async function isBeating(dataDir: string, log: (line: string) => void): Promise<boolean> {
  const before = touchedAt(dataDir);
  if (Math.abs(Date.now() - before) > beatLongDead) return false;
  log(`checking for ${beatPatience / 1000} s whether another container or machine uses ${dataDir}`);
  await until(() => touchedAt(dataDir) !== before, beatPatience, 200);
  const after = touchedAt(dataDir);
  return after !== before && after !== 0;
}

export interface Claim {
  /** Removes our note. */
  release(): void;
}

/** Refuses while the process that wrote the note lives; else writes ours and keeps it fresh. */
export async function claimFolder(dataDir: string, log: (line: string) => void): Promise<Claim> {
  const mine: Note = { owner: identityOf(process.pid), startedAt: new Date().toISOString() };
  const isMine = (note: Note | undefined): boolean =>
    note?.owner.pid === mine.owner.pid && note.startedAt === mine.startedAt && note.owner.system === mine.owner.system;
  for (;;) {
    writeWhole(notePath(dataDir), JSON.stringify(mine), 0o644, 'keep-existing');
    const note = readNote(dataDir);
    if (isMine(note)) break;
    const isForeign = note !== undefined && note.owner.system !== mine.owner.system;
    if (note !== undefined && (isForeign ? await isBeating(dataDir, log) : isStillRunning(note.owner))) {
      throw new EmbeddedPostgresError('ALREADY_RUNNING', [dataDir, note.owner.pid, note.startedAt]);
    }
    rmSync(notePath(dataDir), { force: true });
  }
  const beat = setInterval(() => touch(dataDir), beatEvery);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      if (isMine(readNote(dataDir))) rmSync(notePath(dataDir), { force: true });
    },
  };
}

function touch(dataDir: string): void {
  try {
    const now = new Date();
    utimesSync(notePath(dataDir), now, now);
  } catch {
    // Deleted by somebody, or the disk has a problem that the server will report itself.
  }
}

export const adminUrl = (port: number, password: string): string => `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`;

/** The server is there and says "not yet": it recovers from the crash of one of its sessions. */
const isRecovering = (error: unknown): boolean => errnoOf(error) === '57P03';
const recoveryPatience = 30_000;

/** A session of the superuser; the caller ends it. */
export async function connect(port: number, password: string): Promise<Client> {
  const end = performance.now() + recoveryPatience;
  for (;;) {
    try {
      return await connectOnce(port, password);
    } catch (error) {
      if (!isRecovering(error) || performance.now() > end) throw error;
      await pause(100);
    }
  }
}

async function connectOnce(port: number, password: string): Promise<Client> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    // Both said explicitly: pg would take them from PGSSLMODE and PGOPTIONS of whoever started us.
    ssl: false,
    options: '-c statement_timeout=0',
    application_name: `zhuqi supervisor, process ${process.pid}`,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // Without a listener a broken connection would end the whole process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Takes the lock for as long as this session lives. Waits a moment for a killed predecessor: the server needs some
 * milliseconds to notice that he is gone.
 */
export async function takeLock(client: Client, dataDir: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS taken', [...lockKey]);
    if (rows[0]?.taken === true) return;
    if (attempt === 20) break;
    await pause(100);
  }
  const { rows } = await client.query<{ name: string; since: Date }>(
    `SELECT a.application_name AS name, a.backend_start AS since
       FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND l.granted`,
    [...lockKey],
  );
  const holder = rows[0];
  const pid = /process (\d+)/.exec(holder?.name ?? '')?.[1] ?? '?';
  throw new EmbeddedPostgresError('ALREADY_RUNNING', [dataDir, pid, holder?.since.toISOString() ?? '?']);
}

/** Whether this server forces its writes to disk. */
export async function isDurable(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ fsync: string }>('SHOW fsync');
  return rows[0]?.fsync === 'on';
}
