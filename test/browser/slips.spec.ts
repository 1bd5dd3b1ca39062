import { type County, makeCounty } from '@test/county';
import { Program } from '@test/program';
import { TestDatabase } from '@test/test-database';
import type { Browser } from 'playwright-core';
import { sharedBrowser, closeBrowser, PHONE, Visitor } from './browser';

describe('start slips', () => {
  let db: TestDatabase;
  let county: County;
  let program: Program;
  let browser: Browser;
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    browser = await sharedBrowser();
    db = await TestDatabase.create();
    county = await makeCounty(db);
    program = await Program.start(db);
  });
  afterAll(async () => {
    for (const one of visitors) await one.leave();
    await closeBrowser();
    await program.stop();
    await db.drop();
  });

  async function visitor(login: string, size?: typeof PHONE): Promise<Visitor> {
    const one = await Visitor.come(browser, program.url, size);
    visitors.push(one);
    await one.signIn(login);
    return one;
  }

  it('go from the work phone that the administrator enters to a sheet of paper, to a phone, and to its end', async () => {
    const admin = await visitor('system_admin');
    await admin.open(`/people?unit=${county.office.id}`);
    const card = admin.page.getByRole('listitem').filter({ has: admin.page.getByRole('heading', { name: 'CADRE', exact: true }) });
    await card.getByRole('button', { name: '登记手机号：CADRE' }).click();
    await card.getByLabel('工作手机号').fill('12');
    await card.getByRole('button', { name: '保存' }).click();
    await card.getByRole('alert').getByText('手机号不对').first().waitFor();
    await card.getByLabel('工作手机号').fill('＋８６ 138-0000-1234');
    await card.getByRole('button', { name: '保存' }).click();
    await card.getByText('工作手机号：13800001234').waitFor();

    const clerk = await visitor('office_clerk');
    const { page } = clerk;
    await page.getByRole('link', { name: '起始卡' }).click();
    await page.getByRole('heading', { name: '起始卡' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: '13800001234' });
    await row.waitFor();
    // Somebody without a number cannot be picked; who holds other posts is not here.
    expect(await page.getByRole('checkbox', { name: '选择 VILLAGE_LIAISON' }).count()).toBe(0);
    expect(await page.getByRole('row').filter({ hasText: 'CHIEF_LEADER' }).count()).toBe(0);
    expect([await clerk.axe(), await clerk.tooSmall()]).toEqual([[], []]);
    await page.getByRole('button', { name: '打印起始卡' }).click();
    await page.getByRole('alert').getByText('请先在下面勾选').waitFor();
    await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: '打印起始卡（1 人）' }).click();
    const slip = page.locator('.paper-slip');
    await slip.waitFor();
    const code = /(\d{3} \d{3} \d{4})/.exec(await slip.locator('.paper-slip-code').innerText())?.[1] ?? '';
    expect(await slip.innerText()).toMatch(/CADRE[^]*138 0000 1234[^]*http:\/\/127\.0\.0\.1:\d+\/m\//);
    await slip.getByRole('img', { name: /扫码/ }).waitFor();
    expect([await clerk.axe(), await clerk.tooSmall()]).toEqual([[], []]);
    await page.emulateMedia({ media: 'print' });
    expect([await slip.isVisible(), await page.getByRole('button', { name: '打印', exact: true }).isVisible()]).toEqual([true, false]);
    const box = await slip.boundingBox();
    expect((box?.height ?? 0) > 300).toBe(true);
    await page.emulateMedia({ media: null });

    const { data } = await program.ask<{ startOnPhone: { __typename: string } }>(
      'mutation($input: StartOnPhoneInput!) { startOnPhone(input: $input) { __typename } }',
      { input: { phone: '13800001234', startCode: code, pin: '739154', deviceName: '小王的手机' } },
    );
    expect(data.startOnPhone.__typename).toBe('SignedInOnPhone');
    await page.getByRole('button', { name: '已打印，收起' }).click();
    await row.getByText('● 已开通').waitFor();
    await row.getByRole('button', { name: '查看手机：CADRE' }).click();
    await page.getByText('小王的手机').waitFor();
    expect(await clerk.axe()).toEqual([]);

    // Its owner sees it on a small screen and withdraws it.
    const cadre = await visitor('cadre', PHONE);
    await cadre.page.getByRole('link', { name: '我的手机' }).click();
    await cadre.page.getByRole('button', { name: '停用这部手机：小王的手机' }).click();
    expect([await cadre.axe(), await cadre.tooSmall()]).toEqual([[], []]);
    await cadre.page.getByRole('button', { name: '确定停用' }).click();
    await cadre.page.getByText('还没有开通手机').waitFor();
    await page.reload();
    await row.getByText('○ 未开通').waitFor();
    for (const one of visitors) expect(one.faults).toEqual([]);
  });
});
