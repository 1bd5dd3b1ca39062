// Puts the built program and all packages it uses into one file, beside it what V8 makes of that: it starts in half the time.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** What stays where it is: packages with binaries of their own, and what TypeORM loads by a name that it is given. */
const APART = ['argon2', 'sharp', 'pg'];
const folder = resolve('dist/apps/api/src');

const bundle = await rolldown({
  input: `${folder}/program.js`,
  platform: 'node',
  external: APART,
  onLog(level, log, next) {
    // Packages ask for others that one may or may not have: they find out when they run.
    if (log.code === 'UNRESOLVED_IMPORT' && log.id?.includes('node_modules')) return;
    next(level, log);
  },
});
await bundle.write({ file: `${folder}/program.bundle.js`, format: 'cjs', keepNames: true, codeSplitting: false });
await bundle.close();

const { openBundle, COMPILED } = createRequire(import.meta.url)(`${folder}/bundle.js`);
writeFileSync(COMPILED, openBundle().compiled());
// Some packages keep a timer from the moment they are loaded.
process.exit(0);
