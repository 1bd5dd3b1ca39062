import { PATIENCE_MS } from '@test/eventually';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLastingBrowser } from '@test/browser';
import type { BrowserContext, Page } from 'playwright-core';

export const SMALL = { width: 360, height: 740 } as const;
export const PIN = '482951';

/** A phone whose browser can be killed and started again with all it kept. */
export class Phone {
  readonly faults: string[] = [];
  private constructor(
    private readonly folder: string,
    private readonly url: string,
    private held: BrowserContext | undefined,
  ) {}

  static async get(url: string): Promise<Phone> {
    const phone = new Phone(await mkdtemp(join(tmpdir(), 'zhuqi-phone-')), url, undefined);
    await phone.start();
    return phone;
  }

  get context(): BrowserContext {
    if (!this.held) throw new Error('the browser is not running');
    return this.held;
  }

  get page(): Page {
    const page = this.context.pages().at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  async start(): Promise<void> {
    this.held = await openLastingBrowser(this.folder, { viewport: SMALL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    this.held.setDefaultTimeout(PATIENCE_MS);
    this.held.on('page', (page) => this.watch(page));
    for (const page of this.held.pages()) this.watch(page);
    if (this.held.pages().length === 0) await this.held.newPage();
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.faults.push(error.message));
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) this.faults.push(message.text());
    });
  }

  async open(path: string): Promise<Page> {
    await this.page.goto(`${this.url}${path}`);
    return this.page;
  }

  /** Everything that was not written down is gone. */
  async kill(): Promise<void> {
    await this.held?.close();
    this.held = undefined;
  }

  async offline(offline: boolean): Promise<void> {
    await this.context.setOffline(offline);
  }

  /** By password once, then a PIN of one's own. */
  async begin(loginName: string, password: string, pin = PIN): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: '用账号密码登录' }).click();
    await page.locator('[name=loginName]').fill(loginName);
    await page.locator('[name=password]').fill(password);
    await page.getByRole('button', { name: '进入' }).click();
    await page.locator('[name=pin]').fill(pin);
    await page.locator('[name=again]').fill(pin);
    await page.getByRole('button', { name: '设好 PIN' }).click();
    await page.locator('h1', { hasText: '今天' }).waitFor();
  }

  async enterPin(name: string, pin = PIN): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.page.locator('[name=pin]').fill(pin);
    await this.page.getByRole('button', { name: '进入' }).click();
  }

  /** The session has ended: the PIN again. */
  async goOn(): Promise<void> {
    await this.page.locator('.again [name=pin]').fill(PIN);
    await this.page.getByRole('button', { name: '继续' }).click();
  }

  /** Waits until the worker holds the app and the firms are on the phone. */
  async ready(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await this.page.getByText('数据截至').waitFor();
  }

  async leave(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A photo as a camera gives it: large, with a place in it that must not get anywhere. */
export async function photo(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const pen = canvas.getContext('2d');
    if (pen) {
      pen.fillStyle = '#0b4f8a';
      pen.fillRect(0, 0, 2400, 1800);
      pen.fillStyle = '#fff';
      pen.fillRect(300, 300, 600, 900);
    }
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? '';
  });
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64') };
}
