import '@fastify/cookie';
import type { Actor } from '@app/kernel';
import { localeFrom, say } from '@app/messages';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Fault, HTTP_STATUS } from '../errors/fault';
import { currentLocale, withLocale } from '../errors/locale';
import { fromDatabase } from '../database/database-errors';
import { asking, withAsking } from './asking';
import { markBrowsers, originOf } from './browser-mark';
import { type Authenticator, type Credentials, SESSION_COOKIE } from './authenticator';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
    /** Came over TLS, here or at the proxy in front: cookies are Secure. */
    secureSite: boolean;
  }
}

/** Bytes of a refused body that are worth reading so that the connection stays. */
const MOST_READ_AWAY = 24 * 1024 * 1024;

/** Asked of the route that was found, not of the address as it was written: `/%67raphql` leads to `/graphql` too. */
const GUARDED = /^\/(graphql|files|imports|events)(?=$|\/)/;

const bearer = (request: FastifyRequest): string | null => {
  const found = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '');
  return found?.[1] ?? null;
};

/** What a request shows: a bearer token wins over a cookie. */
export function credentialsOf(request: FastifyRequest): Credentials {
  const bearerToken = bearer(request);
  return { sessionToken: bearerToken ? null : (request.cookies[SESSION_COOKIE] ?? null), bearerToken, origin: originOf(request) };
}

/** A page of another site must not act with our cookie: the browser names its origin, and it has to be ours. */
export function isForeignOrigin(request: Pick<FastifyRequest, 'headers'>, publicUrl: string | null): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  if (publicUrl && origin === publicUrl) return false;
  try {
    return new URL(origin).host !== host;
  } catch {
    return true;
  }
}

export function answerFault(reply: FastifyReply, fault: Fault): FastifyReply {
  const status = HTTP_STATUS[fault.code];
  if (fault.code === 'UNAVAILABLE') void reply.header('retry-after', '5');
  const fields = fault.fields.map((f) => ({ path: f.path, code: f.code, message: say(f.code, f.params, currentLocale()) }));
  return reply.status(status).send({
    errors: [
      {
        message: say(fault.messageCode, fault.params, currentLocale()),
        extensions: { code: fault.code, messageCode: fault.messageCode, params: fault.params, ...(fields.length ? { fields } : {}) },
      },
    ],
  });
}

/** Who asks, and in which language: settled once for GraphQL, files and imports alike. */
export function addRequestHooks(fastify: FastifyInstance, authenticator: Authenticator, publicUrl: string | null): void {
  fastify.decorateRequest('actor', null);
  fastify.decorateRequest('secureSite', false);
  const publishedOverTls = publicUrl?.startsWith('https:') === true;
  fastify.addHook('onRequest', (request, _reply, done) => {
    request.secureSite = publishedOverTls || request.protocol === 'https';
    withLocale(localeFrom(request.headers['accept-language']), () => withAsking(done));
  });
  markBrowsers(fastify, (request) => GUARDED.test(request.routeOptions.url ?? '') && !request.headers.authorization);
  // A body that nobody read would be taken for the next request of the same connection: it is read away, or the connection ends with it.
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = request;
    if (!raw.complete && !raw.destroyed) {
      if (Number(raw.headers['content-length'] ?? Infinity) > MOST_READ_AWAY) void reply.header('connection', 'close');
      raw.unpipe();
      raw.resume();
    }
    done(null, payload);
  });
  fastify.addHook('preHandler', async (request, reply) => {
    if (!GUARDED.test(request.routeOptions.url ?? '')) return;
    // Personal data: neither the browser nor anything between keeps an answer. Routes that know better say so themselves.
    void reply.header('cache-control', 'private, no-store');
    const credentials = credentialsOf(request);
    if (credentials.sessionToken && request.method !== 'OPTIONS' && isForeignOrigin(request, publicUrl)) {
      return answerFault(reply, new Fault('FORBIDDEN'));
    }
    const by = asking();
    if (by) by.origin = credentials.origin ?? by.origin;
    try {
      request.actor = await authenticator.authenticate(credentials);
      if (by) Object.assign(by, { sessionId: request.actor?.sessionId ?? null, tokenId: request.actor?.tokenId ?? null });
    } catch (error) {
      const fault = fromDatabase(error);
      if (fault instanceof Fault) return answerFault(reply, fault);
      throw error;
    }
    return undefined;
  });
}
