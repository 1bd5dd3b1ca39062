import { randomBytes } from 'node:crypto';
import { addressKey, type Origin } from '@app/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What a browser keeps so that two acts from it are known to come from one; it opens nothing. */
export const BROWSER_COOKIE = 'zhuqi_browser';
const MARK = /^[\w-]{22}$/;
const TWO_YEARS_SECONDS = 63_072_000;

const markOf = (request: FastifyRequest): string | null => {
  const found = request.cookies?.[BROWSER_COOKIE];
  return found !== undefined && MARK.test(found) ? found : null;
};

/** The machine itself is no network: behind a proxy that is not trusted everybody would come from there. */
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/** Where a request comes from. */
export const originOf = (request: FastifyRequest): Origin => ({
  browser: markOf(request),
  address: LOOPBACK.test(request.ip) ? null : addressKey(request.ip),
});

const isPage = (reply: FastifyReply): boolean => String(reply.getHeader('content-type') ?? '').startsWith('text/html');

/** Gives a mark to each browser that opens a page or asks by itself; a program that shows a token needs none. */
export function markBrowsers(fastify: FastifyInstance, asksByItself: (request: FastifyRequest) => boolean): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!markOf(request) && (isPage(reply) || asksByItself(request))) {
      const secure = request.secureSite ? '; Secure' : '';
      const mark = randomBytes(16).toString('base64url');
      void reply.header('set-cookie', `${BROWSER_COOKIE}=${mark}; Max-Age=${TWO_YEARS_SECONDS}; Path=/; HttpOnly; SameSite=Lax${secure}`);
    }
    done(null, payload);
  });
}
