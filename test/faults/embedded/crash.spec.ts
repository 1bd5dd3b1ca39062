import { setTimeout as sleep } from 'node:timers/promises';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import {
  type Ready,
  type Running,
  Workshop,
  answers,
  isRoot,
  itAsRoot,
  eventually,
  kill,
  serverPid,
  serversBelow,
  signal,
  sql,
  stop,
} from './support';

const lockHolders = `SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND granted`;

const killServer = ({ facts }: Running & { readonly facts: Ready }): number => {
  const pid = serverPid(facts.clusterDir);
  signal(pid, 'SIGKILL');
  return pid;
};

describe('the built-in database after a crash', () => {
  let workshop: Workshop;
  let dataDir = '';
  let folders = 0;
  beforeAll(() => {
    workshop = new Workshop();
  });
  beforeEach(async () => {
    folders += 1;
    ({ dataDir } = await workshop.stopped(`data${folders}`));
  });
  afterEach(() => {
    for (const pid of serversBelow(dataDir)) signal(pid, 'SIGQUIT');
  });
  afterAll(() => workshop.close());

  describe('of the application', () => {
    it('lives on and is taken over by the next start, at once and with its sessions', async () => {
      const first = await workshop.ready(dataDir);
      const session = new Client({ connectionString: first.facts.adminUrl });
      await session.connect();
      const server = serverPid(first.facts.clusterDir);
      await kill(first);
      const second = await workshop.ready(dataDir);
      expect(second.facts).toMatchObject({ adopted: true, firstStart: false, adminUrl: first.facts.adminUrl });
      expect(serverPid(second.facts.clusterDir)).toBe(server);
      expect((await session.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      await session.end();
      expect(await stop(second)).toBe(0);
      await eventually(() => serversBelow(dataDir).length === 0);
    });

    it('a server taken over is started again when it is killed, on the same port', async () => {
      const first = await workshop.ready(dataDir);
      await kill(first);
      const second = await workshop.ready(dataDir);
      killServer(second);
      await eventually(() => answers(second.facts.adminUrl));
      expect(await stop(second)).toBe(0);
      await eventually(() => serversBelow(dataDir).length === 0);
    });

    it('a server started for tests is not taken over as a safe one', async () => {
      const first = await workshop.ready(dataDir, { durable: false });
      await kill(first);
      const second = await workshop.ready(dataDir, { durable: true });
      expect(second.facts.adopted).toBe(false);
      expect(await sql(second.facts.adminUrl, 'SHOW fsync')).toBe('on');
      await stop(second);
    });
  });

  describe('is not taken over and not harmed', () => {
    it('when the server hangs', async () => {
      const first = await workshop.ready(dataDir);
      const pid = serverPid(first.facts.clusterDir);
      await kill(first);
      signal(pid, 'SIGSTOP');
      const { code, message } = await workshop.refused(dataDir);
      signal(pid, 'SIGCONT');
      expect(code).toBe('SERVER_NOT_ANSWERING');
      expect(message).toContain(`process ${pid}`);
      await stop(await workshop.ready(dataDir));
    });

    it('when its password is lost, until it is down', async () => {
      const first = await workshop.ready(dataDir);
      await kill(first);
      rmSync(join(dataDir, 'secrets'), { recursive: true });
      const { code, message } = await workshop.refused(dataDir);
      expect(code).toBe('PASSWORD_REFUSED');
      expect(message).toContain('secrets');
      const pid = serverPid(first.facts.clusterDir);
      expect(message).toContain(`process ${pid}`);
      signal(pid, 'SIGINT');
      await eventually(() => serversBelow(dataDir).length === 0);
      await stop(await workshop.ready(dataDir));
    });
  });

  describe('is refused to a second start', () => {
    it('by the note in the folder', async () => {
      const first = await workshop.ready(dataDir);
      const { code, message } = await workshop.refused(dataDir);
      expect(code).toBe('ALREADY_RUNNING');
      expect(message).toContain(`started by process ${first.process.pid} at 20`);
      expect(message).toContain('已在运行');
      expect(await answers(first.facts.adminUrl)).toBe(true);
      await stop(first);
    });

    it('by the lock in the server, when the note is gone', async () => {
      const first = await workshop.ready(dataDir);
      rmSync(join(dataDir, 'postgres.owner.json'));
      const { code, message } = await workshop.refused(dataDir);
      expect(code).toBe('ALREADY_RUNNING');
      expect(message).toContain(`started by process ${first.process.pid} at 20`);
      expect(await answers(first.facts.adminUrl)).toBe(true);
      await stop(first);
    });
  });

  itAsRoot('is refused to a second container on the same folder, and free for it after the first has died', async () => {
    const first = await workshop.ready(dataDir);
    expect((await workshop.refused(dataDir, { contained: true })).code).toBe('ALREADY_RUNNING');
    expect(await answers(first.facts.adminUrl)).toBe(true);
    first.process.kill('SIGKILL');
    killServer(first);
    await eventually(() => serversBelow(dataDir).length === 0);
    const second = await workshop.ready(dataDir, { contained: true });
    second.process.stdin?.end();
    expect(await second.ended).toBe(0);
  });

  describe('of the server', () => {
    it('is started again on the same port, and pools find it', async () => {
      const running = await workshop.ready(dataDir);
      const pool = new Pool({ connectionString: running.facts.adminUrl, max: 4 });
      pool.on('error', () => undefined);
      await pool.query('CREATE TABLE kept AS SELECT 7 AS seven');
      const killed = killServer(running);
      await eventually(async () => {
        try {
          return serverPid(running.facts.clusterDir) !== killed && (await pool.query('SELECT seven FROM kept')).rows.length === 1;
        } catch {
          return false;
        }
      });
      await pool.end();
      await eventually(async () => (await sql(running.facts.adminUrl, lockHolders)) === 1);
      expect((await workshop.refused(dataDir)).code).toBe('ALREADY_RUNNING');
      expect(await stop(running)).toBe(0);
      await eventually(() => serversBelow(dataDir).length === 0);
    });

    it('several times in a row', async () => {
      const running = await workshop.ready(dataDir);
      for (let round = 0; round < 3; round += 1) {
        const killed = killServer(running);
        await eventually(async () => (await answers(running.facts.adminUrl)) && serverPid(running.facts.clusterDir) !== killed);
      }
      await stop(running);
    });

    it('not more than some times a minute, and stops at once while it waits', async () => {
      const running = await workshop.ready(dataDir);
      await eventually(() => {
        const pid = serverPid(running.facts.clusterDir);
        if (pid !== 0) signal(pid, 'SIGKILL');
        return /starts within a minute: waiting \d\d s/.test(running.log());
      });
      const starts = (): number => running.log().split('is back').length;
      const before = starts();
      const announced = Number(/waiting (\d\d) s/.exec(running.log())?.[1]);
      // By its own word the next start is that far away: whoever waited for it would be later.
      const stopped = await Promise.race([stop(running), sleep(announced * 1000, 'the wait was over first', { ref: false })]);
      expect([stopped, starts()]).toEqual([0, before]);
      await eventually(() => serversBelow(dataDir).length === 0);
    });

    it('even if one of its sessions is busy and does not notice', async () => {
      const running = await workshop.ready(dataDir);
      const busy = new Client({ connectionString: running.facts.adminUrl });
      busy.on('error', () => undefined);
      await busy.connect();
      const work = busy.query('SELECT count(*) FROM generate_series(1, 1000000000000) a').catch(() => 'broken');
      await eventually(
        async () => (await sql(running.facts.adminUrl, `SELECT count(*)::int FROM pg_stat_activity WHERE state = 'active'`)) === 2,
      );
      const killed = killServer(running);
      await eventually(async () => (await answers(running.facts.adminUrl)) && serverPid(running.facts.clusterDir) !== killed);
      expect(await work).toBe('broken');
      await busy.end().catch(() => undefined);
      await stop(running);
      await eventually(() => serversBelow(dataDir).length === 0);
    });

    it('when it is told to stop while it is being started again', async () => {
      const running = await workshop.ready(dataDir);
      killServer(running);
      await new Promise((done) => setTimeout(done, 30));
      expect(await stop(running)).toBe(0);
      await eventually(() => serversBelow(dataDir).length === 0);
    });

    it('keeps its owner when one session crashes', async () => {
      const running = await workshop.ready(dataDir);
      const backend = await sql(running.facts.adminUrl, `SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'zhuqi supervisor%'`);
      const server = serverPid(running.facts.clusterDir);
      signal(Number(backend), 'SIGKILL');
      await eventually(async () => running.log().includes('is back') && (await answers(running.facts.adminUrl)));
      expect(serverPid(running.facts.clusterDir)).toBe(server);
      expect(await sql(running.facts.adminUrl, lockHolders)).toBe(1);
      await stop(running);
    });
  });

  describe('of both', () => {
    it('starts again with all that was committed', async () => {
      const first = await workshop.ready(dataDir, { durable: true });
      await sql(first.facts.adminUrl, 'CREATE TABLE kept AS SELECT 7 AS seven');
      first.process.kill('SIGKILL');
      killServer(first);
      const second = await workshop.ready(dataDir, { durable: true });
      expect(second.facts).toMatchObject({ adopted: false, firstStart: false });
      expect(await sql(second.facts.adminUrl, 'SELECT seven FROM kept')).toBe(7);
      await stop(second);
    });

    it('starts although a session of the killed server is still at work', async () => {
      const first = await workshop.ready(dataDir);
      const busy = new Client({ connectionString: first.facts.adminUrl });
      busy.on('error', () => undefined);
      await busy.connect();
      busy.query('SELECT count(*) FROM generate_series(1, 1000000000000) a').catch(() => undefined);
      await eventually(
        async () => (await sql(first.facts.adminUrl, `SELECT count(*)::int FROM pg_stat_activity WHERE state = 'active'`)) === 2,
      );
      await kill(first);
      killServer(first);
      const second = await workshop.ready(dataDir);
      expect(second.log()).toContain('leftover');
      await busy.end().catch(() => undefined);
      await stop(second);
    });
  });

  describe('with a stale postmaster.pid', () => {
    let other: ChildProcess | undefined;
    afterEach(() => other?.kill());

    it('whose number is now some other process of the same user', async () => {
      const first = await workshop.ready(dataDir);
      const { clusterDir } = first.facts;
      const file = join(clusterDir, 'postmaster.pid');
      const [, ...lines] = readFileSync(file, 'utf8').split('\n');
      await kill(first);
      killServer(first);
      await eventually(() => serversBelow(dataDir).length === 0);
      const owner = statSync(clusterDir);
      other = spawn('sleep', ['100'], isRoot ? { uid: owner.uid, gid: owner.gid } : {});
      writeFileSync(file, [other.pid, ...lines].join('\n'));
      const second = await workshop.ready(dataDir);
      expect(second.facts.adopted).toBe(false);
      expect(other.exitCode).toBeNull();
      await stop(second);
    });

    it('whose number is now the server of another folder', async () => {
      const first = await workshop.ready(dataDir);
      const file = join(first.facts.clusterDir, 'postmaster.pid');
      const [, ...lines] = readFileSync(file, 'utf8').split('\n');
      await kill(first);
      killServer(first);
      await eventually(() => serversBelow(dataDir).length === 0);
      const neighbour = await workshop.ready((await workshop.stopped('neighbour')).dataDir);
      writeFileSync(file, [serverPid(neighbour.facts.clusterDir), ...lines].join('\n'));
      const second = await workshop.ready(dataDir);
      expect(second.facts.adopted).toBe(false);
      expect(await answers(neighbour.facts.adminUrl)).toBe(true);
      await stop(second);
      await stop(neighbour);
    });

    it('that is empty', async () => {
      const first = await workshop.ready(dataDir);
      await stop(first);
      writeFileSync(join(first.facts.clusterDir, 'postmaster.pid'), '');
      await stop(await workshop.ready(dataDir));
    });
  });
});
