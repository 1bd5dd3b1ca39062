import './env-file';
import { startDatabase } from '@app/composition';
import { type Config, ConfigError, loadConfig } from '@app/platform';
import { plainFaultOf } from './plain-fault';

/** `npm run migrate`: brings the database to this version and ends. */
async function migrate(config: Config): Promise<void> {
  const database = await startDatabase(config, (line) => console.log(line));
  console.log(`schema is at ${database.expected}`);
  await database.embedded?.stop();
}

async function main(): Promise<void> {
  const config = loadConfig(process.env, process.cwd());
  await migrate(config).catch((error: unknown) => {
    console.error(plainFaultOf(error, config) ?? error);
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
