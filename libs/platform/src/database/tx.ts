import { createHash } from 'node:crypto';
import { type Actor, type LocalDate, newId, shanghaiDate } from '@app/kernel';
import type { ClientBase } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

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

export interface EventToPublish {
  /** Library and what happened, past tense: 'appeal.registered'. */
  readonly topic: string;
  readonly orgPath: string;
  /** Ids only; no personal data. */
  readonly ids: Readonly<Record<string, string>>;
}

export interface AuditNote {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly orgPath: string;
  /** Codes, ids and numbers; never personal values. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** One open transaction of one actor, at one instant. Passed by hand; never nested. */
export class Tx implements Reader {
  readonly today: LocalDate;

  constructor(
    readonly manager: EntityManager,
    private readonly client: ClientBase,
    readonly actor: Actor,
    /** The instant of everything recorded in this transaction. */
    readonly at: Date,
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
  async publish(event: EventToPublish): Promise<void> {
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
}

export const AUDIT_KINDS = ['DONE', 'REFUSED', 'DENIED'] as const;
export type AuditOutcome = (typeof AUDIT_KINDS)[number];

export async function writeAudit(
  run: (sql: string, values: readonly SqlValue[]) => Promise<unknown>,
  actor: Actor | null,
  note: Omit<AuditNote, 'subjectId' | 'subjectKind'> & Partial<Pick<AuditNote, 'subjectId' | 'subjectKind'>>,
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
