import { browserFiles } from './browser-files';
import databaseSetup from './global-setup';

/** What the tests of the pages need before their workers start: the browser unpacked, and the database of all tests. */
export default async function browserSetup(): Promise<void> {
  await browserFiles();
  await databaseSetup();
}
