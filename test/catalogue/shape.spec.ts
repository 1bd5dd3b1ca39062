import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One shape for every library with a domain: whoever knows one finds their way in all (docs/how-to/add-a-library.md). */
const LIBS = join(__dirname, '../../libs');
const FOLDERS = ['domain', 'graphql', 'persistence', 'testing'];
/** A folder of its own where a library has many of one thing that others do not have. */
const OWN_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  identity: ['secrets'],
  exports: ['sources'],
  reporting: ['metrics'],
};

const libraries = readdirSync(LIBS).filter(
  (name) => existsSync(join(LIBS, name, 'src/domain')) && existsSync(join(LIBS, name, 'src/graphql')),
);
const filesOf = (name: string): string[] => readdirSync(join(LIBS, name, 'src'), { recursive: true }) as string[];

describe.each(libraries)('libs/%s', (name) => {
  const at = (path: string): string => join(LIBS, name, path);
  const files = filesOf(name);

  it('says what it is, and is entered and wired in the same files', () => {
    expect(
      ['README.md', 'src/index.ts', `src/${name}.module.ts`, `src/${name}.feature.ts`].filter((path) => !existsSync(at(path))),
    ).toEqual([]);
  });

  it('has the folders that every library has', () => {
    const folders = [
      ...new Set(files.flatMap((path) => (path.endsWith('.ts') && path.includes('/') ? [path.slice(0, path.indexOf('/'))] : []))),
    ];
    expect(folders.filter((folder) => ![...FOLDERS, ...(OWN_FOLDERS[name] ?? [])].includes(folder))).toEqual([]);
  });

  it('keeps its refusals in one file', () => {
    const refusals = files.filter(
      (path) =>
        path.endsWith('.ts') &&
        !path.startsWith('testing/') &&
        /class \w+ extends UserError\b/.test(readFileSync(at(`src/${path}`), 'utf8')),
    );
    expect(refusals.filter((path) => path !== `${name}.errors.ts`)).toEqual([]);
  });

  it('calls an entity as what it is, in a file of that name, listed once', () => {
    const entities = files.filter((path) => path.endsWith('.entity.ts'));
    for (const path of entities) {
      const [, className = ''] = /export class (\w+)/.exec(readFileSync(at(`src/${path}`), 'utf8')) ?? [];
      expect(className).not.toMatch(/Entity$/);
      expect(path).toBe(`persistence/${className.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase()}.entity.ts`);
      expect(readFileSync(at('src/persistence/entities.ts'), 'utf8')).toContain(`from './${basename(path, '.ts')}'`);
    }
  });

  it('reads the database in persistence, and builds the world of its tests in testing', () => {
    expect(files.filter((path) => path.endsWith('.queries.ts') && !path.startsWith('persistence/'))).toEqual([]);
    expect(files.filter((path) => path.startsWith('testing/') && path !== `testing/${name}-world.ts`)).toEqual([]);
  });
});
