import { addDays, type Actor, localDate } from '@app/kernel';
import type { Database } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import { PersonRefused } from './identity.errors';
import { postsOf } from './persistence/directory.queries';
import { IDENTITY_ENTITIES } from './persistence/entities';
import { hashToken } from './secrets/tokens';
import { CalendarService } from './calendar.service';
import { clientId, IdentityWorld } from './testing/identity-world';

const code = (result: object): string => ('code' in result ? String(result.code) : 'done');

describe('rights and the calendar', () => {
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

  const assign = async (actor: Actor, more: object) =>
    world.posts.assignPost(actor, { clientId: clientId(), personId: '', role: 'HANDLER', unitId: office, ...more });
  const tomorrow = async (days = 1) =>
    localDate(
      (await db.look<{ day: string }>(`SELECT ((clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date + ${days})::text AS day`))[0]?.day ??
        '',
    );

  describe('posts', () => {
    let person = '';
    beforeAll(async () => {
      person = (await world.person(system, security, office, 'HANDLER', 'handler.one')).id;
    });

    it('see the area or the unit, by the role', async () => {
      await assign(security, { personId: person, role: 'CALLBACK_OFFICER' });
      expect(await db.look(`SELECT role, unit_id, scope_unit_id FROM post WHERE person_id = $1 ORDER BY role`, [person])).toEqual([
        { role: 'CALLBACK_OFFICER', unit_id: office, scope_unit_id: yangcheng },
        { role: 'HANDLER', unit_id: office, scope_unit_id: office },
      ]);
    });

    it('reach no further than the giver’s own scope, and nobody gives one to himself', async () => {
      const local = await world.person(system, security, yangcheng, 'SECURITY_ADMIN', 'yangcheng.security');
      const giver = (await world.signIn('yangcheng.security', local.password)).actor;
      const count = async () => (await db.look('SELECT 1 FROM post')).length;
      const before = await count();
      expect(code(await assign(giver, { personId: person, role: 'AUDITOR', scopeUnitId: county }))).toBe('POST_SCOPE_OUTSIDE');
      expect(code(await assign(giver, { personId: person, role: 'AUDITOR', scopeUnitId: danshui }))).toBe('POST_SCOPE_OUTSIDE');
      await expect(assign(giver, { personId: person, unitId: danshui })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(code(await assign(giver, { personId: giver.id, role: 'OFFICE_CLERK', unitId: yangcheng }))).toBe('POST_SELF');
      expect(code(await world.posts.endPost(giver, { postId: giver.postId ?? '' }))).toBe('POST_SELF');
      expect(await count()).toBe(before);
      // A post in an office of the town that sees the town: the default, and within the giver's scope.
      expect(code(await assign(giver, { personId: person, role: 'OFFICE_CLERK' }))).toBe('done');
      expect(
        await db.look(
          `SELECT details->>'code' AS code FROM audit_entry WHERE action = 'PostRefused' AND person_id = $1 ORDER BY recorded_at`,
          [giver.id],
        ),
      ).toEqual(['POST_SCOPE_OUTSIDE', 'POST_SCOPE_OUTSIDE', 'POST_SELF', 'POST_SELF'].map((one) => ({ code: one })));
    });

    it('are given once, however many ask at the same time', async () => {
      const codes = await Promise.all(
        Array.from({ length: 8 }, async () => code(await assign(security, { personId: person, role: 'UNIT_HEAD' }))),
      );
      expect(codes.filter((one) => one === 'done')).toHaveLength(1);
      expect(codes.filter((one) => one === 'POST_ALREADY')).toHaveLength(7);
    });

    it('that end take every right along at once, also on their first day, and can be given again', async () => {
      const clerk = await world.person(system, security, office, 'OFFICE_CLERK', 'clerk.ended');
      const { token, actor } = await world.signIn('clerk.ended', clerk.password);
      const issued = await world.tokens.createAccessToken(actor, {
        clientId: clientId(),
        name: '报表',
        expiresOn: addDays(localDate('2026-11-24'), 40),
      });
      for (let round = 0; round < 3; round++) {
        const [post] = await db.look<{ id: string }>(`SELECT id FROM post WHERE person_id = $1 AND upper(period) IS NULL`, [clerk.id]);
        expect(code(await world.posts.endPost(security, { postId: post?.id ?? '' }))).toBe('done');
        expect(code(await world.posts.endPost(security, { postId: post?.id ?? '' }))).toBe('POST_OVER');
        expect(await world.whoIs(token)).toMatchObject({ role: null, postId: null, scopePath: null });
        expect((await world.whoIs(token)).permissions.size).toBe(0);
        expect(code(await assign(security, { personId: clerk.id, role: 'OFFICE_CLERK' }))).toBe('done');
      }
      await expect(
        world.authenticator.authenticate({ sessionToken: null, bearerToken: 'secret' in issued ? issued.secret : '' }),
      ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
      expect((await world.signIn('clerk.ended', clerk.password)).me.post?.role).toBe('OFFICE_CLERK');
    });

    it('run from a day to a day', async () => {
      expect(code(await assign(security, { personId: person, role: 'COUNSEL', from: '2026-12-05', to: '2026-12-01' }))).toBe('POST_PERIOD');
      expect(code(await assign(security, { personId: person, role: 'COUNSEL', from: '2020-01-01', to: '2020-12-31' }))).toBe('done');
      expect(await db.look(`SELECT period::text FROM post WHERE role = 'COUNSEL'`)).toEqual([{ period: '[2020-01-01,2021-01-01)' }]);
      expect((await database.read(security, (r) => postsOf(r, security, person))).find(({ role }) => role === 'COUNSEL')).toMatchObject({
        validTo: '2020-12-31',
        active: false,
      });
    });
  });

  describe('tokens', () => {
    it('are shown once, stored as a hash, and withdrawn at once', async () => {
      const input = { clientId: clientId(), name: '数据看板', expiresOn: await tomorrow() };
      const issued = await world.tokens.createAccessToken(system, input);
      if (!('secret' in issued) || issued.secret === null) throw new Error('no token');
      expect(issued.secret).toMatch(/^zqt_[\w-]{43}$/);
      expect(await world.tokens.createAccessToken(system, input)).toEqual({ id: issued.id, secret: null });
      const [row] = await db.look<{ token_hash: Buffer; text: string }>(
        'SELECT token_hash, row_to_json(t)::text AS text FROM access_token t WHERE id = $1',
        [issued.id],
      );
      expect(row?.token_hash).toEqual(hashToken(issued.secret));
      const everything = await db.look<{ text: string }>(
        `SELECT row_to_json(a)::text AS text FROM audit_entry a UNION ALL SELECT row_to_json(e)::text FROM event e UNION ALL SELECT row_to_json(c)::text FROM client_operation c`,
      );
      expect(everything.filter(({ text }) => text.includes(issued.secret ?? ''))).toEqual([]);
      const shown = await world.tokens.accessTokens(system, issued.id);
      expect(Object.keys(shown[0] ?? {})).not.toContain('token_hash');
      const bearer = () => world.authenticator.authenticate({ sessionToken: null, bearerToken: issued.secret });
      const actor = await bearer();
      expect(actor).toMatchObject({ id: system.id, role: 'SYSTEM_ADMIN', postId: system.postId });
      // A token makes no further tokens and changes no password.
      expect(() => world.tokens.createAccessToken(actor as Actor, { ...input, clientId: clientId() })).toThrow('SESSION_NEEDED');
      await expect(world.passwords.changePassword(actor as Actor, { currentPassword: 'a', newPassword: 'b' })).rejects.toThrow(
        'SESSION_NEEDED',
      );
      // Somebody else cannot withdraw it.
      const clerk = await world.person(system, security, office, 'OFFICE_CLERK', 'clerk.tokens');
      const other = (await world.signIn('clerk.tokens', clerk.password)).actor;
      await expect(world.tokens.revokeAccessToken(other, issued.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await bearer();
      await world.tokens.revokeAccessToken(system, issued.id);
      await expect(bearer()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    });

    it('last from tomorrow to a year at most', async () => {
      const codes: string[] = [];
      for (const days of [0, 1, 366, 367]) {
        codes.push(
          code(await world.tokens.createAccessToken(system, { clientId: clientId(), name: 'x', expiresOn: await tomorrow(days) })),
        );
      }
      expect(codes).toEqual(['TOKEN_EXPIRY', 'done', 'done', 'TOKEN_EXPIRY']);
    });

    it('let a program act, and only in the role of programs', async () => {
      const made = await world.people.createPerson(system, { clientId: clientId(), name: '12345热线', unitId: yangcheng, kind: 'PROGRAM' });
      if (made instanceof PersonRefused) throw new Error(made.code);
      expect(made.startPassword).toBeNull();
      const token = async () =>
        world.tokens.createProgramToken(security, {
          clientId: clientId(),
          personId: made.id,
          name: '12345',
          expiresOn: await tomorrow(300),
        });
      expect(code(await token())).toBe('TOKEN_NO_POST');
      const assign = async (role: 'OFFICE_CLERK' | 'PROGRAM') =>
        code(await world.posts.assignPost(security, { clientId: clientId(), personId: made.id, role, unitId: yangcheng }));
      expect(await assign('OFFICE_CLERK')).toBe('POST_ROLE_FOR_KIND');
      expect(await assign('PROGRAM')).toBe('done');
      const issued = await token();
      expect(
        await world.authenticator.authenticate({ sessionToken: null, bearerToken: 'secret' in issued ? issued.secret : '' }),
      ).toMatchObject({
        kind: 'PROGRAM',
        id: made.id,
        role: 'PROGRAM',
        scopeUnitId: yangcheng,
      });
      await world.people.revokeSessions(security, made.id);
      await expect(
        world.authenticator.authenticate({ sessionToken: null, bearerToken: 'secret' in issued ? issued.secret : '' }),
      ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    });
  });

  describe('the calendar', () => {
    const notice = [
      { date: localDate('2027-01-01'), isOffDay: true, name: '元旦' },
      { date: localDate('2027-02-05'), isOffDay: true, name: '春节' },
      { date: localDate('2027-02-13'), isOffDay: false, name: '春节' },
    ];

    it('takes the notice of a year and explains working days by it', async () => {
      const calendar = new CalendarService(database);
      const day = () => database.read(system, (r) => calendar.workingDay(r, localDate('2027-02-04'), 6));
      expect(await day()).toMatchObject({ date: '2027-02-12', provisional: true });
      expect(await database.read(system, (r) => calendar.calendarYear(r, 2027))).toEqual({
        year: 2027,
        published: false,
        source: null,
        days: [],
      });
      await calendar.uploadCalendarYear(system, { year: 2027, days: notice, source: '国办发明电〔2026〕7号' });
      expect(await day()).toMatchObject({ date: '2027-02-13', provisional: false });
      expect((await day()).explain.map(({ reason }) => reason)).toEqual([
        'DAY_ZERO',
        'HOLIDAY',
        'WEEKEND',
        'WEEKEND',
        'WORKDAY',
        'WORKDAY',
        'WORKDAY',
        'WORKDAY',
        'WORKDAY',
        'MAKE_UP_DAY',
      ]);
      expect(await database.read(system, (r) => calendar.calendarYear(r, 2027))).toMatchObject({
        published: true,
        source: '国办发明电〔2026〕7号',
        days: notice,
      });
      const builtIn = await database.read(system, (r) => calendar.calendarYear(r, 2024));
      expect(builtIn.days).toContainEqual({ date: '2024-02-10', isOffDay: true, name: '春节' });
      expect(builtIn.days).toContainEqual({ date: '2024-02-18', isOffDay: false, name: '春节' });
    });

    it('refuses a notice that cannot be one', async () => {
      const calendar = new CalendarService(database);
      const upload = (days: typeof notice, year = 2028) => calendar.uploadCalendarYear(system, { year, days, source: 'x' });
      await expect(upload(notice)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(upload([])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(upload([{ date: localDate('2028-01-03'), isOffDay: false, name: '元旦' }])).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
      await expect(upload(notice, 1999)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(await db.look('SELECT year FROM calendar_year')).toEqual([{ year: 2027 }]);
    });
  });
});
