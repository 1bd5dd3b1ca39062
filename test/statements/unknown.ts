import type ts from 'typescript';

/** Private use: in no statement of ours. */
const OPEN = '\uE001';
const CLOSE = '\uE002';

/** A value that only a running program knows; in a text it leaves a mark with its name. */
export class Unknown {
  private readonly parts = new Map<string, Unknown>();
  private found: ts.Type | undefined | null = null;

  constructor(
    /** Where it comes from; the same in every run. */
    readonly id: string,
    private readonly typeOf: () => ts.Type | undefined,
  ) {}

  get type(): ts.Type | undefined {
    if (this.found === null) this.found = this.typeOf();
    return this.found;
  }

  part(name: string, typeOf: () => ts.Type | undefined): Unknown {
    const known = this.parts.get(name);
    if (known) return known;
    const made = new Unknown(`${this.id}.${name}`, typeOf);
    this.parts.set(name, made);
    return made;
  }

  toString(): string {
    return `${OPEN}${this.id}${CLOSE}`;
  }
}

/** Names of what a text hangs on and nobody could tell. */
export const unknownsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\uE001([^\uE002]*)\uE002/gu)].map((found) => found[1] ?? '');

/** What a run of the interpreter has decided about unknown values; another run decides otherwise. */
export class Decisions {
  private readonly made = new Map<string, number>();

  constructor(private readonly given: ReadonlyMap<string, number>) {}

  /** One of `count` ways; the first unless this run was asked for another. */
  choose(key: string, count: number): number {
    const before = this.made.get(key);
    if (before !== undefined) return before;
    const choice = Math.min(this.given.get(key) ?? 0, count - 1);
    this.made.set(key, choice);
    this.counts.set(key, count);
    return choice;
  }

  readonly counts = new Map<string, number>();

  get taken(): ReadonlyMap<string, number> {
    return this.made;
  }
}

/** Runs until each way of each decision was gone at least once, not every combination of them. */
export function everyWay(run: (decisions: Decisions) => void, most: number): void {
  const seen = new Set<string>();
  const waiting: ReadonlyMap<string, number>[] = [new Map()];
  for (let runs = 0; runs < most; runs++) {
    const given = waiting.shift();
    if (!given) return;
    const decisions = new Decisions(given);
    run(decisions);
    const before = new Map<string, number>();
    for (const [key, choice] of decisions.taken) {
      seen.add(`${key}=${choice}`);
      for (let other = 0; other < (decisions.counts.get(key) ?? 1); other++) {
        const way = `${key}=${other}`;
        if (seen.has(way)) continue;
        seen.add(way);
        waiting.push(new Map([...before, [key, other]]));
      }
      before.set(key, choice);
    }
  }
}
