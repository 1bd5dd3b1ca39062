import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AccessDescription } from '../../libs/platform/src/database/access';
import { loadSchema, migrate } from '../../libs/platform/src/database/migrations';
import { prepareDatabase, rolesOf } from '../../libs/platform/src/database/prepare';

const CLI = join(__dirname, '../../dist/libs/embedded-postgres/src/cli.js');
/** Who sees which rows comes from the built features: here no name of a library is resolved. */
const COMPOSITION = join(__dirname, '../../dist/libs/composition/src');
export const TEMPLATE = 'zhuqi_test';

declare global {
  var testCluster: { readonly child: ChildProcess; readonly folder: string } | undefined;
}

async function startCluster(): Promise<string> {
  if (!existsSync(CLI)) throw new Error('The tests run the built program: run `npm run build` first (npm test does).');
  const folder = await mkdtemp(join(tmpdir(), 'zhuqi-test-'));
  // As root the server runs as another user, who must be able to enter.
  await chmod(folder, 0o755);
  const child = spawn(process.execPath, [CLI, '--data-dir', folder, '--fast'], { stdio: ['pipe', 'pipe', 'inherit'] });
  globalThis.testCluster = { child, folder };
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) return (JSON.parse(line) as { adminUrl: string }).adminUrl;
  }
  throw new Error('The embedded PostgreSQL of the tests did not start.');
}

/** One PostgreSQL for the run, one migrated template; each spec file works on a clone of its own. */
export default async function globalSetup(): Promise<void> {
  // Every kind of tests that needs it calls this, in one process.
  if (process.env['ZHUQI_TEST_URLS']) return;
  const adminUrl = process.env['TEST_DATABASE_ADMIN_URL'] ?? (await startCluster());
  const urls = await prepareDatabase(adminUrl, TEMPLATE);
  const { FEATURES } = require(COMPOSITION) as { readonly FEATURES: AccessDescription };
  await migrate(urls.owner, rolesOf(urls), await loadSchema(join(__dirname, '../../migrations')), FEATURES);
  process.env['ZHUQI_TEST_URLS'] = JSON.stringify({ admin: adminUrl, ...urls });
}
