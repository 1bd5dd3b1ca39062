import type { PostRole } from '@app/kernel';
import { PHONE, Visitor } from './browser';
import { notLookedAt } from './routes';
import { Stage } from './stage';

let stage: Stage;
let firmId = '';
let importId = '';

beforeAll(async () => {
  stage = await Stage.open();
  const { api, sessions, county } = stage;
  const made = await api.done<{ id: string }>(
    sessions.OFFICE_CLERK,
    'createEnterprise',
    {
      clientId: 'firm-1',
      name: '东镇变压器有限公司',
      kind: 'ENTERPRISE',
      unitId: county.village.id,
      contactName: '丁一',
      contactPhone: '13800001111',
    },
    '... on Enterprise { id }',
  );
  firmId = made.id;
  const form = new FormData();
  form.set('unitId', county.village.id);
  form.set('file', new Blob(['名称,信用代码\n西镇名单有限公司,123\n'], { type: 'text/csv' }), '名单.csv');
  const { headers } = sessions.OFFICE_CLERK;
  const sent = await fetch(`${stage.program.url}/imports/enterprises`, { method: 'POST', headers, body: form });
  ({ importId } = (await sent.json()) as { importId: string });
  const register = (title: string, words: string): Promise<{ id: string }> =>
    api.done(
      sessions.OFFICE_CLERK,
      'registerAppeal',
      { clientId: title, enterpriseId: firmId, source: 'OFFICE', title, description: words },
      '... on Appeal { id }',
    );
  for (const [title, words] of [
    ['门口路灯不亮', '晚上看不见。'],
    ['招不到焊工', '开价六千也没人。'],
    ['变压器容量不够', '夏天一开机就跳闸，想增容。'],
  ] as const) {
    const { id: appealId } = await register(title, words);
    if (title !== '变压器容量不够') continue;
    await api.done(
      sessions.OFFICE_CLERK,
      'acceptAppeal',
      { appealId, category: 'UTILITIES', complexity: 'ORDINARY' },
      '... on Appeal { id }',
    );
    await api.done(
      sessions.OFFICE_CLERK,
      'dispatchAppeal',
      { appealId, leadUnitId: county.station.id, instructions: '请现场勘察并答复企业。' },
      '... on Appeal { id }',
    );
  }
});
afterEach(async () => expect(await stage.empty()).toEqual([]));
afterAll(() => stage?.close());

describe('every page', () => {
  const routes: readonly (readonly [PostRole | null, string, string])[] = [
    [null, '/', 'h1'],
    [null, '/?first-admin=none', 'h1'],
    ['OFFICE_CLERK', '/appeals', '.ledger'],
    ['OFFICE_CLERK', '/appeals?state=VOID', '.empty'],
    ['OFFICE_CLERK', '/appeals/new', 'form'],
    ['OFFICE_CLERK', '/firms', 'table'],
    ['OFFICE_CLERK', '/appeals/print', '.paper-table'],
    ['OFFICE_CLERK', '/exports', 'h1'],
    ['AUDITOR', '/doubts', 'h1'],
    ['AUDITOR', '/audit', 'tbody tr'],
    ['OFFICE_CLERK', '/visits', '.empty'],
    ['OFFICE_CLERK', '/visits/new', 'form'],
    ['OFFICE_CLERK', '/visits/paste', 'form'],
    ['OFFICE_CLERK', '/campaigns', '.empty'],
    ['OFFICE_CLERK', '/firms/new', 'form'],
    ['OFFICE_CLERK', '/firms/FIRM', '.facts'],
    ['OFFICE_CLERK', '/import', 'table'],
    ['OFFICE_CLERK', '/import/IMPORT', 'h2'],
    ['OFFICE_CLERK', '/cards', 'table'],
    ['OFFICE_CLERK', '/start-slips', 'table'],
    ['OFFICE_CLERK', '/my-phones', 'h1'],
    ['OFFICE_CLERK', '/phone-import', 'input'],
    ['OFFICE_CLERK', '/wall?metric=M19', '#rows'],
    ['OFFICE_CLERK', '/report?metric=M19', '#rows'],
    ['OFFICE_CLERK', '/nowhere', 'h1'],
    ['HANDLER', '/dispatches?all=1', '.cards'],
    ['SYSTEM_ADMIN', '/people', '.cards'],
    ['SECURITY_ADMIN', '/people', '.cards'],
    ['BANK_OFFICER', '/', 'h1'],
  ];
  for (const size of ['desktop', 'phone'] as const) {
    it(`is free of serious findings of axe, and every control is large enough, on a ${size}`, async () => {
      const found: string[] = [];
      const people = new Map<PostRole | null, Visitor>();
      const check = async (one: Visitor, what: string) => {
        for (const finding of await one.axe()) found.push(`${what} ${finding}`);
        for (const control of await one.tooSmall()) found.push(`${what} too small: ${control}`);
        const wide = await one.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) found.push(`${what} is ${wide} px too wide`);
      };
      for (const [role, path, sign] of routes) {
        const one = people.get(role) ?? (await stage.visitor(role, size === 'phone' ? PHONE : undefined));
        people.set(role, one);
        await one.open(path.replace('FIRM', firmId).replace('IMPORT', importId));
        await one.page.locator(`main ${sign}`).first().waitFor();
        await check(one, path);
      }
      const clerk = people.get('OFFICE_CLERK');
      if (!clerk) throw new Error('nobody is the clerk');
      await clerk.open('/appeals');
      await clerk.page.locator('.ledger [data-appeal]').first().click();
      await clerk.page.locator('aside .history').waitFor();
      await check(clerk, 'an open appeal');
      await clerk.page.locator('aside summary').first().click();
      await clerk.page.locator('aside [data-act]').first().click();
      await clerk.page.locator('.act-form').waitFor();
      await clerk.page.locator('.act-form button.primary').click();
      await check(clerk, 'an act');
      expect(found).toEqual([]);
      expect(notLookedAt('console/src', '', Visitor.lookedAt)).toEqual([]);
    });
  }
});
