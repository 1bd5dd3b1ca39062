/**
 * Counts tries by a key within this process: a second fence beside the counters in the database. Bounded, because the
 * keys come from outside: when full, the oldest keys go first.
 */
export class AttemptLimiter {
  private readonly tries = new Map<string, { count: number; until: number }>();

  /**
   * @param most tries allowed in a window
   * @param seconds length of a window, from its first try
   */
  constructor(
    private readonly most: number,
    private readonly seconds: number,
    private readonly capacity = 20_000,
  ) {}

  /** Seconds until the key may try again; 0 when it may try now. `now` in milliseconds. */
  wait(key: string, now: number): number {
    const entry = this.tries.get(key);
    if (!entry || entry.until <= now || entry.count < this.most) return 0;
    return Math.ceil((entry.until - now) / 1000);
  }

  /** Charges a try before it is made, so that many at once cannot slip through; gives what `wait` said before it. */
  charge(key: string, now: number): number {
    const wait = this.wait(key, now);
    if (wait > 0) return wait;
    const entry = this.tries.get(key);
    if (entry && entry.until > now) entry.count += 1;
    else {
      this.tries.delete(key);
      if (this.tries.size >= this.capacity) this.tries.delete(this.tries.keys().next().value ?? '');
      this.tries.set(key, { count: 1, until: now + this.seconds * 1000 });
    }
    return 0;
  }

  /** Takes one charge back: the try was good. */
  refund(key: string): void {
    const entry = this.tries.get(key);
    if (entry && entry.count > 0) entry.count -= 1;
  }
}
