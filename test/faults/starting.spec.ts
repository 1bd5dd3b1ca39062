import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '@test/program';
import { TestDatabase } from '@test/test-database';

describe('a program that cannot start as it was told', () => {
  let db: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    db = await TestDatabase.create();
    folder = await mkdtemp(join(tmpdir(), 'zhuqi-start-'));
  });
  afterAll(async () => {
    await db.drop();
    await rm(folder, { recursive: true });
  });

  /** What it writes before it ends with 1; nothing of it may look like the inside of a program. */
  async function said(env: Readonly<Record<string, string>>): Promise<string> {
    const words = await Program.startIn(folder, env).then(
      async (program) => {
        await program.stop();
        return 'it started';
      },
      (error: Error) => error.message,
    );
    expect(words).toMatch(/^the program ended with 1:/);
    expect(words).not.toMatch(/node_modules|^\s+at /m);
    return words;
  }
  const settings = (): Record<string, string> => ({
    DATABASE_URL: db.urls.app,
    DATABASE_OWNER_URL: db.urls.owner,
    DATABASE_PORTAL_URL: db.urls.portal,
    LOG_LEVEL: 'silent',
  });
  const withUrl = (change: (url: URL) => void): Record<string, string> => {
    const url = new URL(db.urls.owner);
    change(url);
    return { ...settings(), DATABASE_OWNER_URL: url.toString() };
  };

  it('says that the port is taken, and nothing else', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const words = await said({ ...settings(), PORT: String(port) }).finally(() => other.close());
    expect(words.split('\n').slice(1)).toEqual([
      `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or start with another one: PORT=3001 npm start`,
      expect.stringContaining(`端口 ${port} 已被占用`),
      'ended with 1',
      '',
    ]);
  });

  it('says which database does not answer, or lets nobody in', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    silent.close();
    await once(silent, 'close');
    // By name: the addresses of `localhost` are tried one after the other.
    const away = `postgres://somebody:secret@localhost:${port}/zhuqi`;
    const words = await said({ DATABASE_URL: away, DATABASE_OWNER_URL: away, DATABASE_PORTAL_URL: away });
    expect(words).toContain(`The database at localhost:${port} does not answer`);
    expect(words).not.toContain('secret');
    expect(await said(withUrl((url) => (url.password = 'wrong-one')))).toMatch(/refuses to let us in: password authentication failed/);
    expect(await said(withUrl((url) => (url.pathname = '/none_of_ours')))).toMatch(/says: database "none_of_ours" does not exist/);
  });

  it('says that the database is newer', async () => {
    await db.look(`INSERT INTO schema_migration (name, checksum) VALUES ('20991231T0100_later', 'x')`);
    const words = await said(settings());
    await db.look(`DELETE FROM schema_migration WHERE name = '20991231T0100_later'`);
    expect(words).toContain('The database is newer than this program: it has the migration 20991231T0100_later.');
  });

  it('reads .env in its folder, and the environment wins', async () => {
    const file = join(folder, '.env');
    await writeFile(file, 'DATABASE_POOL=many\nPORT=many\n');
    const words = await said(settings());
    await rm(file);
    expect(words).toContain('DATABASE_POOL must be a whole number');
    expect(words).not.toContain('PORT must');
  });

  it('says which address is missing', async () => {
    expect(await said({ DATABASE_URL: db.urls.app })).toMatch(/set DATABASE_OWNER_URL and DATABASE_PORTAL_URL as well/);
  });
});
