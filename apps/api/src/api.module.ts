import type { StartedDatabase } from '@app/composition';
import { type Config, DatabaseModule, EXPECTED_SCHEMA, FaultFilter, graphqlModule, HealthController, PermissionGuard } from '@app/platform';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';

/** Wires the libraries to HTTP and GraphQL; holds no business rule. */
@Module({})
export class ApiModule {
  static forRoot(config: Config, { urls, expected }: StartedDatabase): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        DatabaseModule.forRoot({ appUrl: urls.app, portalUrl: urls.portal, poolSize: config.poolSize, entities: [] }),
        graphqlModule({ introspection: !config.production, schemaFile: true }),
      ],
      controllers: [HealthController],
      providers: [
        { provide: EXPECTED_SCHEMA, useValue: expected },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: FaultFilter },
      ],
    };
  }
}
