import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { describeAsRoot, eventually, serversBelow, Workshop } from './support';

const root = resolve(__dirname, '../../..');
const main = join(root, 'dist/apps/api/src/main.js');

describeAsRoot('the whole program on its built-in database', () => {
  let workshop: Workshop;
  const children: ChildProcess[] = [];
  beforeAll(() => {
    workshop = new Workshop();
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await workshop.close();
  });

  interface Run {
    readonly child: ChildProcess;
    readonly lines: readonly string[];
    readonly ended: Promise<number | null>;
    said(line: RegExp): Promise<void>;
  }
  function run(dataDir: string, [program, ...args]: readonly [string, ...string[]] = [process.execPath, main], cwd = '/'): Run {
    const child = spawn(program, args, {
      cwd,
      env: { PATH: process.env['PATH'], ZHUQI_DATA_DIR: dataDir, PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    const lines: string[] = [];
    const waiting: { line: RegExp; done: () => void }[] = [];
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        for (const one of waiting) if (one.line.test(line)) one.done();
      });
    const ended = new Promise<number | null>((done) => child.once('close', done));
    const said = (line: RegExp): Promise<void> =>
      Promise.race([
        new Promise<void>((done) => waiting.push({ line, done })),
        ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${lines.join('\n')}`))),
      ]);
    return { child, lines, ended, said };
  }

  it('says plainly that the disk is full, wherever it was when the disk became full', async () => {
    const folder = workshop.path('small');
    mkdirSync(folder);
    workshop.mount(folder, 'size=56m,mode=755');
    const { lines, ended } = run(join(folder, 'data'));
    expect(await ended).toBe(1);
    expect(lines.filter((line) => /node_modules|^\s+at /.test(line))).toEqual([]);
    expect(lines.join('\n')).toContain(`The disk that holds ${folder}/data is full.`);
    await eventually(() => serversBelow(folder).length === 0);
  });

  it('leaves no server behind when it is stopped while it tells the story', async () => {
    const { child, lines, ended, said } = run(workshop.path('stopped'));
    await said(/演示数据：2024-01/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    // The process that writes its log ends a moment after the server.
    await eventually(() => serversBelow(workshop.path('stopped')).length === 0);
    expect(lines.filter((line) => /^\s+at /.test(line))).toEqual([]);
  });

  it('ends with its database when a supervisor ends the README’s command, whose shell runs it', async () => {
    // The script's own words, without building again.
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const start = (scripts['start'] ?? '').split(' && ').at(-1) ?? '';
    expect(start).toMatch(/^exec node /);
    const { child, ended, said } = run(workshop.path('supervised'), ['sh', '-c', `true && ${start}`], root);
    await said(/演示数据：2024-01/);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await eventually(() => serversBelow(workshop.path('supervised')).length === 0);
  });
});
