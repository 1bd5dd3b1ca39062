import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

describe('the hooks of git', () => {
  let clone: string;
  const git = (...args: string[]) => spawnSync('git', args, { cwd: clone, encoding: 'utf8' });
  const prepare = (): void => void execFileSync(process.execPath, ['scripts/hooks.mjs'], { cwd: clone });

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'zhuqi-hooks-'));
    mkdirSync(join(clone, 'scripts'));
    for (const path of ['.githooks', '.prettierrc.json', '.oxlintrc.json', 'scripts/hooks.mjs'])
      cpSync(join(ROOT, path), join(clone, path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  });
  afterEach(() => rmSync(clone, { recursive: true }));

  it('are set by npm ci in a clone, and nothing happens where there is none', () => {
    expect(prepare).not.toThrow();
    git('init', '-q');
    prepare();
    expect(git('config', 'core.hooksPath').stdout.trim()).toBe('.githooks');
  });

  it('leave a folder alone that somebody set', () => {
    git('init', '-q');
    git('config', 'core.hooksPath', 'elsewhere');
    prepare();
    expect(git('config', 'core.hooksPath').stdout.trim()).toBe('elsewhere');
  });

  it('refuse what is not formatted, what lint refuses, a long subject and a second line', () => {
    git('init', '-q');
    git('config', 'user.name', 'A');
    git('config', 'user.email', 'a@example.org');
    prepare();
    const commit = (text: string, ...message: string[]): string => {
      writeFileSync(join(clone, 'one.ts'), text);
      git('add', 'one.ts');
      const { status, stdout, stderr } = git('commit', '-q', ...message.flatMap((m) => ['-m', m]));
      return status === 0 ? 'committed' : `${stdout}${stderr}`;
    };
    expect(commit('export const a = 1', 'feat: a')).toContain('npm run format');
    expect(commit('export const a: any = 1;\n', 'feat: a')).toContain('no-explicit-any');
    expect(commit('export const a = 1;\n', `feat: ${'家'.repeat(67)}`)).toContain('73 characters');
    expect(commit('export const a = 1;\n', 'feat: a', 'and b')).toContain('more than one line');
    expect(commit('export const a = 1;\n', `feat: ${'家'.repeat(66)}`)).toBe('committed');
  });
});
