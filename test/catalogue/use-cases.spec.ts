import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, isInputObjectType } from 'graphql';

const ROOT = join(__dirname, '../..');
const UNIONS = 'libs/platform/src/graphql/result-union.ts';
const HELPER = 'libs/platform/src/use-case/idempotent.ts';

/** Operations of uploads, which are no mutations. */
const OVER_HTTP = ['upload', 'importEnterprises'];
/** The firm's own mutation, and the act that it shares with the office. */
const SHARED: Readonly<Record<string, string>> = {
  submitAppeal: 'registerAppeal',
  confirmAppeal: 'recordConfirmation',
  withdrawOwnAppeal: 'withdrawAppeal',
  reopenOwnAppeal: 'reopenAppeal',
  issueStartCodes: 'issueStartCode',
};
/** A photo is known by its mark whoever sends it: a column of its own table. */
const BY_OWN_MARK = ['addVisitPhoto'];

const sources = readdirSync(join(ROOT, 'libs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /^[\w-]+\/src\/.*\.ts$/.test(path) && !path.endsWith('.spec.ts'))
  .map((path) => ({ path: `libs/${path}`, text: readFileSync(join(ROOT, 'libs', path), 'utf8') }));

/** The first argument that names the operation, at the helper and at what passes it on. */
const OPERATION = /\.(?:idempotent\(|act\((?:tx|actor),|issueOnce\(actor,|settle\(actor,)\s*'(\w+)'/g;
const operations = sources.flatMap(({ text }) => [...text.matchAll(OPERATION)].map(([, name]) => name ?? ''));

const mutations =
  buildSchema(readFileSync(join(ROOT, 'apps/api/schema.graphql'), 'utf8'))
    .getMutationType()
    ?.getFields() ?? {};
const withClientId = Object.values(mutations)
  .filter(({ args }) =>
    args.some(({ type }) => {
      const input = getNamedType(type);
      return isInputObjectType(input) && 'clientId' in input.getFields();
    }),
  )
  .map(({ name }) => name);

describe('use cases', () => {
  it('take the actor from their transaction', () => {
    const both = /\btx: Tx,[^()]*\bactor: Actor\b|\bactor: Actor,[^()]*\btx: Tx\b/;
    expect(sources.filter(({ text }) => both.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('leave idempotency to the one helper', () => {
    const own = sources.filter(({ path, text }) => path !== HELPER && /(?:INTO|FROM|UPDATE) client_operation\b/.test(text));
    expect(own.map(({ path }) => path)).toEqual([]);
  });

  it('answer with unions of the one helper', () => {
    const own = sources.filter(({ path, text }) => path !== UNIONS && text.includes('createUnionType'));
    expect(own.map(({ path }) => path)).toEqual([]);
  });

  it('are named after their mutation, each once', () => {
    expect(operations.filter((name, i) => operations.indexOf(name) !== i)).toEqual([]);
    expect(operations.filter((name) => !(name in mutations) && !OVER_HTTP.includes(name))).toEqual([]);
  });

  it('are done once wherever a client id is taken', () => {
    const known = (name: string) => operations.includes(SHARED[name] ?? name) || BY_OWN_MARK.includes(name);
    expect(withClientId.length).toBeGreaterThan(40);
    expect(withClientId.filter((name) => !known(name))).toEqual([]);
  });
});
