import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Program } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { makeServerCertificate } from '../../apps/api/src/certificates';

const MAKER = resolve(__dirname, '../../dist/apps/api/src/certificate.main.js');

describe('TLS by a certificate of one’s own', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhuqi-tls-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const make = (...hosts: readonly string[]) =>
    promisify(execFile)(process.execPath, [MAKER, ...hosts], { env: { PATH: process.env['PATH'], ZHUQI_DATA_DIR: folder } });
  const file = (name: string): Promise<string> => readFile(join(folder, 'tls', name), 'utf8');

  /** What a device gets that has installed nothing but the authority, or not even that. */
  const visit = (url: string, ca: string | undefined): Promise<{ status: number; cookies: readonly string[]; hsts: string | undefined }> =>
    new Promise((done, fail) => {
      get(url, { ca, agent: false }, (answer) => {
        answer.resume();
        done({
          status: answer.statusCode ?? 0,
          cookies: answer.headers['set-cookie'] ?? [],
          hsts: answer.headers['strict-transport-security'],
        });
      }).on('error', fail);
    });

  it('is made by one command, kept by the next, and made for no other host', async () => {
    const { stdout } = await make('127.0.0.1', 'localhost');
    expect(stdout).toContain(`TLS_CERT=${join(folder, 'tls/server.crt')}\nTLS_KEY=${join(folder, 'tls/server.key')}\n`);
    for (const name of ['ca.key', 'server.key']) expect((await stat(join(folder, 'tls', name))).mode & 0o777).toBe(0o600);
    const [authority, server] = [await file('ca.crt'), await file('server.crt')];
    await make('localhost', '127.0.0.1');
    expect(await file('ca.crt')).toBe(authority);
    expect(await file('server.crt')).not.toBe(server);
    await expect(make('localhost', 'example.com')).rejects.toThrow('not for example.com');
    await expect(make('https://example.com/')).rejects.toThrow('neither an IP address nor a host name');
    await expect(make()).rejects.toThrow('npm run certificate -- ');
  });

  it('serves whoever trusts the authority, with Secure cookies, and nobody else', async () => {
    const db = await TestDatabase.create();
    const program = await Program.start(db, { TLS_CERT: join(folder, 'tls/server.crt'), TLS_KEY: join(folder, 'tls/server.key') });
    try {
      expect(program.url).toMatch(/^https:/);
      const authority = await file('ca.crt');
      expect(await visit(`${program.url}/readyz`, authority)).toMatchObject({
        status: 200,
        hsts: expect.stringContaining('max-age=') as string,
      });
      await expect(visit(`${program.url}/readyz`, undefined)).rejects.toThrow(/certificate/);
    } finally {
      await program.stop();
      await db.drop();
    }
  });

  // Phones have it among the authorities they trust for everything: it must not be able to speak for anything else.
  it.each([
    ['another name', ['example.com']],
    ['another address', ['10.0.0.1']],
    ['another address of the newer kind', ['::1']],
  ])('cannot be made to stand for %s', async (_, hosts) => {
    const [certificate, key] = await Promise.all(['ca.crt', 'ca.key'].map(file));
    const forged = await makeServerCertificate({ certificate: certificate ?? '', key: key ?? '' }, hosts, new Date());
    const server = createServer({ cert: forged.certificate, key: forged.key }).listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      await expect(visit(`https://127.0.0.1:${port}/`, certificate)).rejects.toThrow('permitted subtree violation');
    } finally {
      server.close();
    }
  });
});
