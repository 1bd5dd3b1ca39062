import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Locked = { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> };

const { packages } = JSON.parse(readFileSync(join(__dirname, '../../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Looks a name up as Node does: beside the package that asks, then in each folder above it. */
function isLocked(asker: string, name: string): boolean {
  const above = asker.split(/\/?node_modules\//).filter(Boolean);
  for (let depth = above.length; depth >= 0; depth--) {
    const folder = above.slice(0, depth).map((part) => `node_modules/${part}/`);
    if (packages[`${folder.join('')}node_modules/${name}`]?.version) return true;
  }
  return false;
}

// `npm install` forgets the programs of other platforms (npm issue 4828) and `npm ci` of the next clone then refuses the file.
it('the lock file names the optional packages of every platform', () => {
  const missing = Object.entries(packages).flatMap(([asker, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !isLocked(asker, name))
      .map((name) => `${name}, wanted by ${asker}`),
  );
  expect(missing).toEqual([]);
});
