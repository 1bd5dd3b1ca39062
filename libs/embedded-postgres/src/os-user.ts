import { readFileSync, statSync } from 'node:fs';
import { EmbeddedPostgresError } from './errors';
import type { OsUser } from './processes';

/** Users that PostgreSQL may run as when the system is started by root, best first. */
const candidates = ['postgres', 'nobody'] as const;

const isRoot = (): boolean => process.getuid?.() === 0;

function accounts(): readonly OsUser[] {
  let text = '';
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    // A container without the file: the caller reports that there is no user.
  }
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name === undefined || uid === undefined || gid === undefined ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

function ownerOf(path: string): OsUser | undefined {
  try {
    const { uid, gid } = statSync(path);
    return accounts().find((account) => account.uid === uid) ?? { name: `uid ${uid}`, uid, gid };
  } catch {
    return undefined;
  }
}

/**
 * Who the server runs as. PostgreSQL refuses root, so root hands it to the owner of the existing database, else to
 * `postgres`, else to `nobody`. An ordinary user runs it himself (undefined).
 */
export function serverUser(existingCluster: string | undefined): OsUser | undefined {
  if (!isRoot()) {
    const owner = existingCluster === undefined ? undefined : ownerOf(existingCluster);
    if (owner !== undefined && existingCluster !== undefined && owner.uid !== process.getuid?.()) {
      throw new EmbeddedPostgresError('DATA_DIR_WRONG_OWNER', [existingCluster, owner.uid]);
    }
    return undefined;
  }
  const owner = existingCluster === undefined ? undefined : ownerOf(existingCluster);
  if (owner !== undefined && owner.uid !== 0) return owner;
  const known = accounts();
  for (const name of candidates) {
    const account = known.find((candidate) => candidate.name === name);
    if (account !== undefined && account.uid !== 0) return account;
  }
  throw new EmbeddedPostgresError('NO_OS_USER', [candidates.join(', ')]);
}
