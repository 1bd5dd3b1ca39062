import { PATIENCE_MS } from '@test/eventually';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import type { Program } from '@test/program';
import { sharedBrowser } from './browser';

const SENTENCE = '共走访367家市场主体，帮助佳明食品等7家企业解决各类诉求12件，为龙兴等6家企业融资2000余万元';
const DEMO_PASSWORD = 'Zhuqi-Demo-2024';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = { phone: { width: 390, height: 844 }, small: { width: 360, height: 740 }, desktop: { width: 1440, height: 900 } } as const;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

export const theReport = (program: () => Program): void =>
  describe('the report of the demo', () => {
    const contexts: BrowserContext[] = [];
    afterAll(() => Promise.all(contexts.map((context) => context.close())));

    const open = async (size: keyof typeof SIZES = 'desktop', path = '/'): Promise<Page> => {
      const context = await (
        await sharedBrowser()
      ).newContext({ viewport: SIZES[size], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', bypassCSP: true });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      await page.goto(`${program().url}${path}`);
      return page;
    };
    const signIn = async (page: Page, login: string, password = DEMO_PASSWORD): Promise<void> => {
      await page.getByLabel('账号').fill(login);
      await page.getByLabel('密码').fill(password);
      await page.getByRole('button', { name: '登录' }).click();
    };
    const toReport = (page: Page): Promise<void> => page.getByRole('link', { name: '工作报告' }).click();
    /** Findings of axe (WCAG 2.2 AA) that matter. */
    const findings = async (page: Page): Promise<string[]> => {
      await page.evaluate(AXE);
      const found = (await page.evaluate(
        `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations)`,
      )) as Violation[];
      return found.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${v.id}: ${v.nodes[0]?.html ?? ''}`);
    };

    it.each(Object.keys(SIZES) as (keyof typeof SIZES)[])(
      'prints the sentence of the year and opens the rows of each number (%s)',
      async (size) => {
        const page = await open(size);
        expect(await findings(page)).toEqual([]);
        await signIn(page, 'zhenzhang');
        await toReport(page);
        await page.waitForSelector('#sentence button');
        expect(await page.textContent('#sentence')).toBe(SENTENCE);
        for (const [i, rows] of [367, 7, 12, 6, 8].entries()) {
          await page.click(`#sentence button >> nth=${i}`);
          await page.waitForFunction(`document.getElementById('rows-count')?.textContent.startsWith('共 ${rows} 条')`);
        }
        expect(await findings(page)).toEqual([]);
        const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
        expect(wide).toBe(false);
        await page.context().close();
      },
    );

    it('shows rows that add up to the number, page after page', async () => {
      const page = await open();
      await signIn(page, 'zhuanyuan');
      await toReport(page);
      await page.click('.figures button[data-metric=M03]');
      await page.waitForSelector('#rows');
      for (let shown = 50; shown < 367; shown += 50) {
        await page.getByRole('button', { name: '再显示一些' }).click();
        await page.waitForFunction(`document.querySelectorAll('#rows tbody tr').length > ${shown}`);
      }
      expect(await page.locator('#rows tbody tr').count()).toBe(367);
      expect(await page.getByRole('button', { name: '再显示一些' }).count()).toBe(0);
      await page.context().close();
    });

    it('keeps unit, year and number in the address', async () => {
      const page = await open();
      await signIn(page, 'xianyingshang');
      await toReport(page);
      await page.waitForSelector('#sentence button');
      await page.getByLabel('单位').selectOption({ label: '　丹水镇' });
      await page.waitForFunction(`document.getElementById('sentence').textContent === '共走访3家市场主体'`);
      await page.click('#sentence button');
      await page.waitForSelector('#rows');
      await page.reload();
      await page.waitForFunction(`document.getElementById('rows-count')?.textContent.startsWith('共 3 条')`);
      await page.getByLabel('年份').selectOption('2019');
      await page.waitForFunction(`document.getElementById('sentence').textContent.startsWith('这一年还没有')`);
      await page.context().close();
    });

    it('says plainly what went wrong at sign-in, and lets go at sign-out', async () => {
      const page = await open('phone');
      await signIn(page, 'zhenzhang', 'wrong-password-1');
      await page
        .getByRole('alert')
        .getByText(/账号或密码/)
        .waitFor();
      await page.getByLabel('密码').fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: '登录' }).click();
      await toReport(page);
      await page.waitForSelector('#sentence button');
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByRole('heading', { name: '登录' }).waitFor();
      await page.goto(`${program().url}/report`);
      await page.getByRole('heading', { name: '登录' }).waitFor();
      expect(await page.locator('#sentence').count()).toBe(0);
      await page.context().close();
    });

    it('tells an administrator that figures are not his', async () => {
      const page = await open();
      await signIn(page, 'xitong');
      await page.getByRole('heading', { name: '机构和人员' }).waitFor();
      await page.goto(`${program().url}/report`);
      await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
      expect(await findings(page)).toEqual([]);
      await page.context().close();
    });

    it('can be used with the keyboard alone', async () => {
      const page = await open();
      await page.goto(`${program().url}/report`);
      // The first field has the focus by itself, a moment after it is there.
      await page.waitForFunction(`document.activeElement?.getAttribute('autocomplete') === 'username'`);
      await page.keyboard.type('zhenzhang');
      await page.keyboard.press('Tab');
      await page.keyboard.type(DEMO_PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForSelector('#sentence button');
      await page.focus('#sentence button');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#rows');
      await page.waitForFunction(`document.activeElement?.closest('#rows') !== null && document.activeElement?.tagName === 'H2'`);
      await page.context().close();
    });
  });
