// npm run dev: serves from .dev, and on a change compiles the file and starts the server anew, rebuilds the pages, or writes the contract.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { transformFile } from '@swc/core';
import { watch } from 'chokidar';
import { build } from 'vite';

/** A folder of its own, as deep as dist: `npm test`, `build` and `start` beside it disturb nothing. */
const OUT = '.dev';
const PAGES = ['console', 'phone'];
/** What the pages ask and which forms they show: the contract is made from it. */
const OF_PAGES = /^(libs\/web-ui|apps\/(console|phone))\/.*\.(graphql|actions\.json)$/;
const NOT_SERVER = ['libs/web-ui', 'libs/contract'];
const env = { ...process.env, NODE_ENV: 'development', ZHUQI_OUT: OUT };

const say = (line) => console.log(`[dev] ${line}`);
const node = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit', env });
const compiled = (path) => join(OUT, path.replace(/\.ts$/, '.js'));

async function compile(path) {
  const to = compiled(path);
  if (!existsSync(path)) return rmSync(to, { force: true });
  const { code, map } = await transformFile(path, { sourceFileName: relative(dirname(to), path) });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(`${to}.map`, map);
  writeFileSync(to, `${code}\n//# sourceMappingURL=${to.split('/').at(-1)}.map`);
}

let server;
let stopping = false;

const ended = (child) => new Promise((done) => ((child.exitCode ?? child.signalCode) === null ? child.once('exit', done) : done()));

async function stopServer() {
  if (!server) return;
  server.kill('SIGTERM');
  await ended(server);
}

async function startServer() {
  await stopServer();
  if (stopping) return;
  const child = spawn(process.execPath, ['--enable-source-maps', compiled('apps/api/src/main.ts')], { stdio: 'inherit', env });
  child.once('exit', (code) => child === server && !stopping && code && say('the server ended; it starts anew with the next change'));
  server = child;
}

let generator;

/** Types of the API that changed reach schema.graphql and the contract, and so the pages. What is wrong the script says itself. */
function generate(script) {
  endGenerator();
  generator = spawn(process.execPath, [script], { stdio: 'inherit', env, detached: true });
}

/** With what it started in turn. */
function endGenerator() {
  if (generator && (generator.exitCode ?? generator.signalCode) === null) process.kill(-generator.pid);
}

const changed = new Set();
let timer;
let work = Promise.resolve();

async function takeChanges() {
  const paths = [...changed];
  changed.clear();
  if (paths.length === 0 || stopping) return;
  say(paths.length > 3 ? `${paths.length} files changed` : paths.join(', '));
  const sources = paths.filter((path) => path.endsWith('.ts'));
  const results = await Promise.allSettled(sources.map(compile));
  const faults = results.filter(({ status }) => status === 'rejected');
  for (const { reason } of faults) console.error(reason.message.split('\n\nCaused by')[0]);
  if (faults.length > 0) return;
  const ofServer = paths.some((path) => !OF_PAGES.test(path));
  if (ofServer) await startServer();
  if (!stopping) generate(ofServer ? 'scripts/generated.mjs' : 'scripts/contract.mjs');
}

const isSource = (path) =>
  path.startsWith('migrations/') ||
  OF_PAGES.test(path) ||
  (/^(apps\/api|libs)\/.*(?<!\.spec|\.d)\.ts$/.test(path) && !NOT_SERVER.some((folder) => path.startsWith(`${folder}/`)));

rmSync(OUT, { recursive: true, force: true });
const ignored = NOT_SERVER.map((folder) => `${folder}/**`).join(',');
node('node_modules/@swc/cli/bin/swc.js', 'apps/api', 'libs', '-d', OUT, '--quiet', '--ignore', ignored);
node('scripts/build-web.mjs', 'graphiql');
cpSync('dist/web/graphiql', `${OUT}/web/graphiql`, { recursive: true });

const builders = await Promise.all(
  PAGES.map(async (app) => {
    const builder = await build({
      configFile: `apps/${app}/vite.config.mjs`,
      logLevel: 'warn',
      build: { outDir: resolve(OUT, 'web', app), watch: {}, minify: false },
    });
    builder.on('event', ({ code, error }) => {
      if (code === 'ERROR') console.error(`[dev] ${app}: ${error.message}`);
      if (code === 'END') say(`${app} is built`);
    });
    await new Promise((done) => builder.on('event', ({ code }) => ['END', 'ERROR'].includes(code) && done()));
    return builder;
  }),
);

const watcher = watch(['apps', 'libs', 'migrations'], { ignoreInitial: true });
watcher.on('all', (event, path) => {
  if (event.endsWith('Dir') || !isSource(path)) return;
  changed.add(path);
  clearTimeout(timer);
  timer = setTimeout(() => (work = work.then(takeChanges)), 100);
});

async function stop() {
  if (stopping) return;
  stopping = true;
  endGenerator();
  await stopServer();
  await Promise.all([watcher.close(), ...builders.map((builder) => builder.close())]);
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());

await startServer();
