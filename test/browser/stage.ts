import type { PostRole } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty, signInAll } from '@test/county';
import { Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import type { Browser } from 'playwright-core';
import { sharedBrowser, closeBrowser, Visitor } from './browser';

/** A county with somebody in every role, its program, and a browser in front of it: for one spec file. */
export class Stage {
  private readonly visitors: Visitor[] = [];

  private constructor(
    private readonly db: TestDatabase,
    readonly county: County,
    readonly program: Program,
    readonly api: Api,
    readonly sessions: Readonly<Record<PostRole, Session>>,
    readonly browser: Browser,
  ) {}

  static async open(env: Readonly<Record<string, string>> = {}): Promise<Stage> {
    const browser = await sharedBrowser();
    const db = await TestDatabase.create();
    const county = await makeCounty(db);
    const program = await Program.start(db, env);
    return new Stage(db, county, program, new Api(program), await signInAll(program), browser);
  }

  /** Somebody with a role, signed in; null: nobody yet. */
  async visitor(role: PostRole | null, size?: { readonly width: number; readonly height: number }): Promise<Visitor> {
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
