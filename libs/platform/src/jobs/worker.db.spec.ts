import { eventually } from '@test/eventually';
import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM_ACTOR } from '@app/kernel';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TestDatabase } from '@test/test-database';
import pg from 'pg';
import { Database } from '../database/database';
import { DatabaseModule } from '../database/database.module';
import type { Tx } from '../database/tx';
import { EVENT_CONSUMERS, EventConsumer, type Followed, type StoredEvent } from '../events/event-consumer';
import { Metrics } from '../logging/metrics';
import { Features } from '../feature/features';
import { PLATFORM_FEATURE } from '../feature/platform.feature';
import type { AuditAction, IdsOf, Topic } from '../events/topics';
import { type Job, JobHandler } from './job';
import { JobQueue } from './job-queue';
import { PeriodicTask } from './periodic-task';
import { WorkerModule } from './worker.module';

/** An event makes a job, in one transaction. */
@Injectable()
class Chain extends EventConsumer {
  readonly name = 'chain';
  readonly topics = ['chain'] as unknown as Followed;
  constructor(private readonly jobs: JobQueue) {
    super();
  }
  async handle(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) await this.jobs.enqueueIn(tx, { kind: 'chain', uniqueKey: `chain:${event.seq}` });
  }
}
const done: string[] = [];
@Injectable()
class ChainJob extends JobHandler {
  readonly kind = 'chain';
  run(job: Job): Promise<void> {
    done.push(job.id);
    return Promise.resolve();
  }
}
@Injectable()
class Ticker extends PeriodicTask {
  readonly name = 'ticker';
  readonly everyMs = 50;
  ticks = 0;
  run(): Promise<void> {
    this.ticks++;
    return this.ticks === 2 ? Promise.reject(new Error('one bad tick')) : Promise.resolve();
  }
}
@Module({ providers: [Chain, { provide: EVENT_CONSUMERS, useFactory: (chain: Chain) => [chain], inject: [Chain] }, ChainJob, Ticker] })
class BusinessModule {}

describe('the worker', () => {
  let db: TestDatabase;
  let app: INestApplicationContext;
  const start = async (role: 'api' | 'all'): Promise<INestApplicationContext> => {
    const database = DatabaseModule.forRoot({
      appUrl: db.urls.app,
      portalUrl: db.urls.portal,
      poolSize: 8,
      features: new Features([PLATFORM_FEATURE]),
    });
    return NestFactory.createApplicationContext(
      { module: BusinessModule, imports: [database, WorkerModule.forRoot({ role })] },
      { logger: false },
    );
  };
  const publish = () =>
    app.get(Database).write(SYSTEM_ACTOR, async (tx) => {
      await tx.publish({ topic: 'chain.begun' as Topic, orgPath: '0001.', ids: {} as IdsOf<Topic> });
      await tx.audit({
        action: 'chain.begin' as AuditAction,
        subjectKind: 'chain',
        subjectId: '01a20b84-86d9-7134-8dc4-ca503d2be411',
        orgPath: '0001.',
      });
    });
  const cut = async (allow: boolean) => {
    const admin = new pg.Client({ connectionString: db.urls.admin });
    await admin.connect();
    await admin.query(`ALTER DATABASE ${db.name} ALLOW_CONNECTIONS ${allow}`);
    if (!allow)
      await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name LIKE 'zhuqi%'`, [
        db.name,
      ]);
    await admin.end();
  };

  beforeAll(async () => {
    db = await TestDatabase.create();
  });
  afterAll(() => db.drop());
  afterEach(() => app.close());

  it('brings an event to its job, seals the audit, ticks on after a bad tick, and stops', async () => {
    app = await start('all');
    await publish();
    await eventually(() => done.length > 0);
    await eventually(() => app.get(Ticker).ticks > 3);
    await eventually(async () => (await db.look('SELECT 1 FROM audit_seal')).length > 0);
    const text = await app.get(Metrics).text();
    expect(text).toMatch(/zhuqi_database_up 1/);
    expect(text).toMatch(/zhuqi_job_attempts_total\{kind="chain",outcome="done"\} 1/);
    expect(text).toMatch(/zhuqi_event_lag\{consumer="chain"\} 0/);
    expect(text).toMatch(/zhuqi_jobs\{state="DEAD"\} 0/);
    await app.close();
    expect(done).toHaveLength(1);
  });

  it('goes on by itself after the database was away, and answers for its metrics meanwhile', async () => {
    app = await start('all');
    const database = app.get(Database);
    const reading = database
      .read(SYSTEM_ACTOR, (r) => r.rows('SELECT pg_sleep(600)'))
      .then(
        () => 'read',
        (e: unknown) => String(e),
      );
    const writing = database
      .write(SYSTEM_ACTOR, (tx) => tx.rows('SELECT pg_sleep(600)'))
      .then(
        () => 'written',
        (e: unknown) => String(e),
      );
    await sleep(200);
    await cut(false);
    expect(await Promise.all([reading, writing])).toEqual(['Fault: UNAVAILABLE', 'Fault: UNAVAILABLE']);
    const text = await app.get(Metrics).text();
    expect(text).toMatch(/zhuqi_database_up 0/);
    expect(text).toMatch(/process_cpu_seconds_total/);
    expect(text).not.toMatch(/zhuqi_(jobs|event_lag)\{|^zhuqi_audit_unsealed /m);
    await sleep(1500);
    await cut(true);
    const had = done.length;
    await publish();
    await eventually(() => done.length === had + 1);
  });

  it('does none of it in a process that only serves', async () => {
    app = await start('api');
    const had = done.length;
    await publish();
    await sleep(1200);
    expect([done.length, app.get(Ticker).ticks]).toEqual([had, 0]);
  });
});
