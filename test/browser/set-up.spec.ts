import { issueFirstAdminLink } from '@app/identity';
import { Program } from '@test/program';
import { TestDatabase } from '@test/test-database';
import type { Browser } from 'playwright-core';
import { sharedBrowser, closeBrowser, Visitor } from './browser';

describe('a new installation', () => {
  let db: TestDatabase;
  let program: Program;
  let browser: Browser;

  beforeAll(async () => {
    browser = await sharedBrowser();
    db = await TestDatabase.create();
    program = await Program.start(db);
  });
  afterAll(async () => {
    await closeBrowser();
    await program.stop();
    await db.drop();
  });

  it('is set up from the link that works once, and its administrator changes between the posts', async () => {
    const token = await issueFirstAdminLink(await db.open([]));
    const admin = await Visitor.come(browser, program.url);
    const { page } = admin;
    await admin.open(`/?first-admin=${token}`);
    await page.getByRole('button', { name: '完成设置' }).click();
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(5);
    await page.getByLabel('县（市、区）名称').fill('试验县');
    await page.getByLabel('12 位区划代码').fill('４１９９００００００００');
    await page.getByLabel('管理员姓名').fill('首任管理员');
    await page.getByLabel('账号').fill('shouren');
    await page.getByLabel('密码').fill('short');
    await page.getByRole('button', { name: '完成设置' }).click();
    // The refusal names the field; full-width digits were taken.
    await page.getByRole('alert').getByText(/密码/).first().waitFor();
    await page.getByLabel('密码').fill('Correct-Horse-7');
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect(page.url()).not.toContain(token);

    await admin.signIn('shouren', 'Correct-Horse-7');
    await page.getByRole('button', { name: '在下面新设机构' }).click();
    await page.getByRole('button', { name: '取消' }).click();
    const posts = page.getByLabel('岗位');
    const other = await posts.locator('option', { hasText: '试验县 · 安全管理员' }).getAttribute('value');
    await posts.selectOption(other ?? '');
    await page.getByRole('button', { name: '切换' }).click();
    await page
      .getByRole('button', { name: /^授予岗位/ })
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: '新增人员' }).count()).toBe(0);

    // The link is used up.
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await admin.open(`/?first-admin=${token}`);
    for (const [label, value] of [
      ['县（市、区）名称', '别县'],
      ['12 位区划代码', '419901000000'],
      ['管理员姓名', '别人'],
      ['账号', 'bieren'],
      ['密码', 'Correct-Horse-8'],
    ] as const)
      await page.getByLabel(label).fill(value);
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByRole('alert').waitFor();
    expect(admin.faults).toEqual([]);
    await admin.leave();
  });
});
