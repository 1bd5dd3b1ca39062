import { SYSTEM_ACTOR } from '@app/kernel';
import { type Database, Fault } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import { bootstrapInstallation, issueFirstAdminLink, useFirstAdminLink } from './bootstrap';
import { PasswordRefused, SetupRefused, SignInRefused } from './identity.errors';
import { IDENTITY_ENTITIES } from './persistence/entities';
import { hashToken, newToken } from './secrets/tokens';
import { SignInService } from './sign-in.service';
import { ADMIN_PASSWORD, IdentityWorld } from './testing/identity-world';

const code = (result: object): string => ('code' in result ? String(result.code) : 'in');

describe('signing in', () => {
  let db: TestDatabase;
  let database: Database;
  let world: IdentityWorld;

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open(IDENTITY_ENTITIES);
    world = await IdentityWorld.create(database);
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    // Locks in the database and in the process start afresh for each story.
    await db.look('UPDATE account SET failed_count = 0, locked_until = NULL');
    world.signIns = new SignInService(database);
  });

  const tryIn = async (loginName: string, password: string) => code(await world.signIns.signIn({ loginName, password }, '10.0.0.1'));

  it('gives a session whose token is stored only as a hash', async () => {
    const { token, me, actor } = await world.signIn(' ADMIN ', ADMIN_PASSWORD);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(me.person.name).toBe('管理员');
    expect(me.posts).toHaveLength(4);
    expect(actor).toMatchObject({ kind: 'PERSON', role: 'SYSTEM_ADMIN', sessionId: expect.any(String) });
    expect(actor.permissions.has('unit:manage')).toBe(true);
    const [session] = await db.look<{ token_hash: Buffer; text: string }>(
      'SELECT token_hash, row_to_json(s)::text AS text FROM session s WHERE id = $1',
      [actor.sessionId ?? ''],
    );
    expect(session?.token_hash).toEqual(hashToken(token));
    expect(session?.text).not.toContain(token);
    const [account] = await db.look<{ password_hash: string }>('SELECT password_hash FROM account');
    expect(account?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('leaves a trace of success and failure without the name that was typed', async () => {
    await world.signIn('admin', ADMIN_PASSWORD);
    expect(await tryIn('somebody-secret', 'wrong-password')).toBe('SIGN_IN_WRONG');
    const rows = await db.look<{ outcome: string; actor_kind: string; text: string }>(
      `SELECT outcome, actor_kind, row_to_json(a)::text AS text FROM audit_entry a WHERE action = 'identity.sign-in' ORDER BY recorded_at DESC LIMIT 2`,
    );
    expect(rows.map(({ outcome, actor_kind }) => [outcome, actor_kind])).toEqual([
      ['REFUSED', 'NOBODY'],
      ['DONE', 'PERSON'],
    ]);
    expect(rows[0]?.text).not.toMatch(/somebody-secret|wrong-password/);
  });

  it('locks after five wrong tries, then refuses the right password too, and says for how long', async () => {
    for (let i = 0; i < 4; i++) expect(await tryIn('admin', `wrong-${i}`)).toBe('SIGN_IN_WRONG');
    expect(await tryIn('admin', 'wrong-5')).toBe('SIGN_IN_LOCKED');
    const refused = await world.signIns.signIn({ loginName: 'admin', password: ADMIN_PASSWORD }, '10.0.0.1');
    expect(refused).toBeInstanceOf(SignInRefused);
    expect((refused as SignInRefused).message).toContain('15 分钟');
    await db.look(`UPDATE account SET locked_until = clock_timestamp() - interval '1 second'`);
    expect(await tryIn('admin', ADMIN_PASSWORD)).toBe('in');
    expect(await db.look('SELECT failed_count, locked_until FROM account')).toEqual([{ failed_count: 0, locked_until: null }]);
  });

  it('looks at no more than five of twenty wrong tries that come at once', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, (_, i) => tryIn('admin', `guess-${i}`)));
    expect(codes.filter((one) => one === 'SIGN_IN_WRONG')).toHaveLength(4);
    expect(codes.filter((one) => one === 'SIGN_IN_LOCKED')).toHaveLength(16);
    expect(await db.look('SELECT failed_count FROM account')).toEqual([{ failed_count: 5 }]);
    expect(await tryIn('admin', ADMIN_PASSWORD)).toBe('SIGN_IN_LOCKED');
  });

  it('treats an unknown name like a known one', async () => {
    for (let i = 0; i < 4; i++) expect(await tryIn('nobody-here', 'x')).toBe('SIGN_IN_WRONG');
    expect(await tryIn('nobody-here', 'x')).toBe('SIGN_IN_LOCKED');
    expect(await tryIn('nobody-here', 'x')).toBe('SIGN_IN_LOCKED');
  });

  it('stops an address that tries many names', async () => {
    const tries = Array.from({ length: 61 }, (_, i) => world.signIns.signIn({ loginName: `name-${i}`, password: 'x' }, '2001:db8::1'));
    const results = await Promise.allSettled(tries);
    const faults = results.flatMap((r) => (r.status === 'rejected' ? [r.reason as Fault] : []));
    expect(faults.map((f) => f.code)).toEqual(['RATE_LIMITED']);
    await expect(world.signIns.signIn({ loginName: 'another', password: 'x' }, '2001:db8::2')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  it('ends an idle session after 30 minutes and any session after 12 hours', async () => {
    const { token, actor } = await world.signIn('admin', ADMIN_PASSWORD);
    const age = (set: string) => db.look(`UPDATE session SET ${set} WHERE id = $1`, [actor.sessionId ?? '']);
    const authenticate = () => world.authenticator.authenticate({ sessionToken: token, bearerToken: null });
    await age(`last_seen_at = clock_timestamp() - interval '29 minutes'`);
    expect(await authenticate()).not.toBeNull();
    const [seen] = await db.look<{ fresh: boolean }>(
      `SELECT last_seen_at > clock_timestamp() - interval '10 seconds' AS fresh FROM session WHERE id = $1`,
      [actor.sessionId ?? ''],
    );
    expect(seen).toEqual({ fresh: true });
    await age(`last_seen_at = clock_timestamp() - interval '31 minutes'`);
    expect(await authenticate()).toBeNull();
    await age(`last_seen_at = clock_timestamp(), absolute_until = clock_timestamp() - interval '1 second'`);
    expect(await authenticate()).toBeNull();
    const [fresh] = await db.look<{ hours: number }>(
      `SELECT round(extract(epoch FROM absolute_until - created_at) / 3600)::int AS hours FROM session WHERE id = $1`,
      [(await world.signIn('admin', ADMIN_PASSWORD)).actor.sessionId ?? ''],
    );
    expect(fresh).toEqual({ hours: 12 });
  });

  it('refuses a bearer that is not good, and takes a stale cookie for nobody', async () => {
    const authenticate = (sessionToken: string | null, bearerToken: string | null) =>
      world.authenticator.authenticate({ sessionToken, bearerToken });
    const { token } = await world.signIn('admin', ADMIN_PASSWORD);
    await expect(authenticate(null, newToken('zqt_'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(authenticate(null, newToken('zql_'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    // The token of a cookie is no bearer token: a leaked one must not pass where the origin is not looked at.
    await expect(authenticate(null, token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await authenticate(newToken(''), null)).toBeNull();
    expect(await authenticate('rubbish\u0000', null)).toBeNull();
    expect(await authenticate(null, null)).toBeNull();
  });

  it('signs out here and everywhere', async () => {
    const [a, b, c] = [
      await world.signIn('admin', ADMIN_PASSWORD),
      await world.signIn('admin', ADMIN_PASSWORD),
      await world.signIn('admin', ADMIN_PASSWORD),
    ];
    await world.signIns.signOut(a.actor);
    await expect(world.whoIs(a.token)).rejects.toThrow('nobody');
    await world.whoIs(b.token);
    expect(await world.signIns.signOutEverywhere(b.actor)).toBeGreaterThanOrEqual(2);
    await expect(world.whoIs(b.token)).rejects.toThrow('nobody');
    await expect(world.whoIs(c.token)).rejects.toThrow('nobody');
    expect(await db.look('SELECT end_reason FROM session WHERE id = $1', [c.actor.sessionId ?? ''])).toEqual([
      { end_reason: 'EVERYWHERE' },
    ]);
  });

  it('switches to another post with a new session that lasts no longer', async () => {
    const first = await world.signIn('admin', ADMIN_PASSWORD);
    const other = first.me.posts.find(({ role }) => role === 'SECURITY_ADMIN');
    const second = await world.signIns.switchPost(first.actor, other?.id ?? '');
    if (!('token' in second)) throw new Error(second.code);
    expect(second.token).not.toBe(first.token);
    expect(second.me.permissions).toContain('post:manage');
    await expect(world.whoIs(first.token)).rejects.toThrow('nobody');
    expect((await world.whoIs(second.token)).role).toBe('SECURITY_ADMIN');
    const until = await db.look<{ absolute_until: Date }>('SELECT absolute_until FROM session WHERE id = ANY ($1) ORDER BY id', [
      [first.actor.sessionId ?? '', (await world.whoIs(second.token)).sessionId ?? ''],
    ]);
    expect(until[0]).toEqual(until[1]);
    // The second of two clicks finds the session replaced.
    await expect(world.signIns.switchPost(first.actor, other?.id ?? '')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses a post that is not the person’s own', async () => {
    const { actor } = await world.signIn('admin', ADMIN_PASSWORD);
    expect(code(await world.signIns.switchPost(actor, world.installation.adminId))).toBe('SIGN_IN_POST');
    expect(
      code(await world.signIns.signIn({ loginName: 'admin', password: ADMIN_PASSWORD, postId: world.installation.adminId }, '10.0.0.1')),
    ).toBe('SIGN_IN_POST');
    await world.whoIs((await world.signIn('admin', ADMIN_PASSWORD)).token);
  });

  it('changes the password, ends the other sessions and keeps the last five from coming back', async () => {
    const [here, there] = [await world.signIn('admin', ADMIN_PASSWORD), await world.signIn('admin', ADMIN_PASSWORD)];
    const change = async (currentPassword: string, newPassword: string) =>
      code(await world.passwords.changePassword(here.actor, { currentPassword, newPassword }));
    expect(await change('not the password', 'Brand-New-Word-1')).toBe('PASSWORD_WRONG');
    expect(await change(ADMIN_PASSWORD, 'short-A1')).toBe('PASSWORD_TOO_SHORT');
    expect(await change(ADMIN_PASSWORD, ADMIN_PASSWORD)).toBe('PASSWORD_USED_BEFORE');
    await world.whoIs(there.token);
    const words = ['Brand-New-Word-1', 'Brand-New-Word-2', 'Brand-New-Word-3', 'Brand-New-Word-4', 'Brand-New-Word-5'];
    let current = ADMIN_PASSWORD;
    for (const word of words.slice(0, 4)) {
      expect(await change(current, word)).toBe('in');
      current = word;
    }
    expect(await change(current, ADMIN_PASSWORD)).toBe('PASSWORD_USED_BEFORE');
    expect(await change(current, words[4] ?? '')).toBe('in');
    // Five newer ones have been used since.
    expect(await change(words[4] ?? '', ADMIN_PASSWORD)).toBe('in');
    await world.whoIs(here.token);
    await expect(world.whoIs(there.token)).rejects.toThrow('nobody');
    expect(await db.look('SELECT end_reason FROM session WHERE id = $1', [there.actor.sessionId ?? ''])).toEqual([
      { end_reason: 'PASSWORD_CHANGED' },
    ]);
    expect(await tryIn('admin', 'Brand-New-Word-5')).toBe('SIGN_IN_WRONG');
  });

  it('counts guesses of the present password like those of a sign-in', async () => {
    const { actor } = await world.signIn('admin', ADMIN_PASSWORD);
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        world.passwords.changePassword(actor, { currentPassword: `guess-${i}`, newPassword: 'Brand-New-Word-9' }),
      ),
    );
    expect(guesses.filter((g) => g instanceof PasswordRefused && g.code === 'PASSWORD_WRONG')).toHaveLength(4);
    expect(await tryIn('admin', ADMIN_PASSWORD)).toBe('SIGN_IN_LOCKED');
  });

  it('shows no hash outside its own door', async () => {
    const { actor } = await world.signIn('admin', ADMIN_PASSWORD);
    for (const table of ['account', 'session', 'access_token', 'one_time_link']) {
      expect(await database.read(actor, (r) => r.rows(`SELECT * FROM ${table}`))).toEqual([]);
      expect(await database.read(SYSTEM_ACTOR, (r) => r.rows(`SELECT * FROM ${table}`))).toEqual([]);
    }
    const hit = await database.write(actor, (tx) => tx.change(`UPDATE account SET password_hash = 'x'`));
    expect(hit).toBe(0);
  });
});

describe('the first administrator', () => {
  let db: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open(IDENTITY_ENTITIES);
  });
  afterAll(() => db.drop());

  const input = {
    countyName: '西峡县',
    countyCode: '411323000000',
    adminName: '管理员',
    adminLoginName: 'Admin',
    password: ADMIN_PASSWORD,
  };

  it('comes by a link that works once, for a day, and only while there is nobody', async () => {
    const lost = await issueFirstAdminLink(database);
    const token = await issueFirstAdminLink(database);
    const use = async (more: object) => {
      const done = await useFirstAdminLink(database, { token, ...input, ...more });
      return done instanceof SetupRefused ? done.code : 'done';
    };
    expect(await use({ token: newToken('zqa_') })).toBe('SETUP_LINK');
    expect(await use({ token: lost })).toBe('SETUP_LINK');
    expect(await use({ password: 'weak' })).toBe('PASSWORD_TOO_SHORT');
    expect(await use({ countyCode: '411323111000' })).toBe('SETUP_COUNTY_CODE');
    const [{ token_hash }] = (await db.look<{ token_hash: Buffer }>('SELECT token_hash FROM one_time_link WHERE used_at IS NULL')) as [
      { token_hash: Buffer },
    ];
    expect(token_hash).toEqual(hashToken(token));
    const twice = await Promise.all([use({}), use({})]);
    expect(twice.toSorted()).toEqual(['SETUP_LINK', 'done']);
    expect(await use({})).toBe('SETUP_LINK');
    await expect(issueFirstAdminLink(database)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await bootstrapInstallation(database, { ...input, adminLoginName: 'second' })) as SetupRefused).toMatchObject({
      code: 'SETUP_DONE',
    });
    expect(await db.look('SELECT path, kind, code FROM unit ORDER BY path')).toEqual([
      { path: '0001.', kind: 'COUNTY', code: '411323000000' },
      { path: '0002.', kind: 'INSTITUTIONS', code: '411323000000-jg' },
    ]);
    expect(await db.look('SELECT role, unit_path FROM post ORDER BY unit_path, role')).toHaveLength(4);
    expect(await db.look('SELECT login_name, must_change FROM account')).toEqual([{ login_name: 'admin', must_change: false }]);
  });
});
