import { type StartedDatabase, systemModules } from '@app/composition';
import { IdentityModule } from '@app/identity';
import {
  CONFIG,
  type Config,
  EXPECTED_SCHEMA,
  FaultFilter,
  graphqlModule,
  HealthController,
  LiveModule,
  MetricsModule,
  PermissionGuard,
} from '@app/platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { InfoController } from './info.controller';
import { SchemaController } from './schema.controller';

@Global()
@Module({})
class SettingsModule {
  static forRoot(config: Config, expected: string): DynamicModule {
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: EXPECTED_SCHEMA, useValue: expected },
    ];
    return { module: SettingsModule, providers, exports: providers };
  }
}

/** Wires the libraries to HTTP and GraphQL; holds no business rule. A process with ROLE=worker serves health and metrics only. */
@Module({})
export class ApiModule {
  static forRoot(config: Config, { urls, expected }: StartedDatabase): DynamicModule {
    const serves = config.role !== 'worker';
    return {
      module: ApiModule,
      imports: [
        SettingsModule.forRoot(config, expected),
        ...systemModules({ urls, poolSize: config.poolSize, dataDir: config.dataDir, role: config.role }),
        MetricsModule,
        ...(serves
          ? [graphqlModule({ introspection: config.introspection, schemaFile: true }), LiveModule.forRoot({ imports: [IdentityModule] })]
          : []),
      ],
      controllers: [HealthController, ...(serves ? [InfoController, SchemaController] : [])],
      providers: [
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: FaultFilter },
      ],
    };
  }
}
