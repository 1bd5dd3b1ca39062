import { type PostRole, POST_ROLES } from '@app/kernel';
import type { Visitor } from './browser';
import { Stage } from './stage';

const MENUS: Readonly<Record<PostRole, readonly string[]>> = {
  CADRE: ['诉求台账', '走访台账', '企业', '工作看板', '服务卡', '工作报告'],
  VILLAGE_LIAISON: ['诉求台账', '走访台账', '企业'],
  OFFICE_CLERK: ['诉求台账', '走访台账', '专项行动', '企业', '导入企业', '工作看板', '服务卡', '工作报告', '手机文件导入', '起始卡'],
  OFFICE_HEAD: ['诉求台账', '走访台账', '专项行动', '企业', '工作看板', '工作报告', '起始卡'],
  CALLBACK_OFFICER: ['诉求台账', '走访台账', '企业'],
  HANDLER: ['交办件', '企业'],
  UNIT_HEAD: ['交办件', '企业', '工作看板', '工作报告'],
  DIVISION_LEADER: ['诉求台账', '走访台账', '专项行动', '企业', '工作看板', '工作报告'],
  CHIEF_LEADER: ['诉求台账', '走访台账', '专项行动', '企业', '工作看板', '工作报告'],
  COUNTY_OFFICE: ['诉求台账', '走访台账', '专项行动', '企业', '工作看板', '工作报告'],
  COUNTY_LEADER: ['诉求台账', '走访台账', '专项行动', '企业', '工作看板', '工作报告'],
  BANK_OFFICER: [],
  COUNSEL: ['诉求台账'],
  AUDITOR: ['诉求台账', '走访台账', '专项行动', '企业', '工作看板', '工作报告', '疑点', '审计日志'],
  SYSTEM_ADMIN: ['机构和人员', '起始卡'],
  SECURITY_ADMIN: ['机构和人员'],
};

let stage: Stage;
const visitor = (role: PostRole | null): Promise<Visitor> => stage.visitor(role);

let firmId = '';
const firm = '东镇变压器有限公司';

beforeAll(async () => {
  stage = await Stage.open({ ORGANISER: '试验县人民政府办公室', FILING_NUMBER: '试备 1 号', COMPLAINTS_CONTACT: '0000-12345' });
  const { api, sessions, county } = stage;
  const made = await api.done<{ id: string }>(
    sessions.OFFICE_CLERK,
    'createEnterprise',
    { clientId: 'firm-1', name: firm, kind: 'ENTERPRISE', unitId: county.village.id, contactName: '丁一', contactPhone: '13800001111' },
    '... on Enterprise { id }',
  );
  firmId = made.id;
});
afterEach(async () => expect(await stage.empty()).toEqual([]));
afterAll(() => stage?.close());

describe('coming in', () => {
  it('says at the field and above what is missing, and keeps what was typed', async () => {
    const { page } = await visitorAt('/');
    await page.getByLabel('账号').fill('office_clerk');
    await page.getByRole('button', { name: '登录' }).click();
    const summary = page.getByRole('alert');
    await summary.getByRole('link', { name: /密码/ }).waitFor();
    expect(await page.getByLabel('账号').inputValue()).toBe('office_clerk');
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await page
      .getByRole('alert')
      .getByText(/账号或密码/)
      .waitFor();
  });

  it('names who runs the system, its filing number and where to complain', async () => {
    const { page } = await visitorAt('/');
    const foot = await page.locator('footer').textContent();
    for (const word of ['试验县人民政府办公室', '试备 1 号', '0000-12345']) expect(foot).toContain(word);
  });

  it('speaks English when asked to', async () => {
    const { page } = await visitorAt('/');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('works with the keyboard alone', async () => {
    const { page } = await visitorAt('/');
    await page.getByLabel('账号').focus();
    await page.keyboard.type('office_clerk');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Correct-Horse-7');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '诉求台账' }).first().waitFor();
  });

  it('answers every address of the pages, and no service or missing file, with the page', async () => {
    const html = { accept: 'text/html' };
    const status = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(`${stage.program.url}${path}`, { headers })).status;
    expect(await status('/appeals/new', html)).toBe(200);
    expect(await status('/assets/none.js', html)).toBe(404);
    expect(await status('/files/none', html)).not.toBe(200);
    expect(await status('/none')).toBe(404);
    const policy = (await fetch(stage.program.url, { headers: html })).headers.get('content-security-policy') ?? '';
    expect(policy).not.toContain('unsafe');
  });
});

async function visitorAt(path: string): Promise<Visitor> {
  const one = await visitor(null);
  await one.open(path);
  return one;
}

describe('the menu', () => {
  const paths: Readonly<Record<string, string>> = {
    诉求台账: '/appeals',
    交办件: '/dispatches',
    走访台账: '/visits',
    专项行动: '/campaigns',
    企业: '/firms',
    导入企业: '/import',
    工作看板: '/wall',
    服务卡: '/cards',
    工作报告: '/report',
    手机文件导入: '/phone-import',
    机构和人员: '/people',
    起始卡: '/start-slips',
  };
  for (const role of POST_ROLES) {
    it(`of ${role} has its own pages and nothing else`, async () => {
      const one = await visitor(role);
      await one.page.locator('main h1').first().waitFor();
      expect(await one.menu()).toEqual(MENUS[role]);
      const missing = one.page.getByRole('heading', { name: '没有这个页面' });
      const [first, ...others] = Object.entries(paths).filter(([word]) => !MENUS[role].includes(word));
      // Once by the address, then as links go.
      await one.open(first?.[1] ?? '');
      await missing.waitFor();
      for (const [, path] of others) {
        await one.follow('/');
        await missing.waitFor({ state: 'detached' });
        await one.follow(path);
        await missing.waitFor();
      }
    });
  }
});

describe('one appeal', () => {
  it('goes from registration to closing through the hands of five posts, and the number on the report grows by it', async () => {
    const clerk = await visitor('OFFICE_CLERK');
    const { page } = clerk;
    await page.getByRole('link', { name: '登记诉求' }).click();
    await page.getByRole('combobox', { name: /企业/ }).first().fill('变压器');
    await page.getByRole('option', { name: new RegExp(firm) }).click();
    await page.getByLabel('一句话标题').fill('变压器容量不够');
    await page.getByLabel('企业原话').fill('夏天一开机就跳闸，想增容。');
    await page.getByLabel('来源', { exact: true }).selectOption('OFFICE');
    await page.getByRole('button', { name: '挂号' }).click();
    await page.getByText('“挂号”已保存').waitFor();
    const number = (await page.locator('aside h2').textContent()) ?? '';
    expect(number).toMatch(/^SQ-\d{9}-\d{4}-\d{4}$/);

    await page.locator('[data-act=accept]').click();
    // What must be given is asked for before anything is sent.
    await page.locator('.act-form').getByRole('button', { name: '受理' }).click();
    await page.getByRole('alert').getByText('还有必填的没有填').waitFor();
    await page.locator('.act-form').getByLabel('类别').selectOption('UTILITIES');
    await page.locator('.act-form').getByLabel('复杂程度').selectOption('ORDINARY');
    await page.locator('.act-form').getByRole('button', { name: '受理' }).click();
    await page.getByText('“受理”已保存').waitFor();

    await page.locator('[data-act=dispatch]').click();
    await page.getByRole('combobox', { name: /主办单位/ }).fill('供电所');
    await page.getByRole('option', { name: '东镇供电所' }).click();
    await page.locator('.act-form').getByLabel('交办意见').fill('请现场勘察并答复企业。');
    await page.locator('.act-form').getByRole('button', { name: '交办' }).click();
    await page.getByText(/已交办东镇供电所，.*前答复/).waitFor();

    const handler = await visitor('HANDLER');
    await handler.page.locator(`[data-appeal="${number}"]`).click();
    await handler.page.locator('[data-act=acknowledge]').click();
    await handler.page.locator('.act-form').getByRole('button', { name: '签收' }).click();
    await handler.page.getByText('“签收”已保存').waitFor();
    await handler.page.locator('[data-act=reply]').click();
    await handler.page.locator('.act-form').getByLabel('结果').selectOption('SOLVED');
    await handler.page.locator('.act-form').getByLabel('答复内容').fill('已增容到 630 千伏安。');
    await handler.page.locator('.act-form').getByLabel('佐证方式').selectOption('NUMBER');
    await handler.page.locator('.act-form').getByLabel('文号或说明').fill('东供〔2026〕8 号');
    await handler.page.locator('.act-form').getByRole('button', { name: '答复' }).click();
    await handler.page.getByText('“答复”已保存').waitFor();

    const caller = await visitor('CALLBACK_OFFICER');
    await caller.page.locator(`[data-appeal="${number}"]`).click();
    await caller.page.locator('[data-act=confirm]').click();
    await caller.page.locator('.act-form').getByLabel('是否解决').selectOption('YES');
    await caller.page.locator('.act-form').getByLabel('满意度').selectOption('VERY_SATISFIED');
    await caller.page.locator('.act-form').getByRole('button', { name: '回访确认' }).click();
    await caller.page.getByText('企业已确认，等待签批销号。').waitFor();

    const leader = await visitor('CHIEF_LEADER');
    const solved = async (): Promise<string> => (await leader.page.locator('.figures [data-metric=M24]').textContent()) ?? '';
    await leader.open('/report');
    expect(await solved()).toBe('0 件');

    const head = await visitor('OFFICE_HEAD');
    await head.page.locator(`[data-appeal="${number}"]`).click();
    await head.page.locator('[data-act=close]').click();
    await head.page.locator('.act-form').getByRole('button', { name: '销号' }).click();
    await head.page.getByText('“销号”已保存').waitFor();

    await leader.page.reload();
    await leader.page.locator('.figures [data-metric=M24]', { hasText: '1 件' }).click();
    await leader.page.locator('#rows tbody tr').first().waitFor();
    expect(await leader.page.locator('#rows tbody tr').count()).toBe(1);
    // The row opens the very appeal.
    await leader.page.locator('#rows tbody a[href*="/appeals?open="]').click();
    await leader.page.getByRole('heading', { name: number }).waitFor();
  });

  it('that somebody else moved on is refused in words, and nothing is lost', async () => {
    const { id } = await stage.api.done<{ id: string }>(
      stage.sessions.OFFICE_CLERK,
      'registerAppeal',
      { clientId: 'two', enterpriseId: firmId, source: 'OFFICE', title: '门口路灯不亮', description: '晚上看不见。' },
      '... on Appeal { id }',
    );
    const clerk = await visitor('OFFICE_CLERK');
    await clerk.open(`/appeals?open=${id}`);
    await clerk.page.locator('[data-act=accept]').click();
    const form = clerk.page.locator('.act-form');
    await form.getByLabel('类别').selectOption('OTHER');
    await form.getByLabel('复杂程度').selectOption('SIMPLE');
    await stage.api.done(
      stage.sessions.OFFICE_HEAD,
      'acceptAppeal',
      { appealId: id, category: 'OTHER', complexity: 'SIMPLE' },
      '... on Appeal { id }',
    );
    await form.getByRole('button', { name: '受理' }).click();
    await form.getByRole('alert').waitFor();
    expect(await form.getByLabel('复杂程度').inputValue()).toBe('SIMPLE');
  });

  it('is found by the filter in the address, and closed with Escape', async () => {
    await stage.api.done(
      stage.sessions.OFFICE_CLERK,
      'registerAppeal',
      { clientId: 'three', enterpriseId: firmId, source: 'OFFICE', title: '招不到焊工', description: '开价六千也没人。' },
      '... on Appeal { id }',
    );
    const one = await visitor('OFFICE_CLERK');
    await one.open(`/appeals?text=${encodeURIComponent('焊工')}`);
    const button = one.page.locator('.ledger [data-appeal]').first();
    await button.focus();
    await one.page.keyboard.press('Enter');
    await one.page.locator('aside h2').waitFor();
    expect(one.page.url()).toContain('open=');
    await one.page.keyboard.press('Escape');
    await one.page.locator('aside').waitFor({ state: 'detached' });
    // The focus goes back to where it came from, a moment after the panel is gone.
    await one.page.waitForFunction(() => document.activeElement?.matches('.ledger [data-appeal]'));
  });
});

describe('the report', () => {
  it('opens every number as exactly its rows, and keeps the choice in the address', async () => {
    const one = await visitor('COUNTY_OFFICE');
    await one.open('/report');
    await one.page.locator('.figures button').first().waitFor();
    for (const key of await one.page
      .locator('.figures button')
      .evaluateAll((all) => all.map((element) => (element as HTMLElement).dataset['metric'] ?? ''))) {
      const button = one.page.locator(`.figures [data-metric=${key}]`);
      const shown = Number(/[\d.,]+/.exec((await button.textContent()) ?? '')?.[0].replaceAll(',', '') ?? 'NaN');
      const money = ((await button.textContent()) ?? '').includes('万元');
      await button.click();
      await one.page.locator(`#rows[data-metric=${key}] #rows-count`).waitFor();
      const weights = await one.page
        .locator('#rows tbody tr')
        .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['weight'])));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      expect([key, money ? sum / 10_000 : weights.length]).toEqual([key, shown]);
      expect(one.page.url()).toContain(`metric=${key}`);
    }
  });
});

describe('administration', () => {
  it('makes a person with a start password shown once, who gets a post and a password of their own', async () => {
    const admin = await visitor('SYSTEM_ADMIN');
    await admin.page.getByRole('button', { name: '新增人员' }).click();
    await admin.page.getByLabel('姓名').fill('新来的');
    await admin.page.getByLabel('账号').fill('xinlai');
    await admin.page.getByRole('button', { name: '保存并生成初始密码' }).click();
    const password = (await admin.page.locator('.secret').textContent()) ?? '';
    expect(password.length).toBeGreaterThan(7);
    await admin.page.getByRole('button', { name: '已交给本人，收起' }).click();
    await admin.page.reload();
    expect(await admin.page.locator('.secret').count()).toBe(0);

    const security = await visitor('SECURITY_ADMIN');
    await security.page.getByRole('button', { name: '授予岗位：新来的' }).click();
    await security.page.getByLabel('岗位角色').selectOption('COUNTY_OFFICE');
    await security.page.locator('form').getByRole('button', { name: '授予岗位' }).click();
    await security.page
      .getByText(/县营商办 · 可见范围/)
      .first()
      .waitFor();

    const newcomer = await visitor(null);
    await newcomer.signIn('xinlai', password);
    await newcomer.page.getByRole('heading', { name: '请先设置新密码' }).waitFor();
    expect(await newcomer.menu()).toEqual([]);
    await newcomer.page.getByLabel('现在的密码').fill(password);
    await newcomer.page.getByLabel('新密码', { exact: true }).fill('Quite-Another-9');
    await newcomer.page.getByRole('button', { name: '保存新密码' }).click();
    await newcomer.page.locator('nav.menu').waitFor();
    expect(await newcomer.menu()).toEqual(MENUS.COUNTY_OFFICE);
  });
});
