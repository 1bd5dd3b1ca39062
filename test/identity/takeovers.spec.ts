import { newId, POST_ROLES, type PostRole } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty, signInAll } from '@test/county';
import { Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';

const ADMINISTRATORS: readonly PostRole[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'];
/** Acts of the API that can end in another's session or voice, and what comes of each by itself; every other act of identity is here as none. */
const ACTS = ['resetPassword', 'issueStartCode', 'issueStartCodes'] as const;
const HARMLESS = [
  'acknowledgeTakeovers',
  'addThisDevice',
  'assignPost',
  'changePassword',
  'changePin',
  'createAccessToken',
  'createPerson',
  'createProgramToken',
  'createUnit',
  'decideTakeover',
  'disablePerson',
  'enablePerson',
  'endPost',
  'forgetThisDevice',
  'revokeAccessToken',
  'revokeDevice',
  'revokeSessions',
  'setPersonPhone',
  'setUnitPhone',
  'signIn',
  'signInWithPin',
  'signOut',
  'signOutEverywhere',
  'startOnPhone',
  'switchPost',
  'trackAppeal',
  'uploadCalendarYear',
  'useFirstAdminLink',
];

const ME = '... on SignedIn { me { post { id } posts { id } permissions } }';
interface Me {
  readonly me: { readonly post: object | null; readonly posts: readonly object[]; readonly permissions: readonly string[] };
}

describe('coming into the account of another', () => {
  let db: TestDatabase;
  let county: County;
  let program: Program;
  let api: Api;
  let as: Readonly<Record<PostRole, Session>>;
  let phones = 13700000000;

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { ROLE: 'api', TRUST_PROXY: 'true' });
    county = await makeCounty(db);
    program = await started;
    api = new Api(program);
    as = await signInAll(program);
  });
  afterAll(async () => {
    await program?.stop();
    await db?.drop();
  });

  const reset = (by: Session, personId: string) =>
    api.act<{ startPassword: string }>(by, 'resetPassword', { personId }, '... on PersonWithStartPassword { startPassword }');
  const slip = (by: Session, personId: string) =>
    api.act<{ startCode: string; phone: string }>(by, 'issueStartCode', { personId }, '... on StartSlip { startCode phone }');
  const waiting = async (): Promise<readonly { id: string; person: { id: string } }[]> =>
    (
      await api.read<{ waitingTakeovers: readonly { id: string; person: { id: string } }[] }>(
        as.SECURITY_ADMIN,
        '{ waitingTakeovers { id person { id } } }',
      )
    ).waitingTakeovers;
  const decide = (by: Session, takeoverId: string, approve: boolean): Promise<string> =>
    api.refusal(by, 'decideTakeover', { takeoverId, approve }, '... on TakeoverDecided { id }');
  /** A person of a role, with a password of the own and a phone number. */
  const somebody = async (role: PostRole): Promise<{ id: string; login: string }> => {
    const like = county.people[role];
    const actor = await county.world.actor(role, unitOf(like.unitId), unitOf(like.scopeUnitId), `${role} 2`);
    const login = `x${newId().slice(-10)}`;
    await county.world.login(actor, login, 'Correct-Horse-7');
    await db.look('UPDATE person SET phone = $2 WHERE id = $1', [actor.id, String(++phones)]);
    return { id: actor.id, login };
  };
  const unitOf = (id: string | null) => {
    const found = [
      county.county,
      county.town,
      county.office,
      county.village,
      county.station,
      county.bank,
      county.sibling,
      county.department,
      county.siblingOffice,
    ].find((unit) => unit.id === id);
    if (found) return found;
    return county.town;
  };
  const signedIn = async (login: string, password: string): Promise<Me | null> => {
    const outcome = await api.act<Me>(null, 'signIn', { loginName: login, password }, ME);
    return outcome.kind === 'done' ? outcome.value : null;
  };

  it('is possible by acts that are all known: a new one has to be judged here', async () => {
    const { __schema } = await api
      .read<{ __schema: { mutationType: { fields: readonly { name: string }[] } } }>(
        as.SYSTEM_ADMIN,
        '{ __schema { mutationType { fields { name } } } }',
      )
      .catch(() => ({ __schema: { mutationType: { fields: [] } } }));
    const schema = await fetch(`${program.url}/schema.graphql`).then((answer) => (answer.ok ? answer.text() : ''));
    expect([__schema.mutationType.fields.length, schema.length]).toEqual([0, expect.any(Number)]);
    const { readFileSync, readdirSync } = await import('node:fs');
    const folder = `${__dirname}/../../libs/identity/src/graphql`;
    const acts = readdirSync(folder)
      .filter((name) => name.endsWith('.resolver.ts'))
      .flatMap((name) =>
        [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/@Mutation\([\s\S]*?\n {2}(?:async )?(\w+)\(/g)].map(([, act]) => act ?? ''),
      );
    expect(acts.length).toBeGreaterThan(20);
    expect(acts.filter((act) => ![...ACTS, ...HARMLESS].includes(act))).toEqual([]);
  });

  it.each(POST_ROLES)('opens no post of a %s by itself, whoever asks', async (role) => {
    const target = await somebody(role);
    const wrong: string[] = [];
    const got: string[] = [];
    for (const asker of POST_ROLES) {
      const password = await reset(as[asker], target.id);
      if (password.kind === 'done') {
        got.push(`${asker} PASSWORD`);
        if (ADMINISTRATORS.includes(role)) wrong.push(`${asker} reset the password of a ${role}`);
        const me = await signedIn(target.login, password.value.startPassword);
        if (me?.me.post || (me?.me.posts.length ?? 0) > 0) wrong.push(`${asker} came into the posts of a ${role} by password`);
      }
      const code = await slip(as[asker], target.id);
      if (code.kind === 'done') {
        got.push(`${asker} SLIP`);
        if (ADMINISTRATORS.includes(role)) wrong.push(`${asker} printed a slip for a ${role}`);
        const begun = await api.act<Me>(
          null,
          'startOnPhone',
          { phone: code.value.phone, startCode: code.value.startCode, pin: '284913', deviceName: '手机' },
          '... on SignedInOnPhone { me { post { id } posts { id } permissions } }',
        );
        if (begun.kind === 'done' && (begun.value.me.post || begun.value.me.posts.length > 0))
          wrong.push(`${asker} came into the posts of a ${role} by slip`);
      }
    }
    expect(wrong).toEqual([]);
    // Something was really got, where anything may be.
    expect(got.includes('SYSTEM_ADMIN PASSWORD')).toBe(!ADMINISTRATORS.includes(role) && role !== 'BANK_OFFICER');
  });

  it('opens the posts once a security administrator has asked the owner, who is told', async () => {
    const chief = await somebody('CHIEF_LEADER');
    const password = await reset(as.SYSTEM_ADMIN, chief.id);
    if (password.kind !== 'done') throw new Error(JSON.stringify(password));
    const [one] = (await waiting()).filter(({ person }) => person.id === chief.id);
    expect(await decide(as.SYSTEM_ADMIN, one?.id ?? '', true)).toBe('FORBIDDEN');
    expect(await decide(as.SECURITY_ADMIN, one?.id ?? '', true)).toBe('DONE');
    expect(await decide(as.SECURITY_ADMIN, one?.id ?? '', false)).toBe('TAKEOVER_DECIDED');
    expect((await signedIn(chief.login, password.value.startPassword))?.me.posts).toHaveLength(1);
    const owner = await program.signIn(chief.login, password.value.startPassword);
    const told = '{ myTakeovers { kind askedBy { name } decidedByName } }';
    expect(await api.read(owner, told)).toEqual({
      myTakeovers: [{ kind: 'PASSWORD', askedBy: { name: 'SYSTEM_ADMIN' }, decidedByName: 'SECURITY_ADMIN' }],
    });
    await api.read(owner, 'mutation { acknowledgeTakeovers }');
    expect(await api.read(owner, told)).toEqual({ myTakeovers: [] });
  });

  it('is worth nothing once it was refused: neither the password nor the phone', async () => {
    const head = await somebody('OFFICE_HEAD');
    const password = await reset(as.SYSTEM_ADMIN, head.id);
    const [one] = (await waiting()).filter(({ person }) => person.id === head.id);
    expect(await decide(as.SECURITY_ADMIN, one?.id ?? '', false)).toBe('DONE');
    expect(await signedIn(head.login, password.kind === 'done' ? password.value.startPassword : '')).toBeNull();
  });

  it('is never decided by who asked or whose it is, not even round the rules', async () => {
    const clerk = await somebody('OFFICE_CLERK');
    await reset(as.SYSTEM_ADMIN, clerk.id);
    const asker = county.people.SYSTEM_ADMIN.id;
    for (const decider of [asker, clerk.id])
      await expect(
        db.look('UPDATE takeover SET decided_by = $2, decided_at = now(), approved = true WHERE person_id = $1', [clerk.id, decider]),
      ).rejects.toThrow();
  });

  it('waits also where every security administrator was switched off meanwhile', async () => {
    const leader = await somebody('DIVISION_LEADER');
    const switchedOff = await api.act(
      as.SYSTEM_ADMIN,
      'disablePerson',
      { personId: county.people.SECURITY_ADMIN.id },
      '... on Person { id }',
    );
    expect(switchedOff.kind).toBe('done');
    const password = await reset(as.SYSTEM_ADMIN, leader.id);
    expect(password.kind).toBe('done');
    const me = await signedIn(leader.login, password.kind === 'done' ? password.value.startPassword : '');
    expect(me?.me.posts).toEqual([]);
  });
});
