import cookie from '@fastify/cookie';
import { addRequestHooks, Authenticator, DatabaseModule, graphqlModule, inputValidation, PermissionGuard, SESSION_COOKIE } from '@app/platform';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Module } from '@nestjs/common';
import { TestDatabase } from '@test/test-database';
import { IdentityModule } from '../identity.module';
import { IDENTITY_ENTITIES } from '../persistence/entities';
import { ADMIN_PASSWORD, IdentityWorld } from '../testing/identity-world';

interface Answer {
  readonly data?: Record<string, Record<string, unknown> | null> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

describe('sign-in over HTTP', () => {
  let db: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    db = await TestDatabase.create();
    await IdentityWorld.create(await db.open(IDENTITY_ENTITIES));
    const imports = [
      DatabaseModule.forRoot({ appUrl: db.urls.app, portalUrl: db.urls.portal, poolSize: 4, entities: IDENTITY_ENTITIES }),
      graphqlModule({ introspection: false, schemaFile: true }),
      IdentityModule,
    ];
    class TestModule {}
    Module({ imports, providers: [{ provide: APP_GUARD, useClass: PermissionGuard }] })(TestModule);
    app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter({ trustProxy: true }), { logger: false });
    await app.register(cookie);
    app.useGlobalPipes(inputValidation());
    addRequestHooks(app.getHttpAdapter().getInstance() as never, app.get(Authenticator), null);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  async function ask(query: string, headers: Record<string, string> = {}): Promise<Answer & { readonly cookie: string | undefined; readonly raw: string }> {
    const response = await app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', ...headers }, payload: { query } });
    const given = response.headers['set-cookie'];
    return { ...(JSON.parse(response.body) as Answer), cookie: Array.isArray(given) ? given[0] : given, raw: response.body };
  }
  const signIn = (password: string) => `signIn(input: { loginName: "admin", password: "${password}" }) { __typename ... on SignedInAs { me { person { name } permissions } } ... on SignInRefused { code message } }`;
  const cookieOf = (given: string | undefined) => ({ cookie: given?.split(';')[0] ?? '' });

  it('puts the token into a strict cookie and nowhere else', async () => {
    const answer = await ask(`mutation { ${signIn(ADMIN_PASSWORD)} }`);
    expect(answer.data?.['signIn']).toMatchObject({ __typename: 'SignedInAs', me: { person: { name: '管理员' } } });
    expect(answer.cookie).toMatch(new RegExp(`^${SESSION_COOKIE}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
    expect(answer.raw).not.toContain(answer.cookie?.split(/[=;]/)[1] ?? '?');
    const overTls = await ask(`mutation { ${signIn(ADMIN_PASSWORD)} }`, { 'x-forwarded-proto': 'https' });
    expect(overTls.cookie).toMatch(/; Secure/);
    const me = await ask('{ me { post { role unit { name } } mustChangePassword } units { edges { node { name kind } } totalCount } }', cookieOf(answer.cookie));
    expect(me.data).toMatchObject({ me: { post: { role: 'SYSTEM_ADMIN', unit: { name: '西峡县' } }, mustChangePassword: false }, units: { totalCount: 2 } });
  });

  it('lets nobody in by a stale cookie, but lets them sign in with one', async () => {
    const stale = { cookie: `${SESSION_COOKIE}=${'x'.repeat(43)}` };
    expect((await ask('{ me { person { id } } }', stale)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(`mutation { ${signIn(ADMIN_PASSWORD)} }`, stale)).data?.['signIn']).toMatchObject({ __typename: 'SignedInAs' });
    expect((await ask('{ me { person { id } } }', { authorization: `Bearer zqt_${'x'.repeat(43)}` })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('signs out, and a replay of the cookie is nobody', async () => {
    const own = cookieOf((await ask(`mutation { ${signIn(ADMIN_PASSWORD)} }`)).cookie);
    const out = await ask('mutation { signOut }', own);
    expect(out.data).toEqual({ signOut: true });
    expect(out.cookie).toMatch(new RegExp(`^${SESSION_COOKIE}=; .*Expires=Thu, 01 Jan 1970`));
    expect((await ask('{ me { person { id } } }', own)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('makes a unit and a person by what the API says', async () => {
    const own = cookieOf((await ask(`mutation { ${signIn(ADMIN_PASSWORD)} }`)).cookie);
    const units = await ask('{ units { edges { node { id } } } }', own);
    const county = (units.data?.['units'] as { edges: { node: { id: string } }[] }).edges[0]?.node.id;
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
      createPerson: { __typename: 'PersonWithStartPassword', startPassword: expect.stringMatching(/^.{14}$/), person: { name: '王新', kind: 'HUMAN', posts: [] } },
    });
    // The other administrative power belongs to the other post.
    expect((await ask(`mutation { revokeSessions(input: { personId: "${county}" }) { id } }`, own)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const working = await ask('{ workingDay(from: "2024-02-08", count: 3) { date provisional explain { date reason ordinal holiday } } calendarYear(year: 2024) { published days { date name } } }', own);
    expect(working.data?.['workingDay']).toMatchObject({ date: '2024-02-19', provisional: false });
  });

  it('counts every alias of one request', async () => {
    const guesses = Array.from({ length: 12 }, (_, i) => `g${i}: ${signIn(`guess-${i}`)}`).join('\n');
    const answer = await ask(`mutation { ${guesses} }`);
    const codes = Object.values(answer.data ?? {}).map((one) => one?.['code']);
    expect(codes.filter((one) => one === 'SIGN_IN_WRONG')).toHaveLength(4);
    expect(codes.filter((one) => one === 'SIGN_IN_LOCKED')).toHaveLength(8);
    expect((await ask(`mutation { ${signIn(ADMIN_PASSWORD)} }`)).data?.['signIn']).toMatchObject({ code: 'SIGN_IN_LOCKED' });
  });

  it('declares a requirement on every root field, and a description on everything', () => {
    const schema = app.get(GraphQLSchemaHost).schema;
    for (const root of [schema.getQueryType(), schema.getMutationType()]) {
      for (const field of Object.values(root?.getFields() ?? {})) expect([field.name, typeof field.extensions['requires'], Boolean(field.description)]).toEqual([field.name, 'string', true]);
    }
  });
});
