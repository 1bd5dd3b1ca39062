import type { LiveArea } from '@app/contract';

/** live: told by the server · polling: asked every 30 seconds · paused: nobody looks. */
export type LiveMode = 'connecting' | 'live' | 'polling' | 'paused';

export interface LiveTimeouts {
  readonly poll: number;
  /** A connection that has not said hello by then is held up on the way. */
  readonly hello: number;
  /** The server beats every 20 seconds. */
  readonly silence: number;
  /** How long until a way that was blocked is tried again. */
  readonly again: number;
  /** A page that nobody touches for so long stops, so that the session can end by its rule. */
  readonly idle: number;
}
const DEFAULT_TIMEOUTS: LiveTimeouts = { poll: 30_000, hello: 10_000, silence: 50_000, again: 60_000, idle: 30 * 60_000 };

interface LiveSubscriber {
  readonly areas: ReadonlySet<LiveArea>;
  readonly changed: () => void;
  readonly mode: (mode: LiveMode) => void;
}

const ACTIVITY_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** One event stream for the page: resumes after a loss, polls where blocked, pauses while hidden or idle. */
export class LiveConnection {
  private readonly followers = new Set<LiveSubscriber>();
  private source: EventSource | undefined;
  private position = '';
  private mode: LiveMode = 'connecting';
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private touchedAt = 0;

  constructor(private readonly times: LiveTimeouts = DEFAULT_TIMEOUTS) {}

  subscribe(follower: LiveSubscriber): () => void {
    if (this.followers.size === 0) this.start();
    this.followers.add(follower);
    follower.mode(this.mode);
    return () => {
      this.followers.delete(follower);
      if (this.followers.size === 0) this.stop();
    };
  }

  private start(): void {
    document.addEventListener('visibilitychange', this.onVisibilityChange);
    for (const touch of ACTIVITY_EVENTS) document.addEventListener(touch, this.onActivity, { passive: true });
    this.touchedAt = Date.now();
    this.position = '';
    this.connect();
    this.watchIdle();
  }

  private stop(): void {
    document.removeEventListener('visibilitychange', this.onVisibilityChange);
    for (const touch of ACTIVITY_EVENTS) document.removeEventListener(touch, this.onActivity);
    this.disconnect();
    this.mode = 'connecting';
  }

  private readonly onVisibilityChange = (): void => {
    if (document.hidden) return this.pause();
    if (this.mode === 'paused') this.resume();
    return undefined;
  };

  private readonly onActivity = (): void => {
    this.touchedAt = Date.now();
    if (this.mode === 'paused' && !document.hidden) this.resume();
  };

  private watchIdle(): void {
    this.setTimer('idle', this.times.idle, () => {
      if (Date.now() - this.touchedAt >= this.times.idle) this.pause();
      else this.watchIdle();
    });
  }

  private pause(): void {
    this.disconnect();
    this.setMode('paused');
  }

  private resume(): void {
    const told = this.position !== '';
    this.connect();
    this.watchIdle();
    // With a position the server tells what was missed; without one nobody knows.
    if (!told) this.notifyAll();
  }

  private connect(): void {
    this.disconnect();
    if (document.hidden) return this.setMode('paused');
    if (typeof EventSource === 'undefined') return this.poll();
    if (this.mode !== 'polling') this.setMode('connecting');
    const source = new EventSource(this.position ? `/events?after=${encodeURIComponent(this.position)}` : '/events');
    this.source = source;
    this.setTimer('hello', this.times.hello, () => this.fallBackToPolling());
    const heard = (event: Event) => {
      this.clearTimer('hello');
      this.clearTimer('poll');
      this.position = (event as MessageEvent<string>).lastEventId || this.position;
      this.setMode('live');
      this.setTimer('silence', this.times.silence, () => this.connect());
    };
    for (const name of ['hello', 'beat']) source.addEventListener(name, heard);
    source.addEventListener('change', (event) => {
      heard(event);
      const { area } = JSON.parse((event as MessageEvent<string>).data) as { area: LiveArea };
      for (const follower of this.followers) if (follower.areas.has(area)) follower.changed();
    });
    source.addEventListener('reset', (event) => {
      heard(event);
      this.notifyAll();
    });
    // The session is over: the next reading says so to the page.
    source.addEventListener('over', () => {
      this.disconnect();
      this.position = '';
      this.notifyAll();
    });
    source.addEventListener('error', () => {
      // Still trying by itself, unless the answer was a refusal; meanwhile the page must not stand still.
      if (source.readyState === EventSource.CLOSED) this.fallBackToPolling();
      else if (!this.timers.has('hello')) this.setTimer('hello', this.times.hello, () => this.fallBackToPolling());
    });
    return undefined;
  }

  private fallBackToPolling(): void {
    this.disconnect();
    this.notifyAll();
    this.poll();
    this.setTimer('again', this.times.again, () => this.connect());
  }

  private poll(): void {
    this.setMode('polling');
    this.setTimer('poll', this.times.poll, () => {
      this.notifyAll();
      this.poll();
    });
  }

  private disconnect(): void {
    this.source?.close();
    this.source = undefined;
    for (const name of this.timers.keys()) this.clearTimer(name);
  }

  private setMode(mode: LiveMode): void {
    if (this.mode === mode) return;
    this.mode = mode;
    for (const follower of this.followers) follower.mode(mode);
  }

  private notifyAll(): void {
    for (const follower of this.followers) follower.changed();
  }

  private setTimer(name: string, ms: number, act: () => void): void {
    this.clearTimer(name);
    this.timers.set(
      name,
      setTimeout(() => {
        this.timers.delete(name);
        act();
      }, ms),
    );
  }

  private clearTimer(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}
