import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type ModuleMetadata,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { AuditSealer } from '../audit/audit-sealer';
import { Database } from '../database/database';
import { Metrics } from '../logging/metrics';
import { MetricsModule } from '../logging/metrics.controller';
import { EVENT_CONSUMERS, EventConsumer } from '../events/event-consumer';
import { EventRelay } from '../events/event-relay';
import { discovered, distinct } from './discover';
import { ActorDirectory, JOB_HANDLERS, JobHandler } from './job';
import { JobQueue } from './job-queue';
import { JOB_TIMES, JobRunner } from './job-runner';
import { JobStore } from './job-store';
import { Loop } from './loop';
import { PERIODIC_TASKS, PeriodicTask } from './periodic-task';

export interface WorkerOptions {
  /** What this process is: the work is done where it is 'worker' or 'all'. */
  readonly role: 'api' | 'worker' | 'all';
  /** Modules whose consumers, handlers and tasks need nothing that is global; others are found wherever they are. */
  readonly imports?: ModuleMetadata['imports'];
}
const WORKER_OPTIONS = Symbol('worker options');

const SEAL_EVERY_MS = 2000;
/** The whole worker is still after this long: what is not finished is given back or its lease ends. */
const STOP_WITHIN_MS = 9000;

/** Everything that goes on by itself: the relay of events, the sealer of the audit, the jobs and the periodic tasks. */
@Injectable()
export class Worker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private relay: EventRelay | undefined;
  private runner: JobRunner | undefined;
  private loops: readonly Loop[] = [];

  constructor(
    private readonly database: Database,
    private readonly store: JobStore,
    private readonly sealer: AuditSealer,
    private readonly discovery: DiscoveryService,
    private readonly metrics: Metrics,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
  ) {}

  onApplicationBootstrap(): void {
    // Looked for in every role, so that two of one name are a fault of the program and not of one process.
    const consumers = distinct(discovered(this.discovery, EventConsumer, EVENT_CONSUMERS), (c) => c.name, 'event consumers');
    const handlers = distinct(discovered(this.discovery, JobHandler, JOB_HANDLERS), (h) => h.kind, 'job handlers');
    const tasks = distinct(discovered(this.discovery, PeriodicTask, PERIODIC_TASKS), (t) => t.name, 'periodic tasks');
    if (this.options.role === 'api') return;
    this.relay = new EventRelay(this.database, consumers);
    this.runner = new JobRunner(this.store, this.database, handlers, this.actors(), JOB_TIMES, (kind, outcome) =>
      this.metrics.countAttempt(kind, outcome),
    );
    this.loops = [
      new Loop({ name: 'audit sealer', everyMs: SEAL_EVERY_MS, work: async () => (await this.sealer.sealBatch()) > 0 }),
      ...tasks.map((task) => new Loop({ name: task.name, everyMs: task.everyMs, work: (signal) => task.run(signal).then(() => false) })),
    ];
    for (const part of [this.relay, this.runner, ...this.loops]) part.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const parts = [this.relay, this.runner, ...this.loops].filter((part) => part !== undefined);
    await Promise.all(parts.map((part) => part.stop(STOP_WITHIN_MS)));
  }

  private actors(): ActorDirectory | null {
    return discovered(this.discovery, ActorDirectory, ActorDirectory).at(0) ?? null;
  }
}

@Module({})
export class WorkerModule {
  static forRoot(options: WorkerOptions): DynamicModule {
    return {
      module: WorkerModule,
      global: true,
      imports: [DiscoveryModule, MetricsModule, ...(options.imports ?? [])],
      providers: [{ provide: WORKER_OPTIONS, useValue: options }, JobQueue, JobStore, AuditSealer, Worker],
      exports: [JobQueue, AuditSealer],
    };
  }
}
