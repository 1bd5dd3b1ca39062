import { bootstrapInstallation, IDENTITY_ENTITIES } from '@app/identity';
import { Program } from '../support/program';
import { TestDatabase } from '../support/test-database';

interface Answer {
  readonly data?: Record<string, Record<string, unknown> | null> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

const PASSWORD = 'Zhuqi-2024-first';
const NAME = 'zhuqi_session';

const signIn = (password: string): string =>
  `signIn(input: { loginName: "admin", password: "${password}" }) { __typename ... on SignedIn { me { person { name } permissions } } ... on SignInRefused { code message } }`;
const cookieOf = (given: string | undefined) => ({ cookie: given?.split(';')[0] ?? '' });

describe('sign-in over HTTP', () => {
  let db: TestDatabase;
  let program: Program;

  beforeAll(async () => {
    db = await TestDatabase.create();
    const input = { countyName: '西峡县', countyCode: '411323000000', adminName: '管理员', adminLoginName: 'admin', password: PASSWORD };
    await bootstrapInstallation(await db.open(IDENTITY_ENTITIES), input);
    program = await Program.start(db, { TRUST_PROXY: 'true', ROLE: 'api' });
  });
  afterAll(async () => {
    await program?.stop();
    await db.drop();
  });

  async function ask(
    query: string,
    headers: Record<string, string> = {},
  ): Promise<Answer & { readonly cookie: string | undefined; readonly raw: string }> {
    const response = await fetch(`${program.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    const raw = await response.text();
    return { ...(JSON.parse(raw) as Answer), cookie: response.headers.getSetCookie().find((one) => one.startsWith('zhuqi_session=')), raw };
  }
  const enter = async () => cookieOf((await ask(`mutation { ${signIn(PASSWORD)} }`)).cookie);

  it('puts the token into a strict cookie and nowhere else', async () => {
    const answer = await ask(`mutation { ${signIn(PASSWORD)} }`);
    expect(answer.data?.['signIn']).toMatchObject({ __typename: 'SignedIn', me: { person: { name: '管理员' } } });
    expect(answer.cookie).toMatch(new RegExp(`^${NAME}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
    expect(answer.raw).not.toContain(answer.cookie?.split(/[=;]/)[1] ?? '?');
    const overTls = await ask(`mutation { ${signIn(PASSWORD)} }`, { 'x-forwarded-proto': 'https' });
    expect(overTls.cookie).toMatch(/; Secure/);
    const me = await ask(
      '{ me { post { role unit { name } } mustChangePassword } units { edges { node { name kind } } } }',
      cookieOf(answer.cookie),
    );
    expect(me.data).toMatchObject({
      me: { post: { role: 'SYSTEM_ADMIN', unit: { name: '西峡县' } }, mustChangePassword: false },
      units: { edges: [{ node: { name: '西峡县', kind: 'COUNTY' } }, { node: { name: '金融机构和律师事务所', kind: 'INSTITUTIONS' } }] },
    });
  });

  it('lets nobody in by a stale cookie, but lets them sign in with one', async () => {
    const stale = { cookie: `${NAME}=${'x'.repeat(43)}` };
    expect((await ask('{ me { person { id } } }', stale)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(`mutation { ${signIn(PASSWORD)} }`, stale)).data?.['signIn']).toMatchObject({ __typename: 'SignedIn' });
    const bearer = { authorization: `Bearer zqt_${'x'.repeat(43)}` };
    expect((await ask('{ me { person { id } } }', bearer)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('signs out, and a replay of the cookie is nobody', async () => {
    const own = await enter();
    const out = await ask('mutation { signOut }', own);
    expect(out.data).toEqual({ signOut: true });
    expect(out.cookie).toMatch(new RegExp(`^${NAME}=; .*Expires=Thu, 01 Jan 1970`));
    expect((await ask('{ me { person { id } } }', own)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('makes a unit and a person, and refuses what another post is for', async () => {
    const own = await enter();
    const units = await ask('{ units { edges { node { id } } } }', own);
    const county = (units.data?.['units'] as { edges: { node: { id: string } }[] } | undefined)?.edges[0]?.node.id;
    const made = await ask(
      `mutation { createUnit(input: { clientId: "u1", parentId: "${county}", name: "阳城镇", kind: TOWNSHIP, code: "411323111000" }) { __typename ... on Unit { code kind hasUnits } }
        bad: createUnit(input: { clientId: "u2", parentId: "${county}", name: "某村", kind: VILLAGE, code: "411323111201" }) { __typename ... on UnitRefused { code message field } }
        createPerson(input: { clientId: "p1", name: "王新", unitId: "${county}", loginName: "wangxin" }) { __typename ... on PersonWithStartPassword { startPassword person { name kind posts { id } } } } }`,
      own,
    );
    expect(made.errors).toBeUndefined();
    expect(made.data).toMatchObject({
      createUnit: { __typename: 'Unit', code: '411323111000', kind: 'TOWNSHIP', hasUnits: false },
      bad: { __typename: 'UnitRefused', code: 'UNIT_NESTING', field: 'input.kind' },
      createPerson: {
        __typename: 'PersonWithStartPassword',
        startPassword: expect.stringMatching(/^.{14}$/),
        person: { name: '王新', kind: 'HUMAN', posts: [] },
      },
    });
    const foreign = await ask(`mutation { revokeSessions(input: { personId: "${county}" }) { id } }`, own);
    expect(foreign.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const working = await ask(
      '{ workingDay(from: "2024-02-08", count: 3) { date provisional explain { date reason ordinal holiday } } calendarYear(year: 2024) { published days { date name } } }',
      own,
    );
    expect(working.data?.['workingDay']).toMatchObject({ date: '2024-02-19', provisional: false });
  });

  it('counts every alias of one request', async () => {
    const guesses = Array.from({ length: 12 }, (_, i) => `g${i}: ${signIn(`guess-${i}`)}`).join('\n');
    const codes = Object.values((await ask(`mutation { ${guesses} }`)).data ?? {}).map((one) => one?.['code']);
    expect(codes.filter((one) => one === 'SIGN_IN_WRONG')).toHaveLength(4);
    expect(codes.filter((one) => one === 'SIGN_IN_LOCKED')).toHaveLength(8);
    expect((await ask(`mutation { ${signIn(PASSWORD)} }`)).data?.['signIn']).toMatchObject({ code: 'SIGN_IN_LOCKED' });
  });
});
