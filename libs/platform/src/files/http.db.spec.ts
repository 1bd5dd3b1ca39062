import { FEATURES } from '@app/composition';
import { eventually } from '@test/eventually';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import { type Actor } from '@app/kernel';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { TestDatabase, TestWorld } from '@test/test-database';
import { AuditModule } from '../audit/audit.resolver';
import { Database } from '../database/database';
import { DatabaseModule } from '../database/database.module';
import { PermissionGuard } from '../graphql/can';
import { graphqlModule } from '../graphql/graphql.module';
import { Authenticator, type Credentials } from '../http/authenticator';
import { FaultFilter } from '../http/fault.filter';
import { addRequestHooks } from '../http/request-hooks';
import { MetricsModule } from '../logging/metrics.controller';
import { addRequestLog } from '../logging/request-log';
import { ZhuqiLogger } from '../logging/zhuqi-logger';
import { FilesModule } from './files.module';

const PDF = '%PDF-1.7\nhello';

/** Whoever shows the name of a role is the person in it. */
class ByRole extends Authenticator {
  readonly actors = new Map<string, Actor>();
  authenticate = ({ bearerToken }: Credentials) => Promise.resolve(this.actors.get(bearerToken ?? '') ?? null);
}

function form(name: string, content: string): { readonly headers: { readonly 'content-type': string }; readonly payload: string } {
  const [edge, end] = ['x-edge', '\r\n'];
  const lines = [
    `--${edge}`,
    `Content-Disposition: form-data; name="file"; filename="${name}"`,
    'Content-Type: image/svg+xml',
    '',
    content,
    `--${edge}--`,
    '',
  ];
  return { headers: { 'content-type': `multipart/form-data; boundary=${edge}` }, payload: lines.join(end) };
}

const bearer = (role: string) => ({ authorization: `Bearer ${role.padEnd(20, '-')}` });

describe('files, metrics and audit over HTTP', () => {
  let db: TestDatabase;
  let folder: string;
  let app: NestFastifyApplication;
  const people = new ByRole();
  const lines: string[] = [];
  const send = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${await app.getUrl()}${path}`, init);
    const body = await answer.text();
    return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body, json: <T>() => JSON.parse(body) as T };
  };
  const upload = (role: string, name: string, content: string, purpose = 'EVIDENCE') => {
    const { headers, payload } = form(name, content);
    return send(`/files?purpose=${purpose}`, { method: 'POST', headers: { ...headers, ...bearer(role) }, body: payload });
  };
  const download = (role: string, id: string) => send(`/files/${id}`, { headers: bearer(role) });
  const ask = (role: string, query: string) =>
    send('/graphql', { method: 'POST', headers: { ...bearer(role), 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const files = () => db.look<{ n: number }>('SELECT count(*)::int AS n FROM file');

  beforeAll(async () => {
    db = await TestDatabase.create();
    folder = await mkdtemp(join(tmpdir(), 'zhuqi-http-'));
    const logger = new ZhuqiLogger('info', { write: (line: string) => void lines.push(line) });
    const root = {
      module: class TestModule {},
      imports: [
        DatabaseModule.forRoot({ appUrl: db.urls.app, portalUrl: db.urls.portal, poolSize: 8, features: FEATURES }),
        graphqlModule({ introspection: true, schemaFile: true }),
        FilesModule.forRoot({ dataDir: folder, largest: 1024 }),
        MetricsModule,
        AuditModule,
      ],
      providers: [
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: FaultFilter },
      ],
    };
    app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), { logger, abortOnError: false });
    await app.register(multipart, { limits: { fileSize: 4096, files: 1 } });
    const fastify = app.getHttpAdapter().getInstance() as never as FastifyInstance;
    // The reader of cookies imports in a way that jest cannot follow; these people show tokens.
    fastify.decorateRequest('cookies', { getter: () => ({}) });
    addRequestHooks(fastify, people, null);
    addRequestLog(fastify, logger);
    await app.listen(0, '127.0.0.1');
    const world = new TestWorld(app.get(Database));
    const county = await world.unit('COUNTY', '县', null, '411323000000');
    const [town, other] = [
      await world.unit('TOWNSHIP', '甲镇', county, '411323101000'),
      await world.unit('TOWNSHIP', '乙镇', county, '411323102000'),
    ];
    const roles = {
      clerk: await world.actor('OFFICE_CLERK', town),
      handler: await world.actor('HANDLER', town),
      stranger: await world.actor('OFFICE_CLERK', other),
      admin: await world.actor('SYSTEM_ADMIN', town),
      auditor: await world.actor('AUDITOR', town),
    };
    const firm = await world.enterpriseActor(await world.enterprise(town, '厂'), town, roles.clerk);
    for (const [role, actor] of Object.entries({ ...roles, firm })) people.actors.set(role.padEnd(20, '-'), actor);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
    await db.drop();
  });

  it('takes a file and gives it back in a form that no browser runs', async () => {
    const sent = await upload('clerk', '回执 1.pdf', PDF);
    expect([sent.statusCode, sent.json()]).toMatchObject([201, { name: '回执 1.pdf', mediaType: 'application/pdf', size: PDF.length }]);
    const got = await download('handler', sent.json<{ id: string }>().id);
    expect([got.statusCode, got.body]).toEqual([200, PDF]);
    expect(got.headers).toMatchObject({
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent('回执 1.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(await db.look(`SELECT outcome FROM audit_entry WHERE action = 'file.download'`)).toEqual([{ outcome: 'DONE' }]);
  });

  it('answers those who may not see a file as if it were not there', async () => {
    const { id } = (await upload('clerk', 'a.pdf', PDF)).json<{ id: string }>();
    for (const role of ['stranger', 'admin', 'firm']) {
      const [mine, none] = [await download(role, id), await download(role, '01a20b84-86d9-7134-8dc4-ca503d2be411')];
      expect([mine.statusCode, mine.body]).toEqual([404, none.body]);
    }
    expect((await send(`/files/${id}`)).statusCode).toBe(401);
    expect((await download('clerk', '..%2f..%2fetc%2fpasswd')).statusCode).toBe(404);
  });

  it('shows a list for import to importers only: it has contacts in full', async () => {
    expect((await upload('handler', 'a.csv', '名称,电话', 'IMPORT')).statusCode).toBe(403);
    const { id } = (await upload('clerk', 'a.csv', '名称,电话', 'IMPORT')).json<{ id: string }>();
    expect([(await download('clerk', id)).statusCode, (await download('handler', id)).statusCode]).toEqual([200, 404]);
  });

  it.each([
    ['somebody without the permission', 'admin', 'a.pdf', PDF, 'EVIDENCE', 403],
    ['nobody', 'nobody', 'a.pdf', PDF, 'EVIDENCE', 401],
    ['a file that is too large', 'clerk', 'a.txt', 'x'.repeat(2000), 'EVIDENCE', 413],
    ['a file beyond the limit of the form', 'clerk', 'a.txt', 'x'.repeat(5000), 'EVIDENCE', 413],
    ['a page', 'clerk', 'a.txt', '<html>', 'EVIDENCE', 400],
    ['an unknown purpose', 'clerk', 'a.pdf', PDF, 'OTHER', 400],
  ])('refuses %s', async (_, role, name, content, purpose, status) => {
    const before = [await files(), (await readdir(folder, { recursive: true })).length];
    const answer = await upload(role, name, content, purpose);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toHaveProperty('errors.0.message');
    expect([await files(), (await readdir(folder, { recursive: true })).length]).toEqual(before);
  });

  it('refuses a request that is no form', async () => {
    expect(
      (await send('/files', { method: 'POST', headers: { ...bearer('clerk'), 'content-type': 'application/json' }, body: '{}' })).json(),
    ).toMatchObject({
      errors: [{ extensions: { fields: [{ code: 'FILE_MISSING' }] } }],
    });
  });

  it('shows the audit to the auditor and to nobody else', async () => {
    const query =
      '{ auditTrail(first: 50) { totalCount edges { node { action outcome personName details { key value } } } } auditVerification { sealed unsealed faults { kind } } }';
    const answer = await ask('auditor', query);
    expect(answer.json()).not.toHaveProperty('errors');
    expect(answer.json()).toMatchObject({ data: { auditVerification: { sealed: 0, faults: [] } } });
    expect(answer.body).toContain('{"action":"file.attach","outcome":"DONE","personName":"OFFICE_CLERK"');
    for (const field of ['auditTrail { edges { cursor } }', 'auditVerification { sealed }']) {
      expect((await ask('clerk', `{ ${field} }`)).json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    }
    expect(
      (await ask('auditor', '{ auditTrail(subjectId: null, from: null, after: "bm9uZQ") { pageInfo { hasNextPage } } }')).json(),
    ).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('logs routes, status and duration, and neither ids nor people', async () => {
    const { id } = (await upload('clerk', 'secret-name.pdf', PDF)).json<{ id: string }>();
    await download('clerk', id);
    const logged = () =>
      lines.map((l) => JSON.parse(l) as Record<string, unknown>).findLast((l) => l['route'] === '/files/:id' && l['status'] === 200);
    await eventually(() => logged() !== undefined);
    const entry = logged();
    expect(entry).toMatchObject({ level: 'info', method: 'GET', status: 200, ms: expect.any(Number) });
    expect(lines.join('')).not.toMatch(new RegExp(`${id}|secret-name|clerk`));
    expect((await send('/metrics')).body).toContain('zhuqi_database_up 1');
  });
});
