import type { PostRole } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty, signInAll } from '@test/county';
import { Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import type { Browser } from 'playwright-core';
import { browserOr, closeBrowser, Visitor } from './browser';

/** A county with somebody in every role, its program, and a browser in front of it: for one spec file. */
export class Stage {
  private readonly visitors: Visitor[] = [];

  private constructor(
    private readonly db: TestDatabase,
    readonly county: County,
    readonly program: Program,
    readonly api: Api,
    readonly sessions: Readonly<Record<PostRole, Session>>,
    readonly browser: Browser | undefined,
  ) {}

  static async open(env: Readonly<Record<string, string>> = {}): Promise<Stage> {
    const browser = await browserOr((why) =>
      process.stderr.write(`\n\n*** NO BROWSER: THE PAGES ARE NOT TESTED ON THIS MACHINE (${why}) ***\n\n`),
    );
    const db = await TestDatabase.create();
    const county = await makeCounty(db);
    const program = await Program.start(db, env);
    return new Stage(db, county, program, new Api(program), await signInAll(program), browser);
  }

  /** Somebody with a role, signed in; null: nobody yet. */
  async visitor(role: PostRole | null, size?: { readonly width: number; readonly height: number }): Promise<Visitor> {
    if (!this.browser) throw new Error('no browser');
    const one = await Visitor.come(this.browser, this.program.url, size);
    this.visitors.push(one);
    if (role) await one.enterAs(this.sessions[role]);
    return one;
  }

  /** Sends everybody home; gives what their pages complained about. */
  async empty(): Promise<readonly string[]> {
    const all = this.visitors.splice(0);
    await Promise.all(all.map((one) => one.leave()));
    return all.flatMap(({ faults }) => faults);
  }

  async close(): Promise<void> {
    await closeBrowser();
    await this.program.stop();
    await this.db.drop();
  }
}

/** A test of the pages; without a browser it says so instead of passing in silence. */
export const seenOn =
  (stage: () => Stage) =>
  (name: string, work: () => Promise<void>): void => {
    it(name, async () => {
      if (!stage().browser) {
        process.stderr.write(`\nNOT TESTED, no browser: ${name}\n`);
        return;
      }
      await work();
    });
  };
