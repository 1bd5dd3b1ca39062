import { CompositionModule, DOMAIN_MODULES, ENTITIES } from '@app/composition';
import { FINANCING_ENTITIES, FinancingModule } from '@app/financing';
import { type Clock, localDate, SYSTEM_ACTOR, yearPeriod } from '@app/kernel';
import { Database, DatabaseModule } from '@app/platform';
import { ReportingService } from '@app/reporting';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TestDatabase } from '@test/test-database';
import type { DemoState } from './load-demo';
import { loadDemo } from './load-demo';
import type { DemoInstallation } from './stage';

@Module({})
class Installation {}

const open = (db: TestDatabase) => (clock: Clock) =>
  NestFactory.createApplicationContext(
    {
      module: Installation,
      imports: [
        DatabaseModule.forRoot({ appUrl: db.urls.app, portalUrl: db.urls.portal, poolSize: 4, entities: [...new Set([...ENTITIES, ...FINANCING_ENTITIES])], clock }),
        CompositionModule,
        ...new Set([...DOMAIN_MODULES, FinancingModule]),
      ],
    },
    { logger: false, abortOnError: false },
  );

describe('the story in a database', () => {
  let db: TestDatabase;
  let state: DemoState;
  let took: number;
  let later: Awaited<ReturnType<ReturnType<typeof open>>>;
  beforeAll(async () => {
    db = await TestDatabase.create();
    const begun = performance.now();
    state = await loadDemo(open(db) as (clock: Clock) => Promise<DemoInstallation>, () => undefined);
    took = performance.now() - begun;
    console.log('took', took);
  }, 90_000);
  afterAll(async () => {
    await db.drop();
  });
  it('is', () => {
    expect(state).toBe('LOADED');
    void later; void localDate; void SYSTEM_ACTOR; void yearPeriod; void Database; void ReportingService;
  });
});
