import { type PostRole } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty } from '@test/county';
import { Program, Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { Office, OWN_APPEAL } from '@test/thread';

/** Marks of browsers, 22 signs each, and networks. */
const browser = (name: string): string => name.padEnd(22, '-');
const DESK = { browser: browser('desk'), address: '10.1.1.1' };
const HALL = { browser: browser('hall'), address: '10.1.1.2' };
const ELSEWHERE = '203.0.113.9';

interface Slip {
  readonly number: string;
  readonly code: string | null;
}

describe('nobody proves his own work', () => {
  let db: TestDatabase;
  let county: County;
  let program: Program;
  let api: Api;
  const as = {} as Record<'clerk' | 'head' | 'chief' | 'cadre' | 'auditor' | 'caller', Session>;
  let office: Office;
  let firms = 0;

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { ROLE: 'api', TRUST_PROXY: 'true' });
    county = await makeCounty(db);
    program = await started;
    api = new Api(program);
    const signIn = (role: PostRole, from: Session['from']) => program.signIn(role.toLowerCase(), undefined, from);
    as.clerk = await signIn('OFFICE_CLERK', DESK);
    as.head = await signIn('OFFICE_HEAD', { browser: browser('head'), address: '10.1.1.3' });
    as.chief = await signIn('CHIEF_LEADER', { browser: browser('chief'), address: '10.1.1.4' });
    as.cadre = await signIn('CADRE', { browser: browser('cadre'), address: '10.1.1.5' });
    as.auditor = await signIn('AUDITOR', HALL);
    as.caller = await signIn('CALLBACK_OFFICER', { browser: browser('caller'), address: '10.1.1.6' });
    office = new Office({ api } as never, as.clerk, as.head, county.station.id);
    // Where staff work is known once their session has come from there.
    for (const session of Object.values(as)) await api.read(session, '{ me { person { name } } }');
  });
  afterAll(async () => {
    await program?.stop();
    await db?.drop();
  });

  const firm = (): Promise<string> => county.world.enterprise(county.village, `证明厂${++firms}号`);
  const cardOf = async (enterpriseId: string, by: Session, from: Session['from'] = {}): Promise<Session> => {
    const [issued] = (
      await api.read<{ issueEnterpriseCards: readonly { token: string }[] }>(
        by,
        'mutation($input: IssueEnterpriseCardsInput!) { issueEnterpriseCards(input: $input) { token } }',
        { input: { enterpriseIds: [enterpriseId] } },
      )
    ).issueEnterpriseCards;
    return new Session(issued?.token ?? '', from);
  };
  const print = async (appealId: string, by: Session, clientId = `s${Math.random()}`): Promise<Slip> =>
    (
      await api.read<{ printQuerySlip: Slip }>(
        by,
        'mutation($input: PrintQuerySlipInput!) { printQuerySlip(input: $input) { number code } }',
        {
          input: { clientId, appealId },
        },
      )
    ).printQuerySlip;
  const track = async ({ number, code }: Slip, from: Session['from']): Promise<Session | null> => {
    const { trackAppeal } = await api.read<{ trackAppeal: { token?: string } }>(
      new Session(null, from),
      'mutation($input: TrackAppealInput!) { trackAppeal(input: $input) { ... on Tracking { token } } }',
      { input: { number, code: code ?? '' } },
    );
    return trackAppeal.token ? new Session(trackAppeal.token, from) : null;
  };
  /** Registered and solved on the spot by the clerk; the reply is as old as is said. */
  const solved = async (enterpriseId: string, minutesAgo = 30): Promise<string> => {
    const { id } = await office.register(enterpriseId, '门口的灯不亮');
    await api.done(
      as.clerk,
      'solveOnSpot',
      { appealId: id, outcome: 'SOLVED', reply: '已换', evidenceKind: 'NUMBER', evidence: '1' },
      '... on Appeal { id }',
    );
    await db.look(`UPDATE appeal_reply SET recorded_at = recorded_at - make_interval(mins => $2) WHERE appeal_id = $1`, [id, minutesAgo]);
    return id;
  };
  const says = (who: Session | null, appealId: string): Promise<object> =>
    api.done(who, 'confirmAppeal', { appealId, solved: 'YES', satisfaction: 'SATISFIED' }, OWN_APPEAL);
  const heard = async (appealId: string): Promise<{ class: string; doubts: readonly string[] }> => {
    const [row] = await db.look<{ class: string; doubts: readonly string[] }>(
      'SELECT class, doubts FROM confirmation WHERE appeal_id = $1 ORDER BY recorded_at DESC LIMIT 1',
      [appealId],
    );
    return row ?? { class: '', doubts: [] };
  };
  const closes = (who: Session, appealId: string): Promise<string> => api.refusal(who, 'closeAppeal', { appealId }, '... on Appeal { id }');

  it('counts the firm with its own old card on its own phone as A; it is closed', async () => {
    const enterpriseId = await firm();
    const card = await cardOf(enterpriseId, as.cadre, { browser: browser('phone-1'), address: ELSEWHERE });
    const id = await solved(enterpriseId);
    await says(card, id);
    expect(await heard(id)).toEqual({ class: 'A', doubts: [] });
    expect(await closes(as.head, id)).toBe('DONE');
  });

  it('gives no reader of the staff a code, and a new print ends the one before', async () => {
    const id = await solved(await firm());
    for (const who of [as.clerk, as.cadre, as.head]) {
      const { appeal } = await api.read<{ appeal: { queryCode: string | null } }>(
        who,
        'query($id: UUID!) { appeal(id: $id) { queryCode } }',
        { id },
      );
      expect(appeal.queryCode).toBeNull();
    }
    const first = await print(id, as.clerk, 'once');
    expect(first.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect((await print(id, as.clerk, 'once')).code).toBeNull();
    expect(await track(first, { address: ELSEWHERE })).not.toBeNull();
    const second = await print(id, as.clerk);
    expect(second.code).not.toBe(first.code);
    expect(await track(first, { address: ELSEWHERE })).toBeNull();
    expect(await track(second, { address: ELSEWHERE })).not.toBeNull();
  });

  it.each([
    ['the clerk’s own browser', { ...DESK, address: ELSEWHERE }, 'STAFF_BROWSER'],
    ['a program', { address: ELSEWHERE }, 'NO_BROWSER'],
    ['another window in the office', { browser: browser('window'), address: DESK.address }, 'STAFF_ADDRESS'],
  ])('does not take a slip that the clerk printed for the firm itself when it comes from %s', async (_, from, doubt) => {
    const id = await solved(await firm());
    await says(await track(await print(id, as.clerk), from), id);
    const { class: given, doubts } = await heard(id);
    expect([given, doubts.includes(doubt), doubts.includes('STAFF_PROOF')]).toEqual(['D', true, true]);
    expect(await closes(as.head, id)).toBe('APPEAL_NOT_CONFIRMED');
    // A call by another unit is what it waits for.
    await api.done(as.caller, 'recordConfirmation', { appealId: id, solved: 'YES', satisfaction: 'SATISFIED' }, '... on Appeal { id }');
    expect(await closes(as.head, id)).toBe('DONE');
  });

  it('takes the same slip as A from another device on another network, and shows it to the auditor', async () => {
    const id = await solved(await firm());
    await says(await track(await print(id, as.clerk), { browser: browser('phone-2'), address: ELSEWHERE }), id);
    expect(await heard(id)).toEqual({ class: 'A', doubts: ['STAFF_PROOF'] });
    const { confirmationDoubts } = await api.read<{
      confirmationDoubts: { edges: { node: { appealId: string; holderNames: string[] } }[] };
    }>(as.auditor, '{ confirmationDoubts(first: 50) { edges { node { appealId holderNames } } } }');
    expect(confirmationDoubts.edges.find(({ node }) => node.appealId === id)?.node.holderNames).toEqual(['OFFICE_CLERK']);
  });

  it('does not take a card that was printed after the registration from where staff work', async () => {
    const enterpriseId = await firm();
    const id = await solved(enterpriseId);
    await says(await cardOf(enterpriseId, as.cadre, { browser: browser('cadre') }), id);
    expect((await heard(id)).class).toBe('D');
  });

  it('does not take a word right after the reply from the network of the office, whatever the card', async () => {
    const enterpriseId = await firm();
    const card = await cardOf(enterpriseId, as.cadre, { browser: browser('phone-3'), address: DESK.address });
    const id = await solved(enterpriseId, 2);
    await says(card, id);
    expect(await heard(id)).toEqual({ class: 'D', doubts: ['STAFF_ADDRESS', 'SOON'] });
  });

  it('does not take one device that speaks for a third firm', async () => {
    const from = { browser: browser('phone-4'), address: ELSEWHERE };
    const given: string[] = [];
    for (let i = 0; i < 3; i++) {
      const enterpriseId = await firm();
      const card = await cardOf(enterpriseId, as.cadre, from);
      const id = await solved(enterpriseId);
      await says(card, id);
      given.push((await heard(id)).class);
    }
    expect(given).toEqual(['A', 'A', 'D']);
  });

  it('lets nobody sign the closing who printed the slip or the card, not even round the rules', async () => {
    const enterpriseId = await firm();
    const id = await solved(enterpriseId);
    await cardOf(enterpriseId, as.clerk);
    await db.look(`UPDATE enterprise_link SET issued_by = $2 WHERE enterprise_id = $1`, [enterpriseId, county.people.OFFICE_HEAD.id]);
    await api.done(as.caller, 'recordConfirmation', { appealId: id, solved: 'YES' }, '... on Appeal { id }');
    expect(await closes(as.head, id)).toBe('APPEAL_CLOSE_SIGNER');
    const { appeal } = await api.read<{ appeal: { availableActions: string[] } }>(
      as.head,
      'query($id: UUID!) { appeal(id: $id) { availableActions } }',
      { id },
    );
    expect(appeal.availableActions).not.toContain('close');
    await expect(
      county.database.write(county.people.OFFICE_HEAD, (tx) =>
        tx.change(`UPDATE appeal SET state = 'CLOSED', closed_on = app.today() WHERE id = $1`, [id]),
      ),
    ).rejects.toThrow();
    expect(await closes(as.chief, id)).toBe('DONE');
  });

  it('does not let the database keep a word as A that is none', async () => {
    const enterpriseId = await firm();
    const id = await solved(enterpriseId);
    const link = await county.world.enterpriseActor(enterpriseId, county.village, county.people.CADRE);
    const [event] = await db.look<{ id: string }>('SELECT id FROM appeal_event WHERE appeal_id = $1 ORDER BY seq DESC LIMIT 1', [id]);
    await expect(
      county.database.write(link, (tx) =>
        tx.rows(
          `INSERT INTO confirmation (id, appeal_id, event_id, org_path, class, solved, enterprise_link_id, occurred_on)
           VALUES (gen_random_uuid(), $1, $2, $3, 'A', 'YES', $4, app.today())`,
          [id, event?.id ?? '', county.town.path, link.id],
        ),
      ),
    ).rejects.toMatchObject({ cause: { constraint: 'confirmation_proof' } });
  });

  it('lets a firm take its matter back only by a word that is its own', async () => {
    const { id } = await office.register(await firm(), '不再需要');
    const slip = await print(id, as.clerk);
    const withdraws = async (from: Session['from']): Promise<string> =>
      api.refusal(await track(slip, from), 'withdrawOwnAppeal', { appealId: id, reason: 'OTHER_WAY' }, OWN_APPEAL);
    expect(await withdraws(DESK)).toBe('APPEAL_PROOF_NEEDED');
    expect(await withdraws({ browser: browser('phone-5'), address: ELSEWHERE })).toBe('DONE');
  });

  it('refuses the code of a visit in the visitor’s own browser, and counts it by the device that showed it', async () => {
    const enterpriseId = await firm();
    const visit = async (): Promise<string> => {
      const { id } = await api.done<{ id: string }>(
        as.cadre,
        'logVisit',
        { clientId: `v${Math.random()}`, channel: 'ON_SITE', firms: [{ enterpriseId }], topics: ['ORDERS'], note: '看了看' },
        '... on Visit { id }',
      );
      return id;
    };
    const keyOf = async (id: string): Promise<string> =>
      (
        await api.read<{ visitCodes: readonly { key: string }[] }>(as.cadre, 'query($id: UUID!) { visitCodes(visitId: $id) { key } }', {
          id,
        })
      ).visitCodes[0]?.key ?? '';
    const witness = async (from: Session['from']): Promise<string> => {
      const id = await visit();
      const said = await api.refusal(
        new Session(null, from),
        'confirmVisitByCode',
        { key: await keyOf(id), tookPlace: true },
        '... on VisitByCode { firmName }',
      );
      const [row] = await db.look<{ class: string }>('SELECT class FROM visit_confirmation WHERE visit_id = $1', [id]);
      return row?.class ?? said;
    };
    expect(await witness({ browser: browser('cadre'), address: ELSEWHERE })).toBe('VISIT_CODE_OWN_BROWSER');
    expect(await witness({ address: ELSEWHERE })).toBe('D');
    expect(await witness({ browser: browser('phone-6'), address: '10.1.1.5' })).toBe('B');
    expect(await witness({ browser: browser('phone-6'), address: ELSEWHERE })).toBe('A');
  });

  it('takes a right code behind an address from which others try wrong ones', async () => {
    const id = await solved(await firm());
    const slip = await print(id, as.clerk);
    const from = { address: '198.51.100.7' };
    const wrong = await Promise.all(
      Array.from({ length: 30 }, (_, i) => track({ number: `SQ-419900101-2024-${7000 + i}`, code: 'AAAA2222' }, from)),
    );
    expect(wrong.every((one) => one === null)).toBe(true);
    expect(await track(slip, from)).not.toBeNull();
  });
});
