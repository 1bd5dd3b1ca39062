/**
 * Seconds to wait after so many wrong tries in a row, from the first: a slip of the thumb costs nothing, guessing soon costs
 * hours. Beyond the end of the list the last step stays.
 */
export const WAITS: readonly number[] = [0, 0, 0, 0, 60, 120, 300, 900, 1800, 3600];

export const waitAfter = (failures: number): number => (failures < 1 ? 0 : (WAITS[Math.min(failures, WAITS.length) - 1] ?? 0));

/** After so many wrong PINs in a row the phone is no longer good: a new slip is needed. */
export const MOST_WRONG_PINS = 10;

interface Step {
  failures: number;
  until: number;
  forgetAt: number;
}
const FORGOTTEN_AFTER_SECONDS = 24 * 60 * 60;

/** The same ladder for numbers that nobody has, kept in this process: they must be answered like those that somebody has. */
export class WaitLadder {
  private readonly steps = new Map<string, Step>();

  /** @param capacity bounded, because the keys come from outside: when full, the oldest go first */
  constructor(private readonly capacity = 20_000) {}

  /** Charges a try. Gives whether it may be made, and the seconds of waiting that hold after it. `now` in milliseconds. */
  charge(key: string, now: number): { readonly allowed: boolean; readonly seconds: number } {
    const before = this.steps.get(key);
    if (before && before.until > now) return { allowed: false, seconds: Math.ceil((before.until - now) / 1000) };
    const failures = before && before.forgetAt > now ? before.failures + 1 : 1;
    const seconds = waitAfter(failures);
    this.steps.delete(key);
    if (this.steps.size >= this.capacity) this.steps.delete(this.steps.keys().next().value ?? '');
    this.steps.set(key, { failures, until: now + seconds * 1000, forgetAt: now + FORGOTTEN_AFTER_SECONDS * 1000 });
    return { allowed: true, seconds };
  }
}
