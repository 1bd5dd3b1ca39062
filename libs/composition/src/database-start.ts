import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@app/embedded-postgres';
import {
  type Config,
  type DatabaseUrls,
  dropDatabase,
  expectedVersion,
  loadSchema,
  mayCreateRoles,
  migrate,
  prepareDatabase,
  rolesOf,
} from '@app/platform';
import { FEATURES } from './features';

/** The database a server works on, ready and at the expected schema, or a plain error that says what to do. */
export interface StartedDatabase {
  readonly urls: DatabaseUrls;
  readonly expected: string;
  readonly embedded: EmbeddedPostgres | null;
}

export const MIGRATIONS = join(__dirname, '../../../../migrations');

type Log = (line: string) => void;

/** What the administrator has to set otherwise; the message says how. */
export class SetUpError extends Error {}

async function externalUrls(config: Config & { readonly databaseUrl: string }): Promise<DatabaseUrls> {
  if (config.databaseOwnerUrl || config.databasePortalUrl) {
    if (!config.databasePortalUrl)
      throw new SetUpError('DATABASE_PORTAL_URL is missing: the enterprise portal signs in with a role of its own (docs/operations.md).');
    return { owner: config.databaseOwnerUrl, app: config.databaseUrl, portal: config.databasePortalUrl };
  }
  if (await mayCreateRoles(config.databaseUrl)) return prepareDatabase(config.databaseUrl);
  throw new SetUpError(
    "DATABASE_URL names a role that may not create others. Either give an administrator's address once (`npm run database:prepare`), or set DATABASE_OWNER_URL and DATABASE_PORTAL_URL as well (docs/operations.md).",
  );
}

/** Name of the database in the embedded PostgreSQL. */
const EMBEDDED_NAME = 'zhuqi';

/** Empties the embedded database and brings it to the present schema again. */
export async function emptyEmbedded(embedded: EmbeddedPostgres, log: Log): Promise<void> {
  await dropDatabase(embedded.adminUrl, EMBEDDED_NAME);
  const urls = await prepareDatabase(embedded.adminUrl, EMBEDDED_NAME);
  await migrate(urls.owner, rolesOf(urls), await loadSchema(MIGRATIONS), FEATURES, log);
}

/** Embedded or external, one code path from here on: roles, migrations, row security. */
export async function startDatabase(config: Config, log: Log): Promise<StartedDatabase> {
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  try {
    const urls = config.databaseUrl
      ? await externalUrls({ ...config, databaseUrl: config.databaseUrl })
      : await prepareDatabase(embedded!.adminUrl, EMBEDDED_NAME);
    const schema = await loadSchema(MIGRATIONS);
    if (urls.owner) await migrate(urls.owner, rolesOf({ ...urls, owner: urls.owner }), schema, FEATURES, log);
    return { urls, expected: expectedVersion(schema), embedded };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
