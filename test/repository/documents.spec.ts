import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const namesIn = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? ''))].sort();

/** Tracked and new files alike; in an unpacked archive without git, those of the documents' own folders. */
function documents(): string[] {
  try {
    return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: ROOT, encoding: 'utf8' })
      .trim()
      .split('\n')
      .filter((path) => existsSync(join(ROOT, path)));
  } catch {
    return ['docs', 'libs'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.md'))
        .map((path) => join(folder, path)),
    );
  }
}

describe('what the documents say', () => {
  it('links lead to files that exist', () => {
    const dead = documents().flatMap((path) =>
      namesIn(read(path), /\]\(((?!https?:|#|mailto:)[^)\s#]+)/g)
        .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it('files named by a how-to, a README or CONTRIBUTING exist', () => {
    const living = documents().filter((path) => /^(README|CONTRIBUTING)\.md$|^docs\/(how-to|api|operations)/.test(path));
    const missing = living.flatMap((path) =>
      namesIn(read(path), /`((?:apps|docs|libs|migrations|scripts|test)\/[\w./-]+)`/g)
        .filter((named) => !existsSync(join(ROOT, named)))
        .map((named) => `${path}: ${named}`),
    );
    expect(missing).toEqual([]);
  });

  it('the index of decisions names each of them', () => {
    const files = readdirSync(join(ROOT, 'docs/adr')).filter((name) => /^\d{4}-/.test(name));
    expect(namesIn(read('docs/adr/README.md'), /^- \[\d{4}\]\(([^)]+)\)/gm)).toEqual(files.sort());
  });

  it('ADR 3 names every rule of row security', () => {
    const rules = namesIn(read('libs/platform/src/database/access.ts'), /readonly rule: '(\w+)'/g);
    const amended = read('docs/adr/0003-roles-of-the-database.md').split('**Amended**').at(-1) ?? '';
    expect(rules.filter((rule) => !amended.includes(`_${rule}_`))).toEqual([]);
  });

  it('a setting that the program reads is in docs/operations.md and .env.example, and no other', () => {
    const told = namesIn(
      read('docs/operations.md')
        .split('\n## Settings')[1]
        ?.split('\n## ')[0]
        ?.match(/^\| `.*?\|/gm)
        ?.join('\n') ?? '',
      /`([A-Z_]{4,})`/g,
    );
    expect(namesIn(read('.env.example'), /^(?:# )?([A-Z_]{4,})=/gm)).toEqual(told);
    const known = namesIn(
      read('libs/platform/src/config/config.ts'),
      /(?:text|number|oneOf|flag|database|env\[)(?:<\w+>)?\(?'([A-Z_]{4,})'/g,
    );
    expect(known.filter((name) => !told.includes(name))).toEqual([]);
  });

  it('operations of docs/api.md are valid', () => {
    const schema = buildSchema(read('apps/api/schema.graphql'));
    const operations = namesIn(read('docs/api.md'), /"query": "([^"]+)"/g);
    expect(operations.length).toBeGreaterThan(3);
    expect(operations.flatMap((operation) => validate(schema, parse(operation)).map(({ message }) => message))).toEqual([]);
  });

  it('every library says what it is', () => {
    const libraries = readdirSync(join(ROOT, 'libs'));
    expect(libraries.filter((name) => !existsSync(join(ROOT, 'libs', name, 'README.md')))).toEqual([]);
    // `liaison`, `visits`, … share a row of the map.
    expect(libraries.filter((name) => !new RegExp(`\`(libs/)?${name}\``).test(read('README.md')))).toEqual([]);
  });
});
