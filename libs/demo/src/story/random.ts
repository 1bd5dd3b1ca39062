/** A small generator with a fixed seed (mulberry32): the story is the same on every machine, and after every change elsewhere in it. */
export class Random {
  private state: number;

  /** @param seed names what is drawn, so that one part of the story does not move another */
  constructor(seed: string) {
    let hash = 2_166_136_261;
    for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
    this.state = hash >>> 0;
  }

  private next(): number {
    this.state = (this.state + 0x6d_2b_79_f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to `below` - 1. */
  under(below: number): number {
    return Math.floor(this.next() * below);
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.under(values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  /** A new list in another order. */
  shuffled<T>(values: readonly T[]): T[] {
    const out = [...values];
    for (let last = out.length - 1; last > 0; last -= 1) {
      const other = this.under(last + 1);
      [out[last], out[other]] = [out[other] as T, out[last] as T];
    }
    return out;
  }
}
