import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Logger } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { Database } from '../database/database';
import { HTTP_STATUS, type FaultCode } from '../errors/fault';
import type { RequestContext } from './context';
import { formatError } from './errors';
import { recordTries } from './tries';

type Plugins = NonNullable<ApolloDriverConfig['plugins']>;

/** Ends the operation's read transaction, whatever happened in it, and gives refused requests their HTTP status. */
const lifecycle: ApolloServerPlugin<RequestContext> = {
  requestDidStart: ({ contextValue: asked }) => {
    // Whoever has gone away is read for no longer.
    const { raw } = asked.reply;
    raw.once('close', () => {
      if (!raw.writableFinished) asked.reader?.abandon();
    });
    return Promise.resolve({
      async willSendResponse({ contextValue, response }: GraphQLRequestContextWillSendResponse<RequestContext>): Promise<void> {
        await contextValue.reader?.close();
        const body = response.body?.kind === 'single' ? response.body.singleResult : undefined;
        const code = body?.errors?.[0]?.extensions?.['code'] as FaultCode | undefined;
        if (
          code === 'UNAVAILABLE' &&
          (body?.data === undefined || body.data === null || Object.values(body.data).every((v) => v === null))
        ) {
          response.http.status = HTTP_STATUS.UNAVAILABLE;
          response.http.headers.set('retry-after', '5');
        }
      },
    });
  },
};

const limits = new ApolloArmor({
  maxDepth: { enabled: true, n: 12, exposeLimits: false },
  maxAliases: { enabled: true, n: 15, exposeLimits: false },
  maxDirectives: { enabled: true, n: 20, exposeLimits: false },
  costLimit: {
    enabled: true,
    maxCost: 20_000,
    objectCost: 2,
    scalarCost: 1,
    depthCostFactor: 1.5,
    ignoreIntrospection: true,
    exposeLimits: false,
  },
  // It turns syntax errors into status 500; Apollo's own token limit is used instead.
  maxTokens: { enabled: false },
  blockFieldSuggestion: { enabled: true },
});

export interface GraphqlOptions {
  readonly introspection: boolean;
  /** Where the schema is written in development; true keeps it in memory. */
  readonly schemaFile: string | true;
}

/** Apollo Server on Fastify, code first, closed by default. */
export function graphqlModule({ introspection, schemaFile }: GraphqlOptions): DynamicModule {
  const log = new Logger('graphql');
  const report = (error: unknown): void => log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const protection = limits.protect();
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    inject: [Database],
    useFactory: (database: Database): ApolloDriverConfig => ({
      autoSchemaFile: schemaFile,
      sortSchema: true,
      path: '/graphql',
      introspection,
      playground: false,
      graphiql: false,
      csrfPrevention: true,
      includeStacktraceInErrorResponses: false,
      hideSchemaDetailsFromClientErrors: !introspection,
      parseOptions: { maxTokens: 3000 },
      // Apollo is typed twice, for CommonJS and for modules; the plugins are the same objects.
      plugins: [
        ...protection.plugins,
        lifecycle,
        recordTries(database),
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
      ] as unknown as Plugins,
      validationRules: [...protection.validationRules],
      allowBatchedHttpRequests: false,
      // Our pages send whole operations: nobody fills a cache of documents from outside.
      persistedQueries: false,
      formatError: (formatted: GraphQLFormattedError, error: unknown) => formatError(formatted, error, report),
      context: (request: FastifyRequest, reply: FastifyReply): RequestContext => ({
        actor: request.actor ?? null,
        reader: undefined,
        openReader: (actor) => database.openReader(actor),
        request,
        reply,
      }),
    }),
  });
}
