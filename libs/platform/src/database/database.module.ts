import { Clock, SystemClock } from '@app/kernel';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import './pg-types';
import { APP_SOURCE, Database, DOOR_SOURCE, PORTAL_SOURCE } from './database';
import { Features } from '../feature/features';
import type { EntityClass } from './entity-class';

export interface DatabaseOptions {
  readonly appUrl: string;
  readonly portalUrl: string;
  readonly poolSize: number;
  readonly features: Features;
  /** A fixed clock for the demo and for tests; otherwise the system's. */
  readonly clock?: Clock;
}

/** Connections kept for sign-in and health. */
const DOOR_POOL = 4;

/** A data source of one role: TypeORM for aggregates that change, its pool for everything that is read. */
export async function openSource(url: string, name: string, poolSize: number, entities: readonly EntityClass[]): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [...entities] as EntityClass[],
    synchronize: false,
    poolSize,
    applicationName: name,
    connectTimeoutMS: 5000,
    extra: {
      pipeline: true,
      statement_timeout: 20_000,
      lock_timeout: 8000,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
    },
  });
  await source.initialize();
  // A client that loses its server while it is lent out says so by an event; without a listener the process would end.
  // The pool takes its own listener away after this event, so ours cannot be counted and is remembered instead.
  const heard = new WeakSet<PoolClient>();
  ((source.driver as PostgresDriver).master as Pool).on('acquire', (client: PoolClient) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => undefined);
    // A statement whose client is gone is given up within a second, where the server can tell; elsewhere its own limit ends it.
    client.query('SET client_connection_check_interval = 1000').catch(() => undefined);
  });
  return source;
}

@Global()
@Module({})
export class DatabaseModule {
  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: Features, useValue: options.features },
        { provide: Clock, useValue: options.clock ?? new SystemClock() },
        { provide: APP_SOURCE, useFactory: () => openSource(options.appUrl, 'zhuqi', options.poolSize, options.features.entities) },
        {
          provide: PORTAL_SOURCE,
          useFactory: () => openSource(options.portalUrl, 'zhuqi-portal', Math.max(2, options.poolSize >> 2), options.features.entities),
        },
        { provide: DOOR_SOURCE, useFactory: () => openSource(options.appUrl, 'zhuqi-door', DOOR_POOL, options.features.entities) },
        Database,
      ],
      exports: [Clock, Database, Features],
    };
  }
}
