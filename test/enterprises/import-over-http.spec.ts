import { setTimeout as sleep } from 'node:timers/promises';
import { makeCreditCode } from '@app/kernel';
import { PASSWORD, Program, type Session } from '@test/program';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';

const IMPORT = `query($id: UUID!) { enterpriseImport(id: $id) { state rowCount good faulty created columns { header field }
  rows(first: 10, show: FAULTY) { totalCount edges { node { rowNo cells faults { column code message } } } } } }`;
interface Shown {
  readonly enterpriseImport: { readonly state: string; readonly created: number };
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

  async function upload(text: string | Buffer, as: Session | null, name = '台账.csv') {
    const form = new FormData();
    form.set('file', new Blob([text as never]), name);
    form.set('unitId', town.id);
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
    for (let tries = 0; tries < 100 && shown.data.enterpriseImport.state !== 'DONE'; tries++) {
      await sleep(100);
      shown = await ask();
    }
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
