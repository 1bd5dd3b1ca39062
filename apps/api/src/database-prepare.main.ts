import './env-file';
import { databaseOf, prepareDatabase } from '@app/platform';
import { plainFaultOf } from './plain-fault';

/** `DATABASE_ADMIN_URL=… npm run database:prepare`: makes the database and its roles, and prints the addresses to serve with. */
async function main(): Promise<void> {
  const admin = process.env['DATABASE_ADMIN_URL'];
  if (!admin)
    throw new Error(
      'Set DATABASE_ADMIN_URL to postgres://administrator:password@host:5432/zhuqi: a user who may create roles and databases, and the name of the database to make.',
    );
  const urls = await prepareDatabase(admin, databaseOf(admin)).catch((error: unknown) => {
    throw new Error(plainFaultOf(error, { databaseUrl: admin, dataDir: '', host: '', port: 0 }) ?? String(error), { cause: error });
  });
  console.log(`DATABASE_URL=${urls.app}\nDATABASE_OWNER_URL=${urls.owner}\nDATABASE_PORTAL_URL=${urls.portal}`);
  console.log(`# For pg_dump only, never for the program (docs/operations.md):\n# ${urls.backup}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
