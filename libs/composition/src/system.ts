import type { Clock } from '@app/kernel';
import { type DatabaseUrls, DatabaseModule, FilesModule, WorkerModule } from '@app/platform';
import type { DynamicModule, Type } from '@nestjs/common';
import { CompositionModule } from './composition.module';
import { FEATURES } from './features';

export interface SystemOptions {
  readonly urls: Pick<DatabaseUrls, 'app' | 'portal'>;
  readonly poolSize: number;
  readonly dataDir: string;
  readonly role: 'api' | 'worker' | 'all';
  /** Absent: the system's. */
  readonly clock?: Clock;
}

/** The whole system without HTTP: what the server, the worker and the demo are made of. */
export function systemModules({ urls, poolSize, dataDir, role, clock }: SystemOptions): (DynamicModule | Type)[] {
  return [
    DatabaseModule.forRoot({ appUrl: urls.app, portalUrl: urls.portal, poolSize, features: FEATURES, ...(clock ? { clock } : {}) }),
    WorkerModule.forRoot({ role }),
    FilesModule.forRoot({ dataDir }),
    CompositionModule,
    ...FEATURES.modules,
  ];
}
