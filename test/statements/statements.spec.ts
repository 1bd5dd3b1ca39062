import { join } from 'node:path';
import { TestDatabase } from '@test/test-database';
import { type Checked, checkStatements } from './check';
import { LEFT_OUT, NEVER_NULL, REVIEWED, SAMPLES } from './reviewed';
import { sources } from './sources';

const ROOT = join(__dirname, '../..');

describe('statements', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await TestDatabase.create();
  });
  afterAll(() => db.drop());

  describe('of the program', () => {
    let checked: Checked;
    beforeAll(async () => {
      const files = [...sources('libs'), ...sources('apps/api')].filter((file) => !LEFT_OUT.some((out) => out.test(file)));
      checked = await checkStatements(db.urls.owner, { root: ROOT, files, samples: SAMPLES, neverNull: NEVER_NULL, reviewed: REVIEWED });
    });

    it('are all found', () => expect(checked.calls).toBeGreaterThan(250));
    it('can be prepared, and give the rows they are read into', () => expect(checked.faults.join('\n')).toBe(''));
    it('need every exception that is written down', () => expect(checked.unused).toEqual([]));
  });
});
