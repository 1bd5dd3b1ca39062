import { FEATURES } from '@app/composition';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTERPRISES_ENTITIES, EnterpriseMergesService, EnterprisesService } from '@app/enterprises';
import { type Actor, localDate, makeCreditCode, newId, SYSTEM_ACTOR } from '@app/kernel';
import { type Database, FileStore, JobQueue, type Tx } from '@app/platform';
import { ReportingService } from '@app/reporting';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import { encode } from 'iconv-lite';
import type { ImportRowsShown } from './domain/import.words';
import { importOf, importPage, importRowPage, undoPlanOf } from './import-pages';
import { EnterpriseImportUndoJob } from './import-undo.job';
import { EnterpriseImportUndoService } from './import-undo.service';
import { EnterpriseImportJob } from './import.job';
import { ImportReader } from './import-reader';
import { EnterpriseImportsService, type ReceiveImport } from './imports.service';
import { EnterpriseImportRefused } from './imports.errors';
import type { EnterpriseImport } from './graphql/import.types';
import { IMPORTS_ENTITIES } from './persistence/entities';

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
  let undos: EnterpriseImportUndoService;
  let undoJob: EnterpriseImportUndoJob;
  let county: TestUnit;
  let town: TestUnit;
  let village: TestUnit;
  let otherTown: TestUnit;
  let clerk: Actor;
  let otherClerk: Actor;

  beforeAll(async () => {
    db = await TestDatabase.create();
    folder = await mkdtemp(join(tmpdir(), 'zhuqi-imports-'));
    database = await db.open([...ENTERPRISES_ENTITIES, ...IMPORTS_ENTITIES]);
    world = new TestWorld(database);
    imports = new EnterpriseImportsService(
      database,
      new FileStore({ dataDir: folder, largest: 20 * 1024 * 1024 }, FEATURES),
      new JobQueue(),
      new ImportReader(),
    );
    job = new EnterpriseImportJob(imports);
    undos = new EnterpriseImportUndoService(database, new JobQueue());
    undoJob = new EnterpriseImportUndoJob(undos);
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
      (await importRowPage(reader, clerk, { importId: id, show: 'FAULTY' }, { first: 200 })).edges.map(({ node }) => [
        node.rowNo,
        ...node.faults.map((f) => f.code),
      ]),
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
    expect(
      await world.read(clerk, async (reader) =>
        (await importRowPage(reader, clerk, { importId: id, show: 'FAULTY' }, { first: 1 })).totalCount(),
      ),
    ).toBe(3);
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
      (await world.read(clerk, (reader) => importRowPage(reader, clerk, { importId: id, show }, page))).edges.map(({ node }) => node.rowNo);
    expect(await rows('ALL')).toEqual([5, 2, 3, 4]);
    expect(await rows('KNOWN')).toEqual([2, 3]);
    expect(await rows('NEW')).toEqual([4]);
    const first = await world.read(clerk, (reader) => importRowPage(reader, clerk, { importId: id, show: 'ALL' }, { first: 2 }));
    const rest = await world.read(clerk, (reader) =>
      importRowPage(reader, clerk, { importId: id, show: 'ALL' }, { first: 2, after: first.pageInfo.endCursor }),
    );
    expect([...first.edges, ...rest.edges].map(({ node }) => node.rowNo)).toEqual([5, 2, 3, 4]);
    const all = await world.read(clerk, (reader) => importPage(reader, clerk, { first: 1 }));
    expect(all.edges.map(({ node }) => node.id)).toEqual([id]);
    expect(all.pageInfo.hasNextPage).toBe(true);
    const next = await world.read(clerk, (reader) => importPage(reader, clerk, { first: 1, after: all.pageInfo.endCursor }));
    expect(next.edges.map(({ node }) => node.id)).not.toEqual([id]);
    expect(
      await world.read(otherClerk, async (reader) =>
        (await importPage(reader, otherClerk, { first: 200 })).edges.map(({ node }) => node.id),
      ),
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

  describe('taken back', () => {
    const runUndo = (importId: string, signal = new AbortController().signal) =>
      undoJob.run(
        { id: newId(), kind: undoJob.kind, uniqueKey: null, payload: { importId }, attempt: 1 },
        { database, actor: clerk, signal },
      );
    const plan = (id: string) => world.read(clerk, async (reader) => undoPlanOf(reader, await importOf(reader, id)));
    const undo = async (importId: string): Promise<EnterpriseImport> => {
      expect(await undos.undo(clerk, { importId, reason: '传错了文件' })).toEqual({ id: importId });
      await runUndo(importId);
      return view(importId);
    };
    const stayed = (id: string) =>
      world.read(clerk, async (reader) =>
        (await importRowPage(reader, clerk, { importId: id, show: 'KEPT' }, { first: 200 })).edges.map(({ node }) => [
          node.rowNo,
          node.undo,
          node.undoWhy,
        ]),
      );
    const firmOf = async (where: string, value: string) =>
      (
        await db.look<{ id: string; voided_at: Date | null; credit_code: string | null; version: number }>(
          `SELECT id, voided_at, credit_code, version FROM enterprise WHERE ${where} = $1`,
          [value],
        )
      )[0];
    /** A visit as the visits write it, to a firm that was looked up before. */
    const visitIn = async (tx: Tx, firm: string): Promise<void> => {
      const id = newId();
      await tx.rows(
        `INSERT INTO visit (id, unit_id, org_path, occurred_on, way, topics, recorded_by, recorded_by_post, is_late)
         VALUES ($1, $2, $3, app.today(), 'ON_SITE', '{OTHER}', $4, $5, false)`,
        [id, town.id, town.path, clerk.id, clerk.postId],
      );
      await tx.rows(
        `INSERT INTO visit_firm (id, visit_id, enterprise_id, org_path, firm_path, occurred_on, way) VALUES ($1, $2, $3, $4, $4, app.today(), 'ON_SITE')`,
        [newId(), id, firm, town.path],
      );
    };

    it('goes as a whole, gives codes free, and leaves the figures of then as they were', async () => {
      const reporting = new ReportingService();
      const active = async (asOf?: Date) =>
        world.read(clerk, (reader) =>
          reporting.figure(reader, {
            unitId: town.id,
            from: localDate('2026-01-01'),
            to: localDate('2026-12-31'),
            metric: 'M01',
            ...(asOf ? { asOf } : {}),
          }),
        );
      const before = await active();
      const { text, codes } = list(450, '撤回');
      const id = await upload(text);
      expect(await undos.undo(clerk, { importId: id, reason: '早了' })).toMatchObject({ code: 'IMPORT_NOTHING_TO_UNDO' });
      await commit(id);
      const between = await active();
      expect(Number(between.value) - Number(before.value)).toBe(450);
      expect(await plan(id)).toEqual({ gone: 450, restored: 0, kept: 0, reasons: [], keptRows: [] });
      const result = await undo(id);
      expect(result).toMatchObject({ state: 'UNDONE', created: 450, gone: 450, restored: 0, kept: 0, undoReason: '传错了文件' });
      // Gone for everybody, not deleted; figures of then are what they were.
      expect((await active()).value).toBe(before.value);
      expect((await active(between.asOf)).value).toBe(between.value);
      expect((await active(before.asOf)).value).toBe(before.value);
      expect(await world.read(clerk, (reader) => reader.rows(`SELECT id FROM enterprise WHERE name LIKE '撤回%'`))).toEqual([]);
      expect(await firmOf('name', '撤回7有限公司')).toMatchObject({ credit_code: null, version: 2 });
      // The second time says the same and does nothing; nothing else can be done with it.
      expect(await undo(id)).toEqual(result);
      expect(await plan(id)).toBeNull();
      expect(await imports.commit(clerk, { importId: id })).toMatchObject({ code: 'IMPORT_UNDONE' });
      expect(await commit(await upload(text))).toMatchObject({ created: 450, unchanged: 0 });
      expect(await db.look('SELECT FROM enterprise WHERE credit_code = ANY ($1)', [codes])).toHaveLength(450);
      expect(
        await db.look(`SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE '%undo%' AND outcome = 'DONE' ORDER BY id`, [
          id,
        ]),
      ).toEqual(['undo', 'undo-chunk', 'undo-chunk', 'undo-chunk'].map((act) => ({ action: `enterprise-import.${act}` })));
      await expect(
        database.write(clerk, (tx) => tx.change(`UPDATE enterprise SET voided_at = app.instant() WHERE name = '撤回8有限公司'`)),
      ).rejects.toThrow('NOT_FOUND');
    });

    it('keeps what somebody uses or corrected, with the row and why', async () => {
      const { text, codes } = list(9, '保留');
      const id = await upload(text);
      await commit(id);
      const firms = await Promise.all(codes.map(async (code) => (await firmOf('credit_code', code))?.id ?? ''));
      const at = (n: number): string => firms[n] ?? '';
      const enterprises = new EnterprisesService(database);
      await database.write(clerk, (tx) => visitIn(tx, at(0)));
      await enterprises.edit(clerk, { enterpriseId: at(1), version: 1, contactName: '王五' });
      await world.enterpriseActor(at(2), town, clerk);
      await database.write(clerk, (tx) =>
        tx.rows(
          `INSERT INTO liaison (id, enterprise_id, org_path, person_id, post_id, role, period, assigned_by) VALUES ($1, $2, $3, $4, $5, 'CADRE', '[2026-01-01,)', $4)`,
          [newId(), at(3), town.path, clerk.id, clerk.postId],
        ),
      );
      await database.write(clerk, async (tx) => {
        const campaign = newId();
        await tx.rows(`INSERT INTO campaign (id, unit_id, org_path, name, period) VALUES ($1, $2, $3, '大走访', '[2026-01-01,)')`, [
          campaign,
          town.id,
          town.path,
        ]);
        await tx.rows(
          `INSERT INTO campaign_version (campaign_id, n, org_path, valid_from, reason, recorded_by, recorded_by_post) VALUES ($1, 1, $2, '2026-01-01', '按台账', $3, $4)`,
          [campaign, town.path, clerk.id, clerk.postId],
        );
        await tx.rows(
          `INSERT INTO campaign_change (id, campaign_id, n, enterprise_id, org_path, kind) VALUES ($1, $2, 1, $3, $4, 'ADDED')`,
          [newId(), campaign, at(8), town.path],
        );
      });
      await new EnterpriseMergesService(database).merge(clerk, { loserId: at(4), survivorId: at(5), reason: '同一家' });
      // A later import names one of them again; another later one does, too, but is taken back itself.
      await commit(await upload(`名称,统一社会信用代码\n保留6有限公司,${codes[6] ?? ''}\n`));
      const later = await upload(`名称,统一社会信用代码,联系人\n保留7有限公司,${codes[7] ?? ''},赵六\n`);
      expect(await commit(later)).toMatchObject({ updated: 1 });
      expect(await undo(later)).toMatchObject({ restored: 1, gone: 0, kept: 0 });
      expect(await plan(id)).toMatchObject({
        gone: 1,
        kept: 8,
        keptRows: [2, 3, 4, 5, 6, 7, 8, 10].map((rowNo) => ({ rowNo })),
      });
      expect(await undo(id)).toMatchObject({ state: 'UNDONE', gone: 1, kept: 8 });
      expect((await stayed(id)).map(([rowNo, kind]) => [rowNo, kind])).toEqual([2, 3, 4, 5, 6, 7, 8, 10].map((n) => [n, 'KEPT']));
      expect(
        await db.look('SELECT row_no, undo_why FROM enterprise_import_row WHERE import_id = $1 AND undo_why IS NOT NULL ORDER BY 1', [id]),
      ).toEqual(
        ['VISITED', 'CORRECTED', 'LINKED', 'ASSIGNED', 'MERGED', 'MERGED', 'IMPORTED_AGAIN', 'LISTED'].map((undo_why, n) => ({
          row_no: n < 7 ? n + 2 : 10,
          undo_why,
        })),
      );
      expect((await stayed(id))[0]?.[2]).toMatch(/走访/);
    });

    it('puts former values back where nobody wrote others since', async () => {
      const [a, b] = [soundCode(), soundCode()];
      await commit(
        await upload(
          `名称,代码,注册资本,联系人,电话\n恢复甲有限公司,${a},10万元,张三,13800000001\n恢复乙有限公司,${b},20万元,李四,13800000002\n`,
        ),
      );
      const id = await upload(
        `名称,代码,注册资本,联系人,电话\n恢复丙有限公司,${a},99万元,错一,13900000001\n恢复乙有限公司,${b},88万元,错二,13900000002\n`,
      );
      expect(await commit(id)).toMatchObject({ updated: 2 });
      const second = await firmOf('credit_code', b);
      await new EnterprisesService(database).edit(clerk, { enterpriseId: second?.id ?? '', version: 2, contactName: '周七' });
      expect(await plan(id)).toMatchObject({ gone: 0, restored: 1, kept: 1, keptRows: [{ rowNo: 3 }] });
      expect(await undo(id)).toMatchObject({ gone: 0, restored: 1, kept: 1 });
      expect(
        await db.look(
          'SELECT name, short_name, capital_amount, contact_name, contact_phone FROM enterprise WHERE credit_code = ANY ($1) ORDER BY contact_phone',
          [[a, b]],
        ),
      ).toEqual([
        { name: '恢复甲有限公司', short_name: '恢复甲', capital_amount: '100000.00', contact_name: '张三', contact_phone: '13800000001' },
        { name: '恢复乙有限公司', short_name: '恢复乙', capital_amount: '200000.00', contact_name: '周七', contact_phone: '13800000002' },
      ]);
      expect((await stayed(id)).map(([rowNo, kind]) => [rowNo, kind])).toEqual([[3, 'PARTLY']]);
    });

    it('loses nothing when it is killed between chunks, run twice at once, or given up', async () => {
      const id = await upload(list(420, '断点').text);
      await commit(id);
      await undos.undo(clerk, { importId: id, reason: '传错了' });
      await undos.undoChunk(clerk, id);
      expect(await view(id)).toMatchObject({ state: 'UNDOING', gone: 200 });
      await database.write(SYSTEM_ACTOR, (tx) =>
        tx.change(`UPDATE job SET state = 'DEAD' WHERE kind = 'enterprise-import-undo' AND payload ->> 'importId' = $1`, [id]),
      );
      expect(await view(id)).toMatchObject({ failed: true });
      await undos.undo(clerk, { importId: id, reason: '接着' });
      expect(
        await db.look(`SELECT state FROM job WHERE kind = 'enterprise-import-undo' AND payload ->> 'importId' = $1 ORDER BY id`, [id]),
      ).toHaveLength(2);
      await Promise.all([runUndo(id), runUndo(id)]);
      expect(await view(id)).toMatchObject({ state: 'UNDONE', gone: 420, undoReason: '传错了' });
      await expect(undos.undo(otherClerk, { importId: id, reason: '别处' })).rejects.toThrow('NOT_FOUND');
    });

    it('never leaves a visit on a firm that goes at the same moment, whichever comes first', async () => {
      const id = await upload('名称\n争用一店\n争用二店\n');
      await commit(id);
      const [first, second] = [(await firmOf('name', '争用一店'))?.id ?? '', (await firmOf('name', '争用二店'))?.id ?? ''];
      await undos.undo(clerk, { importId: id, reason: '传错了' });
      /** Until somebody waits for this transaction. */
      const blocked = async (tx: Tx): Promise<void> => {
        const pid = (await tx.first<{ pid: number }>('SELECT pg_backend_pid() AS pid'))?.pid ?? 0;
        const waiting = 'SELECT FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))';
        while ((await db.look(waiting, [pid])).length === 0) await new Promise(setImmediate);
      };
      // The visit is first and not yet committed: the undo waits for it, and the firm stays.
      let undoing: Promise<unknown> = Promise.resolve();
      await database.write(clerk, async (tx) => {
        await visitIn(tx, first);
        undoing = undos.undoChunk(clerk, id);
        await blocked(tx);
      });
      await undoing;
      expect(await view(id)).toMatchObject({ state: 'UNDONE', gone: 1, kept: 1 });
      // The firm went first: whoever looked it up before is told that it is not there.
      await expect(database.write(clerk, (tx) => visitIn(tx, second))).rejects.toThrow('NOT_FOUND');

      const other = await upload('名称\n争用三店\n');
      await commit(other);
      const third = (await firmOf('name', '争用三店'))?.id ?? '';
      await undos.undo(clerk, { importId: other, reason: '传错了' });
      let visiting: Promise<unknown> = Promise.resolve();
      await database.write(clerk, async (tx) => {
        await tx.rows('SELECT row_no FROM app.void_imported($1, $2::int[], $3)', [other, [2], '传错了']);
        visiting = database.write(clerk, (mine) => visitIn(mine, third)).catch((error: Error) => error.message);
        await blocked(tx);
      });
      expect(await visiting).toBe('NOT_FOUND');
    });

    it('guards every table that points at a firm', async () => {
      const pointing = await db.look(
        `SELECT c.conrelid::regclass::text AS table FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = 'enterprise'::regclass
            AND c.conrelid <> ALL ('{enterprise_version,enterprise_residence,enterprise_import_row}'::regclass[])
            AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.conrelid AND t.tgname = 'firm_stands')`,
      );
      expect(pointing).toEqual([]);
    });
  });
});
