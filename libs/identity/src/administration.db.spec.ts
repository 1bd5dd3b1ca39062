import { addDays, type Actor, localDate, SYSTEM_ACTOR } from '@app/kernel';
import type { Database } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import { PersonRefused, PostRefused, UnitRefused } from './identity.errors';
import { peoplePage, personRow, postsOf, unitPage } from './persistence/directory.queries';
import { IDENTITY_ENTITIES } from './persistence/entities';
import { clientId, IdentityWorld } from './testing/identity-world';

const code = (result: object): string => ('code' in result ? String(result.code) : 'done');

describe('administration', () => {
  let db: TestDatabase;
  let database: Database;
  let world: IdentityWorld;
  let system: Actor;
  let security: Actor;
  let county: string;
  let [yangcheng, danshui, office] = ['', '', ''];

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open(IDENTITY_ENTITIES);
    world = await IdentityWorld.create(database);
    county = world.installation.county.id;
    system = await world.admin('SYSTEM_ADMIN');
    security = await world.admin('SECURITY_ADMIN');
    yangcheng = await world.unit(system, county, 'TOWNSHIP', '阳城镇', '411323111000');
    danshui = await world.unit(system, county, 'TOWNSHIP', '丹水镇', '411323103000');
    office = await world.unit(system, yangcheng, 'OFFICE', '营商办');
  });
  afterAll(() => db.drop());

  const create = (more: object) =>
    world.units.createUnit(system, { clientId: clientId(), parentId: yangcheng, kind: 'OFFICE', name: '某办', ...more });

  describe('units', () => {
    it('get fifty different paths when fifty are made at once', async () => {
      const made = await Promise.all(Array.from({ length: 50 }, (_, i) => create({ parentId: danshui, name: `办公室${i}` })));
      expect(made.map(code)).toEqual(Array.from({ length: 50 }, () => 'done'));
      const rows = await db.look<{ path: string; code: string }>(`SELECT path, code FROM unit WHERE parent_id = $1 ORDER BY path`, [
        danshui,
      ]);
      expect(rows).toHaveLength(50);
      expect(new Set(rows.map(({ path }) => path)).size).toBe(50);
      expect(rows[0]).toEqual({ path: '0001.0002.0001.', code: '411323103000-1' });
      expect(rows[49]).toEqual({ path: '0001.0002.001e.', code: '411323103000-1e' });
    });

    it('stand only where they make sense, with a code that fits', async () => {
      expect(code(await create({ kind: 'TOWNSHIP', code: '411323112000' }))).toBe('UNIT_NESTING');
      expect(code(await create({ kind: 'VILLAGE' }))).toBe('UNIT_CODE_NEEDED');
      expect(code(await create({ kind: 'VILLAGE', code: '41132311120' }))).toBe('UNIT_CODE_TERRITORY');
      expect(code(await create({ kind: 'VILLAGE', code: '411323103201' }))).toBe('UNIT_CODE_OUTSIDE');
      expect(code(await create({ kind: 'VILLAGE', code: '411323111201' }))).toBe('done');
      expect(code(await create({ kind: 'VILLAGE', code: '411323111201' }))).toBe('UNIT_CODE_TAKEN');
      expect(code(await create({ code: 'elsewhere-1' }))).toBe('UNIT_CODE_KEY');
      expect(code(await create({ parentId: county, kind: 'BANK' }))).toBe('UNIT_NESTING');
      expect(await db.look(`SELECT 1 FROM unit WHERE kind = 'BANK'`)).toEqual([]);
      await expect(create({ name: ' \u0000 ' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(create({ name: '甲\u202e乙' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    });

    it('are made once for one client id', async () => {
      const input = { clientId: clientId(), parentId: yangcheng, kind: 'OFFICE' as const, name: '只此一家' };
      const twice = await Promise.all([world.units.createUnit(system, input), world.units.createUnit(system, input)]);
      expect(twice[0]).toEqual(twice[1]);
      expect(await db.look(`SELECT 1 FROM unit WHERE name = '只此一家'`)).toHaveLength(1);
      await expect(world.units.createUnit(system, { ...input, name: '另一家' })).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    it('are not made beyond the administrator’s scope', async () => {
      await expect(create({ parentId: world.installation.institutions.id, kind: 'BANK', name: '某银行' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await db.look(`SELECT next_ordinal FROM unit WHERE id = $1`, [world.installation.institutions.id])).toEqual([
        { next_ordinal: 1 },
      ]);
      const banks = await world.admin('SYSTEM_ADMIN', world.installation.institutions.id);
      await world.unit(banks, world.installation.institutions.id, 'BANK', '农商银行');
    });

    it('are listed page by page in the order of the tree', async () => {
      const names: string[] = [];
      let after: string | undefined;
      for (;;) {
        const page = await database.read(system, (r) =>
          unitPage(r, system, { underId: danshui }, { first: 20, ...(after ? { after } : {}) }),
        );
        names.push(...page.edges.map(({ node }) => node.name));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor ?? undefined;
      }
      expect(names).toHaveLength(51);
      const roots = await database.read(system, (r) => unitPage(r, system, {}, { first: 20 }));
      expect(roots.edges.map(({ node }) => [node.name, node.hasUnits])).toEqual([
        ['西峡县', true],
        ['金融机构和律师事务所', true],
      ]);
    });
  });

  describe('people', () => {
    it('start with a password that is shown once and must be changed', async () => {
      const input = { clientId: clientId(), name: '王新', unitId: office, loginName: 'WangXin' };
      const made = await world.people.createPerson(system, input);
      if (made instanceof PersonRefused) throw new Error(made.code);
      expect(made.startPassword).toMatch(/^[A-Z][a-z]{3}-\d{4}-[a-z]{4}$/);
      expect(await world.people.createPerson(system, input)).toEqual({ id: made.id, startPassword: null });
      expect(code(await world.people.createPerson(system, { ...input, clientId: clientId() }))).toBe('LOGIN_NAME_TAKEN');
      expect(code(await world.people.createPerson(system, { ...input, clientId: clientId(), loginName: '王新' }))).toBe('LOGIN_NAME_FORM');
      await world.posts.assignPost(security, { clientId: clientId(), personId: made.id, role: 'OFFICE_CLERK', unitId: office });
      const { actor, me } = await world.signIn('wangxin', made.startPassword ?? '');
      expect(me).toMatchObject({ mustChangePassword: true, permissions: [], post: { role: 'OFFICE_CLERK' } });
      expect(actor).toMatchObject({ role: 'OFFICE_CLERK' });
      expect(actor.permissions.size).toBe(0);
      expect(code(await world.signIns.switchPost(actor, me.posts[0]?.id ?? ''))).toBe('PASSWORD_MUST_CHANGE');
      const after = await world.passwords.changePassword(actor, {
        currentPassword: made.startPassword ?? '',
        newPassword: 'Sunny-Morning-77',
      });
      expect(after).toMatchObject({ mustChangePassword: false, permissions: expect.arrayContaining(['appeal:dispatch']) });
    });

    it('are gone at once when switched off: session and token', async () => {
      const clerk = await world.person(system, security, office, 'OFFICE_CLERK', 'clerk.off');
      const { token, actor } = await world.signIn('clerk.off', clerk.password);
      const issued = await world.tokens.createAccessToken(actor, {
        clientId: clientId(),
        name: '报表',
        expiresOn: addDays(localDate('2026-11-24'), 40),
      });
      const secret = 'secret' in issued ? (issued.secret ?? '') : '';
      const bearer = () => world.authenticator.authenticate({ sessionToken: null, bearerToken: secret });
      expect(await bearer()).toMatchObject({ kind: 'PERSON', id: clerk.id, sessionId: null, role: 'OFFICE_CLERK' });
      expect(code(await world.people.disablePerson(system, clerk.id))).toBe('done');
      await expect(world.whoIs(token)).rejects.toThrow('nobody');
      await expect(bearer()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(code(await world.signIns.signIn({ loginName: 'clerk.off', password: clerk.password }, '10.0.0.1'))).toBe('SIGN_IN_WRONG');
      // Switched on again, what had ended stays ended.
      expect(code(await world.people.enablePerson(system, clerk.id))).toBe('done');
      await expect(world.whoIs(token)).rejects.toThrow('nobody');
      await expect(bearer()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      await world.signIn('clerk.off', clerk.password);
    });

    it('get a new start password, and the old one with all that it opened is dead', async () => {
      const clerk = await world.person(system, security, office, 'OFFICE_CLERK', 'clerk.reset');
      const { token } = await world.signIn('clerk.reset', clerk.password);
      const reset = await world.people.resetPassword(system, clerk.id);
      await expect(world.whoIs(token)).rejects.toThrow('nobody');
      expect(code(await world.signIns.signIn({ loginName: 'clerk.reset', password: clerk.password }, '10.0.0.1'))).toBe('SIGN_IN_WRONG');
      const { me } = await world.signIn('clerk.reset', 'startPassword' in reset ? (reset.startPassword ?? '') : '');
      expect(me.mustChangePassword).toBe(true);
    });

    it('of another unit are not there for a sibling’s administrators', async () => {
      const their = await world.person(system, security, danshui, 'SYSTEM_ADMIN', 'danshui.admin');
      const theirSecurity = await world.person(system, security, danshui, 'SECURITY_ADMIN', 'danshui.security');
      const sibling = (await world.signIn('danshui.admin', their.password)).actor;
      const siblingSecurity = (await world.signIn('danshui.security', theirSecurity.password)).actor;
      const ours = await world.person(system, security, office, 'OFFICE_CLERK', 'clerk.ours');
      const session = await world.signIn('clerk.ours', ours.password);
      const before = await db.look(
        `SELECT p.disabled_at, a.password_hash FROM person p JOIN account a ON a.person_id = p.id WHERE p.id = $1`,
        [ours.id],
      );
      await expect(world.people.resetPassword(sibling, ours.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.people.disablePerson(sibling, ours.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(
        world.people.createPerson(sibling, { clientId: clientId(), name: '某', unitId: office, loginName: 'puppet' }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.people.revokeSessions(siblingSecurity, ours.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.posts.endPost(siblingSecurity, { postId: ours.postId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(
        world.posts.assignPost(siblingSecurity, { clientId: clientId(), personId: ours.id, role: 'AUDITOR', unitId: danshui }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(database.read(sibling, (r) => personRow(r, sibling, ours.id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const seen = await database.read(sibling, async (r) => {
        await expect(peoplePage(r, sibling, { unitId: county }, { first: 100 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
        const page = await peoplePage(r, sibling, { unitId: sibling.scopeUnitId ?? '' }, { first: 100 });
        return { names: page.edges.map(({ node }) => node.name).toSorted(), count: await page.totalCount() };
      });
      expect(seen).toEqual({ names: ['danshui.admin', 'danshui.security'], count: 2 });
      expect(await database.read(sibling, (r) => postsOf(r, sibling, ours.id))).toEqual([]);
      expect(
        await db.look(`SELECT p.disabled_at, a.password_hash FROM person p JOIN account a ON a.person_id = p.id WHERE p.id = $1`, [
          ours.id,
        ]),
      ).toEqual(before);
      expect(await db.look(`SELECT 1 FROM account WHERE login_name = 'puppet'`)).toEqual([]);
      expect(await db.look('SELECT role FROM post WHERE person_id = $1', [ours.id])).toEqual([{ role: 'OFFICE_CLERK' }]);
      await world.whoIs(session.token);
    });

    it('with a post beyond the administrator’s scope keep their password', async () => {
      const local = await world.person(system, security, yangcheng, 'SYSTEM_ADMIN', 'yangcheng.admin');
      const admin = (await world.signIn('yangcheng.admin', local.password)).actor;
      const wide = await world.person(system, security, office, 'HANDLER', 'wide.reader');
      await world.posts.assignPost(security, { clientId: clientId(), personId: wide.id, role: 'AUDITOR', unitId: county });
      expect(code(await world.people.resetPassword(admin, wide.id))).toBe('PERSON_WIDER');
      await world.signIn('wide.reader', wide.password);
      expect(code(await world.people.resetPassword(admin, local.id))).toBe('PERSON_SELF');
      expect(code(await world.people.disablePerson(admin, local.id))).toBe('PERSON_SELF');
      const [refusal] = await db.look(
        `SELECT outcome, details->>'code' AS code FROM audit_entry WHERE action = 'PersonRefused' AND person_id = $1 ORDER BY recorded_at LIMIT 1`,
        [local.id],
      );
      expect(refusal).toEqual({ outcome: 'REFUSED', code: 'PERSON_WIDER' });
    });
  });

  it('can be done by the system itself, as the demo does', async () => {
    await database.write(
      SYSTEM_ACTOR,
      async (tx) => {
        const unit = await world.units.createUnitIn(tx, { parentId: yangcheng, kind: 'VILLAGE', name: '任沟村', code: '411323111202' });
        if (unit instanceof UnitRefused) throw new Error(unit.code);
        const made = await world.people.createPersonIn(tx, {
          name: '李明',
          unitId: unit.id,
          kind: 'HUMAN',
          account: { loginName: 'liming', passwordHash: 'x', mustChange: false },
        });
        if (made instanceof PersonRefused) throw new Error(made.code);
        expect(
          await world.posts.assignPostIn(tx, {
            personId: made.id,
            role: 'VILLAGE_LIAISON',
            unitId: unit.id,
            from: localDate('2024-01-01'),
          }),
        ).not.toBeInstanceOf(PostRefused);
      },
      { identity: true },
    );
    expect(await db.look(`SELECT unit_path, scope_path FROM post o JOIN person p ON p.id = o.person_id WHERE p.name = '李明'`)).toEqual([
      { unit_path: '0001.0001.0004.', scope_path: '0001.0001.' },
    ]);
  });
});
