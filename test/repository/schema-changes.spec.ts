import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/schema-changes.mjs');

describe('the published schema', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhuqi-schema-'));
    mkdirSync(join(folder, 'apps/api'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const compare = (published: string, now: string, changelog = ''): { status: number | null; stderr: string } => {
    writeFileSync(join(folder, 'apps/api/schema.published.graphql'), published);
    writeFileSync(join(folder, 'apps/api/schema.graphql'), now);
    writeFileSync(join(folder, 'CHANGELOG.md'), `# Changelog\n\n## Unreleased\n\n${changelog}\n\n## 0.1.0\n\n- Query.old was removed.\n`);
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { encoding: 'utf8' });
    return { status, stderr };
  };

  it('may grow and deprecate', () => {
    expect(compare('type Query { a: Int }', 'type Query { a: Int @deprecated b: Int }').status).toBe(0);
  });

  it('loses nothing that Unreleased does not name', () => {
    const [before, after] = ['type Query { a: Int old: Int }', 'type Query { a: Int }'];
    expect(compare(before, after)).toEqual({ status: 1, stderr: expect.stringContaining('- Query.old was removed.') as string });
    expect(compare(before, after, '- Query.old was removed.').status).toBe(0);
  });
});
