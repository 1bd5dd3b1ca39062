// Files that are generated and committed. Without arguments: writes them. With --check: says which ones are stale.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const FILES = [['apps/api/schema.graphql', `${process.env.ZHUQI_OUT ?? 'dist'}/apps/api/src/schema.main.js`]];
const check = process.argv.includes('--check');
let stale = 0;
for (const [file, program] of FILES) {
  const wanted = execFileSync(process.execPath, [program], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let present = '';
  try {
    present = readFileSync(file, 'utf8');
  } catch {
    // missing counts as stale
  }
  if (present === wanted) continue;
  if (check) {
    stale += 1;
    console.error(`${file} is stale: run npm run codegen and commit it`);
  } else {
    writeFileSync(file, wanted);
    console.log(`wrote ${file}`);
  }
}
// The contract is made from the schema just written.
try {
  execFileSync(process.execPath, ['scripts/contract.mjs', ...(check ? ['--check'] : [])], { stdio: 'inherit' });
} catch {
  stale += 1;
}
process.exit(stale ? 1 : 0);
