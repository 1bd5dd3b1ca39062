import './env-file';
import 'reflect-metadata';
import { FEATURES, startDatabase } from '@app/composition';
import { issueFirstAdminLink } from '@app/identity';
import { SystemClock } from '@app/kernel';
import { isMessageCode, say } from '@app/messages';
import { type Config, ConfigError, Database, Fault, loadConfig, openSource } from '@app/platform';
import { plainFaultOf } from './plain-fault';

/** `npm run first-admin`: prints the link with which the first administrator sets an installation up. */
async function printLink(config: Config): Promise<void> {
  const { urls, embedded } = await startDatabase(config, (line) => console.error(line));
  const [app, portal] = await Promise.all([
    openSource(urls.app, 'zhuqi', 2, FEATURES.entities),
    openSource(urls.portal, 'zhuqi-portal', 1, FEATURES.entities),
  ]);
  const database = new Database(app, portal, new SystemClock());
  try {
    const token = await issueFirstAdminLink(database);
    const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
    console.log(`Open this once, within 24 hours / 请在 24 小时内打开，只能用一次:\n${base}/?first-admin=${token}`);
  } finally {
    await database.onApplicationShutdown();
    await embedded?.stop();
  }
}

const inWords = (error: unknown): string | undefined =>
  error instanceof Fault && isMessageCode(error.messageCode) ? say(error.messageCode, error.params, 'en') : undefined;

async function main(): Promise<void> {
  const config = loadConfig(process.env, process.cwd());
  await printLink(config).catch((error: unknown) => {
    console.error(plainFaultOf(error, config) ?? inWords(error) ?? error);
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
