import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { newId, SYSTEM_ACTOR } from '@app/kernel';
import { hashToken, newToken } from '@app/identity';
import { type County, makeCounty } from '@test/county';
import { PASSWORD, Program } from '@test/program';
import { TestDatabase } from '@test/test-database';

type Headers = Readonly<Record<string, string>>;
interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

const JSON_TYPE: Headers = { 'content-type': 'application/json' };
const SIGN_IN =
  'mutation($n: String!, $p: String!) { signIn(input: { loginName: $n, password: $p }) { __typename ... on SignInRefused { code } } }';
const ME = '{ me { person { name } } }';

const isRefusal = ({ status }: Reply): boolean => status >= 400 && status < 500;

describe('what stands between the web and the data', () => {
  let db: TestDatabase;
  let program: Program;
  let county: County;
  let port = 0;

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { ROLE: 'api', NODE_ENV: 'production', TRUST_PROXY: 'true' });
    county = await makeCounty(db);
    program = await started;
    port = Number(new URL(program.url).port);
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  /** As raw as it gets: neither the path nor a header is put right by the client. */
  const send = (method: string, path: string, headers: Headers = {}, body = ''): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const graphql = (query: string, headers: Headers = {}, variables: object = {}): Promise<Reply> =>
    send('POST', '/graphql', { ...JSON_TYPE, ...headers }, JSON.stringify({ query, variables }));
  const cookieOf = (reply: Reply): string => [reply.headers['set-cookie']].flat().find((c) => c?.startsWith('zhuqi_session=')) ?? '';
  const signIn = async (name: string, headers: Headers = {}): Promise<string> => {
    const reply = await graphql(SIGN_IN, headers, { n: name, p: PASSWORD });
    return cookieOf(reply).split(';')[0] ?? '';
  };
  const codeOf = ({ text }: Reply): string => {
    const { errors } = JSON.parse(text) as { errors?: readonly { extensions: { code: string } }[] };
    return errors?.[0]?.extensions.code ?? 'OK';
  };

  it('gives a cookie that no script reads and no other site sends', async () => {
    const over = (protocol: string) => graphql(SIGN_IN, { 'x-forwarded-proto': protocol }, { n: 'cadre', p: PASSWORD });
    expect(cookieOf(await over('http'))).toMatch(/^zhuqi_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookieOf(await over('https'))).toMatch(/; Secure/);
  });

  it('never keeps a session that the browser brought along', async () => {
    const planted = `zhuqi_session=${'a'.repeat(43)}`;
    const own = await signIn('cadre', { cookie: planted });
    expect(own).not.toBe(planted);
    expect(codeOf(await graphql(ME, { cookie: planted }))).toBe('UNAUTHENTICATED');
    const again = await signIn('office_clerk', { cookie: own });
    expect(again).not.toBe(own);
    // Whoever knew the cookie of before the sign-in is not the one who signed in.
    expect((await graphql(ME, { cookie: own })).text).not.toContain('OFFICE_CLERK');
  });

  it('ends a session at sign-out, here and everywhere', async () => {
    const [first, second, third] = [await signIn('cadre'), await signIn('cadre'), await signIn('cadre')];
    expect(codeOf(await graphql('mutation { signOut }', { cookie: first }))).toBe('OK');
    expect(codeOf(await graphql(ME, { cookie: first }))).toBe('UNAUTHENTICATED');
    expect(codeOf(await graphql(ME, { cookie: second }))).toBe('OK');
    await graphql('mutation { signOutEverywhere }', { cookie: second });
    expect(codeOf(await graphql(ME, { cookie: third }))).toBe('UNAUTHENTICATED');
  });

  it('does not act for a page of another site', async () => {
    const cookie = await signIn('office_clerk');
    const query = 'mutation { createCampaign(input: { clientId: "csrf", name: "外来", from: "2026-11-01", to: "2026-11-02" }) { id } }';
    const body = JSON.stringify({ query });
    const own = { ...JSON_TYPE, cookie };
    const form = { 'content-type': 'application/x-www-form-urlencoded', cookie };
    const tries: Readonly<Record<string, Promise<Reply>>> = {
      'foreign origin': send('POST', '/graphql', { ...own, origin: 'https://evil.example' }, body),
      'origin null': send('POST', '/graphql', { ...own, origin: 'null' }, body),
      'origin that begins alike': send('POST', '/graphql', { ...own, origin: `http://127.0.0.1:${port}.evil.example` }, body),
      'another port': send('POST', '/graphql', { ...own, origin: `http://127.0.0.1:${port + 1}` }, body),
      'cross-site': send('POST', '/graphql', { ...own, 'sec-fetch-site': 'cross-site' }, body),
      'same-site': send('POST', '/graphql', { ...own, 'sec-fetch-site': 'same-site' }, body),
      'forged host': send('POST', '/graphql', { ...own, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }, body),
      'text/plain': send('POST', '/graphql', { 'content-type': 'text/plain', cookie }, body),
      'no type': send('POST', '/graphql', { cookie }, body),
      form: send('POST', '/graphql', form, `query=${encodeURIComponent(query)}`),
      multipart: send(
        'POST',
        '/graphql',
        { 'content-type': 'multipart/form-data; boundary=b', cookie },
        `--b\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${body}\r\n--b--\r\n`,
      ),
      'GET mutation': send('GET', `/graphql?query=${encodeURIComponent(query)}`, { cookie, 'apollo-require-preflight': '1' }),
      'GET query of a page': send('GET', `/graphql?query=${encodeURIComponent(ME)}`, { cookie }),
      'a file from elsewhere': send('POST', '/files', { ...form, origin: 'https://evil.example' }, 'x'),
      'an import from elsewhere': send('POST', '/imports/enterprises', { ...form, 'sec-fetch-site': 'cross-site' }, 'x'),
      'by another spelling': send('POST', '/graphql/', { ...own, origin: 'https://evil.example' }, body),
      'by double slash': send('POST', '//graphql', { ...own, origin: 'https://evil.example' }, body),
      'by escaped letters': send('POST', '/%67raphql', { ...own, origin: 'https://evil.example' }, body),
      'by capital letters': send('POST', '/GraphQL', { ...own, origin: 'https://evil.example' }, body),
    };
    for (const [name, reply] of Object.entries(tries)) expect([name, isRefusal(await reply)]).toEqual([name, true]);
    expect(await db.look(`SELECT 1 FROM campaign WHERE name = '外来'`)).toEqual([]);
    const preflight = await send('OPTIONS', '/graphql', { origin: 'https://evil.example', 'access-control-request-method': 'POST' });
    expect(Object.keys(preflight.headers).filter((h) => h.startsWith('access-control'))).toEqual([]);
    // Our own page may.
    expect(
      codeOf(await send('POST', '/graphql', { ...own, origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }, body)),
    ).toBe('OK');
  });

  it('knows a withdrawn, an expired and an unknown token for nobody', async () => {
    const { cadre, ...rest } = { cadre: county.people.CADRE, clerk: county.people.OFFICE_CLERK };
    const issue = async (expires: string, revoked: string | null): Promise<string> => {
      const token = newToken('zqt_');
      await county.database.write(
        SYSTEM_ACTOR,
        async (tx) => {
          const id = newId();
          await tx.rows(
            `INSERT INTO access_token (id, token_hash, person_id, post_id, name, expires_at) VALUES ($1, $2, $3, $4, 't', $5)`,
            [id, hashToken(token), rest.clerk.id, rest.clerk.postId, expires],
          );
          if (revoked) await tx.rows('UPDATE access_token SET revoked_at = $2 WHERE id = $1', [id, revoked]);
        },
        { identity: true },
      );
      return token;
    };
    const as = async (token: string): Promise<string> => codeOf(await graphql(ME, { authorization: `Bearer ${token}` }));
    expect(await as(await issue('2999-01-01', null))).toBe('OK');
    expect(await as(await issue('2999-01-01', '2026-01-01'))).toBe('UNAUTHENTICATED');
    expect(await as(await issue('2026-01-01', null))).toBe('UNAUTHENTICATED');
    expect(await as(newToken('zqt_'))).toBe('UNAUTHENTICATED');
    // A session is no bearer token and a bearer token no session, so neither gets round the check of the origin.
    const session = (await signIn('cadre')).split('=')[1] ?? '';
    expect(await as(session)).toBe('UNAUTHENTICATED');
    expect(codeOf(await graphql(ME, { cookie: `zhuqi_session=${await issue('2999-01-01', null)}` }))).toBe('UNAUTHENTICATED');
    // A firm's link dies with its withdrawal.
    const firm = await county.world.enterprise(county.town, '链接企业');
    const cookie = await signIn('cadre');
    const issued = await graphql(
      'mutation($id: UUID!) { issueEnterpriseLink(input: { enterpriseId: $id }) { token linkId } }',
      { cookie },
      { id: firm },
    );
    const { token, linkId } = (JSON.parse(issued.text) as { data: { issueEnterpriseLink: { token: string; linkId: string } } }).data
      .issueEnterpriseLink;
    const own = async (): Promise<string> => codeOf(await graphql('{ myAppeals { totalCount } }', { authorization: `Bearer ${token}` }));
    expect(await own()).toBe('OK');
    await graphql('mutation($id: UUID!) { revokeEnterpriseLink(input: { linkId: $id }) { __typename } }', { cookie }, { id: linkId });
    expect(await own()).toBe('UNAUTHENTICATED');
    // A post that is over takes its session's rights with it at once; a person switched off loses the session.
    const before = await signIn('cadre');
    await db.look('UPDATE person SET disabled_at = now() WHERE id = $1', [cadre.id]);
    expect(codeOf(await graphql(ME, { cookie: before }))).toBe('UNAUTHENTICATED');
    await db.look('UPDATE person SET disabled_at = NULL WHERE id = $1', [cadre.id]);
  });

  it('sends the headers that keep a browser in its place', async () => {
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/icon.svg'],
      ['GET', '/no-such-page'],
      ['POST', '/graphql'],
      ['GET', '/healthz'],
      ['GET', '/files/x'],
      ['GET', '/%ff'],
    ] as const) {
      const { headers } = await send(method, path, JSON_TYPE, method === 'POST' ? JSON.stringify({ query: ME }) : '');
      expect([path, headers['content-security-policy']]).toEqual([path, expect.stringContaining("default-src 'self'")]);
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
      expect([path, headers['x-powered-by'], headers['server']]).toEqual([path, undefined, undefined]);
      expect([path, headers['referrer-policy']]).toEqual([path, 'same-origin']);
      if (path === '/graphql' || path === '/files/x') expect([path, headers['cache-control']]).toEqual([path, 'private, no-store']);
    }
  });

  it('calls what it cannot read unreadable, and keeps no documents for strangers', async () => {
    for (const body of ['', '{', '{"query":', '{"__proto__":{"a":1},"query":"{ __typename }"}'])
      expect([body, codeOf(await send('POST', '/graphql', JSON_TYPE, body))]).toEqual([body, 'BAD_USER_INPUT']);
    const kept = { query: ME, extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(ME).digest('hex') } } };
    expect(codeOf(await send('POST', '/graphql', JSON_TYPE, JSON.stringify(kept)))).toBe('BAD_USER_INPUT');
  });

  it('takes the address of a client from the proxy, not from what the client wrote in front of it', async () => {
    const tries = (n: number, from: string): Promise<Reply> =>
      graphql(
        `mutation { ${Array.from({ length: n }, (_, i) => `k${i}: openVisitCode(input: { key: "none" }) { ... on VisitRefused { code } }`).join(' ')} }`,
        { 'x-forwarded-for': from },
      );
    for (let round = 0; round < 6; round++) expect((await tries(10, `10.7.7.${round}, 10.8.8.8`)).text).not.toContain('VISIT_CODE_LIMITED');
    expect((await tries(1, '10.7.7.99, 10.8.8.8')).text).toContain('VISIT_CODE_LIMITED');
    expect((await tries(1, '10.7.7.1, 10.8.8.9')).text).toContain('VISIT_CODE_WRONG');
  });

  it('gives nothing away but its own pages', async () => {
    await writeFile(join(program.dataDir, 'secret.txt'), 'MARKsecret');
    const paths = [
      '/../../../../package.json',
      '/..%2f..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/....//....//package.json',
      '/..\\..\\package.json',
      '/..%5c..%5cpackage.json',
      '/%252e%252e/package.json',
      '/icon.svg/../../src/main.ts',
      '/./.env',
      '/.env',
      '/.git/config',
      '/package.json',
      '/icon.svg%00.html',
      '/files/../../../../etc/passwd',
      '/files/..%2f..%2f..%2fetc%2fpasswd',
      '/files/%00',
      '/files/',
      '/files',
      '/secret.txt',
      `/files/${encodeURIComponent(join(program.dataDir, 'secret.txt'))}`,
      '//etc/passwd',
      '/etc/passwd',
    ];
    for (const path of paths) {
      const { status, text } = await send('GET', path);
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
      expect(text).not.toMatch(/MARKsecret|root:|"dependencies"|\[core\]|node_modules|\/work|\/tmp/);
    }
  });

  it('does not describe itself in production', async () => {
    const cookie = await signIn('office_clerk');
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Visit") { fields { name } } }']) {
      const reply = await graphql(query, { cookie });
      expect([codeOf(reply), /"types"|"fields":\[\{"name/.test(reply.text)]).toEqual(['BAD_USER_INPUT', false]);
    }
    for (const query of [
      '{ visit { id } }',
      '{ visitz { id } }',
      '{ me { perso { name } } }',
      '{ visits(filte: {}) { totalCount } }',
      '{ visits(filter: { wai: PHONE }) { totalCount } }',
      '{ visits(filter: { channel: PHON }) { totalCount } }',
      'mutation { logVisit(input: { }) { ... on Visi { id } } }',
    ]) {
      const { text } = await graphql(query, { cookie });
      expect([query, /Did you mean|\bat \w+ \(|node_modules/.test(text)]).toEqual([query, false]);
    }
    const typo = await graphql(
      'query($f: VisitFilter) { visits(filter: $f) { totalCount } }',
      { cookie },
      { f: { channel: 'PHON', enterpriceId: 1 } },
    );
    expect(typo.text).not.toContain('Did you mean');
  });

  it('answers alike to what is not there and what is not yours', async () => {
    const cookie = await signIn('cadre');
    const foreign = await county.world.enterprise(county.sibling, '别镇企业');
    const { station } = county;
    for (const query of [
      'query($id: UUID!) { enterprise(id: $id) { name } }',
      'query($id: UUID!) { liaisons(enterpriseId: $id) { id } }',
      'mutation($id: UUID!) { revealContact(input: { enterpriseId: $id, reason: "r" }) { contactPhone } }',
      'mutation($id: UUID!) { issueEnterpriseLink(input: { enterpriseId: $id }) { token } }',
    ]) {
      const [there, nowhere] = [await graphql(query, { cookie }, { id: foreign }), await graphql(query, { cookie }, { id: newId() })];
      expect([query, there.status, there.text]).toEqual([query, nowhere.status, nowhere.text]);
    }
    const wrong = await graphql(SIGN_IN, {}, { n: 'handler', p: 'wrong' });
    const nobody = await graphql(SIGN_IN, {}, { n: 'nobody-here', p: 'wrong' });
    expect(wrong.text).toBe(nobody.text);
    const figures = 'query($id: UUID!) { figures(input: { unitId: $id, from: "2026-11-01", to: "2026-11-30" }) { value } }';
    expect((await graphql(figures, { cookie }, { id: station.id })).text).toBe((await graphql(figures, { cookie }, { id: newId() })).text);
  });

  it('counts sign-in tries by account, whatever the aliases, addresses and spellings', async () => {
    const guess = (i: number, name: string) =>
      `g${i}: signIn(input: { loginName: "${name}", password: "guess-${i}" }) { __typename ... on SignInRefused { code } }`;
    const codes: (string | undefined)[] = [];
    for (let round = 0; round < 3; round++) {
      const names = ['counsel', 'COUNSEL', ' counsel ', 'ｃｏｕｎｓｅｌ'];
      const text = Array.from({ length: 10 }, (_, i) => guess(i, names[i % (round === 0 ? 1 : 4)] ?? '')).join(' ');
      const reply = await graphql(`mutation { ${text} }`, { 'x-forwarded-for': `10.0.0.${round}` });
      codes.push(...Object.values((JSON.parse(reply.text) as { data: Record<string, { code?: string } | null> }).data).map((v) => v?.code));
    }
    expect(codes.slice(0, 10).filter((code) => code === 'SIGN_IN_WRONG').length).toBeLessThanOrEqual(5);
    const right = await graphql(SIGN_IN, { 'x-forwarded-for': '10.0.0.99' }, { n: 'counsel', p: PASSWORD });
    expect(right.text).toContain('SIGN_IN_LOCKED');
    expect(cookieOf(right)).toBe('');
    const many = await graphql(`mutation { ${Array.from({ length: 40 }, (_, i) => guess(i, 'auditor')).join(' ')} }`);
    expect(codeOf(many)).toBe('TOO_COMPLEX');
  });

  it('has limits of depth, aliases, directives and cost', async () => {
    const cookie = await signIn('office_clerk');
    const row = 'edges { node { firms { id name } participants { id name } unit { id } campaign { id } recordedBy { id } } }';
    const documents: Readonly<Record<string, string>> = {
      depth: `{ me { ${'... on Me { '.repeat(14)} permissions ${'}'.repeat(14)} } }`,
      aliases: `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: me { permissions }`).join(' ')} }`,
      directives: `{ me ${'@skip(if: false) '.repeat(21)} { permissions } }`,
      'fragments that double': `{ visits { ...F0 } } ${Array.from({ length: 10 }, (_, i) => `fragment F${i} on VisitConnection { ...F${i + 1} a${i}: totalCount ...F${i + 1} }`).join(' ')} fragment F10 on VisitConnection { ${row} }`,
      tokens: `{ ${Array.from({ length: 300 }, () => `visits(first: 200) { ${row} }`).join(' ')} }`,
    };
    for (const [name, query] of Object.entries(documents))
      expect([name, codeOf(await graphql(query, { cookie }))]).toEqual([name, 'TOO_COMPLEX']);
    expect(codeOf(await graphql('{ visits(first: 201) { totalCount } }', { cookie }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await graphql('{ visits(first: 100000) { totalCount } }', { cookie }))).toBe('TOO_COMPLEX');
    const page = await graphql('query($n: Int!) { visits(first: $n) { totalCount } }', { cookie }, { n: 100_000 });
    expect(['TOO_COMPLEX', 'BAD_USER_INPUT']).toContain(codeOf(page));
    const largest = `{ visits(first: 200) { ${row} } }`;
    expect(codeOf(await graphql(largest, { cookie }))).toBe('OK');
    expect(codeOf(await graphql('{ visits(first: -1) { totalCount } }', { cookie }))).toBe('BAD_USER_INPUT');
  });

  it('says of a value that cannot be read where it stands and what it should look like', async () => {
    const cookie = await signIn('office_clerk');
    const query = 'query($filter: VisitFilter, $id: UUID!) { visits(filter: $filter) { totalCount } visit(id: $id) { id } }';
    const { text } = await graphql(query, { cookie }, { filter: { from: '5.3.2024' }, id: 'x' });
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string; fields: object[] } }[] };
    expect(errors.map(({ message }) => message)).toEqual(['日期应写成 2024-03-05 这样', '编号格式不对']);
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([
      { code: 'BAD_USER_INPUT', fields: [{ path: 'filter.from', code: 'FIELD_DATE' }] },
      { code: 'BAD_USER_INPUT', fields: [{ path: 'id', code: 'FIELD_ID' }] },
    ]);
  });

  it('takes neither time zone nor locale from a header', async () => {
    const cookie = await signIn('office_clerk');
    const query = '{ workingDay(from: "2026-11-20", count: 5) { date } me { person { name } } campaigns { totalCount } }';
    const plain = await graphql(query, { cookie });
    expect(codeOf(plain)).toBe('OK');
    for (const header of [
      'time-zone',
      'x-timezone',
      'timezone',
      'prefer',
      'x-locale',
      'accept-language',
      'x-forwarded-for',
      'x-real-ip',
      'forwarded',
    ])
      for (const value of ['Pacific/Kiritimati', "UTC'; DROP TABLE visit; --", 'en,zh;q=0.5,*;q=99', 'a'.repeat(4000), '::1']) {
        const reply = await graphql(query, { cookie, [header]: value });
        expect([header, value.slice(0, 30), reply.text]).toEqual([header, value.slice(0, 30), plain.text]);
      }
  });

  it('has no page to try GraphQL on', async () => {
    for (const path of ['/graphql', '/graphiql', '/playground', '/voyager', '/altair', '/docs', '/api', '/debug']) {
      const { status, text } = await send('GET', path, { accept: 'text/html' });
      expect([path, status === 200 && /graphiql|playground|sandbox/i.test(text)]).toEqual([path, false]);
    }
  });
});
