import { PATIENCE_MS } from '@test/eventually';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { openBrowser } from '@test/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PASSWORD, type Session } from '../support/program';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

let kept: Promise<Browser> | undefined;

/** The one browser of this spec file. */
export const sharedBrowser = (): Promise<Browser> => (kept ??= openBrowser());

export const DESKTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** Somebody at a browser of their own. */
export class Visitor {
  /** Addresses of the pages that axe looked at in this file. */
  static readonly lookedAt = new Set<string>();
  readonly faults: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      // A refusal of the content security policy is told here and nowhere else.
      if (/Content.Security.Policy/i.test(message.text())) this.faults.push(message.text());
    });
  }

  static async come(
    browser: Browser,
    url: string,
    viewport: { readonly width: number; readonly height: number } = DESKTOP,
  ): Promise<Visitor> {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    return new Visitor(context, page, url);
  }

  /** Somebody whose browser was opened elsewhere. */
  static of(context: BrowserContext, page: Page, url: string): Visitor {
    return new Visitor(context, page, url);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  /** Comes with a session that was opened elsewhere: as the form does it, without filling it in. */
  async enterAs(session: Session): Promise<void> {
    const [name = '', value = ''] = session.cookie.split('=');
    await this.context.clearCookies();
    await this.context.addCookies([{ name, value, url: this.url }]);
    await this.open('/');
    await this.page.getByRole('button', { name: '退出' }).waitFor();
  }

  /** Goes to another address as a link does, without loading the page anew. */
  async follow(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }

  async signIn(loginName: string, password = PASSWORD): Promise<void> {
    await this.open('/');
    await this.page.getByLabel('账号').fill(loginName);
    await this.page.getByLabel('密码').fill(password);
    await this.page.getByRole('button', { name: '登录' }).click();
    await this.page.getByRole('button', { name: '退出' }).waitFor();
  }

  async menu(): Promise<readonly string[]> {
    return this.page.locator('nav.menu a').allTextContents();
  }

  /** Serious and critical findings of axe (WCAG 2.2 A and AA) on the page as it is. */
  async axe(): Promise<readonly string[]> {
    Visitor.lookedAt.add(new URL(this.page.url()).pathname);
    await this.page.evaluate(AXE);
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(
            where: unknown,
            options: object,
          ): Promise<{ violations: readonly { id: string; impact: string; nodes: readonly { html: string; failureSummary: string }[] }[] }>;
        };
      };
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const { violations } = await axe.run(globalThis.document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 160)}`),
        );
    });
  }

  /** Visible controls smaller than a finger; a box to tick or choose counts with its label. */
  async tooSmall(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('button, select, input:not([type=checkbox], [type=radio]), summary, nav a, a.button, .problem a')]
        .filter((element) => element.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(({ element, box }) => `${element.outerHTML.slice(0, 100)} ${Math.round(box.width)}×${Math.round(box.height)}`),
    );
  }

  /** Walks with the Tab key until the control has the focus; on the way there must be a ring to be seen around every stop. */
  async tabTo(selector: string): Promise<void> {
    for (let steps = 0; steps < 120; steps++) {
      await this.page.keyboard.press('Tab');
      const { there, unseen } = await this.page.evaluate((wanted) => {
        const at = document.activeElement;
        const ring = at && at !== document.body ? getComputedStyle(at) : undefined;
        // A field of a date shows the part that has the focus itself.
        const dated = at?.matches('input[type=date]');
        const hidden = ring && !dated && (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 2);
        return { there: at?.matches(wanted) ?? false, unseen: hidden ? (at?.outerHTML.slice(0, 120) ?? '') : '' };
      }, selector);
      if (unseen) throw new Error(`nothing shows where the focus is: ${unseen}`);
      if (there) return;
    }
    throw new Error(`the Tab key does not reach ${selector}`);
  }

  /** Whether what has the focus now is this. */
  async focusIs(selector: string): Promise<void> {
    await this.page.waitForFunction((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

export async function closeBrowser(): Promise<void> {
  const browser = await kept?.catch(() => undefined);
  kept = undefined;
  await browser?.close();
}
