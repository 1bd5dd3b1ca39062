import { newId, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase } from '@test/test-database';
import pg from 'pg';
import type { Database } from '../database/database';
import type { Tx } from '../database/tx';
import { EventConsumer, type Followed, type StoredEvent } from './event-consumer';
import { EventRelay } from './event-relay';
import type { AuditAction, IdsOf, Topic } from './topics';
import { pastHorizon } from './testing/past-horizon';

/** Keeps what it was given, committed or not, and leaves an audit entry for each event as its effect. */
class Collector extends EventConsumer {
  readonly topics = ['test'] as unknown as Followed;
  readonly seen: string[] = [];
  failsOn: string | undefined;
  pauseMs = 0;

  constructor(override readonly name: string) {
    super();
  }

  async handle(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) {
      if (event.topic === this.failsOn) throw new Error(`cannot bear ${event.topic}`);
      await tx.audit({
        action: `${this.name}.seen` as AuditAction,
        subjectKind: 'event',
        subjectId: newId(),
        orgPath: event.orgPath,
        details: { seq: event.seq },
      });
    }
    if (this.pauseMs > 0) await tx.rows('SELECT pg_sleep($1)', [this.pauseMs / 1000]);
    this.seen.push(...events.map((e) => e.topic));
  }
}

describe('the relay of events', () => {
  let db: TestDatabase;
  let database: Database;
  const publish = (topic: string) =>
    database.write(SYSTEM_ACTOR, (tx) => tx.publish({ topic: topic as Topic, orgPath: '0001.', ids: {} as IdsOf<Topic> }));
  const relay = () => new EventRelay(database, [], { pollMs: 10, batch: 50, longestPauseMs: 100 });
  const drain = async (r: EventRelay, consumer: EventConsumer, heldBy?: string) => {
    await pastHorizon(db, heldBy);
    while ((await r.deliver(consumer)) > 0);
  };
  const effects = (name: string) =>
    db.look<{ seq: string }>(`SELECT details->>'seq' AS seq FROM audit_entry WHERE action = $1 ORDER BY 1`, [`${name}.seen`]);

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open([]);
  });
  afterAll(() => db.drop());

  it('does not pass by the event of a transaction that commits late', async () => {
    const consumer = new Collector('late');
    const slow = new pg.Client({ connectionString: db.urls.app });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(`SELECT app.enter_system('worker', NULL, true)`);
    await slow.query(`INSERT INTO event (topic, org_path, ids) VALUES ('test.first', '0001.', '{}')`);
    const held = await slow.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid');
    await publish('test.second');
    const r = relay();
    await drain(r, consumer, held.rows[0]?.xid);
    expect(consumer.seen).toEqual([]);
    await slow.query('COMMIT');
    await slow.end();
    await drain(r, consumer);
    await drain(r, consumer);
    expect(consumer.seen).toEqual(['test.first', 'test.second']);
    expect(await effects('late')).toHaveLength(2);
  });

  it('lets two relays serve one consumer without doing anything twice', async () => {
    const consumer = new Collector('shared');
    consumer.pauseMs = 50;
    await Promise.all(Array.from({ length: 120 }, (_, i) => publish(`test.n${'abcdefghij'[i % 10]}`)));
    await pastHorizon(db);
    const relays = [relay(), relay(), relay()];
    for (let round = 0; round < 8; round++) await Promise.all(relays.map((r) => r.deliver(consumer)));
    const all = await db.look<{ seq: string }>(`SELECT seq::text AS seq FROM event WHERE topic LIKE 'test.%' ORDER BY 1`);
    expect((await effects('shared')).map((e) => e.seq)).toEqual(all.map((e) => e.seq));
  });

  it('undoes what a failing consumer began, does what comes before the bad event, and keeps nobody else waiting', async () => {
    const [bad, good] = [new Collector('bad'), new Collector('good')];
    await publish('test.fine');
    await publish('test.poison');
    await publish('test.after');
    bad.failsOn = 'test.poison';
    await pastHorizon(db);
    const r = relay();
    while (bad.seen.at(-1) !== 'test.fine') await r.deliver(bad).catch(() => undefined);
    await expect(r.deliver(bad)).rejects.toThrow('cannot bear test.poison');
    await drain(r, good);
    expect(bad.seen).toContain('test.fine');
    expect(bad.seen).not.toContain('test.after');
    expect(good.seen).toContain('test.after');
    bad.failsOn = undefined;
    await drain(r, bad);
    expect(await effects('bad')).toEqual(await effects('good'));
  });

  it('gives a consumer its own topics only, and moves on past the others', async () => {
    const consumer = new Collector('choosy');
    Object.assign(consumer, { topics: ['appeal.closed'] });
    await publish('appeal.closed');
    await publish('appeal.closed-late');
    await publish('appealing.closed');
    const r = relay();
    await drain(r, consumer);
    expect(consumer.seen).toEqual(['appeal.closed']);
    expect(await r.deliver(consumer)).toBe(0);
  });

  it('finds the next events by the index, also under row security', async () => {
    const plan = await database.write(SYSTEM_ACTOR, async (tx) => {
      await tx.rows('SET LOCAL enable_seqscan = off');
      return tx.rows<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT 1 FROM event e WHERE e.xid < pg_snapshot_xmin(pg_current_snapshot()) AND (e.xid, e.seq) > ('0'::xid8, 0::bigint) ORDER BY e.xid, e.seq LIMIT 1`,
      );
    });
    expect(plan.map((p) => p['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*ROW\(xid, seq\)/);
  });
});
