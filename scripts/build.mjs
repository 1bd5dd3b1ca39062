// Builds into dist: `server`, `web`, or without arguments both. What was built from the files as they are is left alone, so that a
// running program keeps its files; and one builds at a time: two programs may be started at once (ROLE=api, ROLE=worker).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCK = 'node_modules/.cache/zhuqi-build.lock';
const STAMP = 'dist/.server';
const SOURCES = ['apps/api', 'libs', '.swcrc', 'package.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/bundle.mjs'];
const NOT_SERVER = ['libs/web-ui', 'libs/contract'];

const filesIn = (path) =>
  NOT_SERVER.includes(path)
    ? []
    : statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .flatMap((name) => filesIn(join(path, name)))
      : [path];

/** Names, sizes and times: a file that was touched is built again. */
function fingerprint() {
  const hash = createHash('sha256').update(process.version);
  for (const path of SOURCES.flatMap(filesIn)) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

const node = (args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

function buildServer() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  const swc = 'node_modules/@swc/cli/bin/swc.js';
  node([swc, 'apps/api', 'libs', '-d', 'dist', '--quiet', '--delete-dir-on-start', '--ignore', NOT_SERVER.map((p) => `${p}/**`).join(',')]);
  node(['scripts/bundle.mjs']);
  writeFileSync(STAMP, wanted);
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Waits for whoever is building; one that died in the middle of it holds nobody up. */
function underLock(work) {
  mkdirSync('node_modules/.cache', { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      let holder = 0;
      try {
        holder = Number(readFileSync(LOCK, 'utf8'));
      } catch {
        continue;
      }
      if (holder > 0 && !isAlive(holder)) rmSync(LOCK, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

const [what] = process.argv.slice(2);
try {
  underLock(() => {
    if (what !== 'web') buildServer();
    if (what !== 'server') node(['scripts/build-web.mjs']);
  });
} catch (error) {
  // What a compiler had to say it has said.
  if (error.status === undefined) console.error(`Building in ${process.cwd()} failed: ${error.message}`);
  process.exit(1);
}
