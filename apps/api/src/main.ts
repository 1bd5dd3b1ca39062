import 'reflect-metadata';
import { startDatabase } from '@app/composition';
import { ConfigError, EmbeddedPostgresError, loadConfig } from '@app/platform';
import { announce, listenFaultOf } from './announce';
import { prepareDemo } from './demo';
import { createServer } from './server';

async function main(): Promise<void> {
  const config = loadConfig(process.env, process.cwd());
  const database = await startDatabase(config, (line) => console.log(line));
  let closing = false;
  const stop = async (code: number): Promise<void> => {
    if (closing) return;
    closing = true;
    await database.embedded?.stop();
    process.exit(code);
  };
  try {
    await prepareDemo(config, database, (line) => console.log(line));
    const app = await createServer(config, database);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void app.close().finally(() => stop(0)));
    }
    await app.listen(config.port, config.host);
    announce(config, await app.getUrl());
  } catch (error) {
    console.error(listenFaultOf(error, config) ?? error);
    await stop(1);
  }
}

main().catch((error: unknown) => {
  console.error(
    error instanceof ConfigError || error instanceof EmbeddedPostgresError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : error,
  );
  process.exit(1);
});
