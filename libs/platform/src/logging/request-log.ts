import type { FastifyInstance } from 'fastify';
import type { ZhuqiLogger } from './zhuqi-logger';

/** Probes that ask every few seconds would fill the log. */
const SILENT = new Set(['/healthz', '/readyz', '/metrics']);

/** One line for each request: the route (never the address with its tokens and ids), status and duration. No person, no content. */
export function addRequestLog(fastify: FastifyInstance, { pino }: ZhuqiLogger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (!SILENT.has(route) || reply.statusCode >= 500) {
      const level = reply.statusCode >= 500 ? 'error' : 'info';
      pino[level](
        {
          context: 'http',
          request: request.id,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'request',
      );
    }
    done();
  });
}
