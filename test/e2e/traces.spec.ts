import { newId } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty } from '@test/county';
import { eventually } from '@test/eventually';
import { Program, Session } from '@test/program';
import { TestDatabase } from '@test/test-database';

const browser = (name: string): string => name.padEnd(22, '-');
/** A picture of one dot. */
const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('traces and limits', () => {
  let db: TestDatabase;
  let county: County;
  let program: Program;
  let api: Api;
  let clerk: Session;
  let cadre: Session;
  let firm: string;
  let card: Session;

  beforeAll(async () => {
    db = await TestDatabase.create({ quotas: true });
    const started = Program.start(db, { TRUST_PROXY: 'true' });
    county = await makeCounty(db);
    program = await started;
    api = new Api(program);
    clerk = await program.signIn('office_clerk', undefined, { browser: browser('desk'), address: '10.9.9.9' });
    cadre = await program.signIn('cadre');
    firm = await county.world.enterprise(county.village, '留痕厂');
    const issue = 'mutation($input: IssueEnterpriseLinkInput!) { issueEnterpriseLink(input: $input) { token } }';
    const { issueEnterpriseLink } = await api.read<{ issueEnterpriseLink: { token: string } }>(clerk, issue, {
      input: { enterpriseId: firm },
    });
    card = new Session(issueEnterpriseLink.token);
  });
  afterAll(async () => {
    await program?.stop();
    await db?.drop();
  });

  const traces = (condition: string) =>
    db.look<{ session: boolean; token: boolean; browser: boolean; address: boolean }>(
      `SELECT session_id IS NOT NULL AS session, token_id IS NOT NULL AS token, browser IS NOT NULL AS browser, address IS NOT NULL AS address
         FROM audit_entry WHERE ${condition}`,
    );
  const reveal = (as: Session): Promise<string> =>
    program
      .ask<unknown>(
        'mutation($input: RevealContactInput!) { revealContact(input: $input) { __typename } }',
        { input: { enterpriseId: firm, reason: '回访' } },
        as,
      )
      .then(({ errors }) => errors?.[0]?.extensions.messageCode ?? 'DONE');

  it('carry the session, the browser and the network of every act, and the chain holds them', async () => {
    await reveal(clerk);
    expect(await traces(`action = 'contact.reveal'`)).toEqual([{ session: true, token: false, browser: true, address: true }]);
    expect((await traces(`action = 'identity.sign-in'`))[0]).toMatchObject({ browser: true, address: true });
    await eventually(
      async () =>
        (await db.look("SELECT FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id WHERE e.action = 'contact.reveal'")).length > 0,
    );
    const auditor = await program.signIn('auditor');
    const verify = '{ auditVerification { faults { kind } } }';
    expect(await api.read(auditor, verify)).toEqual({ auditVerification: { faults: [] } });
    await db.look(`UPDATE audit_entry SET address = NULL WHERE action = 'contact.reveal'`);
    expect(await api.read(auditor, verify)).toEqual({ auditVerification: { faults: [{ kind: 'HASH_MISMATCH' }] } });
  });

  it('are left by asking for what is elsewhere, once for each field', async () => {
    const foreign = await county.world.enterprise(county.sibling, '别镇厂');
    await program.ask('query($id: UUID!) { enterprise(id: $id) { id } }', { id: foreign }, clerk);
    await api.refusal(clerk, 'acceptAppeal', { appealId: newId(), category: 'OTHER', complexity: 'ORDINARY' }, '... on Appeal { id }');
    await fetch(`${program.url}/files/${newId()}`, { headers: clerk.headers });
    const tried = async () =>
      (
        await db.look<{ action: string }>(
          `SELECT action FROM audit_entry WHERE outcome = 'DENIED' AND details->>'code' = 'NOT_FOUND' ORDER BY action`,
        )
      ).map(({ action }) => action);
    await eventually(async () => (await tried()).length === 3);
    expect(await tried()).toEqual(['/files/:id', 'acceptAppeal', 'enterprise']);
    expect(await db.look(`SELECT details->>'asked' AS asked FROM audit_entry WHERE action = 'enterprise' AND outcome = 'DENIED'`)).toEqual([
      { asked: foreign },
    ]);
  });

  it('hold a token to what it was given: looking only, and some of the permissions', async () => {
    const make = async (more: object): Promise<Session> => {
      const { secret } = await api.done<{ secret: string }>(
        clerk,
        'createAccessToken',
        { clientId: newId(), name: '报表', expiresOn: '2099-01-01', ...more },
        '... on IssuedAccessToken { secret }',
      );
      return new Session(secret);
    };
    const year = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
    const reading = await make({ readOnly: true, expiresOn: year });
    expect(await api.read(reading, '{ appeals(first: 1) { totalCount } }')).toEqual({ appeals: { totalCount: 0 } });
    expect(await reveal(reading)).toBe('TOKEN_READ_ONLY');
    const upload = await fetch(`${program.url}/files?purpose=EVIDENCE`, { method: 'POST', headers: reading.headers });
    expect(upload.status).toBe(403);
    const narrow = await make({ permissions: ['enterprise:read'], expiresOn: year });
    expect(await api.read(narrow, '{ enterprises(first: 1) { totalCount } }')).toMatchObject({ enterprises: {} });
    expect((await program.ask('{ appeals(first: 1) { totalCount } }', {}, narrow)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const wrong = { clientId: newId(), name: '报表', expiresOn: year, permissions: ['appeal:everything'] };
    expect(await api.refusal(clerk, 'createAccessToken', wrong, '... on IssuedAccessToken { secret }')).toBe('TOKEN_PERMISSION');
    await reveal(narrow).catch(() => undefined);
    expect(await traces(`token_id IS NOT NULL`)).not.toEqual([]);
  });

  it('let one person look up so many contacts on a day, and one card hand in so many appeals, also all at once', async () => {
    const looked = await Promise.all(Array.from({ length: 70 }, () => reveal(cadre)));
    expect([looked.filter((one) => one === 'DONE').length, new Set(looked)]).toEqual([60, new Set(['DONE', 'CONTACT_REVEALS_OF_DAY'])]);
    const submit = (i: number) => api.refusal(card, 'submitAppeal', { clientId: `a${i}`, title: '停水', description: '停水' }, OWN);
    const handed = await Promise.all(Array.from({ length: 14 }, (_, i) => submit(i)));
    expect(handed.filter((one) => one === 'DONE')).toHaveLength(10);
    // A repeat of what was handed in is no further one.
    expect(await submit(handed.indexOf('DONE'))).toBe('DONE');
  });

  it('let one card upload so many files, also all at once, and keep nothing of the others', async () => {
    const upload = async (i: number): Promise<number> => {
      const body = new FormData();
      body.set('file', new Blob([DOT], { type: 'image/png' }), `${i}.png`);
      return (await fetch(`${program.url}/files?purpose=APPEAL`, { method: 'POST', headers: card.headers, body })).status;
    };
    const all = await Promise.all(Array.from({ length: 50 }, (_, i) => upload(i)));
    expect([all.filter((status) => status < 300).length, new Set(all)]).toEqual([36, new Set([201, 429])]);
    expect(await db.look(`SELECT count(*)::int AS n FROM file WHERE purpose = 'APPEAL'`)).toEqual([{ n: 36 }]);
  });

  it('let nobody say of himself that he made more visits on the spot on a day than can be walked', async () => {
    const visit = (i: number) =>
      api.refusal(
        cadre,
        'logVisit',
        { clientId: `v${i}`, channel: 'ON_SITE', firms: [{ enterpriseId: firm }], topics: ['ORDERS'], note: '看了看' },
        '... on Visit { id }',
      );
    const told = await Promise.all(Array.from({ length: 64 }, (_, i) => visit(i)));
    expect(told.filter((one) => one === 'DONE')).toHaveLength(60);
  });
});

const OWN = '... on OwnAppeal { id }';
