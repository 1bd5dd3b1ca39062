import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { StartedDatabase } from '@app/composition';
import { addRequestHooks, addRequestLog, Authenticator, type Config, inputValidation, ZhuqiLogger } from '@app/platform';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module';
import { assertBuilt, CONSOLE, GRAPHIQL, GRAPHIQL_POLICY, pageFor, PHONE } from './pages';

/** Largest JSON body: a GraphQL operation; files have a door of their own. */
const LONGEST_BODY = 1024 * 1024;
const LARGEST_FILE = 20 * 1024 * 1024;

async function adapterFor(config: Config): Promise<FastifyAdapter> {
  const https = config.tlsCert && config.tlsKey ? { cert: await readFile(config.tlsCert), key: await readFile(config.tlsKey) } : null;
  return new FastifyAdapter({
    bodyLimit: LONGEST_BODY,
    // The one proxy in front: what stands further left in X-Forwarded-For is whatever the client wrote there.
    trustProxy: config.trustProxy && ((_address: string, hop: number) => hop === 0),
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    rewriteUrl: (request: IncomingMessage) => pageFor(request, config.demo),
    ...(https ? { https } : {}),
  });
}

/** The HTTP server of one installation: GraphQL, files, health, and the web pages. */
export async function createServer(config: Config, database: StartedDatabase): Promise<NestFastifyApplication> {
  const logger = new ZhuqiLogger(config.logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(config, database), await adapterFor(config), {
    logger,
    abortOnError: false,
  });
  const tls = config.tlsCert !== null || config.publicUrl?.startsWith('https:') === true;
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: tls ? { maxAge: 15_552_000 } : false,
    crossOriginOpenerPolicy: tls,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(multipart, {
    limits: { fileSize: LARGEST_FILE, files: 1, fields: 10, fieldSize: 10_000, parts: 12, headerPairs: 50 },
  });
  if (config.role !== 'worker') {
    assertBuilt();
    for (const [prefix, root] of [['/', CONSOLE], ['/m/', PHONE], ...(config.demo ? ([['/graphiql/', GRAPHIQL]] as const) : [])] as const) {
      await app.register(fastifyStatic, {
        root,
        prefix,
        // While somebody works on the pages, files come and go.
        wildcard: config.development,
        decorateReply: prefix === '/',
        index: ['index.html'],
        preCompressed: true,
        // The names of assets carry their content; the page itself is asked for anew each time.
        cacheControl: false,
        setHeaders: (reply, path) => {
          void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
          if (root === GRAPHIQL) void reply.header('content-security-policy', GRAPHIQL_POLICY);
        },
      });
    }
  }
  app.useGlobalPipes(inputValidation());
  addRequestLog(app.getHttpAdapter().getInstance() as never, logger);
  addRequestHooks(app.getHttpAdapter().getInstance() as never, app.get(Authenticator), config.publicUrl);
  return app;
}
