import { AppealsClock, AppealsModule } from '@app/appeals';
import type { Clock } from '@app/kernel';
import { AuditModule, type DatabaseUrls, DatabaseModule, FilesModule, PeriodicTask, WorkerModule } from '@app/platform';
import { type DynamicModule, Injectable, Module, type Type } from '@nestjs/common';
import { CompositionModule } from './composition.module';
import { DOMAIN_MODULES, ENTITIES } from './domain';

/** Deadlines that pass by themselves: 视为受理, answers passed on to merged appeals. */
@Injectable()
export class AppealsTask extends PeriodicTask {
  readonly name = 'appeals clock';
  readonly everyMs = 60_000;

  constructor(private readonly clock: AppealsClock) {
    super();
  }

  async run(): Promise<void> {
    await this.clock.run();
  }
}

export interface SystemOptions {
  readonly urls: Pick<DatabaseUrls, 'app' | 'portal'>;
  readonly poolSize: number;
  readonly dataDir: string;
  readonly role: 'api' | 'worker' | 'all';
  /** Absent: the system's. */
  readonly clock?: Clock;
}

@Module({ imports: [AppealsModule], providers: [AppealsTask] })
class TasksModule {}

/** The whole system without HTTP: what the server, the worker and the demo are made of. */
export function systemModules({ urls, poolSize, dataDir, role, clock }: SystemOptions): (DynamicModule | Type)[] {
  return [
    DatabaseModule.forRoot({ appUrl: urls.app, portalUrl: urls.portal, poolSize, entities: ENTITIES, ...(clock ? { clock } : {}) }),
    WorkerModule.forRoot({ role }),
    FilesModule.forRoot({ dataDir }),
    AuditModule,
    CompositionModule,
    ...DOMAIN_MODULES,
    TasksModule,
  ];
}
