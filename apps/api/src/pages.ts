import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the build puts the web apps. */
export const WEB = join(__dirname, '../../../web');
export const CONSOLE = join(WEB, 'console');
/** The cadre's phone under /m/ and the enterprise's pages under /p/ are one app with two entries. */
export const PHONE = join(WEB, 'phone');
/** Tries operations of the API: at /graphql in demo mode. */
export const GRAPHIQL = join(WEB, 'graphiql');

/** GraphiQL brings its styles and its font inside scripts and style sheets; other hosts stay shut out for it as for every page. */
export const GRAPHIQL_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** Paths that are no page of a web app. */
const SERVICES = /^\/(graphql|files|imports|events|info|healthz|readyz|metrics|graphiql)(?=$|[/?])/;

interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

const isReadable = (path: string): boolean => {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
};

/** Where an address with a broken escape leads: to nothing, by the same way and with the same headers as any other missing one. */
const NOWHERE = '/%25';

/**
 * Every address of a web app is answered with its one page; the app reads the address. Only for a browser that asks for a
 * page: a missing file or service stays a 404.
 */
export function pageFor({ method, url = '/', headers }: Asked, graphiql = false): string {
  const path = url.replace(/\?.*$/s, '');
  if (!isReadable(path)) return NOWHERE;
  const wantsPage = (method === 'GET' || method === 'HEAD') && String(headers['accept'] ?? '').includes('text/html');
  if (wantsPage && graphiql && /^\/graphql\/?$/.test(path)) return '/graphiql/index.html';
  if (!wantsPage || SERVICES.test(path) || /\.\w+$/.test(path)) return url;
  return /^\/[mp](?=$|\/)/.test(path) ? '/m/index.html' : '/index.html';
}

export function assertBuilt(): void {
  if (![CONSOLE, PHONE, GRAPHIQL].every((app) => existsSync(join(app, 'index.html'))))
    throw new Error('The web pages are not built: run `npm run build` (npm start does).');
}
