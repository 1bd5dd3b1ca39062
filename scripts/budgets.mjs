// Bytes that a page loads first, gzip, from the manifests of the built web apps: docs say why, ux budgets say how much.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** KB = 1,000 bytes. `with`: source files whose chunks the page loads besides the entry. */
const BUDGETS = {
  console: [
    { page: 'shell', with: [], most: 160 },
    { page: 'list', with: ['src/desk/DeskPage.tsx'], most: 330 },
    { page: 'firms', with: ['src/firms/FirmsPage.tsx'], most: 330 },
    { page: 'report', with: ['src/report/ReportPage.tsx'], most: 380 },
    { page: 'dashboard', with: ['src/wall/WallPage.tsx'], most: 380 },
  ],
  ...(existsSync('apps/phone/budgets.json') ? { phone: JSON.parse(readFileSync('apps/phone/budgets.json', 'utf8')) } : {}),
};

let over = 0;
for (const [app, pages] of Object.entries(BUDGETS)) {
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
  for (const { page, with: also, most, beyond } of pages) {
    const first = files('index.html');
    const all = new Set(first);
    for (const key of also) files(key, all);
    // `beyond`: only what is not loaded already: by the entry, and by the sources it lists.
    const before = files('index.html');
    for (const key of Array.isArray(beyond) ? beyond : []) files(key, before);
    const counted = beyond ? [...all].filter((file) => !before.has(file)) : [...all];
    const kilobytes = counted.reduce((sum, file) => sum + size(file), 0) / 1000;
    const verdict = kilobytes > most ? 'OVER' : 'ok';
    if (kilobytes > most) over += 1;
    console.log(`${app} ${page}: ${kilobytes.toFixed(1)} of ${most} KB ${verdict}`);
  }
}
process.exit(over ? 1 : 0);
