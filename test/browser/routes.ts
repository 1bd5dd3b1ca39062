import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses that the areas, sections or pages of this folder bring, read from their manifests. */
function routesOf(folder: string): readonly string[] {
  const root = join(__dirname, '../../apps', folder);
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(\.area|\.section|^pages)\.ts$/.test(name))
    .flatMap((name) => [...readFileSync(join(root, name), 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path));
  if (found.length === 0) throw new Error(`${folder} has no routes`);
  return found;
}

/** Routes of a folder none of these addresses belongs to: a page that is new and that nobody looked at. */
export function notLookedAt(folder: string, base: string, addresses: ReadonlySet<string>): readonly string[] {
  return routesOf(folder).filter((route) => {
    // What is written out is a page of its own, not one of a number.
    const other = routesOf(folder).filter((one) => !one.includes(':'));
    const pattern = new RegExp(`^${base}${route.replaceAll(/:\w+/g, '[^/]+')}/?$`.replace('//', '/'));
    return ![...addresses].some(
      (address) => pattern.test(address) && (!route.includes(':') || !other.includes(address.slice(base.length))),
    );
  });
}
