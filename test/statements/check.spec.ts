import { join } from 'node:path';
import { TestDatabase } from '@test/test-database';
import { checkStatements } from './check';

const ROOT = join(__dirname, '../..');
const FAULTY = join(__dirname, 'fixtures/faulty.ts');

describe('the check of statements', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await TestDatabase.create();
  });
  afterAll(() => db.drop());

  it('finds a wrong name, a wrong type, what may be null, and what PostgreSQL cannot prepare', async () => {
    const { calls, faults } = await checkStatements(db.urls.owner, { root: ROOT, files: [FAULTY], samples: {} });
    expect(calls).toBe(6);
    const found = faults.join('\n');
    expect(found).toMatch(/title/);
    expect(found).toMatch(/name of \{ name: number; \}/);
    expect(found).toMatch(/phone of \{ phone: string; \}: PostgreSQL may give null/);
    expect(found).toMatch(/parent of \{ parent: string; \}: PostgreSQL may give null/);
    expect(found).toMatch(/cannot prepare it: .*colour/);
    expect(found).not.toMatch(/phone: string \| null/);
  });
});
