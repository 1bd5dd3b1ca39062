import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, newId, SYSTEM_ACTOR } from '@app/kernel';
import { Logger } from '@nestjs/common';
import type { Database } from '../database/database';
import { Fault } from '../errors/fault';
import { ActorDirectory, type JobHandler, JobImpossible } from './job';
import type { JobStore, Lease } from './job-store';
import { Loop, pauseAfter } from './loop';

export interface JobTimes {
  /** How long a job is held without a sign of life, in milliseconds. */
  readonly leaseMs: number;
  readonly renewMs: number;
  readonly pollMs: number;
  /** First pause after a failed attempt; it doubles with each, up to the longest. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  readonly concurrency: number;
}
export const JOB_TIMES: JobTimes = {
  leaseMs: 60_000,
  renewMs: 20_000,
  pollMs: 500,
  firstPauseMs: 5_000,
  longestPauseMs: 3_600_000,
  concurrency: 2,
};

export type JobOutcome = 'done' | 'again' | 'dead' | 'released' | 'lost';

/** Saying how a job ended is tried so often, a second apart; after that its lease ends by itself. */
const CONCLUDE_ATTEMPTS = 5;

/** Does what stands in the table of jobs: holds each under a lease, renews it, tries again after failures, and gives up in the end. */
export class JobRunner {
  private readonly log = new Logger('jobs');
  private readonly holder = `${hostname()}:${process.pid}:${newId().slice(-6)}`;
  private readonly handlers: ReadonlyMap<string, JobHandler>;
  private readonly loops: readonly Loop[];

  constructor(
    private readonly store: JobStore,
    private readonly database: Database,
    handlers: readonly JobHandler[],
    private readonly actors: ActorDirectory | null,
    private readonly times: JobTimes = JOB_TIMES,
    /** Told how each attempt ended: for the metrics. */
    private readonly ended: (kind: string, outcome: JobOutcome) => void = () => undefined,
  ) {
    this.handlers = new Map(handlers.map((h) => [h.kind, h]));
    const slots = handlers.length > 0 ? times.concurrency : 0;
    this.loops = Array.from(
      { length: slots },
      (_, i) => new Loop({ name: `jobs ${i + 1}`, everyMs: times.pollMs, work: (signal) => this.runOne(signal) }),
    );
  }

  start(): void {
    for (const loop of this.loops) loop.start();
  }

  async stop(withinMs: number): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop(withinMs)));
  }

  /** Takes one job that is due and does it; false: nothing is due. */
  async runOne(stopping: AbortSignal): Promise<boolean> {
    if (stopping.aborted) return false;
    const lease = await this.store.lease(this.holder, [...this.handlers.keys()], this.times.leaseMs);
    if (!lease) return false;
    const outcome = await this.attempt(lease, stopping);
    this.ended(lease.job.kind, outcome);
    return true;
  }

  private async attempt(lease: Lease, stopping: AbortSignal): Promise<JobOutcome> {
    const { job } = lease;
    // Taken over once too often: whoever runs it dies of it.
    if (job.attempt > lease.maxAttempts)
      return this.conclude(stopping, 'dead', () => this.store.deadLetter(lease, 'its worker died at every attempt'));
    const lost = new AbortController();
    const over = new AbortController();
    const renewing = this.keep(lease, lost, over.signal);
    const work = this.work(lease, AbortSignal.any([stopping, lost.signal])).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
    try {
      const failure = await Promise.race([work, leaving(stopping, over.signal)]);
      if (lost.signal.aborted) return 'lost';
      if (failure === undefined) return await this.conclude(stopping, 'done', () => this.store.finish(lease));
      if (failure === STILL_RUNNING || stopping.aborted) return await this.conclude(stopping, 'released', () => this.store.release(lease));
      return await this.failed(lease, failure, stopping);
    } finally {
      over.abort();
      await renewing;
    }
  }

  private async work(lease: Lease, signal: AbortSignal): Promise<void> {
    const handler = this.handlers.get(lease.job.kind);
    if (!handler) throw new JobImpossible(`nobody does ${lease.job.kind}`);
    await handler.run(lease.job, { database: this.database, actor: await this.actorOf(lease), signal });
  }

  /** Rights are those of now, not those of when the work was asked for. */
  private async actorOf({ personId, postId }: Lease): Promise<Actor> {
    if (personId === null) return SYSTEM_ACTOR;
    if (!this.actors) throw new Error('work on behalf of somebody needs an ActorDirectory');
    const actor = postId === null ? null : await this.actors.actorFor(personId, postId);
    if (!actor) throw new JobImpossible('the person has no such post any more');
    return actor;
  }

  private async failed(lease: Lease, failure: Error, stopping: AbortSignal): Promise<JobOutcome> {
    const words = failure instanceof Fault ? `${failure.code} ${failure.messageCode}` : `${failure.name}: ${failure.message}`;
    const { job } = lease;
    const final = failure instanceof JobImpossible || job.attempt >= lease.maxAttempts;
    this.log[final ? 'error' : 'warn'](
      `${job.kind} ${job.id}: attempt ${job.attempt} failed${final ? ' for good' : ''}: ${failure.stack ?? words}`,
    );
    if (final) return this.conclude(stopping, 'dead', () => this.store.deadLetter(lease, words));
    return this.conclude(stopping, 'again', () =>
      this.store.retryLater(lease, words, pauseAfter(job.attempt, this.times.firstPauseMs, this.times.longestPauseMs)),
    );
  }

  private async conclude(stopping: AbortSignal, outcome: JobOutcome, say: () => Promise<boolean>): Promise<JobOutcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await say()) ? outcome : 'lost';
      } catch (error) {
        if (attempt >= CONCLUDE_ATTEMPTS || stopping.aborted) throw error;
        await sleep(1000, undefined, { signal: stopping }).catch(() => undefined);
      }
    }
  }

  /** Renews the lease until the attempt is over; when it cannot be renewed in time the work is asked to stop. */
  private async keep(lease: Lease, lost: AbortController, over: AbortSignal): Promise<void> {
    let held = performance.now();
    while (!over.aborted) {
      const rested = await sleep(this.times.renewMs, true, { signal: over }).catch(() => false);
      if (!rested) return;
      const asked = performance.now();
      const renewed = await this.store.renew(lease, this.times.leaseMs).catch(() => undefined);
      if (renewed === true) held = asked;
      if (renewed === false || performance.now() - held >= this.times.leaseMs) {
        this.log.warn(`${lease.job.kind} ${lease.job.id}: the lease is lost`);
        lost.abort();
        return;
      }
    }
  }
}

const STILL_RUNNING = new Error('still running when the worker had to leave');
/** After the signal a handler has this long to reach a safe place. */
const GRACE_MS = 7_000;

/** Answers STILL_RUNNING a while after the worker was asked to stop; never otherwise. */
const leaving = (stopping: AbortSignal, over: AbortSignal): Promise<Error> =>
  new Promise((resolve) => {
    const wait = (): void =>
      void sleep(GRACE_MS, undefined, { signal: over, ref: false }).then(
        () => resolve(STILL_RUNNING),
        () => undefined,
      );
    if (stopping.aborted) wait();
    else stopping.addEventListener('abort', wait, { once: true, signal: over });
  });
