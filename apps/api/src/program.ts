import 'reflect-metadata';
import { startDatabase, type StartedDatabase } from '@app/composition';
import { type Config, ConfigError, loadConfig } from '@app/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { announce } from './announce';
import { prepareDemo } from './demo';
import { plainFaultOf } from './plain-fault';
import { createServer } from './server';

/** What runs so far, in the order it was started. */
interface Running {
  database?: Promise<StartedDatabase>;
  app?: NestFastifyApplication;
}

const log = (line: string): void => console.log(line);

async function start(config: Config, running: Running): Promise<void> {
  running.database = startDatabase(config, log);
  const database = await running.database;
  await prepareDemo(config, database, log);
  running.app = await createServer(config, database);
  await running.app.listen(config.port, config.host);
  announce(config, await running.app.getUrl());
}

async function stop({ app, database }: Running): Promise<void> {
  // The work in the background first: it would complain about a database that went.
  await app?.close().catch(() => undefined);
  const started = await database?.catch(() => undefined);
  await started?.embedded?.stop();
}

/** Also while it starts: a database that was started for nobody must not stay behind. A second signal ends at once. */
const signalled = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

async function serve(): Promise<void> {
  const config = loadConfig(process.env, process.cwd());
  const told = signalled();
  const running: Running = {};
  let code = 0;
  try {
    await Promise.race([start(config, running), told]);
    await told;
  } catch (error) {
    console.error(plainFaultOf(error, config) ?? error);
    code = 1;
  }
  await stop(running);
  process.exit(code);
}

/** Serves until it is told to stop; a plain word of what is wrong, and 1, where it cannot. */
export function run(): void {
  serve().catch((error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : error);
    process.exit(1);
  });
}
