// Builds the web apps into dist/web. What was built from the same sources before is copied from the cache, or left where it is:
// `npm test` and `npm start` build every time, and a new build of the server empties dist. Arguments: only these apps.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const CACHE = 'node_modules/.cache/zhuqi-web';
const SHARED = ['libs/contract/src', 'libs/web-ui/src', 'package-lock.json', 'scripts/build-web.mjs'];
const asked = process.argv.slice(2);
const apps = readdirSync('apps')
  .filter((app) => existsSync(`apps/${app}/vite.config.mjs`))
  .filter((app) => asked.length === 0 || asked.includes(app));

const filesIn = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true })
        .map((name) => join(path, name))
        .filter((name) => statSync(name).isFile())
        .sort()
    : [path];

function fingerprint(app) {
  const hash = createHash('sha256').update(process.version);
  for (const path of [`apps/${app}`, ...SHARED].flatMap(filesIn)) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 24);
}

/** Packed once and as tight as can be, beside each file: the server sends it as it is (a sixth less than what it would pack in passing). */
function pack(out) {
  for (const path of filesIn(out)) {
    const content = readFileSync(path);
    if (/\.(js|css|html|svg)$/.test(path) && content.length > 1024) writeFileSync(`${path}.br`, brotliCompressSync(content));
  }
}

for (const app of apps) {
  const out = `dist/web/${app}`;
  const stamp = `dist/.web-${app}`;
  const wanted = fingerprint(app);
  if (existsSync(join(out, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
  rmSync(stamp, { force: true });
  const kept = join(CACHE, `${app}-${wanted}`);
  if (!existsSync(kept)) {
    const { build } = await import('vite');
    await build({ configFile: `apps/${app}/vite.config.mjs`, logLevel: 'warn' });
    pack(out);
    mkdirSync(CACHE, { recursive: true });
    // Moved into place at once, so that a broken-off copy is never taken for a whole one.
    const half = `${kept}.${process.pid}`;
    cpSync(out, half, { recursive: true });
    try {
      renameSync(half, kept);
    } catch {
      rmSync(half, { recursive: true });
    }
    const old = readdirSync(CACHE)
      .filter((name) => name.startsWith(`${app}-`))
      .map((name) => ({ path: join(CACHE, name), at: statSync(join(CACHE, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at)
      .slice(6);
    for (const { path } of old) rmSync(path, { recursive: true, force: true });
  } else {
    rmSync(out, { recursive: true, force: true });
    cpSync(kept, out, { recursive: true });
  }
  writeFileSync(stamp, wanted);
}
