import { serverAudits } from 'graphql-http';
import { Program } from '@test/program';
import { TestDatabase } from '@test/test-database';

/** The three that want status 200 for an invalid request: we answer 400 (docs/adr/0009-graphql-over-http.md). */
const DECLINED = new Set(['572B', 'FDE2', '7B9B']);

describe('GraphQL over HTTP', () => {
  let db: TestDatabase;
  let program: Program;
  beforeAll(async () => {
    db = await TestDatabase.create();
    program = await Program.start(db, { INTROSPECTION: 'true' });
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  for (const audit of serverAudits({ url: () => `${program.url}/graphql`, fetchFn: fetch })) {
    if (audit.name.startsWith('MAY') || DECLINED.has(audit.id)) continue;
    it(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    });
  }
});
