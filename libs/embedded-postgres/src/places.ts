import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError, fileSystemError } from './errors';
import { exists, isFolder, makeFolder, randomName, readIfThere, writeWhole } from './files';
import { serverUser } from './os-user';
import { canReach, type OsUser } from './processes';

/** Says in the data folder where its database is, when it cannot be in the data folder itself. */
const pointerName = 'postgres.place.json';
/** Lies beside such a database and says whose it is. */
const tagName = 'cluster.json';

/** The same random id on both sides: a path alone would let a new data folder pick up the database of a deleted one. */
interface Pointer {
  readonly id: string;
  readonly home: string;
}
interface Tag {
  readonly id: string;
  readonly dataDir: string;
}

export interface Places {
  /** ZHUQI_DATA_DIR, made and resolved. */
  readonly dataDir: string;
  /** PGDATA; exists only after the first start. */
  readonly clusterDir: string;
  /** Who runs the server; undefined: we ourselves. */
  readonly user: OsUser | undefined;
  /** Where copies of the programs may be kept. */
  readonly cacheRoot: string;
}

const parse = <Shape>(text: string | undefined): Shape | undefined => {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Shape);
  } catch {
    return undefined;
  }
};

/** ZHUQI_DATA_DIR, made if it is not there, writable, without links in its path. */
export function readyDataDir(path: string): string {
  const isNew = !exists(path);
  makeFolder(path, 0o755);
  // Under a strict umask root's new folder would be closed to the user that runs the server; passing through is enough.
  if (isNew) chmodSync(path, 0o711);
  const dataDir = realpathSync(path);
  const probe = join(dataDir, `.probe-${randomName()}`);
  try {
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw fileSystemError(error, dataDir);
  }
  return dataDir;
}

/**
 * The place of the database of this data folder. Decided once, at the first start; kept afterwards. The caller has
 * claimed the folder: two starts that decide at once would leave a pointer to the wrong database.
 */
export function findPlaces(dataDir: string, systemRoot: string, log: (line: string) => void): Places {
  const pointerPath = join(dataDir, pointerName);
  const pointerText = readIfThere(pointerPath);
  const plain = join(dataDir, 'postgres');
  if (pointerText !== undefined) return pointed(dataDir, pointerPath, parse<Pointer>(pointerText), systemRoot);

  const made = isFolder(plain) ? plain : undefined;
  const user = serverUser(made);
  // An ordinary user may have no other place that he can write to.
  if (user === undefined) return { dataDir, clusterDir: plain, user, cacheRoot: dataDir };
  const systemCache = join(systemRoot, 'cache', 'zhuqi');
  if (canReach(user, '-x', dataDir)) return { dataDir, clusterDir: plain, user, cacheRoot: systemCache };
  if (made !== undefined) throw new EmbeddedPostgresError('DATA_DIR_UNREACHABLE', [made, user.name]);
  return newElsewhere(dataDir, pointerPath, user, systemRoot, log);
}

function pointed(dataDir: string, pointerPath: string, pointer: Pointer | undefined, systemRoot: string): Places {
  if (typeof pointer?.id !== 'string' || typeof pointer.home !== 'string') {
    throw new EmbeddedPostgresError('DATA_DIR_DAMAGED', [dataDir, pointerPath]);
  }
  const clusterDir = join(pointer.home, 'data');
  const tagPath = join(pointer.home, tagName);
  const tag = parse<Tag>(readIfThere(tagPath));
  if (tag?.id !== pointer.id) throw new EmbeddedPostgresError('CLUSTER_MISSING', [clusterDir, pointerPath]);
  if (tag.dataDir !== dataDir) {
    const other = parse<Pointer>(readIfThere(join(tag.dataDir, pointerName)));
    if (other?.id === pointer.id) throw new EmbeddedPostgresError('DATA_DIR_COPIED', [clusterDir, tag.dataDir, pointerPath]);
    writeWhole(tagPath, JSON.stringify({ id: pointer.id, dataDir } satisfies Tag), 0o644);
  }
  const user = serverUser(isFolder(clusterDir) ? clusterDir : undefined);
  if (!canReach(user, '-x', pointer.home)) throw new EmbeddedPostgresError('DATA_DIR_UNREACHABLE', [clusterDir, user?.name ?? '-']);
  return { dataDir, clusterDir, user, cacheRoot: user === undefined ? dataDir : join(systemRoot, 'cache', 'zhuqi') };
}

function newElsewhere(dataDir: string, pointerPath: string, user: OsUser, systemRoot: string, log: (line: string) => void): Places {
  const clusters = join(systemRoot, 'lib', 'zhuqi', 'clusters');
  const id = randomName();
  const home = join(clusters, `${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}-${id}`);
  mentionOrphans(clusters, dataDir, log);
  makeFolder(home, 0o755);
  if (!canReach(user, '-x', home)) throw new EmbeddedPostgresError('DATA_DIR_UNREACHABLE', [home, user.name]);
  log(`user "${user.name}", who runs PostgreSQL, cannot enter ${dataDir}: the database is kept in ${home}`);
  writeWhole(join(home, tagName), JSON.stringify({ id, dataDir } satisfies Tag), 0o644);
  writeWhole(pointerPath, JSON.stringify({ id, home } satisfies Pointer), 0o644);
  return { dataDir, clusterDir: join(home, 'data'), user, cacheRoot: join(systemRoot, 'cache', 'zhuqi') };
}

/** Databases whose data folder at this path was deleted are left alone, and somebody should know of them. */
function mentionOrphans(clusters: string, dataDir: string, log: (line: string) => void): void {
  for (const name of isFolder(clusters) ? readdirSync(clusters) : []) {
    const tag = parse<Tag>(readIfThere(join(clusters, name, tagName)));
    if (tag?.dataDir === dataDir) log(`not used: ${join(clusters, name)} is the database of an earlier folder ${dataDir}`);
  }
}
