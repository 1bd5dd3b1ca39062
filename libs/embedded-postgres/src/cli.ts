import { parseArgs } from 'node:util';
import { EmbeddedPostgresError, startEmbeddedPostgres } from './index';

/**
 * node cli.js --data-dir X [--fast] [--setting name=value]… [--native dir] [--system-root dir]
 *
 * Prints one line of JSON: { adminUrl, dataDir, clusterDir, adopted, firstStart, milliseconds } or { error: { code, message, detail } }.
 * Runs until its input is closed or it gets SIGTERM or SIGINT. Log lines go to the error output.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string' },
      fast: { type: 'boolean', default: false },
      setting: { type: 'string', multiple: true, default: [] },
      native: { type: 'string' },
      'system-root': { type: 'string' },
    },
  });
  const { 'data-dir': dataDir, native: nativeDir, 'system-root': systemRoot } = values;
  if (dataDir === undefined) {
    process.stderr.write('usage: cli.js --data-dir folder [--fast] [--setting name=value] [--native folder] [--system-root folder]\n');
    return 2;
  }
  const asked = new Promise<void>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => resolve());
    process.stdin.on('close', () => resolve());
    process.stdin.on('end', () => resolve());
    process.stdin.on('error', () => resolve());
    process.stdin.resume();
  });
  const begun = performance.now();
  try {
    const { stop, ...facts } = await startEmbeddedPostgres({
      dataDir,
      log: (line) => process.stderr.write(`${line}\n`),
      durable: !values.fast,
      settings: Object.fromEntries(values.setting.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)])),
      ...(nativeDir === undefined ? {} : { nativeDir }),
      ...(systemRoot === undefined ? {} : { systemRoot }),
    });
    process.stdout.write(`${JSON.stringify({ ...facts, milliseconds: Math.round(performance.now() - begun) })}\n`);
    await asked;
    await stop();
    return 0;
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    const { code, message, detail } = error;
    process.stdout.write(`${JSON.stringify({ error: { code, message, detail } })}\n`);
    process.stderr.write(`${message}\n`);
    return 1;
  }
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
