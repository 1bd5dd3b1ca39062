import { type Actor, addDays, makeCreditCode, Money, newId } from '@app/kernel';
import type { Database } from '@app/platform';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import { EnterpriseLinksService } from './enterprise-links.service';
import { EnterpriseMergesService } from './enterprise-merges.service';
import { requireEnterprise } from './enterprise-refs';
import { enterpriseOf, registerPage } from './enterprise-register';
import { EnterpriseRefused } from './enterprises.errors';
import { EnterprisesService } from './enterprises.service';
import { shownEnterprise } from './graphql/enterprise.types';
import { ENTERPRISES_ENTITIES } from './persistence/entities';

let serial = 0;
const soundCode = (): string => makeCreditCode(`91411323YC${String(++serial).padStart(6, '0')}`);
const idOf = (result: { readonly id: string } | EnterpriseRefused): string => {
  if (result instanceof EnterpriseRefused) throw new Error(`${result.code}: ${result.message}`);
  return result.id;
};

describe('the register', () => {
  let db: TestDatabase;
  let database: Database;
  let world: TestWorld;
  let register: EnterprisesService;
  let links: EnterpriseLinksService;
  let merges: EnterpriseMergesService;
  let county: TestUnit;
  let town: TestUnit;
  let village: TestUnit;
  let otherTown: TestUnit;
  let clerk: Actor;
  let otherClerk: Actor;
  let cadre: Actor;

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open(ENTERPRISES_ENTITIES);
    world = new TestWorld(database);
    register = new EnterprisesService(database);
    links = new EnterpriseLinksService(database);
    merges = new EnterpriseMergesService(database);
    county = await world.unit('COUNTY', '西峡县', null, '411323000000');
    town = await world.unit('TOWNSHIP', '阳城镇', county, '411323111000');
    village = await world.unit('VILLAGE', '后营村', town, '411323111201');
    otherTown = await world.unit('TOWNSHIP', '丁河镇', county, '411323105000');
    clerk = await world.actor('OFFICE_CLERK', town);
    otherClerk = await world.actor('OFFICE_CLERK', otherTown);
    cadre = await world.actor('CADRE', town);
  });
  afterAll(() => db.drop());

  const shop = (name: string, more: Partial<Parameters<EnterprisesService['create']>[1]> = {}) => ({
    unitId: town.id,
    name,
    kind: 'ENTERPRISE' as const,
    ...more,
  });

  it('enters a firm with its home, its version, an event and a trace', async () => {
    const code = soundCode();
    const id = idOf(
      await register.create(clerk, {
        ...shop('西峡县佳明食品有限公司'),
        unitId: village.id,
        creditCode: ` ${code.toLowerCase()} `,
        capital: { amount: Money.fromWan('500') },
        contactName: '王佳明',
        contactPhone: '138 0377 1234',
      }),
    );
    const [row] = await db.look<Record<string, unknown>>('SELECT * FROM enterprise WHERE id = $1', [id]);
    expect(row).toMatchObject({
      short_name: '佳明食品',
      credit_code: code,
      capital_amount: '5000000.00',
      capital_currency: 'CNY',
      org_path: village.path,
      contact_phone: '13803771234',
      version: 1,
    });
    expect(await db.look('SELECT period::text AS period, unit_id FROM enterprise_residence WHERE enterprise_id = $1', [id])).toEqual([
      { period: '(,)', unit_id: village.id },
    ]);
    expect(await db.look('SELECT version FROM enterprise_version WHERE enterprise_id = $1', [id])).toEqual([{ version: 1 }]);
    expect(await db.look(`SELECT topic FROM event WHERE ids ->> 'enterpriseId' = $1`, [id])).toEqual([{ topic: 'enterprise.created' }]);
    expect(await db.look('SELECT action, outcome FROM audit_entry WHERE subject_id = $1', [id])).toEqual([
      { action: 'enterprise.create', outcome: 'DONE' },
    ]);
    const shown = shownEnterprise(await world.read(clerk, (reader) => enterpriseOf(reader, id)));
    expect(shown.contactPhone).toBe('138****1234');
    expect(JSON.stringify(shown)).not.toContain('13803771234');
  });

  it('says which fault a code has, and offers the sound one', async () => {
    const sound = soundCode();
    const wrong = `${sound.slice(0, 17)}${sound.endsWith('1') ? '2' : '1'}`;
    expect(await register.create(clerk, shop('错码', { creditCode: wrong }))).toMatchObject({
      code: 'CREDIT_CODE_FAULT',
      fault: 'CHECK_DIGIT',
      expected: sound.at(-1),
      field: 'input.creditCode',
    });
    expect(await register.create(clerk, shop('错码', { creditCode: sound.replace('0', 'O') }))).toMatchObject({
      fault: 'CHARACTER',
      suggestion: sound,
    });
    expect(await register.create(clerk, shop('错码', { creditCode: '411323600012345' }))).toMatchObject({
      code: 'CREDIT_CODE_FAULT',
      message: expect.stringContaining('15 位'),
    });
    expect(await db.look(`SELECT FROM enterprise WHERE name = '错码'`)).toEqual([]);
    expect((await db.look(`SELECT FROM audit_entry WHERE outcome = 'REFUSED' AND details ->> 'code' = 'CREDIT_CODE_FAULT'`)).length).toBe(
      3,
    );
  });

  it('takes a failing check digit only from an officer who saw the licence', async () => {
    const creditCode = '91350211M0000XUF46';
    const input = shop('云上晴空', { creditCode, codeOverride: { reason: '执照原件已核对' } });
    await expect(register.create(cadre, input)).rejects.toThrow('FORBIDDEN');
    expect(await register.create(clerk, { ...input, creditCode: '91350211M0000XUF4', name: '短' })).toMatchObject({ fault: 'LENGTH' });
    const id = idOf(await register.create(clerk, input));
    expect(await db.look('SELECT credit_code, code_override_by, code_override_reason FROM enterprise WHERE id = $1', [id])).toEqual([
      { credit_code: creditCode, code_override_by: clerk.id, code_override_reason: '执照原件已核对' },
    ]);
    // A later edit of something else does not ask for the licence again.
    expect(await register.edit(clerk, { enterpriseId: id, version: 1, creditCode, contactName: '李' })).toEqual({ id });
  });

  it('lets firms without a code exist, and never two with the same', async () => {
    idOf(await register.create(clerk, shop('无码小店', { creditCode: '  ' })));
    const creditCode = soundCode();
    const id = idOf(await register.create(clerk, shop('有码公司', { creditCode })));
    expect(await register.create(clerk, shop('又一家', { creditCode }))).toMatchObject({
      code: 'CREDIT_CODE_TAKEN_HERE',
      enterpriseId: id,
    });
    const elsewhere = await register.create(otherClerk, { ...shop('别处', { creditCode }), unitId: otherTown.id });
    expect(elsewhere).toMatchObject({ code: 'CREDIT_CODE_TAKEN_ELSEWHERE' });
    expect(JSON.stringify(elsewhere)).not.toContain('有码公司');
    expect(JSON.stringify(elsewhere)).not.toContain(id);
  });

  it('answers every loser of a race with the reason, and enters one firm', async () => {
    const creditCode = soundCode();
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        register.create(n % 2 ? clerk : otherClerk, { ...shop(`抢注${n}`, { creditCode }), unitId: n % 2 ? town.id : otherTown.id }),
      ),
    );
    expect(results.filter((r) => !(r instanceof EnterpriseRefused))).toHaveLength(1);
    for (const r of results) if (r instanceof EnterpriseRefused) expect(r.code).toMatch(/^CREDIT_CODE_TAKEN_/);
    expect(await db.look('SELECT FROM enterprise WHERE credit_code = $1', [creditCode])).toHaveLength(1);
  });

  it('is the same act with the same client id, also at the same time', async () => {
    const input = { ...shop('重复提交'), clientId: newId() };
    const results = await Promise.all(Array.from({ length: 5 }, () => register.create(clerk, input)));
    expect(new Set(results.map(idOf)).size).toBe(1);
    expect(await db.look(`SELECT FROM enterprise WHERE name = '重复提交'`)).toHaveLength(1);
    await expect(register.create(clerk, { ...input, name: '另一个' })).rejects.toThrow('CLIENT_ID_REUSED');
  });

  it('refuses a unit outside the range, a bad phone, a wrong industry and a day ahead', async () => {
    await expect(register.create(clerk, { ...shop('x'), unitId: otherTown.id })).rejects.toThrow('NOT_FOUND');
    await expect(register.create(clerk, { ...shop('x'), unitId: newId() })).rejects.toThrow('NOT_FOUND');
    await expect(register.create(clerk, shop('x', { contactPhone: '12345' }))).rejects.toMatchObject({
      fields: [{ code: 'PHONE_INVALID' }],
    });
    await expect(register.create(clerk, shop('x', { industryCode: 'Z99' }))).rejects.toMatchObject({
      fields: [{ code: 'INDUSTRY_CODE_INVALID' }],
    });
    await expect(register.create(clerk, shop('x', { establishedOn: addDays('2100-01-01' as never, 1) }))).rejects.toMatchObject({
      fields: [{ code: 'OCCURRED_IN_FUTURE' }],
    });
    await expect(register.create(clerk, shop('a\u0000b'))).rejects.toMatchObject({ fields: [{ path: 'input.name', code: 'FIELD_TEXT' }] });
  });

  it('steps the version with an edit and refuses one made on an old version', async () => {
    const id = idOf(await register.create(clerk, shop('改名前有限公司')));
    expect(await register.edit(clerk, { enterpriseId: id, version: 1, name: '改名后有限公司', contactPhone: null })).toEqual({ id });
    expect(await register.edit(clerk, { enterpriseId: id, version: 1, name: '第三个名字' })).toMatchObject({ code: 'ENTERPRISE_CHANGED' });
    expect(await register.edit(clerk, { enterpriseId: id, version: 2, name: '改名后有限公司' })).toEqual({ id });
    expect(await db.look('SELECT version, name FROM enterprise_version WHERE enterprise_id = $1 ORDER BY version', [id])).toEqual([
      { version: 1, name: '改名前有限公司' },
      { version: 2, name: '改名后有限公司' },
    ]);
    const same = await Promise.all(
      Array.from({ length: 8 }, (_, n) => register.edit(clerk, { enterpriseId: id, version: 2, contactName: `人${n}` })),
    );
    expect(same.filter((r) => !(r instanceof EnterpriseRefused))).toHaveLength(1);
    await expect(register.edit(otherClerk, { enterpriseId: id, version: 3, name: '越权' })).rejects.toThrow('NOT_FOUND');
    expect((await db.look<{ name: string }>('SELECT name FROM enterprise WHERE id = $1', [id]))[0]?.name).toBe('改名后有限公司');
  });

  it('lists the range in one statement, page by page, and counts only when asked', async () => {
    const unit = await world.unit('TOWNSHIP', '米坪镇', county, '411323107000');
    const viewer = await world.actor('OFFICE_CLERK', unit);
    const code = soundCode();
    for (let n = 0; n < 5; n++)
      await register.create(viewer, { ...shop(`米坪第${n}商店`, n === 0 ? { creditCode: code } : {}), unitId: unit.id });
    const page = (first: number, after?: string, filter = {}) =>
      world.read(viewer, async (reader) => {
        let statements = 0;
        const counted = {
          rows: (...args: Parameters<typeof reader.rows>) => (statements++, reader.rows(...args)),
          first: (...args: Parameters<typeof reader.first>) => (statements++, reader.first(...args)),
        } as typeof reader;
        const result = await registerPage(counted, viewer, filter, { first, ...(after ? { after } : {}) });
        return { result, statements, total: await result.totalCount() };
      });
    const one = await page(3);
    expect(one.statements).toBe(1);
    expect(one.total).toBe(5);
    expect(one.result.pageInfo.hasNextPage).toBe(true);
    const two = await page(3, one.result.pageInfo.endCursor ?? undefined);
    expect(two.result.pageInfo.hasNextPage).toBe(false);
    const names = [...one.result.edges, ...two.result.edges].map((e) => e.node.name);
    expect(new Set(names).size).toBe(5);
    expect((await page(10, undefined, { text: '第3商' })).result.edges.map((e) => e.node.name)).toEqual(['米坪第3商店']);
    expect((await page(10, undefined, { text: code.slice(0, 16).toLowerCase() })).result.edges.map((e) => e.node.name)).toEqual([
      '米坪第0商店',
    ]);
    expect((await page(10, undefined, { text: '%' })).result.edges).toEqual([]);
    expect((await page(10, undefined, { kind: 'FAMILY_FARM' })).total).toBe(0);
    await expect(page(10, undefined, { unitId: town.id })).rejects.toThrow('NOT_FOUND');
    await expect(page(10, undefined, { unitId: county.id })).rejects.toThrow('NOT_FOUND');
    await expect(page(10, 'x')).rejects.toThrow('BAD_USER_INPUT');
  });

  it('finds a firm by a piece of its short name, and with brackets of either width', async () => {
    const [wide, narrow] = [
      idOf(await register.create(clerk, shop('寨根（双龙）ABC香菇有限公司', { shortName: '双龙菇业' }))),
      idOf(await register.create(clerk, shop('寨根(二郎)香菇有限公司'))),
    ];
    const found = async (text: string) =>
      (await world.read(clerk, (reader) => registerPage(reader, clerk, { text }, { first: 10 }))).edges.map((e) => e.node.id);
    expect(await found('根(双龙)abc')).toEqual([wide]);
    expect(await found('（二郎）')).toEqual([narrow]);
    expect(await found('龙菇业')).toEqual([wide]);
  });

  it('shows a firm elsewhere to whoever is responsible for it, and lists it as mine', async () => {
    const id = idOf(await register.create(clerk, shop('跨镇企业')));
    await expect(world.read(otherClerk, (reader) => enterpriseOf(reader, id))).rejects.toThrow('NOT_FOUND');
    await database.write(clerk, (tx) =>
      tx.rows(
        `INSERT INTO liaison (id, enterprise_id, org_path, person_id, post_id, role, period, assigned_by) VALUES ($1, $2, $3, $4, $5, 'CADRE', '[2020-01-01,)', $6)`,
        [newId(), id, town.path, otherClerk.id, otherClerk.postId, clerk.id],
      ),
    );
    expect((await world.read(otherClerk, (reader) => enterpriseOf(reader, id))).name).toBe('跨镇企业');
    const mine = await world.read(otherClerk, (reader) => registerPage(reader, otherClerk, { mine: true }, { first: 10 }));
    expect(mine.edges.map((e) => e.node.id)).toEqual([id]);
    const range = await world.read(otherClerk, (reader) => registerPage(reader, otherClerk, {}, { first: 200 }));
    expect(range.edges.map((e) => e.node.id)).not.toContain(id);
    await expect(register.edit(otherClerk, { enterpriseId: id, version: 1, name: '越权' })).rejects.toThrow('NOT_FOUND');
  });

  it('issues a link whose token is kept nowhere, and withdraws it', async () => {
    const id = idOf(await register.create(clerk, shop('有链接的店')));
    const link = await links.issue(cadre, { enterpriseId: id });
    expect(link.token).toMatch(/^zql_[\w-]{43}$/);
    expect(link.expiresAt.getTime() - Date.now()).toBeGreaterThan(364 * 86_400_000);
    const ask = () => db.look(`SELECT enterprise_id FROM app.authenticate_link(sha256(convert_to($1, 'UTF8')))`, [link.token]);
    expect(await ask()).toEqual([{ enterprise_id: id }]);
    await expect(links.revoke(otherClerk, { linkId: link.linkId })).rejects.toThrow('NOT_FOUND');
    expect(await links.revoke(clerk, { linkId: link.linkId })).toEqual({ id });
    expect(await links.revoke(clerk, { linkId: link.linkId })).toMatchObject({ code: 'LINK_REVOKED' });
    expect(await ask()).toEqual([]);
    await expect(links.issue(otherClerk, { enterpriseId: id })).rejects.toThrow('NOT_FOUND');
  });

  it('reveals a contact for a reason only, and writes that down', async () => {
    const id = idOf(await register.create(clerk, shop('有电话的店', { contactPhone: '0377-69662222' })));
    await expect(links.revealContact(clerk, { enterpriseId: id, reason: ' ' })).rejects.toMatchObject({
      fields: [{ code: 'FIELD_REQUIRED' }],
    });
    expect(await links.revealContact(clerk, { enterpriseId: id, reason: '约走访时间' })).toMatchObject({ contactPhone: '0377-69662222' });
    const [note] = await db.look<{ details: object }>(
      `SELECT details FROM audit_entry WHERE action = 'contact.reveal' AND subject_id = $1`,
      [id],
    );
    expect(note?.details).toEqual({ reason: '约走访时间' });
    await expect(links.revealContact(otherClerk, { enterpriseId: id, reason: '看看' })).rejects.toThrow('NOT_FOUND');
  });

  const pair = async () =>
    [idOf(await register.create(clerk, shop('佳明食品(旧)'))), idOf(await register.create(clerk, shop('佳明食品')))] as const;

  describe('merged firms', () => {
    it('reads the loser as the survivor until the merge is undone', async () => {
      const [loser, survivor] = await pair();
      const merged = await merges.merge(clerk, { loserId: loser, survivorId: survivor, reason: '同一家' });
      if (merged instanceof EnterpriseRefused) throw new Error(merged.code);
      expect((await world.read(clerk, (reader) => enterpriseOf(reader, loser))).id).toBe(survivor);
      expect((await database.write(clerk, (tx) => requireEnterprise(tx, loser, 'input.enterpriseId'))).id).toBe(survivor);
      const listed = await world.read(clerk, (reader) => registerPage(reader, clerk, { text: '佳明食品(旧)' }, { first: 10 }));
      expect(listed.edges).toEqual([]);
      expect(await register.edit(clerk, { enterpriseId: loser, version: 1, name: '改输家' })).toMatchObject({ code: 'ENTERPRISE_MERGED' });
      await expect(merges.undo(otherClerk, { aliasId: merged.aliasId, reason: '越权' })).rejects.toThrow('NOT_FOUND');
      expect(await merges.undo(clerk, { aliasId: merged.aliasId, reason: '不是同一家' })).toMatchObject({ loserId: loser });
      expect(await merges.undo(clerk, { aliasId: merged.aliasId, reason: '再撤' })).toMatchObject({ code: 'MERGE_UNDONE' });
      expect((await world.read(clerk, (reader) => enterpriseOf(reader, loser))).id).toBe(loser);
      expect(await merges.merge(clerk, { loserId: loser, survivorId: survivor, reason: '还是同一家' })).toHaveProperty('aliasId');
    });

    it('refuses chains, itself and firms of others', async () => {
      const [a, b] = await pair();
      const [c] = await pair();
      const foreign = idOf(await register.create(otherClerk, { ...shop('别镇'), unitId: otherTown.id }));
      expect(await merges.merge(clerk, { loserId: a, survivorId: a, reason: 'x' })).toMatchObject({ code: 'MERGE_SELF' });
      await expect(merges.merge(clerk, { loserId: a, survivorId: foreign, reason: 'x' })).rejects.toThrow('NOT_FOUND');
      await merges.merge(clerk, { loserId: a, survivorId: b, reason: 'x' });
      expect(await merges.merge(clerk, { loserId: b, survivorId: c, reason: 'x' })).toMatchObject({ code: 'MERGE_CHAIN' });
      expect(await merges.merge(clerk, { loserId: c, survivorId: a, reason: 'x' })).toMatchObject({ code: 'MERGE_CHAIN' });
      expect(await merges.merge(clerk, { loserId: a, survivorId: c, reason: 'x' })).toMatchObject({ code: 'MERGE_CHAIN' });
    });

    it('forms no chain, whatever the race', async () => {
      const [a, b] = await pair();
      const [c] = await pair();
      const results = await Promise.all(
        [
          [a, b],
          [b, c],
          [c, a],
          [b, a],
          [a, c],
          [c, b],
        ].map(([loserId = '', survivorId = '']) => merges.merge(clerk, { loserId, survivorId, reason: '竞争' })),
      );
      expect(results.some((r) => !(r instanceof EnterpriseRefused))).toBe(true);
      const chains = await db.look(
        `SELECT FROM enterprise_alias x JOIN enterprise_alias y ON x.survivor_id = y.loser_id WHERE x.voided_at IS NULL AND y.voided_at IS NULL`,
      );
      expect(chains).toEqual([]);
    });
  });
});
