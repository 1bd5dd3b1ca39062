import { eventually } from '@test/eventually';
import { makeCreditCode } from '@app/kernel';
import { PASSWORD, Program, type Session } from '@test/program';
import { Workbook } from 'exceljs';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';

const IMPORT = `query($id: UUID!) { enterpriseImport(id: $id) { state rowCount good faulty created columns { header field }
  rows(first: 10, show: FAULTY) { totalCount edges { node { rowNo cells faults { column code message } } } } } }`;
interface Shown {
  readonly enterpriseImport: {
    readonly state: string;
    readonly created: number;
    readonly columns: readonly { readonly field: string | null }[];
  };
}

describe('the register over HTTP', () => {
  let db: TestDatabase;
  let program: Program;
  let town: TestUnit;
  let clerk: Session;
  let cadre: Session;

  beforeAll(async () => {
    db = await TestDatabase.create();
    const world = new TestWorld(await db.open([]));
    const county = await world.unit('COUNTY', '西峡县', null, '411323000000');
    town = await world.unit('TOWNSHIP', '阳城镇', county, '411323111000');
    await world.login(await world.actor('OFFICE_CLERK', town), 'clerk', PASSWORD);
    await world.login(await world.actor('CADRE', town), 'cadre', PASSWORD);
    program = await Program.start(db);
    [clerk, cadre] = [await program.signIn('clerk'), await program.signIn('cadre')];
  });
  afterAll(async () => {
    await program?.stop();
    await db.drop();
  });

  async function upload(text: string | Buffer, as: Session | null, name = '台账.csv', sheet?: string) {
    const form = new FormData();
    form.set('file', new Blob([text as never]), name);
    form.set('unitId', town.id);
    if (sheet) form.set('sheet', sheet);
    const answer = await fetch(`${program.url}/imports/enterprises`, {
      method: 'POST',
      body: form,
      ...(as ? { headers: as.headers } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as { readonly importId: string } };
  }

  it('takes a list from upload to register, the worker doing the rows', async () => {
    const codes = [1, 2, 3].map((n) => makeCreditCode(`91411323YF00000${n}`));
    const { status, body } = await upload(
      `名称,信用代码\n${codes.map((code, n) => `西峡县网上${n}有限公司,${code}`).join('\n')}\n错的,123\n`,
      clerk,
    );
    expect(status).toBe(201);
    const ask = () => program.ask<Shown>(IMPORT, { id: body.importId }, clerk);
    const dry = await ask();
    expect(dry.errors).toBeUndefined();
    expect(dry.data).toMatchObject({
      enterpriseImport: {
        state: 'CHECKED',
        good: 3,
        faulty: 1,
        columns: [
          { header: '名称', field: 'name' },
          { header: '信用代码', field: 'creditCode' },
        ],
        rows: {
          totalCount: 1,
          edges: [{ node: { rowNo: 5, cells: ['错的', '123'], faults: [{ column: 1, code: 'CREDIT_CODE_LENGTH' }] } }],
        },
      },
    });
    const commit = `mutation($input: CommitEnterpriseImportInput!) { commitEnterpriseImport(input: $input) { __typename } }`;
    expect((await program.ask(commit, { input: { importId: body.importId } }, clerk)).data).toEqual({
      commitEnterpriseImport: { __typename: 'EnterpriseImport' },
    });
    let shown = await ask();
    await eventually(async () => (shown = await ask()).data.enterpriseImport.state === 'DONE', 100);
    expect(shown.data.enterpriseImport).toMatchObject({ state: 'DONE', created: 3 });
    const found = await program.ask(
      '{ enterprises(first: 1, filter: { text: "网上" }) { totalCount edges { node { shortName unit { name } } } } }',
      {},
      clerk,
    );
    expect(found.data).toEqual({
      enterprises: { totalCount: 3, edges: [{ node: { shortName: expect.stringMatching(/^网上\d$/), unit: { name: '阳城镇' } } }] },
    });
  });

  it('refuses who may not, what is no list, and what is too large', async () => {
    expect((await upload('名称\n甲\n', null)).status).toBe(401);
    expect((await upload('名称\n甲\n', cadre)).status).toBe(403);
    const broken = await upload('名称\n"甲\n', clerk);
    expect(broken).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { fields: [{ path: 'file', code: 'IMPORT_QUOTING', message: expect.stringContaining('2') }] } }] },
    });
    expect((await upload(Buffer.alloc(21 * 1024 * 1024, 'a'), clerk)).status).toBe(413);
    expect((await upload('', clerk)).status).toBe(400);
  });

  it('takes workbooks, judged by content, and says what to do with old ones', async () => {
    const book = new Workbook();
    const codes = [4, 5].map((n) => makeCreditCode(`91411323YF00000${n}`));
    book
      .addWorksheet('台账')
      .addRows([
        ['阳城镇台账'],
        ['企业名称', '统一社会信用代码', '成立日期'],
        ['表格一公司', codes[0], new Date(Date.UTC(2024, 2, 5))],
        ['表格二公司', Number('914113230000000000'), '2024.3.5'],
        ['合计', '2 家'],
      ]);
    const single = Buffer.from(await book.xlsx.writeBuffer());
    const { status, body } = await upload(single, clerk, '名字不对.csv');
    expect(status).toBe(201);
    expect((await program.ask<Shown>(IMPORT, { id: body.importId }, clerk)).data.enterpriseImport).toMatchObject({
      good: 1,
      rows: {
        edges: [
          { node: { rowNo: 4, faults: [{ column: 1, code: 'ROW_CODE_AS_NUMBER' }] } },
          { node: { rowNo: 5, faults: [{ column: null, code: 'ROW_TOTAL' }] } },
        ],
      },
    });
    book.addWorksheet('去年').addRows([['名称'], ['去年的店']]);
    const several = Buffer.from(await book.xlsx.writeBuffer());
    const asked = await upload(several, clerk, '台账.xlsx');
    expect(asked.body).toEqual({
      importId: null,
      sheets: [
        { name: '台账', rows: 5 },
        { name: '去年', rows: 2 },
      ],
    });
    const chosen = await upload(several, clerk, '台账.xlsx', '去年');
    expect((await program.ask<Shown>(IMPORT, { id: chosen.body.importId }, clerk)).data.enterpriseImport).toMatchObject({ good: 1 });
    for (const old of [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), '<html><table></table></html>'])
      expect(await upload(old, clerk, '台账.xls')).toMatchObject({
        status: 400,
        body: {
          errors: [{ extensions: { fields: [{ path: 'file', code: 'IMPORT_OLD_WORKBOOK', message: expect.stringContaining('另存为') }] } }],
        },
      });
    expect(await upload(single.subarray(0, 2000), clerk, '台账.xlsx')).toMatchObject({
      body: { errors: [{ extensions: { fields: [{ code: 'IMPORT_BROKEN' }] } }] },
    });
  });

  it('gives a template that is understood as it is, and the wrong rows in a form that can be uploaded again', async () => {
    const get = async (path: string, as: Session | null) => {
      const answer = await fetch(`${program.url}/imports/enterprises/${path}`, as ? { headers: as.headers } : {});
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const template = await get('template?format=csv', clerk);
    // The mark tells spreadsheets that it is UTF-8.
    expect([...template.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const filled = await upload(Buffer.concat([template.bytes, Buffer.from('模板店,,,,,,,,,,,\r\n')]), clerk);
    const fields = (await program.ask<Shown>(IMPORT, { id: filled.body.importId }, clerk)).data.enterpriseImport.columns;
    expect(fields.map(({ field }) => field)).not.toContain(null);
    expect(await upload((await get('template?format=xlsx', clerk)).bytes, clerk)).toMatchObject({
      body: { errors: [{ extensions: { fields: [{ code: 'IMPORT_EMPTY' }] } }] },
    });
    const wrong = await upload('名称,信用代码\n=1+1,123\n对的,\n', clerk);
    for (const format of ['xlsx', 'csv']) {
      const again = await upload((await get(`${wrong.body.importId}/faulty-rows?format=${format}`, clerk)).bytes, clerk, `改.${format}`);
      expect((await program.ask<Shown>(IMPORT, { id: again.body.importId }, clerk)).data.enterpriseImport).toMatchObject({
        columns: [
          { header: '名称', field: 'name' },
          { header: '信用代码', field: 'creditCode' },
          { header: '要改什么', field: null },
        ],
        rows: { edges: [{ node: { rowNo: 2, cells: ['=1+1', '123', '信用代码：应为 18 位'] } }] },
      });
    }
    expect((await get('template', cadre)).status).toBe(403);
    expect((await get(`${wrong.body.importId}/faulty-rows`, cadre)).status).toBe(403);
    expect((await get(`${town.id}/faulty-rows`, clerk)).status).toBe(404);
    expect((await get('template?format=pdf', clerk)).status).toBe(400);
  });

  it('creates, refuses and hides by the typed answers', async () => {
    const create = `mutation($input: CreateEnterpriseInput!) { createEnterprise(input: $input) { __typename
      ... on Enterprise { id name version contactPhone capital { amount } } ... on EnterpriseRefused { code fault expected field message } } }`;
    const input = {
      clientId: 'a',
      unitId: town.id,
      name: '某某商店',
      kind: 'SOLE_PROPRIETOR',
      contactPhone: '13800001234',
      capital: { amount: '50000' },
    };
    const made = await program.ask<{ createEnterprise: { id: string } }>(create, { input }, clerk);
    expect(made.data.createEnterprise).toMatchObject({
      __typename: 'Enterprise',
      contactPhone: '138****1234',
      capital: { amount: '50000.00' },
      version: 1,
    });
    expect((await program.ask<{ createEnterprise: { id: string } }>(create, { input }, clerk)).data.createEnterprise.id).toBe(
      made.data.createEnterprise.id,
    );
    const refused = await program.ask(create, { input: { ...input, clientId: 'b', creditCode: '91320621MA1MRHG207' } }, clerk);
    expect(refused.data).toEqual({
      createEnterprise: {
        __typename: 'EnterpriseRefused',
        code: 'CREDIT_CODE_FAULT',
        fault: 'CHECK_DIGIT',
        expected: '5',
        field: 'input.creditCode',
        message: expect.stringContaining('5'),
      },
    });
    expect((await program.ask(create, { input: { ...input, clientId: 'c' } }, cadre)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(
      (await program.ask(create, { input: { ...input, clientId: 'd', name: '  ' } }, clerk)).errors?.[0]?.extensions.fields?.[0],
    ).toMatchObject({ path: 'input.name' });
    const link = await program.ask<{ issueEnterpriseLink: { token: string } }>(
      'mutation($input: IssueEnterpriseLinkInput!) { issueEnterpriseLink(input: $input) { token } }',
      { input: { enterpriseId: made.data.createEnterprise.id } },
      cadre,
    );
    expect(link.data.issueEnterpriseLink.token).toMatch(/^zql_/);
  });
});
