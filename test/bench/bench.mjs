/**
 * What people do all day, on data of its own, compared in one run with the same work done by bare `pg`: ratios, not absolute times,
 * because the machine is never the same twice. Answers are checked first: a fast wrong answer fails.
 *
 *   npm run bench                 5,000 firms of one town, 16 clients
 *   npm run bench -- 50000 32     more of both
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { OPERATIONS } from './operations.mjs';
import { fill } from './town.mjs';

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../..');
const { startEmbeddedPostgres } = require(join(root, 'dist/libs/embedded-postgres/src'));
const { prepareDatabase, rolesOf, migrate, loadSchema } = require(join(root, 'dist/libs/platform/src'));
const { FEATURES } = require(join(root, 'dist/libs/composition/src'));
const pg = require('pg');

const [firms = 5000, clients = 16] = process.argv.slice(2).map(Number);
const ROUNDS = 3;
const ROUND_MS = 2000;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** `clients` do it again and again for a while: how many a second, and how long half of them took at most. */
async function race(once, ms = ROUND_MS) {
  const took = [];
  const end = performance.now() + ms;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; performance.now() < end; turn++) {
        const from = performance.now();
        await once(client, turn);
        took.push(performance.now() - from);
      }
    }),
  );
  return { rate: (took.length * 1000) / (performance.now() - begun), p50: median(took) };
}

async function startProgram(urls, dataDir) {
  const child = spawn(process.execPath, [join(root, 'dist/apps/api/src/main.js')], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      LOG_LEVEL: 'error',
      ZHUQI_DATA_DIR: dataDir,
      DATABASE_URL: urls.app,
      DATABASE_OWNER_URL: urls.owner,
      DATABASE_PORTAL_URL: urls.portal,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /health\s+(\S+)\/readyz/.exec(line);
    if (found) return { child, url: found[1] };
  }
  throw new Error('the program did not start');
}

async function signedIn(url, { loginName, password }) {
  let cookie = '';
  const ask = async (query, variables) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    cookie ||= answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const body = await answer.json();
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  };
  await ask('mutation($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { loginName, password } });
  return ask;
}

const folder = mkdtempSync(join(tmpdir(), 'zhuqi-bench-'));
chmodSync(folder, 0o755);
const log = (line) => console.error(line);
async function timedStart() {
  const from = performance.now();
  const embedded = await startEmbeddedPostgres({ dataDir: folder, log });
  return { embedded, ms: performance.now() - from };
}
const first = await timedStart();
await first.embedded.stop();
const { embedded, ms } = await timedStart();
console.log(`a second start of the embedded PostgreSQL takes ${(ms / first.ms).toFixed(2)} of the first`);
let program;
let wrong = 0;
try {
  const urls = await prepareDatabase(embedded.adminUrl, 'bench');
  await migrate(urls.owner, rolesOf(urls), await loadSchema(join(root, 'migrations')), FEATURES, () => undefined);
  const inside = new URL(embedded.adminUrl);
  inside.pathname = '/bench';
  const admin = new pg.Pool({ connectionString: inside.toString(), max: 2 });
  const town = await fill(admin, firms);
  const bare = new pg.Pool({ connectionString: urls.app, max: clients });
  // Whatever fails, fails where it was asked for; a connection that ends with the database is no news.
  for (const pool of [admin, bare]) pool.on('error', () => undefined);
  program = await startProgram(urls, folder);
  const ask = await signedIn(program.url, town);
  const place = { ask, bare, admin, town, firms };

  const results = [];
  for (const { name, check, ours, theirs } of OPERATIONS) {
    const fault = await check(place);
    if (fault) {
      wrong += 1;
      console.error(`WRONG ANSWER ${name}: ${fault}`);
      continue;
    }
    const [a, b] = [[], []];
    // Once to warm up, then in turn, so that what else the machine does falls on both.
    await race((client, turn) => ours(place, client, turn), 500);
    await race((client, turn) => theirs(place, client, turn), 500);
    for (let round = 0; round < ROUNDS; round++) {
      a.push(await race((client, turn) => ours(place, client, turn)));
      b.push(await race((client, turn) => theirs(place, client, turn)));
    }
    const ratios = a.map(({ rate }, i) => rate / b[i].rate);
    results.push({
      operation: name,
      'a second': median(a.map(({ rate }) => rate)).toFixed(0),
      'p50 ms': median(a.map(({ p50 }) => p50)).toFixed(1),
      'bare pg a second': median(b.map(({ rate }) => rate)).toFixed(0),
      ratio: median(ratios).toFixed(2),
      spread: `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
    });
  }
  const gaps = await admin.query(
    `SELECT c.last - (SELECT count(*) FROM appeal a WHERE a.number LIKE 'SQ-' || c.area_code || '-' || c.year || '-%') AS gaps FROM appeal_counter c`,
  );
  if (gaps.rows.some((row) => Number(row.gaps) !== 0)) {
    wrong += 1;
    console.error(`WRONG ANSWER: gaps in the numbers: ${JSON.stringify(gaps.rows)}`);
  }
  console.log(`${firms} firms, ${firms} visits, ${clients} clients, ${ROUNDS} rounds of ${ROUND_MS / 1000} s each in turn`);
  console.table(results);
  await Promise.all([admin.end(), bare.end()]);
} finally {
  program?.child.kill('SIGTERM');
  if (program) await new Promise((resolve) => program.child.once('exit', resolve));
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(wrong ? 1 : 0);
