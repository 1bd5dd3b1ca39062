import { type County, makeCounty, signInAll } from '@test/county';
import { Api } from '@test/api';
import { Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import type { PostRole } from '@app/kernel';
import type { Browser } from 'playwright-core';
import { sharedBrowser, closeBrowser, Visitor } from './browser';
import { notLookedAt } from './routes';

const SMALL = { width: 360, height: 740 } as const;
const FIRM = '东镇变压器制造股份有限责任公司西镇第二分公司';

let db: TestDatabase;
let county: County;
let program: Program;
let api: Api;
let sessions: Readonly<Record<PostRole, Session>>;
let browser: Browser;
let firmId = '';
const visitors: Visitor[] = [];

async function visitor(): Promise<Visitor> {
  const one = await Visitor.come(browser, program.url, SMALL);
  visitors.push(one);
  return one;
}

const cardFor = async (enterpriseId: string): Promise<{ readonly token: string; readonly linkId: string }> => {
  const { issueEnterpriseCards: cards } = await api.read<{ issueEnterpriseCards: readonly { token: string; linkId: string }[] }>(
    sessions.OFFICE_CLERK,
    'mutation($input: IssueEnterpriseCardsInput!) { issueEnterpriseCards(input: $input) { token linkId } }',
    { input: { enterpriseIds: [enterpriseId] } },
  );
  if (!cards[0]) throw new Error('no card');
  return cards[0];
};

/** Nothing wider than the phone, nothing serious for those who hear or feel the page. */
async function sound(one: Visitor): Promise<void> {
  expect(await one.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  expect(await one.axe()).toEqual([]);
  expect(await one.tooSmall()).toEqual([]);
}

beforeAll(async () => {
  browser = await sharedBrowser();
  db = await TestDatabase.create();
  county = await makeCounty(db);
  program = await Program.start(db, { ORGANISER: '试验县人民政府办公室', HOTLINE: '0377-12345' });
  api = new Api(program);
  sessions = await signInAll(program);
  const made = await api.done<{ id: string }>(
    sessions.OFFICE_CLERK,
    'createEnterprise',
    { clientId: 'firm-1', name: FIRM, kind: 'ENTERPRISE', unitId: county.village.id, contactName: '丁一', contactPhone: '13800001111' },
    '... on Enterprise { id }',
  );
  firmId = made.id;
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

describe('the enterprise’s pages', () => {
  it('the code on the visitor’s phone → this one visit → not true, in words; and a code that is too old', async () => {
    const visit = await api.done<{ id: string }>(
      sessions.CADRE,
      'logVisit',
      { clientId: 'scanned', channel: 'ON_SITE', firms: [{ enterpriseId: firmId }], topics: ['ORDERS'], confirmBy: 'CARD' },
      '... on Visit { id }',
    );
    const { visitCodes } = await api.read<{ visitCodes: readonly { key: string }[] }>(
      sessions.CADRE,
      'query($id: UUID!) { visitCodes(visitId: $id) { key } }',
      { id: visit.id },
    );
    const one = await visitor();
    const { page } = one;
    await one.open(`/p/v#${visitCodes[0]?.key}`);
    await page.getByText(FIRM).waitFor();
    await sound(one);
    await page.getByRole('button', { name: '不属实', exact: true }).click();
    await page.getByLabel('哪里不属实').fill('那天没有人来');
    await sound(one);
    await page.getByRole('button', { name: '提交“不属实”' }).click();
    await page.getByRole('heading', { name: '谢谢，已记下' }).waitFor();
    await sound(one);
    expect(await db.look('SELECT took_place, words FROM visit_confirmation WHERE visit_id = $1', [visit.id])).toEqual([
      { took_place: false, words: '那天没有人来' },
    ]);
    await one.open('/p/');
    await one.open(`/p/v#${visitCodes[0]?.key.slice(0, 44)}2222222222222222`);
    await page.getByText('这个二维码不对、已过期或走访已作废').waitFor();
    await sound(one);
  });

  it('card → appeal → slip → followed by number and code → rated, changed, closed, reopened', async () => {
    const one = await visitor();
    const { page } = one;
    const { token } = await cardFor(firmId);
    await one.open(`/p/c#${token}`);
    await page.getByRole('heading', { name: FIRM }).waitFor();
    expect(page.url()).toBe(`${program.url}/p/c`);
    expect(await page.locator('footer').textContent()).toContain('0377-12345');
    await sound(one);

    await page.getByRole('link', { name: '说一件难事' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /您遇到什么难事/ })
      .waitFor();
    await page.getByRole('textbox', { name: '您遇到什么难事' }).fill('厂门口的路坏了。下雨天货车进不来');
    await page.reload();
    expect(await page.getByRole('textbox', { name: '您遇到什么难事' }).inputValue()).toContain('货车');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '路.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nx') });
    await page.getByRole('button', { name: '去掉 路.pdf' }).waitFor();
    await sound(one);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.getByRole('heading', { name: '已收到，编号和查询码请保存' }).waitFor();
    await page.getByText(/受理/).waitFor();
    await page.reload();
    const [number, code] = await page.locator('dd.ticket').allTextContents();
    await page.getByText(/受理/).waitFor();
    await page.getByRole('button', { name: '保存图片' }).click();
    const picture = page.getByRole('img', { name: `回执图片：编号 ${number}，查询码 ${code}` });
    expect(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(720);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载图片' }).click()]);
    expect(download.suggestedFilename()).toBe(`${number}.png`);
    await sound(one);

    const [row] = await db.look<{ id: string }>('SELECT id FROM appeal WHERE number = $1', [number]);
    const appealId = row?.id ?? '';
    const done = '... on Appeal { id }';
    await api.done(sessions.OFFICE_CLERK, 'acceptAppeal', { appealId, category: 'LOGISTICS', complexity: 'ORDINARY' }, done);
    await api.done(sessions.OFFICE_CLERK, 'dispatchAppeal', { appealId, leadUnitId: county.station.id, instructions: '请办理' }, done);
    await api.done(
      sessions.HANDLER,
      'replyToAppeal',
      { appealId, outcome: 'SOLVED', reply: '路已修好', evidenceKind: 'NOTE', evidence: '现场照片' },
      done,
    );

    const stranger = await visitor();
    await stranger.open('/p/');
    await sound(stranger);
    await stranger.page.getByRole('link', { name: '查进度' }).click();
    await stranger.page.getByLabel('编号').fill((number ?? '').toLowerCase());
    await stranger.page.getByLabel('查询码').fill('AAAA-2222');
    await stranger.page.getByRole('button', { name: '查询' }).click();
    await stranger.page.getByRole('alert').getByText('编号或查询码不对').waitFor();
    await sound(stranger);
    await stranger.page.getByLabel('查询码').fill(` ${(code ?? '').toLowerCase()} `);
    await stranger.page.getByRole('button', { name: '查询' }).click();
    await stranger.page.getByText('路已修好').waitFor();
    expect(await stranger.page.locator('input[type=radio]:checked').count()).toBe(0);
    expect(await stranger.page.locator('main').textContent()).not.toContain('请办理');
    await sound(stranger);
    const rate = async (solved: string, word: string) => {
      await stranger.page.getByRole('radio', { name: solved, exact: true }).check();
      await stranger.page.getByRole('radio', { name: word, exact: true }).check();
      await stranger.page.getByRole('button', { name: '提交评价' }).click();
      await stranger.page.getByRole('button', { name: '修改评价' }).waitFor();
    };
    await rate('没有解决', '非常不满意');
    await stranger.page.getByText('退回重新办理').waitFor();
    await stranger.page.getByRole('button', { name: '修改评价' }).click();
    await rate('解决了', '满意');
    await sound(stranger);
    await api.done(sessions.OFFICE_HEAD, 'closeAppeal', { appealId }, done);
    await stranger.page.reload();
    await stranger.page.getByText('问题又出现，重新提出').click();
    await stranger.page.getByLabel('现在的情况').fill('又坏了');
    await stranger.page.getByRole('button', { name: '提交', exact: true }).click();
    await stranger.page.locator('li', { hasText: '重新提出' }).first().waitFor();
    expect(await db.look('SELECT state FROM appeal WHERE id = $1', [appealId])).toEqual([{ state: 'IN_PROGRESS' }]);
    await one.open(`/p/c/${appealId}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await sound(one);
    expect(notLookedAt('phone/src/portal', '/p', Visitor.lookedAt)).toEqual([]);
  });

  it('the confirmation keeps number and code when too many asked; without the code it asks for it; large type', async () => {
    const one = await visitor();
    const { page } = one;
    const tried = 'mutation($input: TrackAppealInput!) { trackAppeal(input: $input) { __typename } }';
    for (let i = 0; i < 11; i++) await program.ask(tried, { input: { number: 'SQ-999999999-2024-9999', code: 'AAAA2222' } });
    await one.open('/p/done/SQ-999999999-2024-9999#ABCD2345');
    await page.getByRole('alert').getByText('输错的次数太多').waitFor();
    expect(await page.locator('dd.ticket').allTextContents()).toEqual(['SQ-999999999-2024-9999', 'ABCD-2345']);
    await page.getByRole('button', { name: '大字' }).click();
    await sound(one);
    await one.open('/p/');
    await one.open('/p/done/SQ-999999999-2024-9999');
    await page.getByRole('heading', { name: '查进度' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.className)).toBe('large');
    await sound(one);
  });

  it('a reprinted card makes the old one worthless, in words that say whom to phone', async () => {
    const one = await visitor();
    const { token } = await cardFor(firmId);
    await one.open(`/p/c#${token}`);
    await one.page.getByRole('heading', { name: FIRM }).waitFor();
    await cardFor(firmId);
    await one.page.reload();
    await one.page.getByRole('heading', { name: '这张服务卡已失效' }).waitFor();
    await sound(one);
    expect(await one.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('zhuqi.card')))).toEqual([]);
  });
});

describe('the office prints cards', () => {
  it('chosen firms on a sheet, each with its code; who has a card; withdrawn with a reason', async () => {
    const one = await visitor();
    await one.page.setViewportSize({ width: 1440, height: 900 });
    await one.signIn('office_clerk');
    await one.open('/cards');
    await one.page.getByRole('checkbox', { name: FIRM }).check();
    await one.page.getByRole('button', { name: '打印服务卡（1 张）' }).click();
    await one.page.getByRole('img', { name: FIRM }).waitFor();
    expect(await one.axe()).toEqual([]);
    await one.page.getByRole('button', { name: '打印好了，关闭' }).click();
    await one.page.getByRole('button', { name: `收回 ${FIRM} 的服务卡` }).click();
    await one.page.getByLabel('原因').fill('企业丢失');
    await one.page.getByRole('button', { name: '收回', exact: true }).click();
    await one.page.getByRole('cell', { name: '没有', exact: true }).first().waitFor();
    expect(await one.axe()).toEqual([]);
  });
});

describe('number and query code over HTTP', () => {
  const track = (number: string, code: string) =>
    program.ask<{ trackAppeal: { __typename: string; code?: string } }>(
      'mutation($input: TrackAppealInput!) { trackAppeal(input: $input) { __typename ... on TrackRefused { code message } } }',
      { input: { number, code } },
    );

  it('answers alike to a wrong number and a wrong code, and asks to wait after ten', async () => {
    const [real] = await db.look<{ number: string }>('SELECT number FROM appeal LIMIT 1');
    const wrongCode = await track(real?.number ?? 'SQ-411323111-2024-0001', 'AAAA2222');
    const wrongNumber = await track('SQ-999999999-2024-9999', 'AAAA2222');
    expect(wrongCode).toEqual(wrongNumber);
    for (let i = 0; i < 10; i++) await track('SQ-999999999-2024-9999', 'AAAA2222');
    expect((await track('SQ-999999999-2024-9999', 'AAAA2222')).data.trackAppeal.code).toBe('QUERY_LIMITED');
  });
});
