import type { Actor } from '@app/kernel';
import type { Database } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import { PersonRefused, SignInRefused } from './identity.errors';
import { IDENTITY_ENTITIES } from './persistence/entities';
import type { OpenedOnPhone } from './phones.service';
import { browser, clientId, IdentityWorld } from './testing/identity-world';

const code = (result: object): string => ('code' in result && typeof result.code === 'string' && 'message' in result ? result.code : 'in');
const PIN = '739154';

describe('phones', () => {
  let db: TestDatabase;
  let database: Database;
  let world: IdentityWorld;
  let system: Actor;
  let security: Actor;
  let clerk: Actor;
  const units: Record<'town' | 'office' | 'village' | 'other', string> = { town: '', office: '', village: '', other: '' };
  let numbers = 13800000000;
  const nextNumber = () => String(++numbers);

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open(IDENTITY_ENTITIES);
    world = await IdentityWorld.create(database);
    system = await world.admin('SYSTEM_ADMIN');
    security = await world.admin('SECURITY_ADMIN');
    units.town = await world.unit(system, world.installation.county.id, 'TOWNSHIP', '阳城镇', '411323111000');
    units.other = await world.unit(system, world.installation.county.id, 'TOWNSHIP', '邻镇', '411323112000');
    units.office = await world.unit(system, units.town, 'OFFICE', '营商办');
    units.village = await world.unit(system, units.town, 'VILLAGE', '一村', '411323111201');
    clerk = await actorOf('clerk', 'OFFICE_CLERK');
  });
  afterAll(() => db.drop());

  let names = 0;
  const newName = () => `p${++names}`;
  async function person(role: Parameters<IdentityWorld['person']>[3], unitId = units.office): Promise<string> {
    const name = newName();
    const made = await world.people.createPerson(system, { clientId: clientId(), name, unitId, loginName: name });
    if (made instanceof PersonRefused) throw new Error(made.code);
    await assign(made.id, role, unitId);
    return made.id;
  }
  const assign = async (personId: string, role: Parameters<IdentityWorld['person']>[3], unitId = units.office) =>
    expect(code(await world.posts.assignPost(security, { clientId: clientId(), personId, role, unitId }))).toBe('in');
  async function actorOf(name: string, role: Parameters<IdentityWorld['person']>[3]): Promise<Actor> {
    const made = await world.person(system, security, units.office, role, name);
    return (await world.signIn(name, made.password)).actor;
  }

  const start = (phone: string, startCode: string, pin = PIN, at = browser()) =>
    world.phones().startOnPhone({ phone, startCode, pin, deviceName: '工作手机' }, at);
  async function started(personId: string, issuer = clerk, at = browser()): Promise<OpenedOnPhone & { readonly secret: string }> {
    const phone = nextNumber();
    const slip = await world.slip(system, issuer, personId, phone);
    await db.approveTakeovers();
    const opened = await start(phone, slip.code, PIN, at);
    if (opened instanceof SignInRefused) throw new Error(opened.code);
    return { ...opened, secret: opened.deviceToken ?? '' };
  }
  const byPin = (of: { readonly device: { readonly id: string }; readonly secret: string }, pin = PIN, postId?: string) =>
    world.phones().signInWithPin({ deviceId: of.device.id, pin, ...(postId ? { postId } : {}) }, browser({ [of.device.id]: of.secret }));
  const alive = (token: string) => world.authenticator.authenticate({ sessionToken: token, bearerToken: null });

  describe('work phones', () => {
    it('are kept as digits, however they were written, for one person each', async () => {
      const [one, other] = [await person('CADRE'), await person('CADRE')];
      const set = (personId: string, phone: string | null) => world.people.setPersonPhone(system, { personId, phone });
      expect(code(await set(one, ' ＋８６ １３９ 1111-2222 '))).toBe('in');
      expect(await db.look('SELECT phone FROM person WHERE id = $1', [one])).toEqual([{ phone: '13911112222' }]);
      expect(code(await set(other, '139 1111 2222'))).toBe('PHONE_TAKEN');
      expect(code(await set(other, '0377-6966 1234'))).toBe('in');
      expect(await db.look('SELECT phone FROM person WHERE id = $1', [other])).toEqual([{ phone: '037769661234' }]);
      expect(code(await set(other, '12345'))).toBe('PHONE_FORM');
      expect(code(await set(other, null))).toBe('in');
      const [trace] = await db.look<{ details: unknown }>(
        `SELECT details FROM audit_entry WHERE action = 'identity.set-person-phone' AND subject_id = $1 ORDER BY recorded_at LIMIT 1`,
        [one],
      );
      expect(trace?.details).toEqual({ phone: '139****2222', slips: 0 });
      const unit = (phone: string) => world.units.setUnitPhone(system, { unitId: units.office, phone });
      expect([code(await unit('0377 69661234')), code(await unit('12345')), code(await unit('abc'))]).toEqual([
        'in',
        'in',
        'UNIT_PHONE_FORM',
      ]);
    });
  });

  describe('slips', () => {
    const issue = async (issuer: Actor, personId: string) => {
      await world.people.setPersonPhone(system, { personId, phone: nextNumber() });
      return code(await world.codes.issueStartCode(issuer, { personId }));
    };

    it('are printed by the office for those who only go to firms, by the manager for whoever does not administer', async () => {
      const both = await person('CADRE');
      await assign(both, 'OFFICE_HEAD');
      expect(await issue(clerk, await person('CADRE'))).toBe('in');
      expect(await issue(clerk, await person('VILLAGE_LIAISON', units.village))).toBe('in');
      expect(await issue(clerk, await person('OFFICE_HEAD'))).toBe('START_NOT_FIELD');
      expect(await issue(clerk, both)).toBe('START_NOT_FIELD');
      expect(await issue(system, both)).toBe('in');
      const admin = await person('CADRE');
      await assign(admin, 'SECURITY_ADMIN');
      expect([await issue(clerk, admin), await issue(system, admin)]).toEqual(['START_ADMINISTRATOR', 'START_ADMINISTRATOR']);
      expect([await issue(clerk, clerk.id), await issue(system, system.id)]).toEqual(['PERSON_SELF', 'PERSON_SELF']);
    });

    it('are not for people of another town, without a post, switched off, or with a post that reaches further', async () => {
      const abroad = await person('CADRE', units.other);
      await world.people.setPersonPhone(system, { personId: abroad, phone: nextNumber() });
      await expect(world.codes.issueStartCode(clerk, { personId: abroad })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const wider = await person('CADRE');
      await assign(wider, 'CADRE', units.other);
      expect([await issue(clerk, wider), await issue(system, wider)]).toEqual(['PERSON_WIDER', 'in']);
      const made = await world.people.createPerson(system, {
        clientId: clientId(),
        name: '新人',
        unitId: units.office,
        loginName: newName(),
      });
      const without = 'startPassword' in made ? made.id : '';
      expect(await issue(system, without)).toBe('START_NO_POST');
      const off = await person('CADRE');
      await world.people.disablePerson(system, off);
      expect(await issue(clerk, off)).toBe('PERSON_DISABLED');
    });

    it('need a work phone, and say what to do', async () => {
      const refused = await world.codes.issueStartCode(clerk, { personId: await person('CADRE') });
      expect(refused).toMatchObject({ code: 'START_PHONE_NEEDED' });
      expect((refused as PersonRefused).message).toContain('机构和人员');
    });

    it('replace the one before, are stored hashed and shown once', async () => {
      const id = await person('CADRE');
      const phone = nextNumber();
      const first = await world.slip(system, clerk, id, phone);
      const request = { personId: id, clientId: clientId() };
      const second = await world.codes.issueStartCode(clerk, request);
      const repeated = await world.codes.issueStartCode(clerk, request);
      expect(second).toMatchObject({ phone, startCode: expect.stringMatching(/^\d{10}$/) });
      expect(repeated).toMatchObject({ phone, startCode: null });
      const rows = await db.look<{ text: string; days: number }>(
        `SELECT row_to_json(c)::text AS text, round(extract(epoch FROM expires_at - clock_timestamp()) / 86400)::int AS days FROM start_code c WHERE person_id = $1`,
        [id],
      );
      const shown = 'startCode' in second ? String(second.startCode) : '';
      expect(rows).toHaveLength(2);
      expect(rows.map(({ text }) => [first.code, shown].some((one) => text.includes(one)))).toEqual([false, false]);
      expect(rows[1]?.days).toBe(14);
      expect([code(await start(phone, first.code)), code(await start(phone, shown))]).toEqual(['START_WRONG', 'in']);
    });

    it('come as a sheet, with a reason for each that does not', async () => {
      const [good, bare, abroad] = [await person('CADRE'), await person('CADRE'), await person('CADRE', units.other)];
      await world.people.setPersonPhone(system, { personId: good, phone: nextNumber() });
      const sheet = await world.codes.issueStartCodes(clerk, { personIds: [bare, good, abroad, good], clientId: clientId() });
      expect(sheet.slips.map((slip) => slip.person.id)).toEqual([good]);
      expect(sheet.refused.map(({ personId, refused }) => [personId, refused.code])).toEqual([
        [bare, 'START_PHONE_NEEDED'],
        [abroad, 'NOT_FOUND'],
      ]);
      const list = await world.codes.startList(clerk, { unitId: units.office, withoutDevice: true }, { first: 200 });
      const ids = list.edges.map(({ node }) => node.person.id);
      expect([ids.includes(good), ids.includes(bare), ids.includes(abroad), ids.includes(clerk.id)]).toEqual([true, true, false, false]);
      expect(list.edges.find(({ node }) => node.person.id === good)?.node).toMatchObject({ devices: 0, slipUntil: expect.any(Date) });
    });
  });

  describe('beginning', () => {
    it('opens a session that lives as long as the phone, without the start password being changed', async () => {
      const id = await person('CADRE');
      const opened = await started(id);
      expect(opened.me).toMatchObject({ person: { id }, post: { role: 'CADRE' }, mustChangePassword: false, device: { current: true } });
      const actor = await alive(opened.token);
      expect(actor?.permissions.has('visit:log')).toBe(true);
      const [row] = await db.look<{ idle: number; same: boolean; days: number; text: string }>(
        `SELECT s.idle_seconds AS idle, abs(extract(epoch FROM s.absolute_until - d.expires_at)) < 1 AS same, row_to_json(d)::text AS text,
                round(extract(epoch FROM d.expires_at - clock_timestamp()) / 86400)::int AS days
           FROM session s JOIN device d ON d.id = s.device_id WHERE d.id = $1`,
        [opened.device.id],
      );
      expect(row).toMatchObject({ idle: 43_200, same: true, days: 30 });
      expect(row?.text).not.toContain(opened.secret);
      expect(row?.text).not.toContain(PIN);
    });

    it('answers a wrong number and a wrong code alike, and locks both alike', async () => {
      const phone = nextNumber();
      await world.slip(system, clerk, await person('CADRE'), phone);
      const service = world.phones();
      const answers = async (number: string) => {
        const codes: string[] = [];
        for (let i = 0; i < 6; i++)
          codes.push(code(await service.startOnPhone({ phone: number, startCode: '1234567899', pin: PIN, deviceName: '机' }, browser())));
        return codes;
      };
      const known = await answers(phone);
      expect(known).toEqual(['START_WRONG', 'START_WRONG', 'START_WRONG', 'START_WRONG', 'START_LOCKED', 'START_LOCKED']);
      expect(await answers('13700000000')).toEqual(known);
      const [trace] = await db.look<{ text: string }>(
        `SELECT row_to_json(a)::text AS text FROM audit_entry a WHERE action = 'identity.start-on-phone' ORDER BY recorded_at DESC LIMIT 1`,
      );
      expect(trace?.text).not.toMatch(/13700000000|1234567899/);
    });

    it('works once, also with twenty tries at once', async () => {
      const phone = nextNumber();
      const id = await person('CADRE');
      const slip = await world.slip(system, clerk, id, phone);
      const codes = (await Promise.all(Array.from({ length: 20 }, () => start(phone, slip.code)))).map(code);
      expect(codes.filter((one) => one === 'in')).toHaveLength(1);
      expect(await db.look('SELECT 1 FROM device WHERE person_id = $1', [id])).toHaveLength(1);
      expect(code(await start(phone, slip.code))).toBe('START_WRONG');
    });

    it('refuses an old slip, one whose number changed, and PINs that are guessed first', async () => {
      const phone = nextNumber();
      const id = await person('CADRE');
      const slip = await world.slip(system, clerk, id, phone);
      for (const pin of ['123456', '000000', '121212', '112233', '987654', phone.slice(-6)])
        expect(code(await start(phone, slip.code, pin))).toMatch(/^PIN_/);
      expect(await db.look('SELECT failed_count FROM start_code WHERE person_id = $1', [id])).toEqual([{ failed_count: 0 }]);
      await db.look(`UPDATE start_code SET expires_at = clock_timestamp() - interval '1 second' WHERE person_id = $1`, [id]);
      expect(code(await start(phone, slip.code))).toBe('START_WRONG');
      const next = await world.slip(system, clerk, id, phone);
      const changed = nextNumber();
      await world.people.setPersonPhone(system, { personId: id, phone: changed });
      expect([code(await start(phone, next.code)), code(await start(changed, next.code))]).toEqual(['START_WRONG', 'START_WRONG']);
    });

    it('takes what people really type', async () => {
      const phone = nextNumber();
      const slip = await world.slip(system, clerk, await person('CADRE'), phone);
      const typed = {
        phone: `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`,
        startCode: ` ${slip.code.slice(0, 3)}-${slip.code.slice(3, 6)} ${slip.code.slice(6)}`,
      };
      expect(code(await world.phones().startOnPhone({ ...typed, pin: '７３９１５４', deviceName: ' 工作手机 ' }, browser()))).toBe('in');
    });
  });

  describe('the PIN', () => {
    it('signs in again, and is worth nothing without the phone', async () => {
      const opened = await started(await person('CADRE'));
      expect(code(await byPin(opened))).toBe('in');
      expect(code(await byPin({ ...opened, secret: 'x'.repeat(43) }))).toBe('DEVICE_UNKNOWN');
      expect(code(await world.phones().signInWithPin({ deviceId: opened.device.id, pin: PIN }, browser()))).toBe('DEVICE_UNKNOWN');
      const until = await db.look('SELECT expires_at FROM device WHERE id = $1', [opened.device.id]);
      expect(until).toEqual([{ expires_at: opened.device.expiresAt }]);
    });

    it('costs longer and longer waits, and after ten wrong ones the phone', async () => {
      const opened = await started(await person('CADRE'));
      const wrong = () => byPin(opened, '111222');
      for (let i = 9; i > 5; i--) expect(await wrong()).toMatchObject({ code: 'PIN_WRONG', message: expect.stringContaining(`${i} 次`) });
      for (let i = 0; i < 5; i++) {
        expect(code(await wrong())).toBe('PIN_LOCKED');
        expect(code(await byPin(opened))).toBe('PIN_LOCKED');
        await db.look(`UPDATE device SET locked_until = clock_timestamp() - interval '1 second' WHERE id = $1`, [opened.device.id]);
      }
      const last = await wrong();
      expect(last).toMatchObject({ code: 'PIN_USED_UP' });
      expect((last as SignInRefused).message).toContain('起始卡');
      expect([code(await byPin(opened)), await alive(opened.token)]).toEqual(['DEVICE_REVOKED', null]);
    });

    it('is looked at no more than five times of twenty at once', async () => {
      const opened = await started(await person('CADRE'));
      const service = world.phones();
      const tries = Array.from({ length: 20 }, () =>
        service.signInWithPin({ deviceId: opened.device.id, pin: '111222' }, browser({ [opened.device.id]: opened.secret })),
      );
      const codes = (await Promise.all(tries)).map(code);
      expect(codes.filter((one) => one === 'PIN_WRONG')).toHaveLength(4);
      expect(await db.look('SELECT pin_failed FROM device WHERE id = $1', [opened.device.id])).toEqual([{ pin_failed: 5 }]);
    });

    it('starts its count again after a right one, and is changed with the present one', async () => {
      const opened = await started(await person('CADRE'));
      for (let i = 0; i < 3; i++) await byPin(opened, '111222');
      expect(code(await byPin(opened))).toBe('in');
      const actor = (await alive(opened.token)) ?? clerk;
      const change = (currentPin: string, newPin: string) => world.devices().changePin(actor, { currentPin, newPin });
      expect([code(await change('111222', '804216')), code(await change(PIN, '222222')), code(await change(PIN, PIN))]).toEqual([
        'PIN_WRONG',
        'PIN_SIMPLE',
        'PIN_SAME',
      ]);
      expect(await db.look('SELECT pin_failed FROM device WHERE id = $1', [opened.device.id])).toEqual([{ pin_failed: 0 }]);
      expect(code(await change(PIN, '804216'))).toBe('in');
      expect([code(await byPin(opened)), code(await byPin(opened, '804216'))]).toEqual(['PIN_WRONG', 'in']);
      expect(code(await world.devices().changePin(clerk, { currentPin: PIN, newPin: '804216' }))).toBe('DEVICE_NEEDED');
    });

    it('is over after 30 days', async () => {
      const opened = await started(await person('CADRE'));
      await db.look(`UPDATE device SET expires_at = clock_timestamp() - interval '1 second' WHERE id = $1`, [opened.device.id]);
      expect(code(await byPin(opened))).toBe('DEVICE_EXPIRED');
    });
  });

  describe('what a phone may open', () => {
    it('is no more than the printer of its slip may open, also after a post of more rights', async () => {
      const id = await person('CADRE');
      const opened = await started(id);
      await assign(id, 'OFFICE_HEAD');
      await assign(id, 'CADRE', units.other);
      const again = await byPin(opened);
      expect('me' in again && again.me.posts.map((post) => post.role)).toEqual(['CADRE']);
      const [head] = await db.look<{ id: string }>(`SELECT id FROM post WHERE person_id = $1 AND role = 'OFFICE_HEAD'`, [id]);
      expect(code(await byPin(opened, PIN, head?.id))).toBe('SIGN_IN_POST');
      const actor = 'token' in again ? await alive(again.token) : null;
      expect(actor && code(await world.signIns.switchPost(actor, head?.id ?? ''))).toBe('SIGN_IN_POST');
      const bySystem = await started(id, system);
      expect(bySystem.me.posts.map((post) => post.role)).toEqual(['OFFICE_HEAD', 'CADRE', 'CADRE']);
    });

    it('is one of several posts, changed as on the desktop', async () => {
      const id = await person('CADRE');
      await assign(id, 'VILLAGE_LIAISON', units.village);
      const opened = await started(id);
      const other = opened.me.posts.find(({ role }) => role === 'VILLAGE_LIAISON');
      const actor = (await alive(opened.token)) ?? clerk;
      const switched = await world.signIns.switchPost(actor, other?.id ?? '');
      expect('me' in switched && switched.me).toMatchObject({ post: { role: 'VILLAGE_LIAISON' }, device: { id: opened.device.id } });
      expect([await alive(opened.token), 'token' in switched && (await alive(switched.token))]).toMatchObject([
        null,
        { role: 'VILLAGE_LIAISON' },
      ]);
      expect(await db.look(`SELECT idle_seconds FROM session WHERE device_id = $1 AND ended_at IS NULL`, [opened.device.id])).toEqual([
        { idle_seconds: 43_200 },
      ]);
    });
  });

  describe('ending', () => {
    it('a phone ends its sessions at once: by its owner, the office, the manager; not by strangers', async () => {
      const abroad = await person('CADRE', units.other);
      const far = await started(abroad, system);
      const mine = await started(await person('CADRE'));
      const devices = world.devices();
      await expect(devices.revokeDevice(clerk, far.device.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const cadre = (await alive(mine.token)) ?? clerk;
      await expect(devices.revokeDevice(cadre, far.device.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await devices.myDevices(cadre)).toMatchObject([{ id: mine.device.id, current: true }]);
      expect(await devices.devicesOf(clerk, cadre.id)).toMatchObject([{ id: mine.device.id, current: false }]);
      await expect(devices.devicesOf(clerk, abroad)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await devices.revokeDevice(clerk, mine.device.id);
      expect([await alive(mine.token), code(await byPin(mine))]).toEqual([null, 'DEVICE_REVOKED']);
      expect(await devices.revokeDevice(system, far.device.id)).toMatchObject({ revokedAt: expect.any(Date) });
      const head = await person('OFFICE_HEAD');
      const heads = await started(head, system);
      await expect(devices.revokeDevice(clerk, heads.device.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('an account that is switched off, reset or signed out everywhere ends its phones and its slip', async () => {
      const acts: readonly ((id: string, own: Actor) => Promise<unknown>)[] = [
        (id) => world.people.disablePerson(system, id),
        (id) => world.people.resetPassword(system, id),
        (id) => world.people.revokeSessions(security, id),
        (_, own) => world.signIns.signOutEverywhere(own),
      ];
      for (const act of acts) {
        const id = await person('CADRE');
        const opened = await started(id);
        const slip = await world.codes.issueStartCode(clerk, { personId: id });
        await act(id, (await alive(opened.token)) ?? clerk);
        expect([await alive(opened.token), code(await byPin(opened))]).toEqual([null, 'DEVICE_REVOKED']);
        const [still] = await db.look<{ n: number }>(
          `SELECT count(*)::int AS n FROM start_code WHERE person_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL`,
          [id],
        );
        expect([code(slip), still?.n]).toEqual(['in', 0]);
      }
    });

    it('signing out keeps the phone, forgetting it does not', async () => {
      const opened = await started(await person('CADRE'));
      await world.signIns.signOut((await alive(opened.token)) ?? clerk);
      const again = await byPin(opened);
      expect(code(again)).toBe('in');
      const actor = ('token' in again && (await alive(again.token))) || clerk;
      expect(await world.devices().forgetThisDevice(actor)).toBe(opened.device.id);
      expect([await alive('token' in again ? again.token : ''), code(await byPin(opened))]).toEqual([null, 'DEVICE_REVOKED']);
      expect(await world.devices().forgetThisDevice(clerk)).toBeNull();
    });
  });

  describe('by password', () => {
    it('a phone is added, works for every work post, and ends with the next password', async () => {
      const made = await world.person(system, security, units.office, 'OFFICE_HEAD', 'chief');
      const { actor, token } = await world.signIn('chief', made.password);
      expect(code(await world.phones().addThisDevice(actor, { pin: '654321', deviceName: '机' }, browser()))).toBe('PIN_SIMPLE');
      const added = await world.phones().addThisDevice(actor, { pin: PIN, deviceName: '主任的手机' }, browser());
      if (!('deviceToken' in added)) throw new Error(added.code);
      expect(added.me).toMatchObject({ post: { role: 'OFFICE_HEAD' }, device: { enrolledBy: 'PASSWORD' } });
      expect(await alive(token)).toBeNull();
      const own = (await alive(added.token)) ?? clerk;
      expect(code(await world.phones().addThisDevice(own, { pin: PIN, deviceName: '机' }, browser()))).toBe('DEVICE_ALREADY');
      const desktop = (await world.signIn('chief', made.password)).actor;
      const changed = await world.passwords.changePassword(desktop, { currentPassword: made.password, newPassword: 'Rainy-Evening-88' });
      expect('me' in changed || 'person' in changed).toBe(true);
      expect([await alive(added.token), code(await byPin({ ...added, secret: added.deviceToken ?? '' }))]).toEqual([
        null,
        'DEVICE_REVOKED',
      ]);
    });

    it('no phone is added before the start password is changed, nor for administrators', async () => {
      const name = newName();
      const made = await world.people.createPerson(system, { clientId: clientId(), name, unitId: units.office, loginName: name });
      const fresh = await world.signIn(name, 'startPassword' in made ? (made.startPassword ?? '') : '');
      const add = (actor: Actor) => world.phones().addThisDevice(actor, { pin: PIN, deviceName: '机' }, browser());
      expect(code(await add(fresh.actor))).toBe('PASSWORD_MUST_CHANGE');
      expect(code(await add(await world.admin('SYSTEM_ADMIN')))).toBe('DEVICE_NO_POST');
    });
  });

  describe('a shared phone', () => {
    it('keeps two people apart: each by the own PIN, and the one before is out', async () => {
      const first = await started(await person('CADRE'));
      const held = { [first.device.id]: first.secret };
      const second = await started(await person('VILLAGE_LIAISON', units.village), clerk, browser(held, await alive(first.token)));
      expect(await alive(first.token)).toBeNull();
      const both = browser({ ...held, [second.device.id]: second.secret }, await alive(second.token));
      expect(code(await world.phones().signInWithPin({ deviceId: first.device.id, pin: PIN }, both))).toBe('in');
      expect(await alive(second.token)).toBeNull();
    });

    it('takes a new slip of the same person in place of the phone before, and no more than five phones', async () => {
      const id = await person('CADRE');
      const first = await started(id);
      const second = await started(id, clerk, browser({ [first.device.id]: first.secret }));
      expect(second.replaced).toEqual([first.device.id]);
      expect(code(await byPin(first))).toBe('DEVICE_REVOKED');
      for (let i = 0; i < 5; i++) await started(id);
      const [living] = await db.look<{ n: number }>('SELECT count(*)::int AS n FROM device WHERE person_id = $1 AND revoked_at IS NULL', [
        id,
      ]);
      expect(living?.n).toBe(5);
      expect(code(await byPin(second))).toBe('DEVICE_REVOKED');
    });
  });
});
