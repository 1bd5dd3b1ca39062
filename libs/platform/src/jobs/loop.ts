import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Fault } from '../errors/fault';

export interface LoopOptions {
  /** What the log calls it. */
  readonly name: string;
  /** Pause after a round that found nothing, in milliseconds. */
  readonly everyMs: number;
  /** One round; true: there is more, go on at once. */
  readonly work: (signal: AbortSignal) => Promise<boolean>;
  /** Longest pause after errors, in milliseconds. */
  readonly longestPauseMs?: number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Pause before the next attempt: doubles each time up to a limit, and is spread so that many do not come back at once. */
export const pauseAfter = (failures: number, firstMs: number, longestMs: number, random = Math.random()): number =>
  Math.round(Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30)) * (0.5 + random / 2));

/** True when the work was over before the time was. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(ms, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    timer.abort();
  }
}

/** Does one thing again and again until it is stopped. An error never leaves it: it is logged once, and tried again after a growing pause. */
export class Loop {
  private readonly log = new Logger('worker');
  private readonly stopping = new AbortController();
  private nap = new AbortController();
  private running: Promise<void> | undefined;
  private failures = 0;

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.running ??= this.turn();
  }

  /** Ends a pause early: somebody knows that there is work. */
  wake(): void {
    if (this.failures === 0) this.nap.abort();
  }

  /** Asks the round under way to end, and waits for it at most so long. */
  async stop(withinMs: number): Promise<boolean> {
    this.stopping.abort();
    this.nap.abort();
    return this.running ? within(withinMs, this.running) : true;
  }

  private async turn(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const more = await this.round();
      if (!more)
        await this.rest(
          this.failures > 0
            ? pauseAfter(this.failures, FIRST_PAUSE_MS, this.options.longestPauseMs ?? LONGEST_PAUSE_MS)
            : this.options.everyMs,
        );
    }
  }

  private async round(): Promise<boolean> {
    try {
      const more = await this.options.work(this.stopping.signal);
      if (this.failures > 0) this.log.log(`${this.options.name}: goes on after ${this.failures} failed attempts`);
      this.failures = 0;
      return more;
    } catch (error) {
      this.failures++;
      // One line for one outage, however long it lasts.
      if (this.failures === 1 && !this.stopping.signal.aborted) this.log.error(`${this.options.name}: ${describe(error)}`);
      return false;
    }
  }

  private async rest(ms: number): Promise<void> {
    if (this.stopping.signal.aborted) return;
    this.nap = new AbortController();
    await sleep(ms, undefined, { signal: this.nap.signal }).catch(() => undefined);
  }
}

/** An outage needs no stack; a mistake of ours does. */
function describe(error: unknown): string {
  if (error instanceof Fault && error.code === 'UNAVAILABLE')
    return `the database does not answer (${error.cause instanceof Error ? error.cause.message : error.message}); trying again`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
