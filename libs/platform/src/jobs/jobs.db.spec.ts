import { eventually, PATIENCE_MS } from '@test/eventually';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import pg from 'pg';
import type { Database } from '../database/database';
import { ActorDirectory, type Job, type JobContext, JobHandler, JobImpossible } from './job';
import { JobQueue } from './job-queue';
import { JOB_TIMES, JobRunner, type JobTimes } from './job-runner';
import { JobStore } from './job-store';

class Doing extends JobHandler {
  readonly ran: Job[] = [];
  constructor(
    override readonly kind: string,
    private readonly act: (job: Job, context: JobContext) => Promise<void> = () => Promise.resolve(),
  ) {
    super();
  }
  run(job: Job, context: JobContext): Promise<void> {
    this.ran.push(job);
    return this.act(job, context);
  }
}

interface Row {
  readonly state: string;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly leased_by: string | null;
}

const HOUR_MS = 3_600_000;

describe('jobs', () => {
  let db: TestDatabase;
  let database: Database;
  let store: JobStore;
  let town: TestUnit;
  const queue = new JobQueue();
  const never = new AbortController().signal;
  const enqueue = (job: Parameters<JobQueue['enqueueIn']>[1], actor: Actor = SYSTEM_ACTOR) =>
    database.write(actor, (tx) => queue.enqueueIn(tx, job));
  const row = async (id: string | null) =>
    (await db.look<Row>('SELECT state, attempts, last_error, leased_by FROM job WHERE id = $1', [id]))[0];
  const due = (id: string | null) => db.look(`UPDATE job SET run_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [id]);
  const leaseEnded = (id: string | null) =>
    db.look(`UPDATE job SET lease_until = clock_timestamp() - interval '1 second' WHERE id = $1`, [id]);
  /** How far away it is from now, or from an earlier reading of the database's clock. */
  const secondsUntilDue = async (id: string | null, from: string | null = null) => {
    const [seen] = await db.look<{ wait: number; now: string }>(
      `SELECT extract(epoch FROM run_at - coalesce($2::timestamptz, clock_timestamp()))::float AS wait, clock_timestamp()::text AS now FROM job WHERE id = $1`,
      [id, from],
    );
    if (!seen) throw new Error('no such job');
    return seen;
  };
  const runner = (handlers: readonly JobHandler[], times: Partial<JobTimes> = {}, actors: ActorDirectory | null = null) =>
    new JobRunner(store, database, handlers, actors, { ...JOB_TIMES, ...times });

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open([]);
    store = new JobStore(database);
    town = await new TestWorld(database).unit('TOWNSHIP', '镇', null, '411323105000');
  });
  afterAll(() => db.drop());

  it('does a job once and keeps it done', async () => {
    const handler = new Doing('once');
    const id = await enqueue({ kind: 'once', payload: { n: 1 } });
    const r = runner([handler]);
    expect([await r.runOne(never), await r.runOne(never)]).toEqual([true, false]);
    expect(handler.ran).toEqual([{ id, kind: 'once', uniqueKey: null, payload: { n: 1 }, attempt: 1 }]);
    expect(await row(id)).toMatchObject({ state: 'DONE', attempts: 1 });
  });

  it('makes one job of a unique key, however many ask at once and afterwards', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => enqueue({ kind: 'unique', uniqueKey: 'k1' })));
    expect(ids.filter((id) => id !== null)).toHaveLength(1);
    await runner([new Doing('unique')]).runOne(never);
    expect(await enqueue({ kind: 'unique', uniqueKey: 'k1' })).toBeNull();
    expect(await db.look(`SELECT state FROM job WHERE unique_key = 'k1'`)).toEqual([{ state: 'DONE' }]);
  });

  it('is asked for by people and by enterprises, who cannot see the key of another', async () => {
    const world = new TestWorld(database);
    const clerk = await world.actor('OFFICE_CLERK', town);
    const firm = await world.enterpriseActor(await world.enterprise(town, '厂'), town, clerk);
    for (const actor of [clerk, firm]) {
      const key = `from-${actor.kind}`;
      expect(await enqueue({ kind: 'asked', uniqueKey: key }, actor)).not.toBeNull();
      expect(await enqueue({ kind: 'asked', uniqueKey: key }, actor)).toBeNull();
    }
    expect(await database.read(clerk, (r) => r.rows(`SELECT id FROM job WHERE kind = 'asked'`))).toEqual([]);
  });

  it('shares jobs between workers without doing one twice', async () => {
    const handler = new Doing('many', () => sleep(5));
    await Promise.all(Array.from({ length: 30 }, () => enqueue({ kind: 'many' })));
    const workers = [runner([handler]), runner([handler]), runner([handler])];
    await Promise.all(
      workers.map(async (w) => {
        while (await w.runOne(never));
      }),
    );
    expect(new Set(handler.ran.map((j) => j.id)).size).toBe(30);
    expect(handler.ran).toHaveLength(30);
  });

  it('takes a job over when the lease of a dead worker has ended, and not before', async () => {
    const id = await enqueue({ kind: 'taken' });
    const dead = await store.lease('dead worker', ['taken'], HOUR_MS);
    const handler = new Doing('taken');
    const r = runner([handler]);
    expect(await r.runOne(never)).toBe(false);
    await leaseEnded(id);
    expect(await r.runOne(never)).toBe(true);
    expect(await row(id)).toMatchObject({ state: 'DONE', attempts: 2 });
    // The dead one comes back and may say nothing about it any more.
    expect(await Promise.all([store.finish(dead!), store.renew(dead!, 1000), store.deadLetter(dead!, 'x')])).toEqual([false, false, false]);
    expect(await row(id)).toMatchObject({ state: 'DONE', attempts: 2 });
  });

  it('renews its lease while a long job runs', async () => {
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const handler = new Doing('long', () => finished);
    const id = await enqueue({ kind: 'long' });
    const leaseOf = async () =>
      (await db.look<{ until: Date | null }>('SELECT lease_until AS until FROM job WHERE id = $1', [id]))[0]?.until;
    const [first, second] = [runner([handler], { leaseMs: HOUR_MS, renewMs: 50 }), runner([handler])];
    const running = first.runOne(never);
    await eventually(() => handler.ran.length === 1);
    await leaseEnded(id);
    await eventually(async () => ((await leaseOf())?.getTime() ?? 0) > Date.now());
    expect(await second.runOne(never)).toBe(false);
    finish();
    await running;
    expect(handler.ran).toHaveLength(1);
  });

  it('tells the handler when the lease is lost', async () => {
    let aborted = false;
    let started: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      started = resolve;
    });
    const handler = new Doing('lost', async (_, { signal }) => {
      started();
      await sleep(HOUR_MS, undefined, { signal }).catch(() => {
        aborted = true;
      });
    });
    const id = await enqueue({ kind: 'lost' });
    const running = runner([handler], { leaseMs: HOUR_MS, renewMs: 50 }).runOne(never);
    await begun;
    await db.look(`UPDATE job SET leased_by = 'another' WHERE id = $1`, [id]);
    await running;
    expect(aborted).toBe(true);
    expect(await row(id)).toMatchObject({ state: 'RUNNING', leased_by: 'another' });
  });

  it('tries again with growing pauses, then buries the job and says so in the audit', async () => {
    const handler = new Doing('failing', () => Promise.reject(new Error('no luck')));
    const id = await enqueue({ kind: 'failing', maxAttempts: 3 });
    const r = runner([handler]);
    for (let attempt = 1; attempt <= 3; attempt++) {
      const before = await secondsUntilDue(id);
      expect(await r.runOne(never)).toBe(true);
      if (attempt < 3) {
        // It failed somewhen between the two looks at the clock: the true pause lies between these two.
        const [shortest, longest] = [await secondsUntilDue(id), (await secondsUntilDue(id, before.now)).wait];
        expect(longest).toBeGreaterThan(1.9 * attempt);
        expect(shortest.wait).toBeLessThan(10.1 * attempt);
        await db.look(`UPDATE job SET run_at = run_at + interval '1 hour' WHERE id = $1`, [id]);
        expect(await r.runOne(never)).toBe(false);
        await due(id);
      }
    }
    expect(await row(id)).toMatchObject({ state: 'DEAD', attempts: 3, last_error: 'Error: no luck' });
    expect(await db.look(`SELECT details FROM audit_entry WHERE action = 'job.dead' AND subject_id = $1`, [id])).toEqual([
      { details: { kind: 'failing', attempts: 3 } },
    ]);
  });

  it('buries a job whose worker died at every attempt', async () => {
    const id = await enqueue({ kind: 'killer', maxAttempts: 1 });
    await store.lease('dead worker', ['killer'], HOUR_MS);
    await leaseEnded(id);
    const handler = new Doing('killer');
    await runner([handler]).runOne(never);
    expect(handler.ran).toEqual([]);
    expect(await row(id)).toMatchObject({ state: 'DEAD' });
  });

  it('leaves kinds alone that it does not know, and jobs that are not due', async () => {
    await enqueue({ kind: 'of-the-next-version' });
    await enqueue({ kind: 'known', runAt: new Date(Date.now() + HOUR_MS) });
    expect(await runner([new Doing('known')]).runOne(never)).toBe(false);
  });

  it('works with the rights that the person has now', async () => {
    const person = await new TestWorld(database).actor('OFFICE_CLERK', town);
    const job = { kind: 'behalf', onBehalfOf: { personId: person.id, postId: person.postId! } };
    class Directory extends ActorDirectory {
      constructor(private readonly answer: Actor | null) {
        super();
      }
      actorFor = () => Promise.resolve(this.answer);
    }
    let as: Actor | undefined;
    const handler = new Doing('behalf', (_, context) => {
      as = context.actor;
      return Promise.resolve();
    });
    await enqueue(job);
    await runner([handler], {}, new Directory(person)).runOne(never);
    expect(as).toEqual(person);
    const gone = await enqueue(job);
    await runner([handler], {}, new Directory(null)).runOne(never);
    expect(await row(gone)).toMatchObject({ state: 'DEAD', attempts: 1 });
    expect(handler.ran).toHaveLength(1);
  });

  it('gives a job back that was under way when the worker stops', async () => {
    const handler = new Doing('stopped', (_, { signal }) => sleep(HOUR_MS, undefined, { signal }));
    const id = await enqueue({ kind: 'stopped' });
    const r = runner([handler], { pollMs: 20 });
    r.start();
    await eventually(() => handler.ran.length > 0);
    await r.stop(PATIENCE_MS);
    expect(await row(id)).toMatchObject({ state: 'WAITING', attempts: 0, leased_by: null });
  });

  it('buries at once what no attempt can heal', async () => {
    const id = await enqueue({ kind: 'final' });
    await runner([new Doing('final', () => Promise.reject(new JobImpossible('the file is gone')))]).runOne(never);
    expect(await row(id)).toMatchObject({ state: 'DEAD', attempts: 1 });
  });

  it('outlives a database that goes away', async () => {
    const handler = new Doing('outage');
    const r = runner([handler], { pollMs: 20 });
    r.start();
    const admin = db.urls.admin;
    const killer = new pg.Client({ connectionString: admin });
    await killer.connect();
    for (let i = 0; i < 10; i++) {
      await killer.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'zhuqi'`, [
        db.name,
      ]);
      await sleep(30);
    }
    await killer.end();
    const id = await enqueue({ kind: 'outage' });
    await eventually(async () => (await row(id))?.state === 'DONE');
    await r.stop(PATIENCE_MS);
  });
});
