import type { Duplex } from 'node:stream';
import { type Actor, Clock, isTracker, isWitness, SYSTEM_ACTOR, SystemClock } from '@app/kernel';
import { Inject, Injectable, type OnApplicationShutdown, Optional } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Fault } from '../errors/fault';
import { asking } from '../http/asking';
import { UserError } from '../errors/user-error';
import type { AuditAction } from '../events/topics';
import { fromDatabase, isRetryable, postgresError } from './database-errors';
import { type AuditNote, type AuditOutcome, queryOf, type Reader, type Sql, type SqlValue, type Statement, Tx, writeAudit } from './tx';

export const APP_SOURCE = Symbol('application data source');
export const PORTAL_SOURCE = Symbol('portal data source');
/** A few connections apart, of the application's role: signing in and being asked for health wait for no list. */
export const DOOR_SOURCE = Symbol('data source of sign-in and health');

/** What opens a transaction: the function that sets scope and instant, and its arguments. */
type Entry = Statement;

export interface WriteOptions<R extends UserError = UserError> {
  /** Also opens the tables of sign-in (accounts, sessions, tokens): for the identity library only. */
  readonly identity?: boolean;
  /** Refusals that a constraint of the database speaks, by its name: the last word in a race. */
  readonly refusals?: Readonly<Record<string, () => R>>;
}

/** A deadlock or a serialization failure is tried again from the start. */
const MOST_ATTEMPTS = 4;

/** By which session, and from where: traces and the firm's proofs keep it. */
async function noteOrigin(client: Pick<PoolClient, 'query'>): Promise<void> {
  const by = asking();
  if (!by) return;
  await client.query({
    name: 'platform-note-origin',
    text: 'SELECT app.note_origin($1, $2, $3, $4)',
    values: [by.sessionId, by.tokenId, by.origin.browser, by.origin.address],
  });
}

/** The only way to the data: every transaction has an actor, a scope and an instant before its first statement. */
@Injectable()
export class Database implements OnApplicationShutdown {
  constructor(
    @Inject(APP_SOURCE) private readonly app: DataSource,
    @Inject(PORTAL_SOURCE) private readonly portal: DataSource,
    private readonly clock: Clock,
    @Optional() @Inject(DOOR_SOURCE) private readonly door: DataSource = app,
  ) {}

  get pool(): Pool {
    return (this.app.driver as PostgresDriver).master as Pool;
  }

  /** For what must answer however busy the rest is. */
  get doorPool(): Pool {
    return (this.door.driver as PostgresDriver).master as Pool;
  }

  get portalPool(): Pool {
    return (this.portal.driver as PostgresDriver).master as Pool;
  }

  /** A fixed clock (demo, replay) decides the instant; otherwise the database does, so that several servers agree. */
  private at(): Date | null {
    return this.clock instanceof SystemClock ? null : this.clock.now();
  }

  private entry(actor: Actor, writes: boolean): Entry {
    switch (actor.kind) {
      case 'SYSTEM':
        return { sql: `SELECT app.enter_system('worker', $1, $2) AS at`, values: [this.at(), writes] };
      case 'ENTERPRISE':
        if (isTracker(actor)) return { sql: 'SELECT app.enter_tracker($1, $2, $3) AS at', values: [actor.id, this.at(), writes] };
        if (isWitness(actor))
          return { sql: 'SELECT app.enter_witness($1, $2, $3, $4) AS at', values: [actor.id, actor.enterpriseId, this.at(), writes] };
        return { sql: 'SELECT app.enter_enterprise($1, $2, $3, $4) AS at', values: [actor.id, actor.enterpriseId, this.at(), writes] };
      default:
        if (!actor.scopePath || !actor.unitPath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
        return {
          sql: 'SELECT app.enter_scope($1, $2, $3, $4, $5, $6) AS at',
          values: [actor.scopePath, actor.unitPath, actor.id, actor.postId, this.at(), writes],
        };
    }
  }

  /** Writes in one transaction. A refusal rolls everything back and is recorded; COMMIT's own answer is checked. */
  write<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options?: WriteOptions<never>): Promise<T>;
  write<T, R extends UserError>(actor: Actor, work: (tx: Tx) => Promise<T>, options: WriteOptions<R>): Promise<T | R>;
  write<T, R extends UserError>(actor: Actor, work: (tx: Tx) => Promise<T>, options: WriteOptions<R> = {}): Promise<T | R> {
    return this.transact(actor.kind === 'ENTERPRISE' ? this.portal : this.app, actor, this.entry(actor, true), work, options);
  }

  /** For sign-in, before anybody is known. */
  writeAsIdentity<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transact<T, never>(
      this.door,
      SYSTEM_ACTOR,
      { sql: `SELECT app.enter_system('identity', $1, true) AS at`, values: [this.at()] },
      work,
      {},
    );
  }

  private async transact<T, R extends UserError = never>(
    source: DataSource,
    actor: Actor,
    entry: Entry,
    work: (tx: Tx) => Promise<T>,
    options: WriteOptions<R>,
  ): Promise<T | R> {
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await this.attempt(source, actor, entry, work, options);
        if (result instanceof UserError) await this.refused(actor, result);
        return result;
      } catch (error) {
        if (isRetryable(error) && attempt < MOST_ATTEMPTS) continue;
        const refusal = options.refusals?.[postgresError(error)?.constraint ?? ''];
        if (!refusal) throw fromDatabase(error);
        const result = refusal();
        await this.refused(actor, result);
        return result;
      }
    }
  }

  private async attempt<T>(
    source: DataSource,
    actor: Actor,
    entry: Entry,
    work: (tx: Tx) => Promise<T>,
    options: WriteOptions,
  ): Promise<T> {
    const runner: QueryRunner = source.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      try {
        // One flight: if entering fails, the transaction is aborted and nothing after it runs.
        const [, opened] = await Promise.all([
          client.query('BEGIN'),
          client.query<{ at: Date }>(entry.sql, [...entry.values]),
          noteOrigin(client),
        ]);
        const at = opened.rows[0]?.at;
        if (!at) throw new Error('entering gave no instant');
        if (options.identity) await client.query(`SELECT set_config('app.door', 'identity', true)`);
        const tx = new Tx(runner.manager, client, actor, at, this.at() !== null);
        const result = await work(tx);
        if (result instanceof UserError) {
          await client.query('ROLLBACK');
          return result;
        }
        // One flight again; after a failed statement COMMIT answers ROLLBACK without an error.
        const last = tx.closing.map(({ sql, values }) => client.query(sql, [...values]));
        const [answer] = await Promise.all([client.query('COMMIT'), ...last]);
        if (answer.command !== 'COMMIT') throw new Fault('UNAVAILABLE', 'NOT_COMMITTED');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  /** Reads in one READ ONLY transaction on one client; statements are pipelined. */
  async read<T>(actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T> {
    const session = this.openReader(actor);
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }

  /** A reader that opens its transaction with the first statement and keeps it until it is closed. */
  openReader(actor: Actor): ScopedReader {
    return new ScopedReader(actor.kind === 'ENTERPRISE' ? this.portalPool : this.pool, this.entry(actor, false));
  }

  /** Records what was refused or denied, apart from the transaction that came to nothing. */
  recordRefusal(actor: Actor | null, note: Partial<AuditNote> & { readonly action: AuditAction }): Promise<void> {
    return this.record(actor, note, 'REFUSED');
  }

  /** `field`: the root field or route that the caller may not call, or that had nothing for the caller. */
  recordDenial(actor: Actor, field: string, details: AuditNote['details'] & object): Promise<void> {
    return this.record(actor, { action: field, details }, 'DENIED');
  }

  private async record(
    actor: Actor | null,
    note: Omit<Partial<AuditNote>, 'action'> & { readonly action: string },
    outcome: AuditOutcome,
  ): Promise<void> {
    const orgPath = note.orgPath ?? actor?.unitPath ?? '0001.';
    const firm = actor?.kind === 'ENTERPRISE';
    const entry: Entry = firm ? this.entry(actor, true) : { sql: `SELECT app.enter_system('identity', $1, true)`, values: [this.at()] };
    const client = await (firm ? this.portalPool : this.pool).connect();
    try {
      await client.query('BEGIN');
      await client.query(entry.sql, [...entry.values]);
      await noteOrigin(client);
      await writeAudit((sql, values) => client.query(sql, [...values]), actor, { ...note, orgPath }, outcome);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      client.release(error as Error);
      throw fromDatabase(error);
    }
  }

  private async refused(actor: Actor, refusal: UserError): Promise<void> {
    if (actor.kind === 'SYSTEM') return;
    await this.record(actor, { action: refusal.constructor.name, details: { code: refusal.code } }, 'REFUSED');
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...new Set([this.app, this.portal, this.door])].map((s) => (s.isInitialized ? s.destroy() : undefined)));
  }
}

/** At once: where statements are pipelined, ending a client waits for their answers. */
function hangUp(client: PoolClient): void {
  (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection.stream.destroy();
  client.release(new Error('abandoned'));
}

/** The longest that all reads of one operation may take together, in milliseconds. */
const OPERATION_MS = 25_000;

/** One read-only transaction, opened by the first statement. Statements may be sent together: the client pipelines them in order. */
export class ScopedReader implements Reader {
  private opening: Promise<PoolClient> | undefined;
  private broken: Error | undefined;
  private abandoned = false;
  private late: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly entry: Entry,
  ) {}

  private async open(): Promise<PoolClient> {
    const client = await this.pool.connect();
    this.late = setTimeout(() => this.abandon(), OPERATION_MS).unref();
    try {
      // Three messages, one flight: a failed entry leaves the transaction aborted, so nothing after it is read.
      await Promise.all([client.query('BEGIN READ ONLY'), client.query(this.entry.sql, [...this.entry.values])]);
      return client;
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  async rows<T extends object>(sql: Sql, values: readonly SqlValue[] = []): Promise<T[]> {
    if (this.abandoned) throw new Fault('UNAVAILABLE');
    this.opening ??= this.open();
    try {
      const client = await this.opening;
      return (await client.query<T>(queryOf(sql, values))).rows;
    } catch (error) {
      this.broken = error as Error;
      throw fromDatabase(error);
    }
  }

  async first<T extends object>(sql: Sql, values: readonly SqlValue[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, values))[0];
  }

  /** Ends the transaction; the next statement opens a new one. */
  async close(): Promise<void> {
    const opening = this.opening;
    this.opening = undefined;
    clearTimeout(this.late);
    if (!opening) return;
    const client = await opening.catch(() => undefined);
    if (!client) return;
    try {
      await client.query(this.broken ? 'ROLLBACK' : 'COMMIT');
      client.release();
    } catch (error) {
      client.release(error as Error);
    }
    this.broken = undefined;
  }

  /** Nobody waits for it any more, or it took too long: its connection ends, and with it what the database still does for it. */
  abandon(): void {
    this.abandoned = true;
    const opening = this.opening;
    this.opening = undefined;
    clearTimeout(this.late);
    opening?.then(hangUp, () => undefined);
  }
}
