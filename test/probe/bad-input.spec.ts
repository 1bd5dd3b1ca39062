import { PATIENCE_MS } from '@test/eventually';
import { isPermission, type Permission, permissionsOf, POST_ROLES, type Role } from '@app/kernel';
import { FAULT_CODES, type FaultCode } from '@app/platform';
import { makeCounty, signInAll } from '@test/county';
import { Program, Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { badValuesFor } from './bad-values';
import { inParallel } from './compare';
import { fillerOf, kindOf } from './filler';
import { everyInput, inputLeaves, type Leaf, replaced } from './leaves';
import { makePlace, type Place } from './places';
import { callOf, ROOT_FIELDS, type RootField, selectionOf } from './root-fields';

/** They end the session that the others are called with. */
const LEFT_OUT = new Set(['signOut', 'signOutEverywhere']);
/** Texts that are not kept: secrets, what the other inputs make needless, and what the next upload takes the place of. */
const NOT_KEPT =
  /^(signIn|useFirstAdminLink|changePassword|startOnPhone|signInWithPin|addThisDevice|changePin|issueStartCodes)\.|^createEnterprise\.input\.codeOverride|^registerAppeal\.input\.(firmDescription|lateReason)$|^uploadCalendarYear\./;
/** A value that makes one call hang, not one that finds the machine busy. */
const SLOW_MS = PATIENCE_MS;
const OURS = /node_modules|\.ts:|\.js:\d|\bat \w+ \(|PostgreSQL|relation "|syntax error at/;

interface Reply {
  readonly status: number;
  readonly text: string;
}
interface Body {
  readonly data?: Readonly<Record<string, { readonly __typename?: string } | null>> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

describe('input of every kind', () => {
  let db: TestDatabase;
  let program: Program;
  let place: Place;
  const sessions = {} as Record<Role, Session>;
  const wrong: string[] = [];

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { ROLE: 'api' });
    const county = await makeCounty(db);
    place = await makePlace('town', county, county.town, await county.world.unit('BANK', '乙银行', null, 'BANK-2'));
    program = await started;
    Object.assign(sessions, await signInAll(program));
    const link = await program.ask<{ issueEnterpriseLink: { token: string } }>(
      'mutation($id: UUID!) { issueEnterpriseLink(input: { enterpriseId: $id }) { token } }',
      { id: place.things.enterprise },
      sessions.CADRE,
    );
    sessions.ENTERPRISE_LINK = new Session(link.data.issueEnterpriseLink.token);
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  const post = async (body: string | Buffer, headers: Record<string, string>): Promise<Reply> => {
    const answer = await fetch(`${program.url}/graphql`, { method: 'POST', headers, body, signal: AbortSignal.timeout(SLOW_MS) });
    return { status: answer.status, text: await answer.text() };
  };
  const json = { 'content-type': 'application/json' };

  /** What is never right, whatever was sent; true when it was refused. */
  function judge(label: string, { status, text }: Reply, mustRefuse: boolean): boolean {
    const say = (what: string): void => void wrong.push(`${label}: ${what} ${status} ${text.slice(0, 300)}`);
    if (status >= 500) say('failed');
    if (OURS.test(text)) say('shows the inside');
    let body: Body;
    try {
      body = JSON.parse(text) as Body;
    } catch {
      say('no JSON');
      return true;
    }
    for (const { extensions } of body.errors ?? [])
      if (!FAULT_CODES.includes(extensions.code as FaultCode) || ['INTERNAL', 'UNAVAILABLE'].includes(extensions.code)) say('code');
    const value = Object.values(body.data ?? {})[0];
    const refused = (body.errors?.length ?? 0) > 0 || value?.__typename?.endsWith('Refused') === true;
    if (mustRefuse && !refused) say('taken');
    return refused;
  }

  const roleFor = ({ requires }: RootField): Role => {
    const may = (role: Role): boolean =>
      requires.split(' | ').some((p) => isPermission(p) && (permissionsOf(role) as ReadonlySet<Permission>).has(p));
    if (['public', 'signed-in'].includes(requires)) return 'COUNSEL';
    return (['OFFICE_CLERK', ...POST_ROLES, 'ENTERPRISE_LINK'] as readonly Role[]).find(may) ?? 'COUNSEL';
  };
  const rightCall = (field: RootField): { query: string; variables: object } =>
    callOf(
      field,
      everyInput(fillerOf(field.name, (leaf) => (leaf === 'tokenId' ? place.things.file : place.things[kindOf(field.name, leaf)]))),
      selectionOf(field.field.type, 2),
    );
  const ask = (field: RootField, query: string, variables: unknown): Promise<Reply> =>
    post(JSON.stringify({ query, variables }), { ...json, ...(field.requires === 'public' ? {} : sessions[roleFor(field)].headers) });
  const fields = ROOT_FIELDS.filter((f) => !LEFT_OUT.has(f.name));
  const nameOf = (field: RootField, leaf: Leaf): string => `${field.name}.${leaf.path.join('.')}`;

  it('refuses bad values at every input, with a code of the closed list', async () => {
    const work = fields.flatMap((field) =>
      inputLeaves(field, rightCall(field).variables).flatMap((leaf) =>
        badValuesFor(leaf.type).map((bad) => async () => {
          const { query, variables } = rightCall(field);
          const label = `${nameOf(field, leaf)} = ${bad.name}`;
          judge(label, await ask(field, query, replaced(variables, leaf.path, bad.value)), bad.mustRefuse);
        }),
      ),
    );
    expect(work.length).toBeGreaterThan(2000);
    await inParallel(8, work);
    expect(wrong.splice(0)).toEqual([]);
  });

  it('refuses fields it does not know, and lists without end', async () => {
    const work = fields.flatMap((field) => {
      const { query, variables } = rightCall(field);
      const inputs = Object.keys(variables).filter((name) => name === 'input' || name === 'filter');
      const lists = inputLeaves(field, variables).filter((leaf) => leaf.inList);
      return [
        ...inputs.map((name) => ({ path: [name, 'noSuchField'], value: 1 })),
        ...inputs.map((name) => ({ path: [name, 'orgPath'], value: '0001.' })),
        ...lists.map(({ path }) => ({
          path: path.slice(0, -1),
          value: Array.from({ length: 10_000 }, () => place.things.enterprise),
        })),
      ].map(({ path, value }) => async () => {
        judge(`${field.name}.${path.join('.')}`, await ask(field, query, replaced(variables, path, value)), true);
      });
    });
    await inParallel(8, work);
    expect(wrong.splice(0)).toEqual([]);
  });

  it('keeps rare characters and large amounts exactly as they were given', async () => {
    const taken: { readonly label: string; readonly text: string }[] = [];
    let n = 0;
    const work = fields
      .filter((f) => f.kind === 'mutation')
      .flatMap((field) =>
        inputLeaves(field, rightCall(field).variables)
          .filter((leaf) => ['String', 'Money'].includes(leaf.type) && !NOT_KEPT.test(nameOf(field, leaf)))
          .flatMap((leaf) =>
            (leaf.type === 'Money' ? ['9007199254740993.01', '0.07'] : [`𠮷🐉é${++n}尾`]).map((text) => async () => {
              const { query, variables } = rightCall(field);
              const label = nameOf(field, leaf);
              const refused = judge(label, await ask(field, query, replaced(variables, leaf.path, text)), false);
              if (!refused) taken.push({ label, text });
            }),
          ),
      );
    await inParallel(4, work);
    expect(wrong.splice(0)).toEqual([]);
    expect(taken.length).toBeGreaterThan(15);
    const tables = await db.look<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    let stored = '';
    for (const { name } of tables) {
      const [row] = await db.look<{ all: string | null }>(`SELECT string_agg(t::text, E'\\n') AS all FROM ${name} t`);
      stored += row?.all ?? '';
    }
    expect(taken.filter(({ text }) => !stored.includes(text)).map(({ label }) => label)).toEqual([]);
  });

  it('refuses documents that are too deep, too wide, too long or go in circles', async () => {
    const clerk = { ...json, ...sessions.OFFICE_CLERK.headers };
    const nested = (depth: number): string => `${'{ ... on Query '.repeat(depth)}{ __typename }${' }'.repeat(depth)}`;
    const documents: Readonly<Record<string, string>> = {
      'a thousand aliases': `{ ${Array.from({ length: 1000 }, (_, i) => `a${i}: me { person { id } }`).join(' ')} }`,
      'thousands of aliases': `{ ${Array.from({ length: 9000 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      'deeply nested': nested(500),
      'deeper still': nested(20_000),
      'a list in lists': `{ visits(filter: { topics: ${'['.repeat(2000)}${']'.repeat(2000)} }) { totalCount } }`,
      'a list in many lists': `{ visits(filter: { topics: ${'['.repeat(200_000)}${']'.repeat(200_000)} }) { totalCount } }`,
      'a circle': 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      'a circle of one': 'query { me { person { ...P } } } fragment P on PersonName { ...P }',
      'many fragments': `query { ...F0 } ${Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { me { permissions } ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F60 on Query { __typename }`,
      'many directives': `{ me ${'@include(if: true) '.repeat(500)} { permissions } }`,
      huge: `# ${'长'.repeat(200_000)}\n{ nothing }`,
      'a huge name': `{ ${'n'.repeat(500_000)} }`,
      'a huge text': `{ unit(id: "${'9'.repeat(500_000)}") { id } }`,
      'a huge number': `{ calendarYear(year: ${'9'.repeat(100_000)}) { year } }`,
      empty: '',
      blank: '   ',
      'no end': '{ me { ',
      nul: '{ me\u0000 { permissions } }',
      surrogate: '{ me\ud800 { permissions } }',
      'two operations': 'query A { __typename } query B { __typename }',
      subscription: 'subscription { nothing }',
      introspection: '{ __schema { types { name } } }',
      mutation: 'mutation { noSuchField }',
    };
    for (const [name, query] of Object.entries(documents)) judge(name, await post(JSON.stringify({ query }), clerk), true);
    expect(wrong.splice(0)).toEqual([]);
  });

  it('refuses bodies that are no GraphQL request', async () => {
    const clerk = { ...json, ...sessions.OFFICE_CLERK.headers };
    const query = '{ me { permissions } }';
    const depth = 100_000;
    const bodies: Readonly<Record<string, string>> = {
      'no JSON': '{"query":',
      'not closed': '{"query": "{ me }"',
      empty: '',
      nothing: 'null',
      'a text': '"query"',
      'a number': '5',
      'a list': '[]',
      batched: JSON.stringify([{ query }, { query }]),
      'a batch of many': JSON.stringify(Array.from({ length: 1000 }, () => ({ query }))),
      'no query': '{}',
      'a query that is no text': '{"query": {"a": 1}}',
      'a query that is a list': '{"query": ["{ me }"]}',
      'variables that are a list': JSON.stringify({ query, variables: [1] }),
      'variables that are a text': JSON.stringify({ query, variables: 'x' }),
      'an unknown operation': JSON.stringify({ query, operationName: 'nope' }),
      'an operation that is no text': JSON.stringify({ query, operationName: 5 }),
      'extensions that are a text': JSON.stringify({ query, extensions: 'x' }),
      'a persisted query': JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
      prototype: '{"query": "{ me { permissions } }", "__proto__": {"polluted": true}}',
      constructor: '{"query": "{ me { permissions } }", "constructor": {"prototype": {"polluted": true}}}',
      'deep variables': `{"query": "query($id: UUID!) { unit(id: $id) { id } }", "variables": {"id": ${'['.repeat(depth)}${']'.repeat(depth)}}}`,
      'too large': JSON.stringify({ query, variables: { x: 'x'.repeat(1_100_000) } }),
    };
    for (const [name, body] of Object.entries(bodies)) {
      const answer = await post(body, clerk);
      judge(name, answer, true);
      if (answer.status < 400 && !/"errors"/.test(answer.text)) wrong.push(`${name}: ${answer.status}`);
    }
    expect((await post(bodies['too large'] ?? '', clerk)).status).toBe(413);
    expect(wrong.splice(0)).toEqual([]);
  });

  it('refuses other content types, and a mutation by GET', async () => {
    const body = JSON.stringify({ query: '{ me { permissions } }' });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/graphql',
      '',
      'x',
    ]) {
      const answer = await post(Buffer.from(body), { 'content-type': type, ...sessions.OFFICE_CLERK.headers });
      judge(`content type ${type}`, answer, true);
      expect([type, answer.status >= 400 && answer.status < 500]).toEqual([type, true]);
    }
    const get = async (query: string, headers: Record<string, string> = {}): Promise<Reply> => {
      const answer = await fetch(`${program.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { ...sessions.OFFICE_CLERK.headers, ...headers },
      });
      return { status: answer.status, text: await answer.text() };
    };
    const mutation = await get('mutation { signOut }', { 'apollo-require-preflight': '1' });
    judge('mutation by GET', mutation, true);
    expect(mutation.status).toBe(405);
    judge('GET without a header of ours', await get('{ me { permissions } }'), true);
    const strange = await fetch(`${program.url}/graphql?query=%E0%A4%A`, { headers: { 'apollo-require-preflight': '1' } });
    judge('a broken escape', { status: strange.status, text: await strange.text() }, true);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await fetch(`${program.url}/graphql`, { method, headers: { 'content-type': 'application/json' } });
      expect([method, answer.status < 500]).toEqual([method, true]);
    }
    expect(wrong.splice(0)).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
