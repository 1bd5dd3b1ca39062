/** What the server tells apart (`GET /events`); the data itself is read anew as always. */
export type LiveArea = 'appeal' | 'visit' | 'financing' | 'enterprise' | 'liaison' | 'campaign' | 'identity';

/** live: told by the server · polling: asked every 30 seconds · paused: nobody looks. */
export type LiveMode = 'connecting' | 'live' | 'polling' | 'paused';

export interface LiveTimes {
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
const TIMES: LiveTimes = { poll: 30_000, hello: 10_000, silence: 50_000, again: 60_000, idle: 30 * 60_000 };

interface Follower {
  readonly areas: ReadonlySet<LiveArea>;
  readonly changed: () => void;
  readonly mode: (mode: LiveMode) => void;
}

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * One connection for the whole page, however many parts of it follow something. Goes on where it was after a loss, falls
 * back to asking where the stream is blocked, and stops while the page is hidden or nobody is there.
 */
export class LiveConnection {
  private readonly followers = new Set<Follower>();
  private source: EventSource | undefined;
  private position = '';
  private mode: LiveMode = 'connecting';
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private touchedAt = 0;

  constructor(private readonly times: LiveTimes = TIMES) {}

  follow(follower: Follower): () => void {
    if (this.followers.size === 0) this.begin();
    this.followers.add(follower);
    follower.mode(this.mode);
    return () => {
      this.followers.delete(follower);
      if (this.followers.size === 0) this.finish();
    };
  }

  private begin(): void {
    document.addEventListener('visibilitychange', this.look);
    for (const touch of TOUCHES) document.addEventListener(touch, this.touched, { passive: true });
    this.touchedAt = Date.now();
    this.position = '';
    this.connect();
    this.watchIdle();
  }

  private finish(): void {
    document.removeEventListener('visibilitychange', this.look);
    for (const touch of TOUCHES) document.removeEventListener(touch, this.touched);
    this.disconnect();
    this.mode = 'connecting';
  }

  private readonly look = (): void => {
    if (document.hidden) return this.pause();
    if (this.mode === 'paused') this.resume();
    return undefined;
  };

  private readonly touched = (): void => {
    this.touchedAt = Date.now();
    if (this.mode === 'paused' && !document.hidden) this.resume();
  };

  private watchIdle(): void {
    this.after('idle', this.times.idle, () => {
      if (Date.now() - this.touchedAt >= this.times.idle) this.pause();
      else this.watchIdle();
    });
  }

  private pause(): void {
    this.disconnect();
    this.turn('paused');
  }

  private resume(): void {
    const told = this.position !== '';
    this.connect();
    this.watchIdle();
    // With a position the server tells what was missed; without one nobody knows.
    if (!told) this.tellAll();
  }

  private connect(): void {
    this.disconnect();
    if (document.hidden) return this.turn('paused');
    if (typeof EventSource === 'undefined') return this.poll();
    if (this.mode !== 'polling') this.turn('connecting');
    const source = new EventSource(this.position ? `/events?after=${encodeURIComponent(this.position)}` : '/events');
    this.source = source;
    this.after('hello', this.times.hello, () => this.blocked());
    const heard = (event: Event) => {
      this.clear('hello');
      this.clear('poll');
      this.position = (event as MessageEvent<string>).lastEventId || this.position;
      this.turn('live');
      this.after('silence', this.times.silence, () => this.connect());
    };
    for (const name of ['hello', 'beat']) source.addEventListener(name, heard);
    source.addEventListener('change', (event) => {
      heard(event);
      const { area } = JSON.parse((event as MessageEvent<string>).data) as { area: LiveArea };
      for (const follower of this.followers) if (follower.areas.has(area)) follower.changed();
    });
    source.addEventListener('reset', (event) => {
      heard(event);
      this.tellAll();
    });
    // The session is over: the next reading says so to the page.
    source.addEventListener('over', () => {
      this.disconnect();
      this.position = '';
      this.tellAll();
    });
    source.addEventListener('error', () => {
      // Still trying by itself, unless the answer was a refusal; meanwhile the page must not stand still.
      if (source.readyState === EventSource.CLOSED) this.blocked();
      else if (!this.timers.has('hello')) this.after('hello', this.times.hello, () => this.blocked());
    });
    return undefined;
  }

  private blocked(): void {
    this.disconnect();
    this.tellAll();
    this.poll();
    this.after('again', this.times.again, () => this.connect());
  }

  private poll(): void {
    this.turn('polling');
    this.after('poll', this.times.poll, () => {
      this.tellAll();
      this.poll();
    });
  }

  private disconnect(): void {
    this.source?.close();
    this.source = undefined;
    for (const name of this.timers.keys()) this.clear(name);
  }

  private turn(mode: LiveMode): void {
    if (this.mode === mode) return;
    this.mode = mode;
    for (const follower of this.followers) follower.mode(mode);
  }

  private tellAll(): void {
    for (const follower of this.followers) follower.changed();
  }

  private after(name: string, ms: number, act: () => void): void {
    this.clear(name);
    this.timers.set(
      name,
      setTimeout(() => {
        this.timers.delete(name);
        act();
      }, ms),
    );
  }

  private clear(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}
