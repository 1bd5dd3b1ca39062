import './env-file';
import 'reflect-metadata';
import { FEATURES, startDatabase } from '@app/composition';
import { resetOnServer } from '@app/identity';
import { SystemClock } from '@app/kernel';
import { isMessageCode, say } from '@app/messages';
import { type Config, ConfigError, Database, Fault, loadConfig, openSource } from '@app/platform';
import { plainFaultOf } from './plain-fault';

/** `npm run reset-administrator -- <name>`: prints a new start password for whoever signs in by this name. */
async function printPassword(config: Config, loginName: string): Promise<void> {
  const { urls, embedded } = await startDatabase(config, (line) => console.error(line));
  const [app, portal] = await Promise.all([
    openSource(urls.app, 'zhuqi', 2, FEATURES.entities),
    openSource(urls.portal, 'zhuqi-portal', 1, FEATURES.entities),
  ]);
  const database = new Database(app, portal, new SystemClock());
  try {
    const password = await resetOnServer(database, loginName);
    console.log(`Start password of ${loginName}, to be changed when signing in / 初始密码，登录后须修改:\n${password}`);
  } finally {
    await database.onApplicationShutdown();
    await embedded?.stop();
  }
}

const inWords = (error: unknown): string | undefined =>
  error instanceof Fault && isMessageCode(error.messageCode) ? say(error.messageCode, error.params, 'en') : undefined;

async function main(): Promise<void> {
  const config = loadConfig(process.env, process.cwd());
  const [loginName] = process.argv.slice(2);
  if (!loginName) throw new ConfigError(['Say whose: npm run reset-administrator -- <name to sign in with>']);
  await printPassword(config, loginName).catch((error: unknown) => {
    console.error(plainFaultOf(error, config) ?? inWords(error) ?? error);
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
