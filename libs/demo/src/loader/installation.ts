import { CompositionModule, DOMAIN_MODULES, ENTITIES } from '@app/composition';
import type { Clock } from '@app/kernel';
import { AuditModule, DatabaseModule, FilesModule, WorkerModule } from '@app/platform';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DemoInstallation } from './stage';

/** Connections of the loader: the story is told one act after the other, enterprises come by the portal's own. */
const POOL = 4;

@Module({})
class StoryModule {}

/**
 * Builds the services of an installation on a database that runs by the story's clock. No worker runs beside them: relay, deadlines
 * and the sealing of the audit wait for the real start.
 */
export const demoInstallation =
  (urls: { readonly app: string; readonly portal: string }, dataDir: string) =>
  async (clock: Clock): Promise<DemoInstallation> =>
    NestFactory.createApplicationContext(
      {
        module: StoryModule,
        imports: [
          DatabaseModule.forRoot({ appUrl: urls.app, portalUrl: urls.portal, poolSize: POOL, entities: ENTITIES, clock }),
          WorkerModule.forRoot({ role: 'api' }),
          FilesModule.forRoot({ dataDir }),
          AuditModule,
          CompositionModule,
          ...DOMAIN_MODULES,
        ],
      },
      { logger: false, abortOnError: false },
    );
