import { OFFLINE, ProblemError } from '@app/web-ui';
import { isFull } from '../storage/database';
import type { Entry } from './entry';
import { withExclusiveLock } from './lock';
import type { OutboxItem, Outbox } from './outbox';
import { nextItem, nextAttemptAt, nextStep, classifyFailure, backoff } from './plan';
import { runStep } from './steps';

/** Attempts after which a failing entry is shown to the person instead of holding up the rest. */
const MAX_ATTEMPTS = 6;

const readable = (lines: readonly OutboxItem[]): readonly OutboxItem[] => lines.filter(({ entry }) => entry !== null);

export interface SyncState {
  readonly sending: string | null;
  /** The session has ended: the PIN is needed, the queue stays. */
  readonly needsPin: boolean;
}

/** Uploads what waits: in order, in one tab at a time, whenever there is a network and the page is seen. */
export class Sync {
  private state: SyncState = { sending: null, needsPin: false };
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private rerun = false;
  private stopped = false;

  constructor(
    private readonly outbox: Outbox,
    /** Asks whose session it is, before anything is sent in it. */
    private readonly verifySession: () => Promise<boolean>,
    /** Signs in again without asking, when the PIN was typed in this tab. */
    private readonly signInAgain: () => Promise<boolean>,
    private readonly onUploaded: () => void,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly getState = (): SyncState => this.state;

  private setState(change: Partial<SyncState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  start(): void {
    globalThis.addEventListener('online', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    this.trigger();
  }

  stop(): void {
    this.stopped = true;
    globalThis.removeEventListener('online', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    clearTimeout(this.timer);
  }

  /** There may be a network again: whoever waits because there was none waits no longer. */
  private readonly wake = (): void => {
    if (document.visibilityState === 'visible') void this.retryAll();
  };

  /** By hand, or because something changed: everything that waits may be tried at once. */
  async retryAll(): Promise<void> {
    for (const line of this.outbox.waiting())
      if (line.state === 'WAITING' && line.notBefore > 0) await this.outbox.mark(line.id, { notBefore: 0 });
    this.trigger();
  }

  askForPin(): void {
    this.setState({ needsPin: true });
  }

  /** The person signed in again. */
  signedIn(): void {
    this.setState({ needsPin: false });
    void this.retryAll();
  }

  trigger(): void {
    if (this.stopped) return;
    if (this.running) {
      this.rerun = true;
      return;
    }
    void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    clearTimeout(this.timer);
    try {
      do {
        this.rerun = false;
        await withExclusiveLock(this.outbox.vault.db, `zhuqi-outbox-${this.outbox.vault.person}`, () => this.drain());
      } while (this.rerun && !this.stopped);
    } catch (error) {
      // The phone is full, so what the server said could not be written down: asked again, it says the same.
      if (!isFull(error)) throw error;
    } finally {
      this.running = false;
      this.setState({ sending: null });
    }
    const next = nextAttemptAt(readable(this.outbox.all()));
    // Another tab may hold the lock and die with it: looked at again in any case.
    if (next !== undefined && !this.stopped && !this.state.needsPin)
      this.timer = setTimeout(() => this.trigger(), Math.max(next - Date.now(), 5_000));
  }

  private async drain(): Promise<void> {
    await this.outbox.reload();
    let asked = false;
    while (!this.stopped && !this.state.needsPin) {
      // What cannot be read with this PIN or by this version stays where it is, and the rest goes on.
      const line = nextItem(readable(this.outbox.all()), Date.now());
      if (!line?.entry) return;
      this.setState({ sending: line.id });
      if (!(await this.uploadItem(line, line.entry, asked))) return;
      asked = true;
    }
  }

  /** One entry to its end; false when there is no point in going on now. */
  private async uploadItem(line: OutboxItem, first: Entry, asked: boolean): Promise<boolean> {
    let entry = first;
    try {
      if (!asked) await this.verifySession();
      for (let step = nextStep(entry); step.do !== 'FINISH'; step = nextStep(entry)) {
        const after = await runStep(this.outbox, entry, step);
        entry = after;
        // What the server said is kept before anything else is asked of it.
        await this.outbox.put(entry, 'WAITING', { tries: 0, notBefore: 0 });
        if (this.stopped) return false;
      }
      await this.outbox.done(entry);
      this.onUploaded();
      return true;
    } catch (error) {
      return this.failed(line, entry, error);
    }
  }

  private async failed(line: OutboxItem, entry: Entry, error: unknown): Promise<boolean> {
    const problem = error instanceof ProblemError ? error.problem : { code: 'INTERNAL', message: String(error), fields: {} };
    const meaning = classifyFailure(problem.code);
    if (meaning === 'WHO') {
      if (await this.signInAgain()) return true;
      this.setState({ needsPin: true });
      return false;
    }
    const tries = line.tries + 1;
    if (meaning === 'LATER' && (problem.code === OFFLINE || tries < MAX_ATTEMPTS)) {
      await this.outbox.put({ ...entry, problem }, 'WAITING', { tries, notBefore: Date.now() + backoff(tries) });
      return false;
    }
    await this.outbox.refuse(entry, meaning === 'CONFLICT' ? 'CONFLICT' : 'REFUSED', problem);
    return true;
  }
}
