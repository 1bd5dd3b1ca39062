import { startDatabase } from '@app/composition';
import { loadConfig } from '@app/platform';

/** `npm run migrate`: brings the database to this version and ends. */
async function main(): Promise<void> {
  const database = await startDatabase(loadConfig(process.env, process.cwd()), (line) => console.log(line));
  console.log(`schema is at ${database.expected}`);
  await database.embedded?.stop();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
