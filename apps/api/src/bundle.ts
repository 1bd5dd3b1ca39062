import { existsSync, readFileSync, statSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/** The program and all its packages in one file, and what V8 made of it: `scripts/bundle.mjs` writes both. */
export const BUNDLE = join(__dirname, 'program.bundle.js');
export const COMPILED = `${BUNDLE}.compiled`;

type Program = typeof import('./program');

/** Loads the program out of its bundle: 3,400 files need not be looked for, read and compiled. Nothing where it was not made, or where `nest build` compiled anew. */
export function openBundle(): { readonly program: Program; compiled(): Buffer } | null {
  if (!existsSync(BUNDLE) || statSync(BUNDLE).mtimeMs < statSync(join(__dirname, 'program.js')).mtimeMs) return null;
  // Node keeps the old habits of packages to itself while they lie in node_modules; in here they no longer do.
  process.noDeprecation = true;
  const script = new Script(Module.wrap(readFileSync(BUNDLE, 'utf8')), {
    filename: BUNDLE,
    // Another V8 than the one that compiled it compiles anew.
    ...(existsSync(COMPILED) ? { cachedData: readFileSync(COMPILED) } : {}),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const bundle = { exports: {} as Program };
  const load = script.runInThisContext() as (...given: readonly unknown[]) => void;
  load(bundle.exports, createRequire(BUNDLE), bundle, BUNDLE, dirname(BUNDLE));
  return { program: bundle.exports, compiled: () => script.createCachedData() };
}
