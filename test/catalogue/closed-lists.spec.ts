import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TestDatabase } from '@test/test-database';

const LIBS = join(__dirname, '../../libs');
/** One file a library; whoever repeats a list of another declares it as well, so that the two cannot drift apart. */
const FILES = (readdirSync(LIBS, { recursive: true }) as string[]).filter((path) => path.endsWith('/closed-lists.ts')).sort();

type Lists = Readonly<Record<string, readonly string[]>>;
const declared = FILES.flatMap((file) => {
  const { CLOSED_LISTS } = jest.requireActual<{ CLOSED_LISTS: Lists }>(join(LIBS, file));
  return Object.entries(CLOSED_LISTS).map(([column, list]) => ({ of: `${file.split('/')[0]} ${column}`, column, list: [...list].sort() }));
});

/** `x = ANY (ARRAY['A'::text, …])`, `x <@ ARRAY[…]` or `x = 'A'::text`: the whole constraint, not a part of one. */
const LIST = /^CHECK \(\((\w+) (?:= ANY \(ARRAY\[(.*)\]\)|<@ ARRAY\[(.*)\]|= ('\w+'::text))\)\)$/;

describe('closed lists', () => {
  let db: TestDatabase;
  let checks: ReadonlyMap<string, readonly string[]>;
  beforeAll(async () => {
    db = await TestDatabase.create();
    const found = await db.look<{ table: string; text: string }>(
      `SELECT c.conrelid::regclass::text AS table, pg_get_constraintdef(c.oid) AS text FROM pg_constraint c
        WHERE c.contype = 'c' AND c.connamespace = 'public'::regnamespace`,
    );
    checks = new Map(
      found.flatMap(({ table, text }) => {
        const [, column, any, within, one] = LIST.exec(text) ?? [];
        const values = [...(any ?? within ?? one ?? '').matchAll(/'(\w+)'/g)].map(([, value]) => value ?? '');
        return column ? [[`${table}.${column}`, values.sort()] as const] : [];
      }),
    );
  });
  afterAll(() => db.drop());

  it('are declared for every column whose values the database limits', () => {
    const columns = new Set(declared.map(({ column }) => column));
    expect([...checks.keys()].filter((column) => !columns.has(column))).toEqual([]);
  });

  it.each(declared)('$of: the code and the database know the same values', ({ column, list }) => {
    expect(list).toEqual(checks.get(column));
  });
});
