import { SYSTEM_ACTOR } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { Database } from '../database/database';
import { within } from '../jobs/loop';
import type { JobOutcome } from '../jobs/job-runner';

/** Counting stops here: beyond it the number says "far too many" anyway. */
const MOST = 100_000;
const ANSWER_WITHIN_MS = 2000;

interface DatabaseFigures {
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
  readonly oldest: number;
  readonly unsealed: number;
  readonly behind: Readonly<Record<string, number>> | null;
}

const FIGURES = `
  SELECT (SELECT count(*) FROM job WHERE state = 'WAITING') AS waiting,
         (SELECT count(*) FROM job WHERE state = 'RUNNING') AS running,
         (SELECT count(*) FROM job WHERE state = 'DEAD') AS dead,
         (SELECT coalesce(extract(epoch FROM clock_timestamp() - min(run_at)), 0)::float8 FROM job WHERE state = 'WAITING' AND run_at <= clock_timestamp()) AS oldest,
         (SELECT count(*) FROM (
            SELECT 1 FROM audit_entry e
             WHERE (e.xid, e.id) > (SELECT l.xid, l.id FROM (
                     (SELECT e.xid, e.id, 1 AS rank FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id ORDER BY s.no DESC LIMIT 1)
                     UNION ALL SELECT '0'::xid8, '00000000-0000-0000-0000-000000000000'::uuid, 2 ORDER BY rank LIMIT 1) l)
             LIMIT ${MOST}) u) AS unsealed,
         (SELECT json_object_agg(c.consumer, (SELECT count(*) FROM (SELECT 1 FROM event e WHERE (e.xid, e.seq) > (c.xid, c.seq) LIMIT ${MOST}) b)) FROM event_cursor c) AS behind`;

/** What a monitor asks for: the process itself, and what waits in the database. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly up = this.gauge('zhuqi_database_up', 'Whether the database answered, 1 or 0.');
  private readonly jobs = this.gauge('zhuqi_jobs', 'Jobs by state; finished ones are counted by zhuqi_job_attempts_total.', ['state']);
  private readonly oldest = this.gauge('zhuqi_job_oldest_due_seconds', 'For how long the oldest job that is due has waited.');
  private readonly unsealed = this.gauge('zhuqi_audit_unsealed', 'Audit entries without a seal.');
  private readonly behind = this.gauge('zhuqi_event_lag', 'Events a consumer has not passed yet.', ['consumer']);
  private readonly attempts = new Counter({
    name: 'zhuqi_job_attempts_total',
    help: 'Attempts at jobs in this process, by how they ended.',
    labelNames: ['kind', 'outcome'],
    registers: [this.registry],
  });

  constructor(private readonly database: Database) {
    collectDefaultMetrics({ register: this.registry });
  }

  countAttempt(kind: string, outcome: JobOutcome): void {
    this.attempts.inc({ kind, outcome });
  }

  /** Answers also when the database does not: then with the process alone. */
  async text(): Promise<string> {
    // What is not known is not told: an old number would look like a fresh one.
    for (const labelled of [this.jobs, this.behind]) labelled.reset();
    for (const plain of [this.oldest, this.unsealed]) plain.remove();
    const reading = this.database.read(SYSTEM_ACTOR, (reader) => reader.first<DatabaseFigures>(FIGURES)).catch(() => undefined);
    const figures = (await within(ANSWER_WITHIN_MS, reading)) ? await reading : undefined;
    this.up.set(figures ? 1 : 0);
    if (figures) this.show(figures);
    return this.registry.metrics();
  }

  private show(figures: DatabaseFigures): void {
    for (const state of ['waiting', 'running', 'dead'] as const) this.jobs.set({ state: state.toUpperCase() }, figures[state]);
    this.oldest.set(figures.oldest);
    this.unsealed.set(figures.unsealed);
    for (const [consumer, events] of Object.entries(figures.behind ?? {})) this.behind.set({ consumer }, events);
  }

  private gauge<T extends string = never>(name: string, help: string, labelNames: readonly T[] = []): Gauge<T> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
