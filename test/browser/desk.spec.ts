import { readFile } from 'node:fs/promises';
import { type PostRole } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty, signInAll } from '@test/county';
import { Program, type Session } from '@test/program';
import { columnOf, openSheet } from '@test/sheets';
import { TestDatabase } from '@test/test-database';
import type { Browser } from 'playwright-core';
import { sharedBrowser, closeBrowser, PHONE, Visitor } from './browser';

let db: TestDatabase;
let county: County;
let program: Program;
let api: Api;
let sessions: Readonly<Record<PostRole, Session>>;
let browser: Browser;
const visitors: Visitor[] = [];

async function visitor(role: PostRole, size?: typeof PHONE): Promise<Visitor> {
  const one = await Visitor.come(browser, program.url, size);
  visitors.push(one);
  await one.signIn(role.toLowerCase());
  return one;
}

const ID = '... on Appeal { id }';
let serial = 0;
async function registered(title: string, more: object = {}): Promise<string> {
  const input = {
    clientId: `d${++serial}`,
    firmDescription: '东街五金店',
    contactName: '丁一',
    contactPhone: '13800001111',
    description: title,
  };
  const made = await api.done<{ id: string }>(sessions.OFFICE_CLERK, 'registerAppeal', { ...input, source: 'OFFICE', title, ...more }, ID);
  return made.id;
}
async function dispatched(title: string): Promise<string> {
  const appealId = await registered(title);
  await api.done(sessions.OFFICE_CLERK, 'acceptAppeal', { appealId, category: 'UTILITIES', complexity: 'ORDINARY' }, ID);
  await api.done(sessions.OFFICE_CLERK, 'dispatchAppeal', { appealId, leadUnitId: county.station.id, instructions: '请勘察' }, ID);
  return appealId;
}

beforeAll(async () => {
  browser = await sharedBrowser();
  db = await TestDatabase.create();
  county = await makeCounty(db);
  program = await Program.start(db);
  api = new Api(program);
  sessions = await signInAll(program);
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

describe('an empty system', () => {
  it('says what to do first', async () => {
    const { page } = await visitor('OFFICE_CLERK');
    await page.getByText('还没有诉求，先做这几件事').waitFor();
    await page.locator('.start-here a', { hasText: '登记第一件诉求' }).click();
    await page.getByRole('heading', { name: '登记诉求' }).waitFor();
  });
});

describe('今天要办', () => {
  it('stands in its order, and every number opens exactly its rows', async () => {
    for (const title of ['路灯不亮', '水压低']) await registered(title);
    await registered('上级转来的事', { source: 'SUPERIOR', sourceNo: '督 1' });
    await registered('热线转来的事', { source: 'HOTLINE', sourceNo: 'HX-1' });
    const replied = await dispatched('变压器太小');
    await dispatched('电压不稳');
    await api.done(
      sessions.HANDLER,
      'replyToAppeal',
      { appealId: replied, outcome: 'SOLVED', reply: '已增容', evidenceKind: 'NUMBER', evidence: '东供 8 号' },
      ID,
    );
    const { page } = await visitor('OFFICE_CLERK');
    await page.locator('[data-waiting=RATED] strong', { hasText: /\d/ }).waitFor();
    expect(await page.locator('.waiting h2').textContent()).toMatch(/^今天要办 按\d+月\d+日 周.算$/);
    const lists = await page
      .locator('.waiting li > a:first-child[data-waiting]')
      .evaluateAll((all) => all.map((link) => (link as HTMLElement).dataset['waiting'] ?? ''));
    expect(lists).toEqual([
      'ACCEPT',
      'DISPATCH',
      'DUE_TODAY',
      'OVERDUE',
      'CALLBACK',
      'SIGN_OFF',
      'RETURNED',
      'SUPERIOR',
      'HOTLINE',
      'RATED',
    ]);
    const found: Record<string, number> = {};
    for (const list of lists) {
      const link = page.locator(`[data-waiting=${list}]`);
      const count = Number(await link.locator('strong').textContent());
      await link.click();
      await page.locator(`[data-waiting=${list}][aria-current=page]`).waitFor();
      await page.locator('section[aria-busy=false] .ledger, section[aria-busy=false] .empty').first().waitFor();
      expect(page.url()).toContain(`list=${list}`);
      found[list] = await page.locator('.ledger tbody tr').count();
      expect([list, found[list]]).toEqual([list, count]);
    }
    expect(found).toMatchObject({ ACCEPT: 4, CALLBACK: 1, SUPERIOR: 1, HOTLINE: 1, SIGN_OFF: 0 });
  });

  it('of a unit opens what waits for it', async () => {
    const { page } = await visitor('HANDLER');
    const link = page.locator('[data-waiting=ANSWER]');
    await link.locator('strong', { hasText: '1' }).waitFor();
    await link.click();
    await page.locator('.cards [data-appeal]').waitFor();
    expect(await page.locator('.cards [data-appeal]').count()).toBe(1);
  });
});

describe('the ledger', () => {
  it('is walked, opened, acted on and left with the keyboard alone', async () => {
    await registered('只用键盘办的事');
    const clerk = await visitor('OFFICE_CLERK');
    const { page } = clerk;
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['appeal']);
    await clerk.open('/appeals');
    await page.locator('.ledger [data-appeal]').first().waitFor();
    // Past head and menu in one step.
    await clerk.tabTo('a.skip');
    await page.keyboard.press('Enter');
    await clerk.focusIs('#main');
    await clerk.tabTo('[data-waiting=ACCEPT]');
    await page.keyboard.press('Enter');
    await page.locator('[data-waiting=ACCEPT][aria-current=page]').waitFor();
    await page.locator('section[aria-busy=false] .ledger').waitFor();
    await clerk.tabTo('.columns-menu summary');
    await page.keyboard.press('Enter');
    await clerk.tabTo('.columns-menu input');
    await page.keyboard.press('Escape');
    await clerk.focusIs('.columns-menu:not([open]) summary');
    await clerk.tabTo('.ledger [data-appeal]');
    const second = await page.locator('.ledger [data-appeal]').nth(1).getAttribute('data-appeal');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(second);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: second ?? '', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction((number) => (document.activeElement as HTMLElement | null)?.dataset['appeal'] === number, second);
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.matches('.ledger tbody tr:first-child [data-appeal]'))).toBe(true);
    // The newest is accepted: what is missing is said and has the focus, Escape leaves the form only, then it is filled in.
    const first = await focused();
    await page.keyboard.press('Enter');
    await page.locator('.panel [data-act=accept]').waitFor();
    await clerk.focusIs('.panel h2');
    await clerk.tabTo('.panel [data-act=accept]');
    await page.keyboard.press('Enter');
    await clerk.focusIs('.act-form h3');
    await clerk.tabTo('.act-form button.primary');
    await page.keyboard.press('Enter');
    await clerk.focusIs('.act-form .problem');
    await page.keyboard.press('Escape');
    await page.locator('.act-form').waitFor({ state: 'detached' });
    await clerk.focusIs('.panel h2');
    await clerk.tabTo('.panel [data-act=accept]');
    await page.keyboard.press('Space');
    await clerk.focusIs('.act-form h3');
    for (const _ of ['category', 'complexity']) {
      await clerk.tabTo('.act-form select');
      await page.keyboard.press('ArrowDown');
    }
    await clerk.tabTo('.act-form button.primary');
    await page.keyboard.press('Enter');
    await page.locator('.panel .done').waitFor();
    await clerk.focusIs('.panel h2');
    await page.keyboard.press('Escape');
    await page.locator('.panel').waitFor({ state: 'detached' });
    await page.locator(`.ledger [data-appeal="${first ?? ''}"]`).waitFor({ state: 'detached' });
    await clerk.tabTo('input[type=search]');
    await page.keyboard.type('没有这件事');
    await page.keyboard.press('Enter');
    await page.locator('.empty').waitFor();
  });

  it('has the columns of the office’s table, put away by choice on this device', async () => {
    const { page } = await visitor('OFFICE_CLERK');
    await page.locator('.ledger').waitFor();
    expect((await page.locator('.ledger thead th').allTextContents()).join('|')).toBe(
      '挂号编号|灯|企业名称|类别|具体问题|来源|承办单位(主/协)|责任人|交办日期|时限(原/现)|最新进展|办理结果|回访|满意度|销号日期|备注',
    );
    await page.locator('.columns-menu summary').click();
    await page.getByLabel('满意度').uncheck();
    await page.reload();
    await page.locator('.ledger').waitFor();
    expect(await page.locator('.ledger thead th').allTextContents()).not.toContain('满意度');
  });

  it('prints for A3 with every column of the form and places to sign', async () => {
    const { page } = await visitor('OFFICE_CLERK');
    await page.getByRole('link', { name: '打印A3' }).click();
    await page.locator('.paper-table tbody tr').first().waitFor();
    expect((await page.locator('.paper-table thead th').allTextContents()).join('|')).toBe(
      '序号|挂号编号|灯|挂号日期|来源|企业名称、统一社会信用代码|反映人及电话|类别|具体问题|复杂程度|承办单位(主/协)|包案领导|责任人|交办日期|时限(原/现)|进展情况|办理结果|办结日期|回访|满意度|销号日期|销号审批人|是否重办|佐证材料|备注',
    );
    expect(await page.locator('.signatures').textContent()).toMatch(/填表人.*审核人.*单位（盖章）.*填报日期/);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    // A3 landscape in points.
    expect(pdf).toMatch(/MediaBox\s*\[0 0 119\d(\.\d+)? 84\d(\.\d+)?\]/);
  });

  it('is taken out as a sheet with exactly its rows', async () => {
    const { page } = await visitor('OFFICE_CLERK');
    await page.goto(`${program.url}/appeals?list=ACCEPT`);
    await page.locator('.ledger tbody tr').first().waitFor();
    const rows = await page.locator('.ledger tbody tr').count();
    await page.locator('[data-export=APPEALS]').click();
    await page.getByRole('heading', { name: '我的导出' }).waitFor();
    await page.reload();
    const link = page.getByRole('link', { name: `下载（${rows} 行）` });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^东镇诉求问题台账.*\.xlsx$/);
    expect(columnOf(await openSheet(await readFile(await download.path())), '挂号编号')).toHaveLength(rows);
  });
});

describe('two clerks on one appeal', () => {
  it('the second reads who was faster, keeps what was typed, and sees the present state', async () => {
    const id = await registered('门口积水');
    const clerk = await visitor('OFFICE_CLERK');
    const { page } = clerk;
    await clerk.open(`/appeals?open=${id}`);
    await page.locator('[data-act=accept]').click();
    const form = page.locator('.act-form');
    await form.getByLabel('类别').selectOption('OTHER');
    await form.getByLabel('复杂程度').selectOption('SIMPLE');
    await api.done(sessions.OFFICE_HEAD, 'acceptAppeal', { appealId: id, category: 'UTILITIES', complexity: 'ORDINARY' }, ID);
    // Told before anything is sent: the page follows what others do.
    await form.getByText(/OFFICE_HEAD 刚刚做了“受理”/).waitFor();
    await form.getByRole('button', { name: '受理' }).click();
    await form.getByRole('alert').waitFor();
    expect(await form.getByLabel('复杂程度').inputValue()).toBe('SIMPLE');
    await page.locator('.standing', { hasText: '已受理' }).waitFor();
  });

  it('a row that somebody else moved on is drawn anew without taking the focus', async () => {
    const id = await registered('信号不好');
    const { page } = await visitor('OFFICE_CLERK');
    const row = page.locator('.ledger tbody tr', { hasText: '信号不好' });
    await row.locator('[data-appeal]').focus();
    const number = await row.locator('[data-appeal]').getAttribute('data-appeal');
    await api.done(sessions.OFFICE_HEAD, 'acceptAppeal', { appealId: id, category: 'UTILITIES', complexity: 'ORDINARY' }, ID);
    await row.locator('.col-category', { hasText: '用电水气' }).waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['appeal'])).toBe(number);
  });
});

describe('every page of the desk', () => {
  for (const size of ['desktop', 'phone'] as const) {
    it(`is free of serious findings of axe, and every control is large enough, on a ${size}`, async () => {
      const one = await visitor('OFFICE_CLERK', size === 'phone' ? PHONE : undefined);
      const found: string[] = [];
      for (const [path, sign] of [
        ['/appeals?list=CALLBACK', '.ledger'],
        ['/appeals/print', '.paper-table'],
        ['/exports', '.cards li'],
      ] as const) {
        await one.open(path);
        await one.page.locator(`main ${sign}`).first().waitFor();
        for (const finding of await one.axe()) found.push(`${path} ${finding}`);
        for (const control of await one.tooSmall()) found.push(`${path} too small: ${control}`);
        const wide = await one.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) found.push(`${path} is ${wide} px too wide`);
      }
      expect(found).toEqual([]);
    });
  }
});
