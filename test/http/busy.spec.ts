import { makeCounty } from '@test/county';
import { eventually } from '@test/eventually';
import { Program } from '@test/program';
import { TestDatabase } from '@test/test-database';
import pg from 'pg';

describe('a busy database', () => {
  let db: TestDatabase;
  let program: Program;

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { ROLE: 'api', DATABASE_POOL: '6' });
    await makeCounty(db);
    program = await started;
  });
  afterAll(async () => {
    await program?.stop();
    await db?.drop();
  });

  it('keeps nobody from signing in, and is not down', async () => {
    const clerk = await program.signIn('office_clerk');
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    const locker = new pg.Client({ connectionString: db.urls.owner });
    await locker.connect();
    await locker.query('BEGIN');
    await locker.query('LOCK TABLE enterprise IN ACCESS EXCLUSIVE MODE');
    let over = 0;
    const lists = Array.from({ length: 12 }, () =>
      program.ask('{ enterprises(first: 1) { totalCount } }', {}, clerk).then(
        () => over++,
        () => over++,
      ),
    );
    // Every connection of the lists waits for the lock: whoever asks for locks sees who waits, whatever its role.
    await eventually(async () => {
      const { rows } = await locker.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'enterprise'::regclass`,
      );
      return (rows[0]?.n ?? 0) >= 6;
    });
    await program.signIn('office_head');
    expect([(await fetch(`${program.url}/readyz`)).status, over]).toEqual([200, 0]);
    await locker.query('COMMIT');
    await locker.end();
    await Promise.all(lists);
  });

  it('does nothing any more for whoever has gone away', async () => {
    const clerk = await program.signIn('office_clerk');
    const locker = new pg.Client({ connectionString: db.urls.owner });
    await locker.connect();
    await locker.query('BEGIN');
    await locker.query('LOCK TABLE enterprise IN ACCESS EXCLUSIVE MODE');
    const waiting = async (): Promise<number> =>
      (await locker.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'enterprise'::regclass`))
        .rows[0]?.n ?? 0;
    const ask = (signal?: AbortSignal) =>
      fetch(`${program.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...clerk.headers },
        body: JSON.stringify({ query: '{ enterprises(first: 1) { totalCount } }' }),
        ...(signal ? { signal } : {}),
      });
    const stays = ask();
    await eventually(async () => (await waiting()) === 1);
    const gone = new AbortController();
    const left = ask(gone.signal).catch(() => 'gone');
    await eventually(async () => (await waiting()) === 2);
    gone.abort();
    expect(await left).toBe('gone');
    // The one that came first still waits: it was no limit of time that ended the other.
    await eventually(async () => (await waiting()) === 1);
    await locker.query('COMMIT');
    await locker.end();
    expect((await stays).status).toBe(200);
  });
});
