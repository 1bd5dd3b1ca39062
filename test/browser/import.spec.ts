import { readFile } from 'node:fs/promises';
import { makeCreditCode } from '@app/kernel';
import { makeCounty, signInAll } from '@test/county';
import { Program } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { Workbook } from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { LARGEST_IMPORT, MOST_ROWS } from '../../libs/imports/src/import-file';
import { closeBrowser, PHONE, sharedBrowser, Visitor } from './browser';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const codeOf = (n: number): string => makeCreditCode(`91411323YG${String(n).padStart(6, '0')}`);
const GOOD = 640;

let db: TestDatabase;
let program: Program;
let browser: Browser;
const visitors: Visitor[] = [];

async function clerk(size?: typeof PHONE): Promise<Visitor> {
  const one = await Visitor.come(browser, program.url, size);
  visitors.push(one);
  await one.signIn('office_clerk');
  return one;
}

beforeAll(async () => {
  browser = await sharedBrowser();
  db = await TestDatabase.create();
  await makeCounty(db);
  program = await Program.start(db);
  await signInAll(program);
});
afterEach(async () => {
  for (const one of visitors.splice(0)) {
    const { faults } = one;
    await one.leave();
    expect(faults).toEqual([]);
  }
});
afterAll(async () => {
  await closeBrowser();
  await program?.stop();
  await db?.drop();
});

async function upload(page: Page, name: string, buffer: Buffer, mimeType = 'text/csv'): Promise<void> {
  await page.getByLabel('文件', { exact: true }).setInputFiles({ name, mimeType, buffer });
  await page.getByRole('button', { name: '上传并检查' }).click();
}

const count = async (where: string): Promise<number> =>
  (await db.look<{ n: number }>(`SELECT count(*) AS n FROM enterprise WHERE ${where}`))[0]?.n ?? 0;

describe('a list of firms', () => {
  it('goes in but for three bad rows, survives a reload in the middle, and the bad ones follow when they are corrected', async () => {
    const one = await clerk();
    const { page } = one;
    await page.getByRole('link', { name: '导入企业' }).click();
    await page.getByText('还没有导入过').waitFor();
    await page.getByText(`${LARGEST_IMPORT / 1024 / 1024} MB、${MOST_ROWS} 行`).waitFor();
    expect(await one.axe()).toEqual([]);

    const rows = Array.from({ length: GOOD }, (_, n) => `名单${n}有限公司,${codeOf(n)},2024.3.5`);
    rows.splice(100, 0, `,${codeOf(9001)},2024.3.5`);
    rows.splice(200, 0, `坏日期有限公司,${codeOf(9002)},昨天`);
    rows.splice(300, 0, '坏代码有限公司,123,2024.3.5');
    await upload(page, '名单.csv', Buffer.from(`企业名称,统一社会信用代码,成立日期\n${rows.join('\n')}\n`));
    await page.getByText(`${GOOD} 行可以导入，3 行要改正`).waitFor();
    // Nothing is in the register yet; the bad rows come first, each cell with its row, its value and what to do.
    expect(await count(`name LIKE '名单%'`)).toBe(0);
    const bad = page.locator('tr[data-outcome=FAULTY]');
    await bad.first().waitFor();
    expect(await bad.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['row']))).toEqual(['102', '202', '302']);
    expect(await bad.nth(1).textContent()).toContain('成立日期“昨天”：日期“昨天”认不出来');
    expect(await one.axe()).toEqual([]);
    expect(await one.tooSmall()).toEqual([]);

    await page.getByRole('button', { name: `导入 ${GOOD} 行` }).click();
    await page.locator('[data-state=COMMITTING], [data-state=DONE]').waitFor();
    await page.reload();
    await page.locator('[data-state=COMMITTING], [data-state=DONE]').waitFor();
    await page.getByText(`导入完成：新增 ${GOOD} 家`).waitFor();
    expect(await count(`name LIKE '名单%'`)).toBe(GOOD);
    expect(await one.axe()).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载要改的 3 行（Excel）' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('名单-要改的行.xlsx');
    const book = new Workbook();
    await book.xlsx.load((await readFile(await download.path())) as never);
    const sheet = book.worksheets[0];
    expect(sheet?.getRow(1).values).toEqual([undefined, '企业名称', '统一社会信用代码', '成立日期', '要改什么']);
    expect(sheet?.rowCount).toBe(4);
    if (sheet) {
      sheet.getCell('A2').value = '补名有限公司';
      sheet.getCell('C3').value = '2024-03-05';
      sheet.getCell('B4').value = codeOf(9003);
    }
    await page.getByRole('link', { name: '改好了，再上传' }).click();
    await upload(page, '改好.xlsx', Buffer.from(await book.xlsx.writeBuffer()), XLSX);
    await page.getByText('3 行全部可以导入').waitFor();
    await page.getByRole('button', { name: '导入 3 行' }).click();
    await page.getByText('导入完成：新增 3 家').waitFor();
    expect(await count(`credit_code LIKE '91411323YG%'`)).toBe(GOOD + 3);

    // A second person sees both, with who and how they ended.
    const other = await clerk(PHONE);
    await other.open('/import');
    await other.page.getByText(`已导入：新增 ${GOOD}，更新 0，没有变化 0，没导入 3`).waitFor();
    await other.page.getByRole('link', { name: '改好.xlsx' }).waitFor();
    expect(await other.axe()).toEqual([]);
    expect(await other.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

    // It was the wrong list: it is taken back as a whole, after a look at what goes and what stays. One of the three was corrected meanwhile.
    await db.look(`DO $$ BEGIN
      PERFORM set_config('app.at', clock_timestamp()::text, true);
      UPDATE enterprise SET contact_name = '王五', version = version + 1 WHERE name = '补名有限公司';
    END $$`);
    await other.page.getByRole('link', { name: '改好.xlsx' }).click();
    await other.page.getByRole('button', { name: '先看看会撤销什么' }).click();
    await other.page.getByText('去掉 2 家').waitFor();
    await other.page.getByText('1 行：导入后有人改过').waitFor();
    expect(await other.axe()).toEqual([]);
    expect(await other.tooSmall()).toEqual([]);
    await other.page.getByRole('button', { name: '确认撤销' }).click();
    await other.page
      .getByRole('alert')
      .getByText(/必须填写/)
      .waitFor();
    await other.page.getByLabel('撤销原因').fill('传成了去年的名单');
    await other.page.getByRole('button', { name: '确认撤销' }).click();
    await other.page.getByText('已撤销：去掉 2 家').waitFor();
    await other.page.getByText(/原因：传成了去年的名单/).waitFor();
    await other.page.getByRole('link', { name: '看没有撤销的 1 行' }).click();
    await other.page.locator('tr[data-row]').nth(1).waitFor({ state: 'detached' });
    expect(await other.page.locator('tr[data-row]').count()).toBe(1);
    await other.page.getByText('导入后有人改过，改过的内容保留').waitFor();
    expect(await count(`credit_code LIKE '91411323YG%'`)).toBe(GOOD + 1);
    expect(await other.axe()).toEqual([]);
    expect(await other.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  it('is refused in words: an old workbook, a column chosen twice; and a seen licence goes through with a reason', async () => {
    const one = await clerk(PHONE);
    const { page } = one;
    await one.open('/import');
    await upload(page, '台账.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    await page
      .getByRole('alert')
      .getByText(/另存为/)
      .waitFor();
    expect(await one.axe()).toEqual([]);

    const sound = codeOf(7);
    const odd = sound.slice(0, 17) + (sound.endsWith('A') ? 'B' : 'A');
    await upload(page, '台账.csv', Buffer.from(`店名,代码,电话\n执照特殊店,${odd},13800001234\n`));
    await page.getByText('没有一行可以导入').waitFor();
    await page.getByLabel('第 C 列 电话').selectOption('name');
    await page.getByRole('button', { name: '按这样重新检查' }).click();
    await page
      .getByRole('alert')
      .getByText(/第 A 列和第 C 列都选了它/)
      .first()
      .waitFor();
    await page.getByLabel('第 C 列 电话').selectOption('');
    // From here with the keyboard alone.
    await page.getByRole('button', { name: '按这样重新检查' }).press('Enter');
    await page.getByText('认出 2 列，1 列不导入').waitFor();
    await page.getByRole('button', { name: '第 2 行：执照已核对，放行' }).press('Enter');
    await page.getByLabel('放行原因').press('Enter');
    await page
      .getByRole('alert')
      .getByText(/必须填写/)
      .waitFor();
    await page.getByLabel('放行原因').fill('已看执照原件，代码一致');
    await page.getByLabel('放行原因').press('Enter');
    await page.getByRole('button', { name: '导入 1 行' }).press('Enter');
    await page.getByText('导入完成：新增 1 家').waitFor();
    expect(await count(`credit_code = '${odd}' AND code_override_reason = '已看执照原件，代码一致' AND contact_phone IS NULL`)).toBe(1);
    await page.locator('[data-show=NEW]').click();
    await page.getByRole('link', { name: '执照特殊店' }).waitFor();
    expect(page.url()).toContain('show=NEW');
    expect(await one.axe()).toEqual([]);
  });
});
