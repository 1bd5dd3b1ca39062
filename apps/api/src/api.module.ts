import { CompositionModule, DOMAIN_MODULES, ENTITIES, type StartedDatabase } from '@app/composition';
import {
  AuditModule,
  CONFIG,
  type Config,
  DatabaseModule,
  EXPECTED_SCHEMA,
  FaultFilter,
  FilesModule,
  graphqlModule,
  HealthController,
  MetricsModule,
  PermissionGuard,
  WorkerModule,
} from '@app/platform';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { InfoController } from './info.controller';

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
        DatabaseModule.forRoot({ appUrl: urls.app, portalUrl: urls.portal, poolSize: config.poolSize, entities: ENTITIES }),
        WorkerModule.forRoot({ role: config.role }),
        FilesModule.forRoot({ dataDir: config.dataDir }),
        MetricsModule,
        AuditModule,
        CompositionModule,
        ...DOMAIN_MODULES,
        ...(serves ? [graphqlModule({ introspection: config.introspection, schemaFile: true })] : []),
      ],
      controllers: [HealthController, ...(serves ? [InfoController] : [])],
      providers: [
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: FaultFilter },
      ],
    };
  }
}
