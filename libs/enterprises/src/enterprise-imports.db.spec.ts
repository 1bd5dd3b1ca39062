import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, makeCreditCode, newId, SYSTEM_ACTOR } from '@app/kernel';
import { type Database, FileStore, JobQueue } from '@app/platform';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import { encode } from 'iconv-lite';
import type { ImportRowsShown } from './domain/import.words';
import { importOf, importPage, importRowPage } from './enterprise-import-pages';
import { EnterpriseImportJob } from './enterprise-import.job';
import { EnterpriseImportsService, type ReceiveImport } from './enterprise-imports.service';
import { EnterpriseImportRefused } from './enterprises.errors';
import { EnterprisesService } from './enterprises.service';
import type { EnterpriseImport } from './graphql/import.types';
import { ENTERPRISES_ENTITIES } from './persistence/entities';

let serial = 0;
const soundCode = (): string => makeCreditCode(`91411323YD${String(++serial).padStart(6, '0')}`);

const list = (count: number, prefix: string): { readonly text: string; readonly codes: string[] } => {
  const codes = Array.from({ length: count }, soundCode);
  return {
    codes,
    text: `名称,统一社会信用代码,注册资本\n${codes.map((code, n) => `${prefix}${n}有限公司,${code},${n}万元`).join('\n')}\n`,
  };
};

describe('the import of firms', () => {
  let db: TestDatabase;
  let folder: string;
  let database: Database;
  let world: TestWorld;
  let imports: EnterpriseImportsService;
  let job: EnterpriseImportJob;
  let county: TestUnit;
  let town: TestUnit;
  let village: TestUnit;
  let otherTown: TestUnit;
  let clerk: Actor;
  let otherClerk: Actor;

  beforeAll(async () => {
    db = await TestDatabase.create();
    folder = await mkdtemp(join(tmpdir(), 'zhuqi-imports-'));
    database = await db.open(ENTERPRISES_ENTITIES);
    world = new TestWorld(database);
    imports = new EnterpriseImportsService(database, new FileStore({ dataDir: folder, largest: 20 * 1024 * 1024 }), new JobQueue());
    job = new EnterpriseImportJob(imports);
    county = await world.unit('COUNTY', '西峡县', null, '411323000000');
    town = await world.unit('TOWNSHIP', '阳城镇', county, '411323111000');
    village = await world.unit('VILLAGE', '后营村', town, '411323111201');
    otherTown = await world.unit('TOWNSHIP', '丁河镇', county, '411323105000');
    clerk = await world.actor('OFFICE_CLERK', town);
    otherClerk = await world.actor('OFFICE_CLERK', otherTown);
  });
  afterAll(async () => {
    await db.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const receive = async (who: Actor, input: ReceiveImport): Promise<{ readonly id: string }> => {
    const received = await imports.receive(who, input);
    if ('sheets' in received) throw new Error('which sheet?');
    return received;
  };
  const upload = async (text: string | Buffer, who = clerk, unitId = town.id): Promise<string> =>
    (await receive(who, { unitId, name: '台账.csv', bytes: Buffer.from(text as never) })).id;
  const view = (id: string, who = clerk): Promise<EnterpriseImport> => world.read(who, (reader) => importOf(reader, id));
  const faults = (id: string, who = clerk) =>
    world.read(who, async (reader) =>
      (await importRowPage(reader, id, 'FAULTY', { first: 200 })).edges.map(({ node }) => [node.rowNo, ...node.faults.map((f) => f.code)]),
    );
  const run = (importId: string, who = clerk, signal = new AbortController().signal) =>
    job.run({ id: newId(), kind: job.kind, uniqueKey: null, payload: { importId }, attempt: 1 }, { database, actor: who, signal });
  const commit = async (
    importId: string,
    who = clerk,
    overrideRows: { rowNo: number; reason: string }[] = [],
  ): Promise<EnterpriseImport> => {
    const result = await imports.commit(who, { importId, overrideRows });
    if (result instanceof EnterpriseImportRefused) throw new Error(result.code);
    await run(importId, who);
    return view(importId, who);
  };

  it('checks first, enters on commit, and changes nothing the second time', async () => {
    const { text, codes } = list(450, '西峡县首批');
    const first = await upload(encode(text, 'gbk'));
    expect(await view(first)).toMatchObject({ state: 'CHECKED', encoding: 'GB18030', rowCount: 450, good: 450, faulty: 0, created: 0 });
    expect(await db.look('SELECT FROM enterprise WHERE credit_code = ANY ($1)', [codes])).toEqual([]);
    expect(await commit(first)).toMatchObject({ state: 'DONE', created: 450, unchanged: 0 });
    expect(await db.look('SELECT FROM enterprise WHERE credit_code = ANY ($1)', [codes])).toHaveLength(450);
    expect(
      (
        await db.look<{ n: number }>(
          'SELECT count(*) AS n FROM enterprise_residence r JOIN enterprise e ON e.id = r.enterprise_id WHERE e.credit_code = ANY ($1)',
          [codes],
        )
      )[0]?.n,
    ).toBe(450);
    expect(await commit(await upload(text))).toMatchObject({ created: 0, updated: 0, unchanged: 450 });
    // One cell differs: one firm is updated, with its version.
    const changed = text.replace('首批7有限公司', '改名7有限公司').replace(',8万元', ',80万元');
    expect(await commit(await upload(changed))).toMatchObject({ updated: 2, unchanged: 448 });
    expect(await db.look('SELECT name, short_name, version FROM enterprise WHERE credit_code = $1', [codes[7] ?? ''])).toEqual([
      { name: '西峡县改名7有限公司', short_name: '改名7', version: 2 },
    ]);
    expect(await db.look(`SELECT action FROM audit_entry WHERE subject_id = $1 AND outcome = 'DONE' ORDER BY id`, [first])).toEqual(
      ['upload', 'commit', 'chunk', 'chunk', 'chunk'].map((act) => ({ action: `enterprise-import.${act}` })),
    );
  });

  it('queues the work with the rights of whoever commits', async () => {
    const id = await upload(list(2, '排队').text);
    expect(await imports.commit(clerk, { importId: id })).toEqual({ id });
    expect(await db.look(`SELECT kind, on_behalf_of, post_id FROM job WHERE payload ->> 'importId' = $1`, [id])).toEqual([
      { kind: 'enterprise-import', on_behalf_of: clerk.id, post_id: clerk.postId },
    ]);
    expect(await imports.commit(clerk, { importId: id })).toMatchObject({ code: 'IMPORT_RUNNING' });
    await run(id);
    expect(await imports.commit(clerk, { importId: id })).toMatchObject({ code: 'IMPORT_NOTHING_TO_DO' });
  });

  it('loses and doubles nothing when it is killed between chunks or run twice at once', async () => {
    const { text, codes } = list(620, '中断');
    const id = await upload(text);
    await imports.commit(clerk, { importId: id });
    await imports.commitChunk(clerk, id);
    expect(await view(id)).toMatchObject({ state: 'COMMITTING', created: 200 });
    const stopped = new AbortController();
    stopped.abort();
    await expect(run(id, clerk, stopped.signal)).rejects.toThrow();
    await Promise.all([run(id), run(id), run(id)]);
    expect(await view(id)).toMatchObject({ state: 'DONE', created: 620, updated: 0, unchanged: 0, faulty: 0 });
    expect(await db.look('SELECT FROM enterprise WHERE credit_code = ANY ($1)', [codes])).toHaveLength(620);
  });

  it('enters each firm once when two files with the same rows run at once', async () => {
    const { text, codes } = list(300, '同时');
    const nameless = `${text}无码甲,,\n无码乙,,\n`;
    const ids = await Promise.all([upload(nameless), upload(nameless)]);
    await Promise.all(ids.map((id) => commit(id)));
    const [a, b] = await Promise.all(ids.map((id) => view(id)));
    expect((a?.created ?? 0) + (b?.created ?? 0)).toBe(302);
    expect((a?.unchanged ?? 0) + (b?.unchanged ?? 0)).toBe(302);
    expect(await db.look(`SELECT FROM enterprise WHERE credit_code = ANY ($1) OR name IN ('无码甲', '无码乙')`, [codes])).toHaveLength(302);
  });

  it('keeps out what is wrong, and lets a seen licence through by override', async () => {
    const sound = soundCode();
    const wrong = '91350211M0000XUF46';
    const id = await upload(`名称,代码\n甲,${sound.toLowerCase()}\n乙,${wrong}\n丙,9141132\n丁,${sound}\n`);
    expect(await faults(id)).toEqual([
      [3, 'CREDIT_CODE_CHECK_DIGIT'],
      [4, 'CREDIT_CODE_LENGTH'],
      [5, 'DUPLICATE_IN_FILE'],
    ]);
    expect(await imports.commit(clerk, { importId: id, overrideRows: [{ rowNo: 4, reason: '看过' }] })).toMatchObject({
      code: 'IMPORT_ROW_NOT_OVERRIDABLE',
    });
    const cadre = await world.actor('CADRE', town);
    expect(() => imports.commit(cadre, { importId: id, overrideRows: [{ rowNo: 3, reason: '看过' }] })).toThrow('FORBIDDEN');
    expect(await world.read(clerk, async (reader) => (await importRowPage(reader, id, 'FAULTY', { first: 1 })).totalCount())).toBe(3);
    expect(await commit(id, clerk, [{ rowNo: 3, reason: '执照原件已核对' }])).toMatchObject({ created: 2, faulty: 2 });
    expect(await db.look('SELECT name, code_override_by, code_override_reason FROM enterprise WHERE credit_code = $1', [wrong])).toEqual([
      { name: '乙', code_override_by: clerk.id, code_override_reason: '执照原件已核对' },
    ]);
  });

  it('checks again when a column is set', async () => {
    const id = await upload('甲列,乙列\n某商店,某某\n');
    expect((await view(id)).columns.map((c) => c.field)).toEqual(['name', null]);
    const bad = await imports.setColumns(clerk, { importId: id, columns: [{ index: 1, field: 'name' }] });
    expect(bad).toMatchObject({ code: 'IMPORT_COLUMN_TWICE' });
    expect(
      await imports.setColumns(clerk, {
        importId: id,
        columns: [
          { index: 0, field: null },
          { index: 1, field: 'contactPhone' },
        ],
        version: 1,
      }),
    ).toEqual({ id });
    expect(await faults(id)).toEqual([[2, 'ROW_NAME_MISSING', 'PHONE_INVALID']]);
    expect(await imports.commit(clerk, { importId: id })).toMatchObject({ code: 'IMPORT_NAME_COLUMN' });
    expect(await imports.setColumns(clerk, { importId: id, columns: [{ index: 1, field: 'name' }], version: 1 })).toMatchObject({
      code: 'IMPORT_CHANGED',
    });
    expect(await imports.setColumns(clerk, { importId: id, columns: [{ index: 1, field: 'name' }], version: 2 })).toEqual({ id });
    expect(await commit(id)).toMatchObject({ created: 1 });
  });

  it('puts firms into the village the row names, and says nothing of firms elsewhere', async () => {
    const taken = soundCode();
    await new EnterprisesService(database).create(otherClerk, {
      unitId: otherTown.id,
      name: '丁河秘密公司',
      kind: 'ENTERPRISE',
      creditCode: taken,
    });
    const id = await upload(`名称,代码,所属村\n村里一店,,后营村\n别处,${taken},\n无村,,丁河镇\n`);
    expect(await faults(id)).toEqual([
      [3, 'CREDIT_CODE_TAKEN_ELSEWHERE'],
      [4, 'ROW_UNIT_UNKNOWN'],
    ]);
    expect(await commit(id)).toMatchObject({ created: 1, faulty: 2 });
    expect(await db.look(`SELECT unit_id, org_path FROM enterprise WHERE name = '村里一店'`)).toEqual([
      { unit_id: village.id, org_path: village.path },
    ]);
    expect(await db.look(`SELECT FROM enterprise WHERE credit_code = $1`, [taken])).toHaveLength(1);
  });

  it('lets a code that was taken meanwhile become a fault of its row', async () => {
    const code = soundCode();
    const id = await upload(`名称,代码\n后到,${code}\n先来,\n`);
    expect((await view(id)).faulty).toBe(0);
    await new EnterprisesService(database).create(otherClerk, { unitId: otherTown.id, name: '先到', kind: 'ENTERPRISE', creditCode: code });
    expect(await commit(id)).toMatchObject({ state: 'DONE', created: 1, faulty: 1 });
    expect(await faults(id)).toEqual([[2, 'CREDIT_CODE_TAKEN_ELSEWHERE']]);
  });

  it('tells a row that was spoilt between check and commit, and enters it nowhere', async () => {
    const closing = await world.unit('VILLAGE', '将撤村', town, '411323111299');
    const id = await upload('名称,所属村\n撤村一店,将撤村\n留下一店,后营村\n');
    expect((await view(id)).faulty).toBe(0);
    await database.write(SYSTEM_ACTOR, (tx) => tx.change('UPDATE unit SET valid_to = app.today() - 1 WHERE id = $1', [closing.id]));
    expect(await commit(id)).toMatchObject({ state: 'DONE', created: 1, faulty: 1 });
    expect(await faults(id)).toEqual([[2, 'ROW_UNIT_UNKNOWN']]);
    expect(await db.look(`SELECT FROM enterprise WHERE name = '撤村一店'`)).toEqual([]);
  });

  it('tells before the commit which firms are there, and shows the rows to correct first', async () => {
    const { text } = list(2, '已有');
    await commit(await upload(text));
    const id = await upload(`${text}新来一店,,\n错的,12,\n`);
    expect(await view(id)).toMatchObject({ waiting: 3, known: 2, good: 3, faulty: 1 });
    const rows = async (show: ImportRowsShown, page = { first: 200 }) =>
      (await world.read(clerk, (reader) => importRowPage(reader, id, show, page))).edges.map(({ node }) => node.rowNo);
    expect(await rows('ALL')).toEqual([5, 2, 3, 4]);
    expect(await rows('KNOWN')).toEqual([2, 3]);
    expect(await rows('NEW')).toEqual([4]);
    const first = await world.read(clerk, (reader) => importRowPage(reader, id, 'ALL', { first: 2 }));
    const rest = await world.read(clerk, (reader) => importRowPage(reader, id, 'ALL', { first: 2, after: first.pageInfo.endCursor }));
    expect([...first.edges, ...rest.edges].map(({ node }) => node.rowNo)).toEqual([5, 2, 3, 4]);
    const all = await world.read(clerk, (reader) => importPage(reader, { first: 1 }));
    expect(all.edges.map(({ node }) => node.id)).toEqual([id]);
    expect(all.pageInfo.hasNextPage).toBe(true);
    const next = await world.read(clerk, (reader) => importPage(reader, { first: 1, after: all.pageInfo.endCursor }));
    expect(next.edges.map(({ node }) => node.id)).not.toEqual([id]);
    expect(
      await world.read(otherClerk, async (reader) => (await importPage(reader, { first: 200 })).edges.map(({ node }) => node.id)),
    ).not.toContain(id);
  });

  it('lets rows through one by one before anything is committed', async () => {
    const id = await upload('名称,代码\n甲,91350211M0000XUF47\n乙,12\n');
    const rows = [{ rowNo: 2, reason: '看过执照' }];
    const cadre = await world.actor('CADRE', town);
    expect(() => imports.overrideRows(cadre, { importId: id, rows })).toThrow('FORBIDDEN');
    expect(await imports.overrideRows(clerk, { importId: id, rows: [{ rowNo: 3, reason: '看过' }] })).toMatchObject({
      code: 'IMPORT_ROW_NOT_OVERRIDABLE',
    });
    expect(await imports.overrideRows(clerk, { importId: id, rows, version: 7 })).toMatchObject({ code: 'IMPORT_CHANGED' });
    expect(await imports.overrideRows(clerk, { importId: id, rows, version: 1 })).toEqual({ id });
    expect(await view(id)).toMatchObject({ state: 'CHECKED', waiting: 1, faulty: 1, version: 2 });
  });

  it('goes on when the work was given up', async () => {
    const id = await upload(list(3, '中止').text);
    await imports.commit(clerk, { importId: id });
    await database.write(SYSTEM_ACTOR, (tx) => tx.change(`UPDATE job SET state = 'DEAD' WHERE payload ->> 'importId' = $1`, [id]));
    expect(await view(id)).toMatchObject({ state: 'COMMITTING', failed: true });
    expect(await commit(id)).toMatchObject({ state: 'DONE', failed: false, created: 3 });
  });

  it('shows imports only within the range, and repeats an upload once', async () => {
    const bytes = Buffer.from('名称\n一家\n');
    const input = { unitId: town.id, name: 'a.csv', bytes, clientId: newId() };
    const ids = await Promise.all([receive(clerk, input), receive(clerk, input)]);
    expect(ids[0]).toEqual(ids[1]);
    const id = ids[0]?.id ?? '';
    await expect(view(id, otherClerk)).rejects.toThrow('NOT_FOUND');
    await expect(imports.commit(otherClerk, { importId: id })).rejects.toThrow('NOT_FOUND');
    await expect(imports.receive(clerk, { ...input, unitId: otherTown.id, clientId: newId() })).rejects.toThrow('NOT_FOUND');
    await expect(imports.receive(clerk, { ...input, bytes: Buffer.from('名称\n"一家\n') })).rejects.toMatchObject({
      fields: [{ path: 'file', code: 'IMPORT_QUOTING', params: { line: 2 } }],
    });
  });
});
