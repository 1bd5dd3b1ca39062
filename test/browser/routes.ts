import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses a router knows, read from its page: a child is joined to the parent before it, whatever else fits is no page of its own. */
function routesOf(router: string): readonly string[] {
  const source = readFileSync(join(__dirname, '../../apps', router), 'utf8');
  const found: string[] = [];
  let parent = '';
  for (const [, path = ''] of source.matchAll(/<Route\s+path="([^"]+)"/g)) {
    if (path === '*') continue;
    if (path.startsWith('/')) parent = path;
    found.push(path.startsWith('/') ? path : `${parent}/${path}`);
  }
  if (found.length === 0) throw new Error(`${router} has no routes`);
  return found;
}

/** Routes of a router none of these addresses belongs to: a page that is new and that nobody looked at. */
export function notLookedAt(router: string, base: string, addresses: ReadonlySet<string>): readonly string[] {
  return routesOf(router).filter((route) => {
    // What is written out is a page of its own, not one of a number.
    const other = routesOf(router).filter((one) => !one.includes(':'));
    const pattern = new RegExp(`^${base}${route.replaceAll(/:\w+/g, '[^/]+')}/?$`.replace('//', '/'));
    return ![...addresses].some(
      (address) => pattern.test(address) && (!route.includes(':') || !other.includes(address.slice(base.length))),
    );
  });
}
