import { type Actor, newId } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty, signInAll } from '@test/county';
import { Program, Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { APPEAL, VISIT } from '@test/thread';

const times = <T>(n: number, act: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, (_, i) => act(i)));

describe('many at the same time', () => {
  let db: TestDatabase;
  let program: Program;
  let api: Api;
  let county: County;
  let as: Awaited<ReturnType<typeof signInAll>>;

  beforeAll(async () => {
    db = await TestDatabase.create();
    county = await makeCounty(db);
    program = await Program.start(db);
    api = new Api(program);
    as = await signInAll(program);
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  const registration = (enterpriseId: string, title: string): object => ({
    clientId: newId(),
    enterpriseId,
    title,
    description: '请协调',
    source: 'OFFICE',
    contactPhone: '13800000000',
  });

  it('gives 64 registrations 64 numbers without a gap', async () => {
    const firm = await county.world.enterprise(county.town, '并发挂号有限公司');
    const done = await times(64, (i) =>
      api.done<{ number: string }>(i % 2 ? as.CADRE : as.OFFICE_CLERK, 'registerAppeal', registration(firm, `诉求${i}`), APPEAL),
    );
    const numbers = done.map(({ number }) => Number(number.split('-').at(-1))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 64 }, (_, i) => i + 1));
    const [counter] = await db.look<{ last: number }>('SELECT last FROM appeal_counter');
    expect(counter?.last).toBe(64);
  });

  it('leaves no gap where registrations are refused in between', async () => {
    const firm = await county.world.enterprise(county.town, '有拒有收有限公司');
    const outcomes = await times(40, (i) =>
      api.act(
        as.OFFICE_CLERK,
        'registerAppeal',
        { ...registration(firm, `混合${i}`), ...(i % 4 === 0 ? { category: 'FINANCING' } : {}) },
        APPEAL,
      ),
    );
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(30);
    const rows = await db.look<{ n: number; last: number }>(
      `SELECT count(*)::integer AS n, max(right(number, 4))::integer AS last FROM appeal`,
    );
    expect(rows[0]?.n).toBe(rows[0]?.last);
  });

  describe('who is responsible for a firm', () => {
    let cadres: Actor[];
    beforeAll(async () => {
      cadres = [];
      for (let i = 0; i < 10; i++) cadres.push(await county.world.actor('CADRE', county.office, county.town, `干部${i}`));
    });

    const overlaps = (firm: string): Promise<object[]> =>
      db.look(
        `SELECT a.id FROM liaison a JOIN liaison b ON a.enterprise_id = b.enterprise_id AND a.role = b.role AND a.id < b.id AND a.period && b.period
          WHERE a.enterprise_id = $1`,
        [firm],
      );
    const assign = (firm: string, i: number, replace: boolean): Promise<string> =>
      api.refusal(
        as.OFFICE_CLERK,
        'assignLiaison',
        { clientId: newId(), enterpriseId: firm, personId: cadres[i % cadres.length]?.id, role: 'CADRE', replace },
        '... on Liaison { id }',
      );

    it('is one of 50 who are assigned at once', async () => {
      const firm = await county.world.enterprise(county.town, '五十人争有限公司');
      const words = await times(50, (i) => assign(firm, i, false));
      expect(words.filter((word) => word === 'DONE')).toHaveLength(1);
      expect(words.filter((word) => word !== 'DONE' && word !== 'LIAISON_TAKEN' && word !== 'LIAISON_SAME_HOLDER')).toEqual([]);
      expect(await overlaps(firm)).toEqual([]);
    });

    it('is never two people on one day when each of 50 replaces the one before', async () => {
      const firm = await county.world.enterprise(county.town, '轮流接手有限公司');
      const words = await times(50, (i) => assign(firm, i, true));
      expect(words).toContain('DONE');
      expect(words.filter((word) => !['DONE', 'LIAISON_TAKEN', 'LIAISON_SAME_HOLDER', 'LIAISON_TAKEN_LATER'].includes(word))).toEqual([]);
      expect(await overlaps(firm)).toEqual([]);
      expect(await db.look('SELECT id FROM liaison WHERE enterprise_id = $1 AND upper_inf(period)', [firm])).toHaveLength(1);
    });
  });

  it('closes once when two sign off at the same moment', async () => {
    const firm = await county.world.enterprise(county.town, '同时销号有限公司');
    const { id: appealId } = await api.done<{ id: string }>(as.OFFICE_CLERK, 'registerAppeal', registration(firm, '同时销号'), APPEAL);
    const step = (session: Session, mutation: string, input: object): Promise<{ state: string }> =>
      api.done(session, mutation, { appealId, ...input }, APPEAL);
    await step(as.OFFICE_CLERK, 'acceptAppeal', { category: 'UTILITIES', complexity: 'ORDINARY' });
    await step(as.OFFICE_CLERK, 'dispatchAppeal', { leadUnitId: county.station.id, instructions: '请办理' });
    await step(as.HANDLER, 'replyToAppeal', { outcome: 'SOLVED', reply: '已恢复供电', evidenceKind: 'NUMBER', evidence: '电〔1〕号' });
    await step(as.CALLBACK_OFFICER, 'recordConfirmation', { solved: 'YES', satisfaction: 'SATISFIED' });
    const words = await Promise.all(
      [as.OFFICE_HEAD, as.CHIEF_LEADER].map((session) => api.refusal(session, 'closeAppeal', { appealId }, APPEAL)),
    );
    expect(words.toSorted()).toEqual(['APPEAL_WRONG_STATE', 'DONE']);
    expect(await db.look(`SELECT seq FROM appeal_event WHERE appeal_id = $1 AND action = 'close'`, [appealId])).toHaveLength(1);
    expect(await db.look('SELECT state FROM appeal WHERE id = $1', [appealId])).toEqual([{ state: 'CLOSED' }]);
  });

  it('merges two firms, or two appeals, one way only when both ways are asked at once', async () => {
    const [a, b] = [await county.world.enterprise(county.town, '并户一号'), await county.world.enterprise(county.town, '并户二号')];
    const merge = (loserId: string, survivorId: string): Promise<string> =>
      api.refusal(as.OFFICE_CLERK, 'mergeEnterprises', { loserId, survivorId, reason: '重复登记' }, '... on EnterprisesMerged { aliasId }');
    const firms = await Promise.all([merge(a, b), merge(b, a), merge(a, b), merge(b, a)]);
    expect(firms.filter((word) => word === 'DONE')).toHaveLength(1);
    const [x, y] = await times(2, (i) => api.done<{ id: string }>(as.OFFICE_CLERK, 'registerAppeal', registration(a, `并单${i}`), APPEAL));
    const into = (appealId = '', mainAppealId = ''): Promise<string> =>
      api.refusal(as.OFFICE_CLERK, 'mergeAppeal', { appealId, mainAppealId, reason: '同一件事' }, APPEAL);
    const appeals = await Promise.all([into(x?.id, y?.id), into(y?.id, x?.id)]);
    expect(appeals.toSorted()).toEqual(['APPEAL_MAIN_FINAL', 'DONE']);
  });

  it('gives units that are made at once places of their own', async () => {
    const words = await times(20, (i) =>
      api.refusal(
        as.SYSTEM_ADMIN,
        'createUnit',
        { clientId: newId(), parentId: county.department.id, name: `供电所${i}`, kind: 'STATION' },
        '... on Unit { id }',
      ),
    );
    expect(new Set(words)).toEqual(new Set(['DONE']));
    expect(await db.look('SELECT path FROM unit GROUP BY path HAVING count(*) > 1')).toEqual([]);
  });

  it('logs one visit however often the same intent arrives at once', async () => {
    const firm = await county.world.enterprise(county.town, '二十次提交有限公司');
    const input = {
      clientId: newId(),
      channel: 'ON_SITE',
      topics: ['PRODUCTION'],
      firms: [{ enterpriseId: firm }],
      appeals: [{ title: '门前路灯', description: '路灯不亮' }],
    };
    const done = await times(20, () => api.done<{ id: string }>(as.CADRE, 'logVisit', input, VISIT));
    expect(new Set(done.map(({ id }) => id)).size).toBe(1);
    expect(await db.look('SELECT id FROM visit_firm WHERE enterprise_id = $1', [firm])).toHaveLength(1);
    expect(await db.look('SELECT id FROM appeal WHERE enterprise_id = $1', [firm])).toHaveLength(1);
  });

  it('registers one appeal however often the same intent arrives at once, and refuses another content', async () => {
    const firm = await county.world.enterprise(county.town, '重复挂号有限公司');
    const input = registration(firm, '重复挂号');
    const done = await times(20, () => api.done<{ number: string }>(as.OFFICE_CLERK, 'registerAppeal', input, APPEAL));
    expect(new Set(done.map(({ number }) => number)).size).toBe(1);
    expect(await api.refusal(as.OFFICE_CLERK, 'registerAppeal', { ...input, title: '另一件' }, APPEAL)).toBe('CLIENT_ID_REUSED');
  });

  it('never pays out more than the credit when tranches arrive at once', async () => {
    const firm = await county.world.enterprise(county.town, '分笔放款有限公司');
    const demand = (mutation: string, session: Session, input: object): Promise<{ id: string; paid: string; offers: { id: string }[] }> =>
      api.done(session, mutation, { clientId: newId(), ...input }, '... on Demand { id paid offers { id } }');
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const { id } = await demand('recordDemand', as.OFFICE_CLERK, {
      enterpriseId: firm,
      amount: '1000000',
      purpose: '周转',
      route: 'OWN',
      authorisedOn: today,
    });
    const { offers } = await demand('sendToBank', as.OFFICE_CLERK, { demandId: id, bankId: county.bank.id });
    const offerId = offers[0]?.id;
    await demand('decideOffer', as.BANK_OFFICER, {
      offerId,
      decision: 'GRANTED',
      amount: '1000000',
      annualRate: '3.5',
      guarantee: 'CREDIT',
    });
    await demand('answerOffer', as.OFFICE_CLERK, { offerId, answer: 'ACCEPTED' });
    const words = await times(12, () =>
      api.refusal(
        as.BANK_OFFICER,
        'recordDisbursement',
        { clientId: newId(), offerId, kind: 'NEW', amount: '300000' },
        '... on Demand { id }',
      ),
    );
    expect(words.filter((word) => word === 'DONE')).toHaveLength(3);
    expect(new Set(words)).toEqual(new Set(['DONE', 'DISBURSEMENT_EXCEEDS_CREDIT']));
    expect(await db.look('SELECT sum(amount)::text AS paid FROM disbursement WHERE offer_id = $1', [offerId ?? ''])).toEqual([
      { paid: '900000.00' },
    ]);
  });

  it('locks an account after five of twenty wrong passwords that come at once', async () => {
    const wrong = (password: string): Promise<string> =>
      api.refusal(new Session(), 'signIn', { loginName: 'auditor', password }, '... on SignedIn { me { loginName } }');
    const words = await times(20, (i) => wrong(`Wrong-Guess-${i}`));
    expect(words).not.toContain('DONE');
    expect(words.filter((word) => word === 'SIGN_IN_LOCKED').length).toBeGreaterThanOrEqual(15);
    // The right one is not looked at any more.
    expect(await wrong('Correct-Horse-7')).toBe('SIGN_IN_LOCKED');
    expect(await db.look(`SELECT 1 FROM account WHERE login_name = 'auditor' AND locked_until > now()`)).toHaveLength(1);
    // Nobody else is kept out by it.
    await expect(program.signIn('office_clerk')).resolves.toBeInstanceOf(Session);
  });
});
