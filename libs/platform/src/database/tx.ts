import { createHash } from 'node:crypto';
import { type Actor, type LocalDate, newId, shanghaiDate } from '@app/kernel';
import type { ClientBase } from 'pg';
import type { AuditAction, EventToPublish, Topic } from '../events/topics';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { Fault } from '../errors/fault';
import { isRefusal } from '../use-case/answer';
import type { Charge, Quota } from '../use-case/quota';
import { type Done, type IdempotentOptions, type Intent, type RefusalOf, type RepeatOptions, runOnce } from '../use-case/idempotent';

/** Plain values that go into a statement. */
export type SqlValue = string | number | boolean | null | Date | Buffer | readonly string[] | readonly number[];

/** A statement that a connection plans once and keeps. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/**
 * For reads of one thing by its key, whose plan is the same whatever the key: under row security planning them costs several times what
 * running them does. Not for ranges of dates or pieces of text, where the plan depends on the values.
 */
export const prepared = (text: string): Prepared => ({ name: createHash('sha256').update(text).digest('base64url'), text });

export type Sql = string | Prepared;

export const queryOf = (sql: Sql, values: readonly SqlValue[]) => ({
  ...(typeof sql === 'string' ? { text: sql } : sql),
  values: [...values],
});

/** Reads under the caller's scope: a list, a figure, a detail page. */
export interface Reader {
  rows<T extends object>(sql: Sql, values?: readonly SqlValue[]): Promise<T[]>;
  first<T extends object>(sql: Sql, values?: readonly SqlValue[]): Promise<T | undefined>;
}

export interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export interface AuditNote {
  readonly action: AuditAction;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly orgPath: string;
  /** Codes, ids and numbers; never personal values. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** An act that others hear of and that leaves its trace. */
export type ActRecord<T extends Topic = Topic> = EventToPublish<T> & AuditNote;

/** One open transaction of one actor, at one instant. Passed by hand; never nested. */
export class Tx implements Reader {
  readonly today: LocalDate;

  constructor(
    readonly manager: EntityManager,
    private readonly client: ClientBase,
    readonly actor: Actor,
    /** The instant of everything recorded in this transaction. */
    readonly at: Date,
    private readonly heldClock = false,
  ) {
    this.today = shanghaiDate(at);
  }

  /** Statements that must come last, such as the bump of a hot counter: sent together with COMMIT, so that a lock is held for one flight. */
  readonly closing: Statement[] = [];

  async rows<T extends object>(sql: Sql, values: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.client.query<T>(queryOf(sql, values))).rows;
  }

  async first<T extends object>(sql: Sql, values: readonly SqlValue[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, values))[0];
  }

  /** How many rows a statement touched. */
  async change(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.client.query(sql, [...values])).rowCount ?? 0;
  }

  /** Inserts entities as they are; columns that the database gives are left to it. */
  async insert<E extends ObjectLiteral>(entity: EntityTarget<E>, rows: Partial<E> | readonly Partial<E>[]): Promise<void> {
    await this.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows as never)
      .updateEntity(false)
      .execute();
  }

  /** The outbox: read by consumers once this transaction is committed. */
  async publish<T extends Topic>(event: EventToPublish<T>): Promise<void> {
    await this.rows('INSERT INTO event (topic, org_path, ids) VALUES ($1, $2, $3)', [
      event.topic,
      event.orgPath,
      JSON.stringify(event.ids),
    ]);
  }

  /** Leaves the trace of what was done, in the writer's own transaction. */
  async audit(note: AuditNote): Promise<void> {
    await writeAudit((sql, values) => this.rows(sql, values), this.actor, note, 'DONE');
  }

  /** Charges a quota in this transaction: of many at once no more pass than it allows, and what is rolled back is not charged. */
  async charge(quota: Quota, { subject = this.actor.id, day, amount = 1 }: Charge = {}): Promise<void> {
    // Where the clock is held a whole year happens in a minute.
    if (this.heldClock || this.actor.kind === 'SYSTEM') return;
    const charged = await this.first<{ within: boolean }>('SELECT app.charge_quota($1, $2, $3::date, $4, $5) AS within', [
      quota.name,
      subject,
      day ?? null,
      quota.most,
      amount,
    ]);
    if (!charged?.within && amount > 0) throw new Fault('RATE_LIMITED', quota.code, { max: quota.most });
  }

  /** The event and the trace of one act. */
  async record<T extends Topic>({ topic, orgPath, ids, ...note }: ActRecord<T>): Promise<void> {
    await Promise.all([this.publish<T>({ topic, orgPath, ids }), this.audit({ ...note, orgPath })]);
  }

  /**
   * Runs a mutation's act once for the client id of its input; the operation is the mutation's name. The act gets the id of its result
   * and returns a refusal, or anything else when it is done. A repeat answers the same id; other content under the same client id is a
   * conflict. A refusal rolls the transaction back, so that the client may try again under the same id.
   */
  idempotent<T, I extends Intent>(
    operation: string,
    input: I,
    act: (id: string) => Promise<T>,
    options?: IdempotentOptions,
  ): Promise<Done | RefusalOf<T>>;
  /** For an answer that is more than an id: the act's own, or what a repeat can still tell. */
  idempotent<T, Repeated, I extends Intent>(
    operation: string,
    input: I,
    act: (id: string) => Promise<T>,
    options: RepeatOptions<Repeated>,
  ): Promise<T | Repeated>;
  async idempotent<T, Repeated, I extends Intent>(
    operation: string,
    input: I,
    act: (id: string) => Promise<T>,
    { again, ...options }: IdempotentOptions & Partial<RepeatOptions<Repeated>> = {},
  ): Promise<T | Repeated | Done> {
    const ran = await runOnce(this, operation, input, act, options);
    if (again) return ran.repeated ? again(ran.id) : ran.result;
    return !ran.repeated && isRefusal(ran.result) ? ran.result : { id: ran.id };
  }
}

export const AUDIT_KINDS = ['DONE', 'REFUSED', 'DENIED'] as const;
export type AuditOutcome = (typeof AUDIT_KINDS)[number];

export async function writeAudit(
  run: (sql: string, values: readonly SqlValue[]) => Promise<unknown>,
  actor: Actor | null,
  note: Omit<Partial<AuditNote>, 'action' | 'orgPath'> & { readonly action: string; readonly orgPath: string },
  outcome: AuditOutcome,
): Promise<void> {
  const person = actor && actor.kind !== 'SYSTEM' ? actor.id : null;
  await run(
    `INSERT INTO audit_entry (id, person_id, post_id, actor_kind, action, outcome, subject_kind, subject_id, org_path, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      person,
      actor?.postId ?? null,
      actor?.kind ?? 'NOBODY',
      note.action,
      outcome,
      note.subjectKind ?? null,
      note.subjectId ?? null,
      note.orgPath,
      JSON.stringify(note.details ?? {}),
    ],
  );
}
