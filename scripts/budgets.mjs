// Bytes that a page loads first, gzip, from the manifests of the built web apps: each area says in its *.budgets.json how many.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const apps = readdirSync('apps').filter((app) => existsSync(`apps/${app}/vite.config.mjs`));
const faults = [];

for (const app of apps) {
  const lists = readdirSync(`apps/${app}/src`, { recursive: true })
    .filter((path) => path.endsWith('.budgets.json'))
    .sort();
  // A tool of developers, such as GraphiQL, has no budget.
  if (lists.length === 0) continue;
  const folder = `dist/web/${app}`;
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const size = (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
  const files = (key, seen = new Set()) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${app}: ${key} is not in the manifest`);
    if (seen.has(chunk.file)) return seen;
    seen.add(chunk.file);
    for (const css of chunk.css ?? []) seen.add(css);
    for (const other of chunk.imports ?? []) files(other, seen);
    return seen;
  };
  const budgeted = new Set();
  for (const list of lists) {
    const sourceOf = (path) => normalize(join('src', dirname(list), path));
    // KB = 1,000 bytes. `with`: sources that the page loads besides the entry; `beyond`: only what is not loaded with those.
    for (const { page = 'start', with: also = [], most, beyond } of JSON.parse(readFileSync(`apps/${app}/src/${list}`, 'utf8'))) {
      const all = files('index.html');
      for (const path of also) {
        budgeted.add(sourceOf(path));
        files(sourceOf(path), all);
      }
      const before = beyond ? files('index.html') : new Set();
      for (const path of beyond ?? []) files(sourceOf(path), before);
      const kilobytes = [...all].filter((file) => !before.has(file)).reduce((sum, file) => sum + size(file), 0) / 1000;
      const name = `${app} ${basename(list, '.budgets.json')} ${page}`;
      if (kilobytes > most) faults.push(`${name}: over its budget`);
      console.log(`${name}: ${kilobytes.toFixed(1)} of ${most} KB ${kilobytes > most ? 'OVER' : 'ok'}`);
    }
  }
  // A page that loads by itself and has no budget would grow unseen.
  for (const [key, { isDynamicEntry }] of Object.entries(manifest))
    if (isDynamicEntry && key.endsWith('Page.tsx') && !budgeted.has(key)) faults.push(`${app}: ${key} has no budget`);
}
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
