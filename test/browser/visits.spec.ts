import type { Session } from '@test/program';
import sharp from 'sharp';
import { PHONE } from './browser';
import { Stage } from './stage';

const FIRM = '东镇变压器有限公司';
const OTHER_FIRM = '东镇面粉有限公司';

let stage: Stage;
let clerk: Session;
const firms = new Map<string, string>();

const daysAgo = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(Date.now() - days * 86_400_000));

beforeAll(async () => {
  stage = await Stage.open();
  clerk = stage.sessions.OFFICE_CLERK;
  for (const name of [FIRM, OTHER_FIRM]) {
    const input = { clientId: name, name, kind: 'ENTERPRISE', unitId: stage.county.village.id };
    firms.set(name, (await stage.api.done<{ id: string }>(clerk, 'createEnterprise', input, '... on Enterprise { id }')).id);
  }
});

afterEach(async () => {
  expect(await stage.empty()).toEqual([]);
});

afterAll(() => stage.close());

describe('a visit written down at the desk', () => {
  it('for somebody else needs who, where and what; the next one keeps who', async () => {
    const { page } = await stage.visitor('OFFICE_CLERK');
    await page.getByRole('link', { name: '走访台账' }).click();
    await page.getByText('还没有走访记录').waitFor();
    await page.getByRole('link', { name: '登记走访' }).click();
    // What is missing is said on saving, and everything typed stays.
    await page.getByRole('button', { name: '保存' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /聊了什么/ })
      .waitFor();
    await page.getByRole('combobox', { name: /走访人/ }).fill('CADRE');
    await page.getByRole('option', { name: /CADRE/ }).click();
    await page.getByRole('combobox', { name: /企业/ }).fill('变压器');
    await page.getByRole('option', { name: new RegExp(FIRM) }).click();
    await page.getByRole('checkbox', { name: '用电用水' }).check();
    await page.getByLabel('答应了企业').check();
    await page.getByLabel('答应什么').fill('请供电所来看变压器');
    await page.getByLabel('几号前').fill(daysAgo(-7));
    await page.getByLabel('要贷款').check();
    await page.getByLabel('金额（万元）').fill('５０');
    await page.getByLabel('干什么用').fill('买原料');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText(/已登记：.*CADRE 走访/).waitFor();
    expect(await page.getByRole('combobox', { name: /走访人/ }).inputValue()).toContain('CADRE');
    await page.getByRole('link', { name: '打开这次走访，加照片' }).click();
    await page.locator('aside').getByText('请供电所来看变压器').waitFor();
    expect(await page.locator('aside').textContent()).toContain('代录');
    const { demands } = await stage.api.read<{ demands: { edges: { node: { amount: string } }[] } }>(
      clerk,
      '{ demands { edges { node { amount } } } }',
    );
    expect(demands.edges.map(({ node }) => node.amount)).toEqual(['500000.00']);
  });

  it('takes a photo, which opens large; a text file is refused in words', async () => {
    const { page } = await stage.visitor('OFFICE_CLERK');
    await page.getByRole('link', { name: '走访台账' }).click();
    await page.locator('[data-visit]').first().click();
    const choose = page.locator('aside input[type=file]');
    await choose.setInputFiles([
      { name: 'not-a-photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('words') },
      {
        name: 'paper.jpg',
        mimeType: 'image/jpeg',
        buffer: await sharp({ create: { width: 300, height: 200, channels: 3, background: '#336699' } })
          .jpeg()
          .toBuffer(),
      },
    ]);
    await page.getByText(/not-a-photo.jpg 没有上传成功/).waitFor();
    await page.getByText('已上传 1 张').waitFor();
    await page.getByRole('button', { name: '照片 1，放大' }).click();
    const large = page.locator('dialog img');
    await large.waitFor();
    await page.waitForFunction(() => (document.querySelector('dialog img') as HTMLImageElement).naturalWidth === 300);
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });
    // That closed the photo, not the visit.
    expect(await page.locator('aside h2').isVisible()).toBe(true);
  });

  it('is found by the filters in the address', async () => {
    const input = {
      clientId: 'flour',
      occurredOn: daysAgo(5),
      channel: 'PHONE',
      firms: [{ enterpriseId: firms.get(OTHER_FIRM) }],
      topics: ['ORDERS'],
    };
    await stage.api.done(clerk, 'logVisit', input, '... on Visit { id }');
    const one = await stage.visitor('OFFICE_HEAD');
    const { page } = one;
    const shown = async (count: number) => {
      await page.waitForFunction((wanted) => document.querySelectorAll('[data-visit]').length === wanted, count);
    };
    await one.open('/visits');
    await shown(2);
    await page.getByLabel('聊了什么').selectOption('ORDERS');
    await shown(1);
    expect(new URL(page.url()).searchParams.get('topic')).toBe('ORDERS');
    await one.open(`/visits?topic=UTILITIES`);
    await shown(1);
    await one.open('/visits');
    await page.getByRole('combobox', { name: '走访人' }).fill('CADRE');
    await page.getByRole('option', { name: /CADRE/ }).click();
    await shown(1);
    await page.reload();
    await shown(1);
    expect(await page.getByRole('combobox', { name: '走访人' }).inputValue()).toBe('CADRE');
    await page.getByLabel('时间').selectOption('TODAY');
    await shown(1);
    await one.open('/visits?from=2001-01-01&to=2001-01-02');
    await page.getByText('没有符合条件的走访').waitFor();
    await page.getByRole('link', { name: '显示全部' }).click();
    await shown(2);
  });
});

describe('the page of a firm', () => {
  it('shows what was promised, and takes what became of it', async () => {
    const one = await stage.visitor('OFFICE_CLERK');
    const { page } = one;
    await one.open(`/firms/${firms.get(FIRM)}`);
    const section = page.locator('#visits');
    await section.getByText('请供电所来看变压器').waitFor();
    await section.getByText('照片 1 张').waitFor();
    await section.getByText('没有请企业确认').waitFor();
    await section.getByRole('button', { name: /没有兑现/ }).click();
    await section.getByRole('button', { name: '保存' }).click();
    await section.getByRole('alert').getByText('还有必填的没有填').waitFor();
    await section.getByRole('button', { name: '取消' }).click();
    await section.getByRole('button', { name: /已兑现/ }).click();
    await section.getByRole('button', { name: '保存' }).click();
    await section.getByText(/日 已兑现/).waitFor();
    expect(await section.getByRole('button', { name: /已兑现/ }).count()).toBe(0);
  });
});

describe('every page of visits', () => {
  for (const size of ['desktop', 'phone'] as const) {
    it(`is free of serious findings of axe, and every control is large enough, on a ${size}`, async () => {
      const found: string[] = [];
      const one = await stage.visitor('OFFICE_CLERK', size === 'phone' ? PHONE : undefined);
      const check = async (what: string) => {
        for (const finding of await one.axe()) found.push(`${what} ${finding}`);
        for (const control of await one.tooSmall()) found.push(`${what} too small: ${control}`);
        const wide = await one.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) found.push(`${what} is ${wide} px too wide`);
      };
      await one.open('/visits');
      await one.page.locator('[data-visit]').first().waitFor();
      await check('the list');
      await one.page.locator('[data-visit]').last().click();
      await one.page.locator('aside dl').waitFor();
      await check('an open visit');
      await one.open('/visits/new');
      for (const box of ['有难题要镇里办', '要贷款', '答应了企业']) await one.page.getByLabel(box).check();
      await one.page.getByRole('button', { name: '保存' }).click();
      await one.page.getByRole('alert').waitFor();
      await check('the form');
      await one.open(`/firms/${firms.get(FIRM)}`);
      await one.page.locator('#visits summary').first().click();
      await one.page.locator('#visits img').first().waitFor();
      await check('a firm');
      expect(found).toEqual([]);
    });
  }
});

describe('a visit written down wrongly', () => {
  it('is voided with a reason, and is gone from the list', async () => {
    const one = await stage.visitor('OFFICE_CLERK');
    const { page } = one;
    await one.open('/visits?topic=ORDERS');
    await page.locator('[data-visit]').first().click();
    await page.locator('aside').getByRole('button', { name: '作废' }).click();
    await page.locator('.act-form').getByLabel('原因').fill('登记错了企业');
    await page.locator('.act-form').getByRole('button', { name: '作废' }).click();
    await page.locator('aside').getByText('登记错了企业').waitFor();
    await page.getByText('没有符合条件的走访').waitFor();
    await one.open('/visits?topic=ORDERS&voided=1');
    await page.locator('[data-visit]').first().waitFor();
  });
});

describe('the list of a campaign', () => {
  it('is opened and frozen with a preview, and the reason of a firm is noted where it stands', async () => {
    const one = await stage.visitor('OFFICE_CLERK');
    const { page } = one;
    await one.open('/campaigns');
    await page.getByText('还没有专项行动').waitFor();
    await page.getByRole('button', { name: '新建专项行动' }).click();
    const made = page.getByRole('form', { name: '新建专项行动' });
    await made.getByLabel('名称').fill('大走访');
    await made.getByLabel('第一天').fill(daysAgo(0));
    await made.getByLabel('最后一天').fill(daysAgo(-30));
    await made.getByRole('button', { name: '新建专项行动' }).click();
    await page.getByRole('button', { name: '冻结名单' }).click();
    await page.getByText('本次列入 2 家').waitFor();
    await page.getByLabel('逐家选').check();
    await page.getByRole('combobox', { name: '按名称找企业' }).fill(OTHER_FIRM);
    await page.getByRole('option', { name: OTHER_FIRM }).click();
    await page.getByText('本次列入 1 家').waitFor();
    expect(await one.axe()).toEqual([]);
    await page.getByLabel('按条件').check();
    await page.getByText('本次列入 2 家').waitFor();
    await page.getByLabel('依据').fill('按台账，一户不漏');
    await page.getByRole('form', { name: '冻结名单' }).getByRole('button', { name: '冻结名单' }).click();
    await page.getByRole('heading', { name: /^已走访 [01] \/ 2 家$/ }).waitFor();
    await page.getByRole('combobox', { name: '看哪些' }).selectOption({ label: '全部' });
    await page.getByRole('button', { name: `${OTHER_FIRM}：未走访，记原因` }).click();
    const form = page.getByRole('form', { name: `${OTHER_FIRM}：未走访，记原因` });
    await form.getByLabel('原因').selectOption({ label: '停业' });
    await form.getByLabel('说明').fill('停产检修');
    await form.getByRole('button', { name: '记原因' }).click();
    await page.getByRole('button', { name: '停业 1' }).waitFor();
    expect(await one.axe()).toEqual([]);
    expect(await one.tooSmall()).toEqual([]);
  });

  it('is changed into the next version, with what is added and removed said before', async () => {
    const { api, county } = stage;
    const [name, found] = ['东镇新开的店', '东镇老字号酱园'];
    for (const firm of [name, found])
      await api.done(
        clerk,
        'createEnterprise',
        { clientId: firm, name: firm, kind: 'SOLE_PROPRIETOR', unitId: county.village.id },
        '... on Enterprise { id }',
      );
    const one = await stage.visitor('OFFICE_CLERK', PHONE);
    const { page } = one;
    await one.open('/campaigns?which=ALL');
    await page.getByRole('button', { name: '调整名单' }).click();
    await page.getByLabel(new RegExp(name)).check();
    await page.getByRole('button', { name: `移出${OTHER_FIRM}` }).click();
    for (const firm of [found, OTHER_FIRM]) {
      await page.getByRole('combobox', { name: '按名称增加' }).fill(firm);
      await page.getByRole('option', { name: firm }).click();
    }
    await page.getByText('本次增加 3 家，减少 1 家，调整后 4 家').waitFor();
    // Why it goes has to be said.
    await page.getByRole('button', { name: '冻结第 2 版' }).click();
    await page.getByRole('alert').waitFor();
    const form = page.getByRole('form', { name: '调整名单' });
    await form.getByLabel('原因').selectOption({ label: '注销' });
    await form.getByLabel('说明').fill('已办注销');
    await form.getByLabel('依据').fill('核实后调整');
    expect(await one.axe()).toEqual([]);
    expect(await one.tooSmall()).toEqual([]);
    await page.getByRole('button', { name: '冻结第 2 版' }).click();
    // One of the chosen is on the list already: which, is said.
    await page
      .getByRole('alert')
      .getByText(new RegExp(`${OTHER_FIRM}.*已在名单上`))
      .waitFor();
    await form.getByRole('button', { name: new RegExp(`去掉.*${OTHER_FIRM}`) }).click();
    await page.getByText('本次增加 2 家，减少 1 家，调整后 3 家').waitFor();
    await page.getByRole('button', { name: '冻结第 2 版' }).click();
    const versions = page.getByRole('region', { name: '名单版本' });
    await versions.getByText('第 2 版').waitFor();
    expect(await versions.textContent()).toContain(`减少 · ${OTHER_FIRM} · 注销 · 已办注销`);
    expect(await versions.textContent()).toContain(`增加 · ${found}`);
  });
});

describe('many visits at once', () => {
  it('come from rows of a sheet, mended where they stand; nothing is doubled', async () => {
    const one = await stage.visitor('OFFICE_CLERK');
    const { page } = one;
    const cell = (name: string) => page.getByRole('textbox', { name });
    const tally = (text: string) => page.locator('p[role=status]', { hasText: text }).waitFor();
    await one.open('/visits/new');
    await page.getByRole('link', { name: /从 Excel 粘贴/ }).click();
    await page
      .getByLabel('粘贴到这里')
      .fill(
        `走访人\t日期\t企业名称\t聊了什么\t方式\nCADRE\t昨天\t${FIRM}\t订单\t\nCADRE\t昨天\t东镇\t账款、乱写\t飞鸽\n没这个人\t${daysAgo(-3)}\t西镇面粉\t\t电话\n`,
      );
    await page.getByRole('button', { name: '核对这些行' }).click();
    await tally('共 3 行：已登记 0，可以登记 1，要改 2');
    expect(await one.axe()).toEqual([]);
    expect(await one.tooSmall()).toEqual([]);
    await page.getByRole('button', { name: '登记 1 条' }).click();
    await tally('已登记 1，可以登记 0');
    // What was said and typed is there again, and what was saved is not offered anew.
    await page.reload();
    await tally('共 3 行：已登记 1，可以登记 0，要改 2');
    await page
      .getByRole('combobox', { name: '第 2 行，选哪一个' })
      .selectOption({ label: `${OTHER_FIRM}（${stage.county.village.name}）` });
    await page.locator('[data-row="2"]').getByText('方式请写：实地、座谈或电话。').waitFor();
    await cell('第 2 行 方式').fill('电话');
    await cell('第 2 行 聊了什么').fill('账款');
    await page.getByRole('button', { name: '不要这行：第 3 行' }).click();
    await tally('共 2 行：已登记 1，可以登记 1，要改 0');
    await page.getByRole('button', { name: '登记 1 条' }).dblclick();
    await tally('共 2 行：已登记 2');
    const { visits } = await stage.api.read<{
      visits: {
        edges: { node: { channel: string; occurredOn: string; firms: { name: string }[]; onBehalfOf: { name: string } | null } }[];
      };
    }>(
      clerk,
      `{ visits(filter: { from: "${daysAgo(1)}", to: "${daysAgo(1)}" }) { edges { node { channel occurredOn firms { name } onBehalfOf { name } } } } }`,
    );
    expect(
      visits.edges
        .map(({ node }) => [node.firms.map(({ name }) => name), node.channel, node.onBehalfOf?.name])
        .toSorted((a, b) => String(a).localeCompare(String(b))),
    ).toEqual(
      [
        [[OTHER_FIRM], 'PHONE', 'CADRE'],
        [[FIRM], 'ON_SITE', 'CADRE'],
      ].toSorted((a, b) => String(a).localeCompare(String(b))),
    );
    await page.getByRole('button', { name: '清空，再贴一批' }).click();
    await page.getByLabel('粘贴到这里').waitFor();
  });
});
