import 'reflect-metadata';
import type { Actor } from '@app/kernel';
import { newId, NO_PERMISSIONS, SYSTEM_ACTOR } from '@app/kernel';
import type { List, Statement } from '@app/platform';
import { TestDatabase } from '@test/test-database';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Client } from 'pg';
import { Catalogue } from './catalogue';
import { Comparer } from './compare';
import { Describer } from './describe';
import { findLists } from './lists';
import { LISTS_REVIEWED, NEVER_NULL } from './reviewed';
import { sources } from './sources';
import { programOf } from './statements';

const ROOT = join(__dirname, '../..');
const FAULTY = join(__dirname, 'fixtures/faulty-list.ts');

/** Somebody with a post and a firm: who asks for what is known by other tests. */
const anybody: Actor = {
  ...SYSTEM_ACTOR,
  kind: 'ENTERPRISE',
  id: newId(),
  postId: newId(),
  unitPath: '0001.',
  scopePath: '0001.',
  enterpriseId: newId(),
  permissions: NO_PERMISSIONS,
};
/** What a list cannot be asked without. */
const ASKED: Readonly<Record<string, object>> = {
  targets: { asked: { campaignId: newId(), areaPath: '0001.', from: '2026-01-01', to: '2026-12-31', asOf: new Date(0) } },
  enterpriseImportRows: { importId: newId(), show: 'ALL' },
  startList: { reach: 'WORK' },
};

/** The statements of a list: one for each of its orders. */
const statementsOf = (list: List<object, object, string>): readonly Statement[] =>
  Object.keys(list.shape.sorts).map((field) =>
    list.statement({ actor: anybody, filter: ASKED[list.shape.name] ?? {}, page: { first: 1 }, orderBy: { field } }),
  );

describe('rows of lists', () => {
  let db: TestDatabase;
  let client: Client;
  let describer: Describer;
  const used = new Set<string>();
  beforeAll(async () => {
    db = await TestDatabase.create();
    client = new Client({ connectionString: db.urls.owner });
    await client.connect();
    describer = new Describer(client, await Catalogue.read(client, NEVER_NULL));
  });
  afterAll(async () => {
    await client.end();
    await db.drop();
  });

  /** What PostgreSQL gives, beside the row type that each list of the files names. */
  async function faultsOf(files: readonly string[]) {
    const program = programOf({ root: ROOT, files });
    const { lists, hidden } = findLists(program, files);
    const comparer = new Comparer(program.getTypeChecker());
    const faults: string[] = [];
    for (const { file, name, row, at } of lists) {
      const place = relative(ROOT, file);
      const made = ((await import(file)) as Readonly<Record<string, List<object, object, string>>>)[name]!;
      for (const { sql } of statementsOf(made)) {
        const described = await describer.describe(sql);
        if ('fault' in described) {
          faults.push(`${place} ${name}: PostgreSQL cannot prepare it: ${described.fault}`);
          continue;
        }
        for (const { path, says } of comparer.faults(row, described.columns, at)) {
          const key = `${place}#${path}`;
          if (LISTS_REVIEWED[key] && says.includes('may give null')) used.add(key);
          else faults.push(`${place} ${name}: ${path}: ${says}`);
        }
      }
    }
    return { names: lists.map(({ name }) => name), hidden, faults: [...new Set(faults)] };
  }

  it('are what PostgreSQL gives: columns, types and what may be null', async () => {
    const files = sources('libs').filter((file) => readFileSync(file, 'utf8').match(/\bnew List\b|\.showing\b/));
    const { names, hidden, faults } = await faultsOf(files);
    expect(names.length).toBeGreaterThan(18);
    expect(hidden).toEqual([]);
    expect(faults.join('\n')).toBe('');
    expect(Object.keys(LISTS_REVIEWED).filter((key) => !used.has(key))).toEqual([]);
  });

  it('are found where they differ', async () => {
    const { faults, hidden } = await faultsOf([FAULTY]);
    expect(faults.join('\n')).toMatch(/id: PostgreSQL gives uuid, a string; the type says number/);
    expect(faults.join('\n')).toMatch(/parentId: PostgreSQL may give null/);
    expect(faults.join('\n')).toMatch(/colour: the statement has no such column/);
    expect(hidden).toHaveLength(1);
  });
});
