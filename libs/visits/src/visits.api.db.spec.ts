import { type Actor, newId } from '@app/kernel';
import { DatabaseModule, Features, graphqlModule, inputValidation, PermissionGuard } from '@app/platform';
import { Global, Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TestDatabase } from '@test/test-database';
import { AppealsPort, DemandsPort, VISITS_ENTITIES, VisitsModule } from './index';
import { aCounty, openVisits, PlainAppealsPort, PlainDemandsPort, type VisitsWorld } from './testing/visits-world';

@Global()
@Module({
  providers: [
    { provide: AppealsPort, useClass: PlainAppealsPort },
    { provide: DemandsPort, useClass: PlainDemandsPort },
  ],
  exports: [AppealsPort, DemandsPort],
})
class PortsModule {}

interface Answer {
  readonly data: Record<string, Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly extensions: { readonly code: string; readonly fields?: readonly { readonly path: string; readonly code: string }[] };
  }[];
}

const LOG = `mutation ($input: LogVisitInput!) { logVisit(input: $input) { __typename
  ... on Visit { id occurredOn channel topics note firms { id name shortName } participants { name outsider } recordedBy { name } onBehalfOf { name } isLate }
  ... on UserError { code message field } } }`;

describe('the API of visits', () => {
  let db: TestDatabase;
  let w: VisitsWorld;
  let app: NestFastifyApplication;
  let c: Awaited<ReturnType<typeof aCounty>>;
  let firm: string;
  let actor: Actor | null = null;
  beforeAll(async () => {
    db = await TestDatabase.create();
    w = await openVisits(db);
    c = await aCounty(w.world);
    firm = await w.world.enterprise(c.town, '佳明食品');
    @Module({
      imports: [
        DatabaseModule.forRoot({
          appUrl: db.urls.app,
          portalUrl: db.urls.portal,
          poolSize: 4,
          features: new Features([{ name: 'visits', entities: VISITS_ENTITIES }]),
        }),
        graphqlModule({ introspection: false, schemaFile: true }),
        PortsModule,
        VisitsModule,
      ],
      providers: [{ provide: APP_GUARD, useClass: PermissionGuard }],
    })
    class TestModule {}
    app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), { logger: false, abortOnError: false });
    app.useGlobalPipes(inputValidation());
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', async (request) => {
        Object.assign(request, { actor });
      });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app?.close();
    await db.drop();
  });

  async function ask(as: Actor | null, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    actor = as;
    const response = await fetch(`${await app.getUrl()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }
  const input = (more: Record<string, unknown> = {}) => ({
    clientId: newId(),
    channel: 'ON_SITE',
    firms: [{ enterpriseId: firm }],
    topics: ['ORDERS'],
    ...more,
  });

  it('logs, lists, opens, replaces and voids a visit', async () => {
    const logged = await ask(c.cadre, LOG, {
      input: input({
        note: '𠮷',
        appeals: [{ title: '停电', description: '常停电' }],
        demands: [{ amount: '300000.00', purpose: '周转', termMonths: 12 }],
      }),
    });
    expect(logged).toMatchObject({
      data: {
        logVisit: {
          __typename: 'Visit',
          channel: 'ON_SITE',
          note: '𠮷',
          firms: [{ name: '佳明食品' }],
          participants: [{ name: '干部', outsider: false }],
          isLate: false,
        },
      },
    });
    const id = logged.data?.['logVisit']?.['id'];
    expect(await db.look('SELECT amount, term_months FROM demand WHERE visit_id = $1', [String(id)])).toEqual([
      { amount: '300000.00', term_months: 12 },
    ]);
    expect(
      await ask(
        c.clerk,
        '{ visits(filter: { channel: ON_SITE }, first: 1) { edges { node { id unit { name } } } } visit(id: "' + String(id) + '") { id } }',
      ),
    ).toEqual({
      data: { visits: { edges: [{ node: { id, unit: { name: '阳城镇' } } }] }, visit: { id } },
    });
    const replaced = await ask(
      c.cadre,
      'mutation ($input: ReplaceVisitInput!) { replaceVisit(input: $input) { ... on Visit { id replacesId } } }',
      {
        input: input({ visitId: id, reason: '错字' }),
      },
    );
    expect(replaced.data?.['replaceVisit']).toMatchObject({ replacesId: id });
    const voiding =
      'mutation ($input: VoidVisitInput!) { voidVisit(input: $input) { __typename ... on Visit { voidReason } ... on VisitRefused { code field } } }';
    const next = replaced.data?.['replaceVisit']?.['id'];
    expect((await ask(c.clerk, voiding, { input: { visitId: next, reason: '重复' } })).data).toEqual({
      voidVisit: { __typename: 'Visit', voidReason: '重复' },
    });
    expect((await ask(c.clerk, voiding, { input: { visitId: next, reason: '重复' } })).data).toEqual({
      voidVisit: { __typename: 'VisitRefused', code: 'VISIT_ALREADY_VOIDED', field: 'input.visitId' },
    });
  });

  it('says a refusal as a member of the union, and faults by field', async () => {
    const refusal = await ask(c.cadre, LOG, { input: input({ occurredOn: '2099-01-01' }) });
    expect(refusal.data).toEqual({
      logVisit: { __typename: 'VisitRefused', code: 'OCCURRED_IN_FUTURE', message: '日期不能晚于今天', field: 'input.occurredOn' },
    });
    const faults = await ask(c.cadre, LOG, {
      input: input({ note: 'a\u0000', outsiders: ['\u0000'], appeals: [{ title: '\u0000', description: 'x' }], topics: [] }),
    });
    expect(faults.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(faults.errors?.[0]?.extensions.fields?.map((f) => f.path).sort()).toEqual([
      'input.appeals.0.title',
      'input.note',
      'input.outsiders',
      'input.topics',
    ]);
    for (const more of [
      { occurredOn: '2023-02-29' },
      { channel: 'FLY' },
      { firms: [{ enterpriseId: 'x' }] },
      { demands: [{ amount: '0.001', purpose: 'x' }] },
    ]) {
      expect((await ask(c.cadre, LOG, { input: input(more) })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('is closed to who may not', async () => {
    expect((await ask(null, LOG, { input: input() })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const handler = await w.world.actor('HANDLER', c.town);
    for (const query of ['{ visits { totalCount } }', '{ campaigns { totalCount } }']) {
      expect((await ask(handler, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await ask(handler, LOG, { input: input() })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(
      await db.look(`SELECT action FROM audit_entry WHERE outcome = 'DENIED' AND person_id = $1 ORDER BY action`, [handler.id]),
    ).toEqual([{ action: 'campaigns' }, { action: 'logVisit' }, { action: 'visits' }]);
  });

  it('opens and lists a campaign', async () => {
    const created = await ask(
      c.clerk,
      'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { name from to unit { name } } }',
      {
        input: { clientId: newId(), name: '千企万户大走访', from: '2024-01-01', to: '2024-12-31' },
      },
    );
    expect(created.data).toEqual({
      createCampaign: { name: '千企万户大走访', from: '2024-01-01', to: '2024-12-31', unit: { name: '阳城镇' } },
    });
    expect((await ask(c.cadre, '{ campaigns { edges { node { name } } } }')).data).toEqual({
      campaigns: { edges: [{ node: { name: '千企万户大走访' } }] },
    });
  });
});
