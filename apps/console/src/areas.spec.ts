import { PERMISSIONS } from '@app/contract';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AREAS } from './areas';
import { type Can, landingOf, mayOpen, menuOf } from './shell/area';

const PAGES = AREAS.flatMap(({ pages }) => pages);
const folderOf = (name: string): string => join(__dirname, name);
const nobody: Can = () => false;
const holding =
  (...permissions: readonly string[]): Can =>
  (permission) =>
    permissions.includes(permission);
const twice = (values: readonly string[]): readonly string[] => values.filter((value, index) => values.indexOf(value) !== index);

describe('the areas of the console', () => {
  it('are the folders that have a manifest, each once', () => {
    const folders = readdirSync(__dirname).filter((name) => existsSync(join(folderOf(name), `${name}.area.ts`)));
    expect(AREAS.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  it('claim no address and no place in the menu twice', () => {
    expect(twice(PAGES.map(({ path }) => path))).toEqual([]);
    expect(twice(PAGES.flatMap(({ menu }) => (menu ? [`${menu.place ?? 'MENU'} ${menu.order}`] : [])))).toEqual([]);
    expect(twice(PAGES.flatMap(({ menu }) => (menu ? [menu.label.zh] : [])))).toEqual([]);
  });

  it.each(AREAS.map((area) => [area.name, area] as const))('%s brings its words and a budget for every page', (name, { pages }) => {
    expect(readdirSync(folderOf(name)).filter((file) => file.endsWith('.messages.ts'))).not.toEqual([]);
    const manifest = readFileSync(join(folderOf(name), `${name}.area.ts`), 'utf8');
    const loaded = [...manifest.matchAll(/import\('\.\/(\w+)'\)/g)].map(([, file]) => `${file}.tsx`);
    expect(loaded).toHaveLength(pages.length);
    const budgets = JSON.parse(readFileSync(join(folderOf(name), `${name}.budgets.json`), 'utf8')) as readonly {
      with: readonly string[];
    }[];
    expect(budgets.flatMap((budget) => budget.with).sort()).toEqual(loaded.sort());
  });
});

describe('who opens a page', () => {
  it.each(PAGES.map((page) => [page.path, page] as const))('%s says so, or is for everybody who is signed in', (_, page) => {
    const closed = !mayOpen(page, nobody);
    expect(closed).toBe(page.access !== 'SIGNED_IN');
    // Some permission opens it: none is closed for good. All together may close one that is for those without.
    if (closed)
      expect(PERMISSIONS.some((one) => mayOpen(page, holding(one)) || PERMISSIONS.some((two) => mayOpen(page, holding(one, two))))).toBe(
        true,
      );
  });
});

describe('where somebody begins', () => {
  const begins = (...permissions: readonly string[]) => landingOf(menuOf(PAGES, holding(...permissions)), holding(...permissions))?.path;
  it('with the work of the post, and who only reads with the figures', () => {
    expect(begins('appeal:read', 'appeal:accept', 'figure:read')).toBe('/appeals');
    expect(begins('appeal:read', 'appeal:handle', 'figure:read')).toBe('/dispatches');
    expect(begins('appeal:read', 'figure:read')).toBe('/wall');
    expect(begins('enterprise:read')).toBe('/firms');
    expect(begins()).toBeUndefined();
  });
});
