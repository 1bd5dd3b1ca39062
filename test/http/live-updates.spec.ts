import { once } from 'node:events';
import { newId, SYSTEM_ACTOR } from '@app/kernel';
import type { IdsOf, Topic } from '@app/platform';
import { Api } from '@test/api';
import { type County, makeCounty } from '@test/county';
import { Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { Office } from '@test/thread';

interface Told {
  readonly event: string;
  readonly id: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What a browser's EventSource does, with what it does visible. */
class Stream {
  readonly told: Told[] = [];
  readonly ended: Promise<void>;
  private waiting: (() => void)[] = [];
  private over = false;

  private constructor(
    readonly status: number,
    readonly headers: Headers,
    private readonly stop: AbortController,
    body: ReadableStream<Uint8Array> | null,
  ) {
    this.ended = this.read(body).catch(() => undefined);
  }

  static async open(
    program: Program,
    as: Session | null,
    path = '/events',
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Stream> {
    const stop = new AbortController();
    const answer = await fetch(`${program.url}${path}`, { headers: { ...as?.headers, ...headers }, signal: stop.signal });
    return new Stream(answer.status, answer.headers, stop, answer.body);
  }

  private async read(body: ReadableStream<Uint8Array> | null): Promise<void> {
    let text = '';
    try {
      for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
        text += Buffer.from(part).toString();
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } finally {
      this.over = true;
      this.wake();
    }
  }

  private take(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? '';
    const event = field('event');
    if (event) this.told.push({ event, id: field('id'), data: JSON.parse(field('data') || '{}') as Record<string, string> });
    this.wake();
  }

  private wake(): void {
    for (const go of this.waiting.splice(0)) go();
  }

  get changes(): readonly (readonly [string | undefined, string | undefined])[] {
    return this.told.filter(({ event }) => event === 'change').map(({ data }) => [data['area'], data['id']] as const);
  }

  /** The first of what was told that fits, whenever it comes. */
  async until(fits: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const found = this.told.find(fits);
      if (found) return found;
      if (this.over) throw new Error(`the stream ended; it told ${JSON.stringify(this.told)}`);
      await new Promise<void>((go) => this.waiting.push(go));
    }
  }

  about = (id: string): Promise<Told> => this.until(({ data }) => data['id'] === id);

  close(): Promise<void> {
    this.stop.abort();
    return this.ended;
  }
}

describe('live updates', () => {
  let db: TestDatabase;
  let program: Program;
  let county: County;
  const sessions = new Map<string, Session>();
  const as = (login: string): Session => {
    const session = sessions.get(login);
    if (!session) throw new Error(`${login} has not signed in`);
    return session;
  };
  const open = (login: string, path?: string, headers?: Readonly<Record<string, string>>) => Stream.open(program, as(login), path, headers);
  const publish = <T extends Topic>(topic: T, orgPath: string, ids: IdsOf<T>) =>
    county.database.write(SYSTEM_ACTOR, (tx) => tx.publish({ topic, orgPath, ids }));
  /** An event of the whole county: whoever hears it has heard everything before. */
  const mark = async (): Promise<string> => {
    const enterpriseId = newId();
    await publish('enterprise.changed', county.town.path, { enterpriseId });
    return enterpriseId;
  };

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { ROLE: 'api' });
    county = await makeCounty(db);
    const stranger = await county.world.actor('OFFICE_CLERK', county.siblingOffice, county.sibling, '西镇专干');
    await county.world.login(stranger, 'stranger', 'Correct-Horse-7');
    program = await started;
    for (const login of ['office_clerk', 'office_head', 'county_office', 'handler', 'unit_head', 'bank_officer', 'cadre', 'stranger'])
      sessions.set(login, await program.signIn(login));
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  it('tells each what changed in the own scope and nothing of any other unit', async () => {
    const [clerk, countyOffice, stranger, station, bank] = (await Promise.all(
      ['office_clerk', 'county_office', 'stranger', 'handler', 'bank_officer'].map((login) => open(login)),
    )) as [Stream, Stream, Stream, Stream, Stream];
    expect([clerk.status, clerk.headers.get('content-type'), clerk.headers.get('x-accel-buffering')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
      'no',
    ]);
    expect(clerk.headers.get('content-encoding')).toBeNull();
    expect(clerk.headers.get('content-security-policy')).toContain("default-src 'self'");
    await Promise.all([clerk, countyOffice, stranger, station, bank].map((s) => s.until(({ event }) => event === 'hello')));
    const firm = await county.world.enterprise(county.village, '东镇厂');
    const api = new Api(program);
    const office = new Office({ api } as never, as('office_clerk'), as('office_head'), county.station.id);
    const appeal = await office.register(firm, '变压器不够');
    expect(await clerk.about(appeal.id)).toMatchObject({ event: 'change', data: { area: 'appeal', id: appeal.id } });
    await countyOffice.about(appeal.id);
    // The station has no part in it yet; by the dispatch it has.
    expect(station.changes).toEqual([]);
    await office.accept(appeal.id);
    await office.dispatch(appeal.id);
    await station.about(appeal.id);
    const last = newId();
    await publish('enterprise.changed', county.sibling.path, { enterpriseId: last });
    await stranger.about(last);
    expect(stranger.changes).toEqual([['enterprise', last]]);
    expect([station.changes.every(([area]) => area === 'appeal'), bank.changes]).toEqual([true, []]);
    expect(clerk.changes.some(([, subject]) => subject === last)).toBe(false);
    await Promise.all([clerk, countyOffice, stranger, station, bank].map((s) => s.close()));
  });

  it('says that something changed, and not which record, to whoever may only count', async () => {
    const head = await open('unit_head');
    await head.until(({ event }) => event === 'hello');
    await publish('visit.logged', county.station.path, { visitId: newId() });
    expect((await head.until(({ event }) => event === 'change')).data).toEqual({ area: 'visit' });
    await head.close();
  });

  it('tells of what belongs to one person nobody else of the unit', async () => {
    const { id, postId, unitPath } = county.people.OFFICE_CLERK;
    const exportId = newId();
    await db.look(
      `INSERT INTO export (id, kind, filter, org_path, requested_by, post_id, recorded_at) VALUES ($1, 'APPEALS', '{}', $2, $3, $4, now())`,
      [exportId, unitPath, id, postId],
    );
    const [own, head] = (await Promise.all(['office_clerk', 'office_head'].map((login) => open(login)))) as [Stream, Stream];
    await Promise.all([own, head].map((stream) => stream.until(({ event }) => event === 'hello')));
    await publish('export.finished', unitPath ?? '', { exportId });
    await own.about(exportId);
    const after = await mark();
    await head.about(after);
    expect(head.changes.map(([area]) => area)).toEqual(['enterprise']);
    await Promise.all([own.close(), head.close()]);
  });

  it('goes on after a lost connection without a gap and without telling anything twice', async () => {
    const first = await open('cadre');
    const before = await mark();
    const { id: position } = await first.about(before);
    await first.close();
    const missed = [await mark(), await mark(), await mark()];
    for (const [path, headers] of [
      ['/events', { 'last-event-id': position }],
      [`/events?after=${position}`, {}],
    ] as const) {
      const again = await open('cadre', path, headers);
      const after = await mark();
      await again.about(after);
      expect(again.changes.map(([, id]) => id)).toEqual([...missed, after]);
      missed.push(after);
      await again.close();
    }
  });

  it('tells whoever was away for too long to read everything anew, and starts anew after a position it does not know', async () => {
    const first = await open('cadre');
    const { id: position } = await first.about(await mark());
    await first.close();
    await county.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows(`INSERT INTO event (topic, org_path, ids) SELECT 'visit.logged', $1, '{}' FROM generate_series(1, 600)`, [county.town.path]),
    );
    const present = await open('office_clerk');
    await present.about(await mark());
    const again = await open('cadre', '/events', { 'last-event-id': position });
    await again.until(({ event }) => event === 'reset');
    await again.about(await mark());
    expect(again.changes).toHaveLength(1);
    await Promise.all([again.close(), present.close()]);
    for (const strange of ['nonsense', '9999999999999999999:1']) {
      const other = await open('cadre', '/events', { 'last-event-id': strange });
      await other.about(await mark());
      expect(other.changes).toHaveLength(1);
      await other.close();
    }
  });

  it('ends with the session, and tells nothing more once that is over', async () => {
    const session = await program.signIn('chief_leader');
    const stream = await Stream.open(program, session);
    await stream.about(await mark());
    await program.ask('mutation { signOut }', {}, session);
    const after = await mark();
    await stream.until(({ event }) => event === 'over');
    await stream.ended;
    expect(stream.changes.some(([, id]) => id === after)).toBe(false);
  });

  it('ends when the post is taken away, and does not keep a session awake', async () => {
    const [leader, auditor] = await Promise.all(
      ['division_leader', 'auditor'].map(async (login) => Stream.open(program, await program.signIn(login))),
    );
    await Promise.all([leader, auditor].map((stream) => stream?.until(({ event }) => event === 'hello')));
    await db.look(`UPDATE post SET period = daterange(lower(period), current_date - 1) WHERE id = $1`, [
      county.people.DIVISION_LEADER.postId,
    ]);
    await db.look(`UPDATE session SET last_seen_at = clock_timestamp() - interval '31 minutes' WHERE person_id = $1`, [
      county.people.AUDITOR.id,
    ]);
    for (const stream of [leader, auditor]) {
      await stream?.until(({ event }) => event === 'over');
      await stream?.ended;
    }
  });

  it('is closed to nobody, to a stranger’s page, and to the seventh tab', async () => {
    const nobody = await Stream.open(program, null);
    const foreign = await open('cadre', '/events', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' });
    expect([nobody.status, foreign.status]).toEqual([401, 403]);
    const tabs = await Promise.all(Array.from({ length: 6 }, () => open('cadre')));
    expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect((await open('cadre')).status).toBe(429);
    await Promise.all(tabs.map((tab) => tab.close()));
    const head = await fetch(`${program.url}/events`, { method: 'HEAD', headers: as('cadre').headers });
    expect(head.status).toBe(204);
  });

  it('lets the program end while somebody listens', async () => {
    const stream = await open('cadre');
    await stream.until(({ event }) => event === 'hello');
    const ended = once(program.child, 'exit');
    program.child.kill('SIGTERM');
    // The stream is what the program ends, not what it waits for.
    await stream.ended;
    expect(await ended).toEqual([0, null]);
  });
});
