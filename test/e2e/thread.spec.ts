import { issueFirstAdminLink } from '@app/identity';
import { makeCreditCode, newId } from '@app/kernel';
import { Api } from '@test/api';
import { type AskedReport, figuresOf, openedFigure, type Period, report, year } from '@test/figures';
import { Installation, type Staff, type UnitPlan } from '@test/installation';
import { Program, Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { APPEAL, type AppealView, DEMAND, type DemandView, Office, on, OWN_APPEAL, VISIT } from '@test/thread';

const COUNTY = { name: '清河县', code: '429901000000' };

const UNITS: readonly UnitPlan[] = [
  { key: 'county-office', parent: 'county', kind: 'OFFICE', name: '清河县营商环境办公室' },
  { key: 'power', parent: 'county', kind: 'DEPARTMENT', name: '清河县供电公司' },
  { key: 'town', parent: 'county', kind: 'TOWNSHIP', name: '临水镇', code: '429901101000' },
  { key: 'hill', parent: 'county', kind: 'TOWNSHIP', name: '望山乡', code: '429901102000' },
  { key: 'office', parent: 'town', kind: 'OFFICE', name: '临水镇营商办' },
  { key: 'party', parent: 'town', kind: 'OFFICE', name: '临水镇党政办' },
  { key: 'village', parent: 'town', kind: 'VILLAGE', name: '河口村', code: '429901101201' },
  { key: 'hill-office', parent: 'hill', kind: 'OFFICE', name: '望山乡营商办' },
  { key: 'station', parent: 'power', kind: 'STATION', name: '临水供电所' },
  { key: 'bank', parent: 'institutions', kind: 'BANK', name: '清河农商行' },
  { key: 'bank-two', parent: 'institutions', kind: 'BANK', name: '清河村镇银行' },
];

const STAFF: readonly Staff[] = [
  { login: 'clerk', name: '张专干', role: 'OFFICE_CLERK', unit: 'office' },
  { login: 'head', name: '李主任', role: 'OFFICE_HEAD', unit: 'office' },
  { login: 'cadre', name: '王干部', role: 'CADRE', unit: 'office' },
  { login: 'caller', name: '赵回访', role: 'CALLBACK_OFFICER', unit: 'party' },
  { login: 'handler', name: '钱承办', role: 'HANDLER', unit: 'station' },
  { login: 'station.head', name: '孙所长', role: 'UNIT_HEAD', unit: 'station' },
  { login: 'division', name: '周分管', role: 'DIVISION_LEADER', unit: 'town' },
  { login: 'villager', name: '吴联络', role: 'VILLAGE_LIAISON', unit: 'village', scope: 'town' },
  { login: 'county', name: '郑县办', role: 'COUNTY_OFFICE', unit: 'county-office' },
  { login: 'hill.clerk', name: '冯专干', role: 'OFFICE_CLERK', unit: 'hill-office' },
  { login: 'hill.head', name: '陈主任', role: 'OFFICE_HEAD', unit: 'hill-office' },
  { login: 'banker', name: '褚经理', role: 'BANK_OFFICER', unit: 'bank' },
];

const code = (n: number): string => makeCreditCode(`91429901MA${String(n).padStart(6, '0')}`);

describe('another county, set up and worked in through the API alone', () => {
  let db: TestDatabase;
  let program: Program;
  let api: Api;
  let site: Installation;
  let town: Office;
  let hill: Office;
  /** Firms of the town by short name. */
  const firms = new Map<string, string>();
  /** Reports as they were given out, to be asked for again at the end. */
  const kept: { readonly as: Session; readonly input: Period; readonly given: AskedReport; readonly figures: readonly string[] }[] = [];

  beforeAll(async () => {
    db = await TestDatabase.create();
    program = await Program.start(db);
    api = new Api(program);
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  const firm = (name: string): string => {
    const id = firms.get(name);
    if (!id) throw new Error(`no firm ${name}`);
    return id;
  };

  /** Gives a report out and remembers it with everything behind it. */
  async function giveOut(as: Session, input: Period): Promise<string> {
    const given = await report(api, as, input);
    kept.push({ as, input, given, figures: await figuresOf(api, as, { ...input, asOf: given.asOf }) });
    expect(given.segments.map(({ text }) => text).join('')).toBe(given.text);
    return given.text;
  }
  const inTown = (from: string, to: string): Period => ({ unitId: site.unit('town'), from, to });

  it('begins with a link that works once', async () => {
    const token = await issueFirstAdminLink(await db.open([]));
    site = await Installation.begin(program, token, COUNTY);
    const again = {
      token,
      countyName: '别县',
      countyCode: '429902000000',
      adminName: '某人',
      loginName: 'other',
      password: 'Other-Pass-2031',
    };
    expect(await api.refusal(null, 'useFirstAdminLink', again, '... on InstallationSetUp { countyId }')).toMatch(/^SETUP_/);
  });

  it('gets its units, people and posts, each from the power that may', async () => {
    await site.addUnits(UNITS);
    for (const person of STAFF) await site.addPerson(person);
    town = new Office(site, site.as('clerk'), site.as('head'), site.unit('station'));
    hill = new Office(site, site.as('hill.clerk'), site.as('hill.head'), site.unit('station'));
    const { units } = await api.read<{ units: { totalCount: number } }>(
      site.as('clerk'),
      'query($id: UUID) { units(underId: $id, first: 50) { totalCount edges { node { code } } } }',
      { id: site.unit('county') },
    );
    expect(units.totalCount).toBe(UNITS.length - 2 + 1);
    // Neither power does the other's work.
    const post = { clientId: newId(), personId: site.person('clerk'), role: 'AUDITOR', unitId: site.unit('county') };
    expect(await api.refusal(site.power('SYSTEM_ADMIN'), 'assignPost', post, '... on Post { id }')).toBe('FORBIDDEN');
  });

  it('takes firms from a list, and keeps faulty rows out', async () => {
    const names = Array.from({ length: 16 }, (_, i) => `清河县临水${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'.charAt(i)}字食品有限公司`);
    const good = names.map((name, i) => `${name},${code(i + 1)},河口村`);
    const faulty = [
      `清河县错码有限公司,${code(90).slice(0, 17)}${code(90).endsWith('0') ? '1' : '0'},河口村`,
      `,${code(91)},河口村`,
      `清河县无此村有限公司,${code(92)},不存在的村`,
    ];
    const form = new FormData();
    form.set('unitId', site.unit('town'));
    form.set('clientId', newId());
    form.set(
      'file',
      new Blob([`企业名称,统一社会信用代码,所在村\n${[...good, ...faulty].join('\n')}\n`], { type: 'text/csv' }),
      '台账.csv',
    );
    const sent = await fetch(`${program.url}/imports/enterprises`, { method: 'POST', headers: site.as('clerk').headers, body: form });
    expect(sent.status).toBe(201);
    const { importId } = (await sent.json()) as { importId: string };
    const see = async (): Promise<{
      state: string;
      good: number;
      faulty: number;
      created: number;
      rows: { edges: { node: { rowNo: number } }[] };
    }> =>
      (
        await api.read<{ enterpriseImport: Awaited<ReturnType<typeof see>> }>(
          site.as('clerk'),
          'query($id: UUID!) { enterpriseImport(id: $id) { state good faulty created rows(first: 10, onlyFaulty: true) { edges { node { rowNo } } } } }',
          { id: importId },
        )
      ).enterpriseImport;
    expect(await see()).toMatchObject({ state: 'CHECKED', good: 16, faulty: 3, created: 0 });
    expect((await see()).rows.edges.map(({ node }) => node.rowNo)).toEqual([18, 19, 20]);
    await api.done(site.as('clerk'), 'commitEnterpriseImport', { importId }, '... on EnterpriseImport { state }');
    const until = Date.now() + 20_000;
    while ((await see()).state !== 'DONE' && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await see()).toMatchObject({ state: 'DONE', created: 16, faulty: 3 });
  });

  it('takes firms one by one, with short names of its own', async () => {
    const more = [
      ['清河县龙腾面业有限公司', '龙腾面业', 'town'],
      ['清河县安泰机械有限公司', '安泰机械', 'town'],
      ['望山乡云雾茶叶专业合作社', '云雾茶叶', 'hill'],
    ] as const;
    for (const [i, [name, shortName, unit]] of more.entries()) {
      const as = unit === 'hill' ? site.as('hill.clerk') : site.as('clerk');
      const { id } = await api.done<{ id: string }>(
        as,
        'createEnterprise',
        { clientId: newId(), unitId: site.unit(unit), name, shortName, kind: 'ENTERPRISE', creditCode: code(200 + i) },
        '... on Enterprise { id shortName }',
      );
      firms.set(shortName, id);
    }
    const { enterprises } = await api.read<{ enterprises: { totalCount: number; edges: { node: { id: string; shortName: string } }[] } }>(
      site.as('clerk'),
      '{ enterprises(first: 50) { totalCount edges { node { id shortName } } } }',
    );
    for (const { node } of enterprises.edges) firms.set(node.shortName, node.id);
    expect(enterprises.totalCount).toBe(18);
    expect([...firms.keys()]).toContain('甲字食品');
    // Taken in the other town: said without a name.
    const taken = { clientId: newId(), unitId: site.unit('hill'), name: '冒用代码有限公司', kind: 'ENTERPRISE', creditCode: code(200) };
    expect(await api.refusal(site.as('hill.clerk'), 'createEnterprise', taken, '... on Enterprise { id }')).toBe(
      'CREDIT_CODE_TAKEN_ELSEWHERE',
    );
  });

  it('says who is responsible, from a day in the past as well', async () => {
    const input = { clientId: newId(), enterpriseId: firm('龙腾面业'), personId: site.person('cadre'), role: 'CADRE', from: '2023-03-01' };
    expect(await api.refusal(site.as('clerk'), 'assignLiaison', input, '... on Liaison { id }')).toBe('LATE_REASON_NEEDED');
    const late = { ...input, lateReason: '据文件补录' };
    await api.done(site.as('clerk'), 'assignLiaison', late, '... on Liaison { id }');
    const { myFirms } = await api.read<{ myFirms: { totalCount: number } }>(site.as('cadre'), '{ myFirms(first: 5) { totalCount } }');
    expect(myFirms.totalCount).toBe(1);
  });

  it('opens what a visit brought up in the same step', async () => {
    const { id } = await api.done<{ id: string }>(
      site.as('cadre'),
      'logVisit',
      {
        clientId: newId(),
        way: 'ON_SITE',
        topics: ['UTILITIES', 'FINANCING'],
        firms: [{ enterpriseId: firm('龙腾面业') }],
        appeals: [{ title: '电压不稳', words: '晚上电压低' }],
        demands: [{ amount: '800000', purpose: '购粮', route: 'OWN' }],
      },
      VISIT,
    );
    const seen = await api.read<{
      appeals: { edges: { node: { title: string; number: string } }[] };
      demands: { edges: { node: { amount: string; visitId: string } }[] };
    }>(
      site.as('clerk'),
      '{ appeals(first: 5) { edges { node { title number } } } demands(first: 5) { edges { node { amount visitId } } } }',
    );
    expect(seen.appeals.edges.map(({ node }) => node)).toEqual([
      { title: '电压不稳', number: expect.stringMatching(/^SQ-429901101-\d{4}-0001$/) },
    ]);
    expect(seen.demands.edges.map(({ node }) => node)).toEqual([{ amount: '800000.00', visitId: id }]);
  });

  describe('an appeal of today', () => {
    const act = (login: string, mutation: string, input: object): Promise<AppealView> => api.done(site.as(login), mutation, input, APPEAL);
    const refused = (login: string, mutation: string, input: object): Promise<string> =>
      api.refusal(site.as(login), mutation, input, APPEAL);

    async function replied(enterprise: string, title: string): Promise<string> {
      const { id: appealId } = await town.register(firm(enterprise), title);
      await town.accept(appealId);
      await town.dispatch(appealId);
      await act('handler', 'acknowledgeDispatch', { appealId });
      const answer = { appealId, outcome: 'SOLVED', reply: '已换变压器', evidenceKind: 'NUMBER', evidence: '电函〔1〕号' };
      expect(await refused('caller', 'replyToAppeal', answer)).not.toBe('DONE');
      await act('handler', 'replyToAppeal', answer);
      return appealId;
    }

    it('is confirmed by the firm itself through its link (A), and closed', async () => {
      const appealId = await replied('安泰机械', '变压器超负荷');
      expect(await refused('head', 'closeAppeal', { appealId })).toBe('APPEAL_NOT_CONFIRMED');
      const { issueEnterpriseLink } = await api.read<{ issueEnterpriseLink: { token: string } }>(
        site.as('clerk'),
        'mutation($input: IssueEnterpriseLinkInput!) { issueEnterpriseLink(input: $input) { token } }',
        { input: { enterpriseId: firm('安泰机械') } },
      );
      expect(issueEnterpriseLink.token).toMatch(/^zql_/);
      const link = new Session(issueEnterpriseLink.token);
      await api.done(link, 'confirmAppeal', { appealId, solved: 'YES', satisfaction: 'VERY_SATISFIED' }, OWN_APPEAL);
      const closed = await town.close(appealId);
      expect(closed).toMatchObject({ state: 'CLOSED' });
      expect(closed.history.map(({ action, confirmationClass }) => confirmationClass ?? action)).toEqual([
        'register',
        'accept',
        'dispatch',
        'acknowledge',
        'reply',
        'A',
        'A',
      ]);
      // The firm reopens it: the words of the office are not asked for.
      await api.done(link, 'reopenOwnAppeal', { appealId, words: '又跳闸了' }, OWN_APPEAL);
      expect(await refused('head', 'closeAppeal', { appealId })).toBe('APPEAL_WRONG_STATE');
    });

    it('is confirmed by a person of another unit (B), sent back when the firm is dissatisfied, and closed at last', async () => {
      const appealId = await replied('甲字食品', '停电未通知');
      const sentBack = await act('caller', 'recordConfirmation', { appealId, solved: 'NO', satisfaction: 'DISSATISFIED', words: '没解决' });
      expect(sentBack.state).toBe('IN_PROGRESS');
      await act('handler', 'replyToAppeal', {
        appealId,
        outcome: 'SOLVED',
        reply: '已建通知群',
        evidenceKind: 'NUMBER',
        evidence: '电函〔2〕号',
      });
      const confirmed = await act('caller', 'recordConfirmation', { appealId, solved: 'YES', satisfaction: 'SATISFIED' });
      expect(confirmed.history.at(-1)).toEqual({ action: 'confirm', confirmationClass: 'B' });
      expect(await refused('clerk', 'closeAppeal', { appealId })).toBe('FORBIDDEN');
      expect((await act('division', 'closeAppeal', { appealId })).state).toBe('CLOSED');
    });

    it('is confirmed on signed paper (C); a call of the same office (D) closes nothing', async () => {
      const appealId = await replied('乙字食品', '电费发票');
      const called = await act('clerk', 'recordConfirmation', { appealId, solved: 'YES' });
      expect(called.history.at(-1)?.confirmationClass).toBe('D');
      expect(await refused('head', 'closeAppeal', { appealId })).toBe('APPEAL_NOT_CONFIRMED');
      const signed = await town.signedPaper(appealId);
      expect(signed.history.at(-1)?.confirmationClass).toBe('C');
      expect((await town.close(appealId)).state).toBe('CLOSED');
    });

    it('is rejected when the clerk asks and the head agrees', async () => {
      const { id: appealId } = await town.register(firm('丙字食品'), '邻里纠纷');
      await act('clerk', 'requestRejection', { appealId, reason: 'NOT_A_MATTER', insteadWhere: '村调解委员会' });
      expect(await refused('clerk', 'decideRequest', { appealId, kind: 'REJECTION', approve: true })).toBe('FORBIDDEN');
      expect((await act('head', 'decideRequest', { appealId, kind: 'REJECTION', approve: true })).state).toBe('REJECTED');
      expect(await refused('clerk', 'acceptAppeal', { appealId, category: 'OTHER', complexity: 'SIMPLE' })).toBe('APPEAL_WRONG_STATE');
    });
  });

  it('carries a demand to the bank and back, in tranches', async () => {
    const today = { clientId: newId(), enterpriseId: firm('安泰机械'), amount: '1000000', purpose: '设备', route: 'OWN' };
    const demand = await api.done<DemandView>(site.as('clerk'), 'recordDemand', today, DEMAND);
    const send = { clientId: newId(), demandId: demand.id, bankId: site.unit('bank') };
    expect(await api.refusal(site.as('clerk'), 'sendToBank', send, DEMAND)).toBe('DEMAND_NOT_AUTHORISED');
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await api.done(site.as('clerk'), 'authoriseDemand', { demandId: demand.id, authorisedOn: day }, DEMAND);
    const { offers } = await api.done<DemandView>(site.as('clerk'), 'sendToBank', { ...send, clientId: newId() }, DEMAND);
    const offerId = offers[0]?.id ?? '';
    const banker = site.as('banker');
    const pay = (amount: string): object => ({ clientId: newId(), offerId, kind: 'NEW', amount });
    await api.done(
      banker,
      'decideOffer',
      { clientId: newId(), offerId, decision: 'GRANTED', amount: '900000', annualRate: '4.1', security: 'MORTGAGE' },
      DEMAND,
    );
    expect(await api.refusal(banker, 'recordDisbursement', pay('100'), DEMAND)).not.toBe('DONE');
    await api.done(site.as('clerk'), 'answerOffer', { clientId: newId(), offerId, answer: 'ACCEPTED' }, DEMAND);
    await api.done(banker, 'recordDisbursement', pay('500000'), DEMAND);
    const both = await api.done<DemandView>(banker, 'recordDisbursement', pay('400000'), DEMAND);
    expect(both).toMatchObject({ stage: 'DISBURSED', credit: '900000.00', paid: '900000.00' });
    expect(await api.refusal(banker, 'recordDisbursement', pay('0.01'), DEMAND)).toBe('DISBURSEMENT_EXCEEDS_CREDIT');
    const back = { clientId: newId(), disbursementId: both.offers[0]?.disbursements[0]?.id, amount: '100000.01', reason: 'RETURNED' };
    expect(await api.refusal(banker, 'reverseDisbursement', back, DEMAND)).toBe('FORBIDDEN');
    expect(await api.done<DemandView>(site.as('clerk'), 'reverseDisbursement', back, DEMAND)).toMatchObject({ paid: '799999.99' });
  });

  describe('a year that is over', () => {
    it('is entered by the office alone: everybody else is told so', async () => {
      const last = on('2023-02-01');
      const visit = { clientId: newId(), way: 'ON_SITE', topics: ['OTHER'], firms: [{ enterpriseId: firm('龙腾面业') }], ...last };
      expect(await api.refusal(site.as('cadre'), 'logVisit', visit, VISIT)).toBe('LATE_NOT_ALLOWED');
      expect(await api.refusal(site.as('clerk'), 'logVisit', { ...visit, lateReason: ' ' }, VISIT)).toBe('LATE_REASON_NEEDED');
      expect(await api.refusal(site.as('clerk'), 'logVisit', { ...visit, occurredOn: '2099-01-01' }, VISIT)).toBe('OCCURRED_IN_FUTURE');

      const appealId = await town.repliedOnPaper(firm('丁字食品'), '上一年的事', ['2022-02-01', '2022-02-10']);
      const heard = { appealId, solved: 'YES', ...on('2022-02-11') };
      expect(await api.refusal(site.as('caller'), 'recordConfirmation', heard, APPEAL)).toBe('LATE_NOT_ALLOWED');
      // Before the act before it: not even the office.
      expect(await api.refusal(site.as('clerk'), 'recordConfirmation', { ...heard, ...on('2022-02-09') }, APPEAL)).toBe('OCCURRED_BEFORE');
      await town.signedPaper(appealId, '2022-02-11');
      expect(await api.refusal(site.as('division'), 'closeAppeal', { appealId, ...on('2022-02-12') }, APPEAL)).toBe('LATE_NOT_ALLOWED');
      await town.close(appealId, '2022-02-12');
    });

    it('2023: one firm helped, one firm financed', async () => {
      const names = [...firms.keys()].filter((name) => name.endsWith('字食品')).slice(0, 11);
      await town.visit('2023-03-05', names.slice(0, 6).map(firm), { way: 'SEMINAR', onBehalfOf: site.person('cadre') });
      for (const [i, name] of names.entries()) await town.visit(`2023-04-${String(i + 1).padStart(2, '0')}`, [firm(name)]);
      await town.visit('2023-05-01', [firm('龙腾面业')]);
      await town.visit('2023-05-02', [firm('安泰机械')], { way: 'PHONE' });
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2023))).toBe('共走访12家市场主体');

      await town.solvedInThePast(firm('龙腾面业'), '修路', '2023-06-01', '2023-06-20');
      await town.solvedInThePast(firm('龙腾面业'), '接水', '2023-07-01', '2023-07-20');
      await town.solvedInThePast(firm('龙腾面业'), '办证', '2023-12-01', '2023-12-31');
      await town.financed(firm('安泰机械'), '5000000', '2023-08-08', site.unit('bank'));
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2023))).toBe(
        '共走访12家市场主体，帮助龙腾面业解决各类诉求3件，为安泰机械融资500万元',
      );
    });

    it('2024: nothing, and the other town: nothing', async () => {
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2024))).toBe('');
      expect(await giveOut(site.as('hill.head'), year(site.unit('hill'), 2023))).toBe('');
      expect(await giveOut(site.as('head'), inTown('2023-01-01', '2023-01-01'))).toBe('');
    });

    it('2025: ties fall to the earliest date, then to the short name', async () => {
      for (const name of ['甲字食品', '乙字食品']) {
        await town.solvedInThePast(firm(name), '第一件', '2025-03-01', name.includes('甲') ? '2025-03-12' : '2025-03-11');
        await town.solvedInThePast(firm(name), '第二件', '2025-03-01', '2025-03-20');
      }
      expect(await giveOut(site.as('head'), inTown('2025-03-01', '2025-03-31'))).toBe('帮助乙字食品等2家企业解决各类诉求4件');
      for (const name of ['癸字食品', '丑字食品', '子字食品']) await town.solvedInThePast(firm(name), '同一天', '2025-04-01', '2025-04-09');
      // By code point: 丑 U+4E11 before 子 U+5B50 before 癸 U+7678.
      expect(await giveOut(site.as('head'), inTown('2025-04-01', '2025-04-30'))).toBe('帮助丑字食品等3家企业解决各类诉求3件');
    });

    it('2025: amounts in 万 and 亿, exact and not, to the fen', async () => {
      const bank = site.unit('bank');
      await town.financed(firm('戊字食品'), '20365000', '2025-05-06', bank);
      expect(await giveOut(site.as('head'), inTown('2025-05-01', '2025-05-31'))).toBe('为戊字食品融资2000余万元');
      const { offerId } = await town.credit(firm('己字食品'), '200000000', '2025-06-01', site.unit('bank-two'));
      await town.pay(offerId, '100000000', '2025-06-02');
      await town.pay(offerId, '23400000.01', '2025-06-30');
      await town.pay(offerId, '1000000', '2025-07-01', 'EXTENSION');
      expect(await giveOut(site.as('head'), inTown('2025-06-01', '2025-06-30'))).toBe('为己字食品融资1.2亿余元');
      // An extension moves no money.
      expect(await giveOut(site.as('head'), inTown('2025-07-01', '2025-07-31'))).toBe('');
      for (const [name, day] of [
        ['庚字食品', '2025-08-02'],
        ['辛字食品', '2025-08-01'],
        ['壬字食品', '2025-08-01'],
      ] as const)
        await town.financed(firm(name), '55300.5', day, bank);
      expect(await giveOut(site.as('head'), inTown('2025-08-01', '2025-08-31'))).toBe('为壬字食品等3家企业融资16余万元');
      expect(await giveOut(site.as('head'), inTown('2025-08-02', '2025-08-02'))).toBe('为庚字食品融资5.5万余元');
    });

    it('2025: a firm that two towns visited is one firm of the county', async () => {
      await town.visit('2025-09-01', [firm('龙腾面业'), firm('安泰机械')], { way: 'SEMINAR' });
      const hillFirm = firm('云雾茶叶');
      await hill.visit('2025-09-02', [hillFirm]);
      const september = { from: '2025-09-01', to: '2025-09-30' };
      expect(await giveOut(site.as('county'), { unitId: site.unit('county'), ...september })).toBe('共走访3家市场主体');
      expect(await giveOut(site.as('hill.head'), { unitId: site.unit('hill'), ...september })).toBe('共走访1家市场主体');
      // Another town's unit is not there for this one.
      expect(
        (
          await program.ask(
            'query($input: FiguresInput!) { report(input: $input) { text } }',
            { input: { unitId: site.unit('hill'), ...september } },
            site.as('head'),
          )
        ).errors?.[0]?.extensions.code,
      ).toBe('NOT_FOUND');
    });
  });

  describe('corrections', () => {
    it('take visits, payments and reopened matters out of what is asked from now on', async () => {
      const visitId = await town.visit('2023-11-11', [firm('巳字食品')]);
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2023))).toMatch(/^共走访13家市场主体，/);
      await api.done(site.as('clerk'), 'voidVisit', { visitId, reason: '误录' }, VISIT);
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2023))).toMatch(/^共走访12家市场主体，/);

      const { offerId, paymentId } = await town.financed(firm('龙腾面业'), '1000000', '2023-09-09', site.unit('bank'));
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2023))).toMatch(/为安泰机械等2家企业融资600万元$/);
      await api.done(
        site.as('clerk'),
        'reverseDisbursement',
        { clientId: newId(), disbursementId: paymentId, amount: '400000', reason: 'BANK_CORRECTION', ...on('2023-10-01') },
        DEMAND,
      );
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2023))).toMatch(/为安泰机械等2家企业融资560万元$/);
      const demand = await api.read<{ demands: { edges: { node: DemandView }[] } }>(
        site.as('clerk'),
        'query($id: UUID!) { demands(first: 10, filter: { enterpriseId: $id }) { edges { node { id offers { id disbursements { id amount voidedAt } } } } } }',
        { id: firm('龙腾面业') },
      );
      const payments = demand.demands.edges.flatMap(({ node }) => node.offers).find(({ id }) => id === offerId)?.disbursements ?? [];
      const reversal = payments.find(({ amount }) => amount.startsWith('-'));
      const take = (id: string | undefined): Promise<string> =>
        api.refusal(site.as('clerk'), 'voidFinancingRecord', { record: 'DISBURSEMENT', id, reason: '误录' }, DEMAND);
      expect(await take(paymentId)).toBe('RECORD_HAS_REVERSALS');
      expect(await take(reversal?.id)).toBe('DONE');
      expect(await take(paymentId)).toBe('DONE');
      expect(await take(paymentId)).toBe('RECORD_VOIDED');
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2023))).toMatch(/为安泰机械融资500万元$/);

      const { appeals } = await api.read<{ appeals: { edges: { node: { id: string; title: string } }[] } }>(
        site.as('head'),
        'query($filter: AppealsFilterInput) { appeals(first: 20, filter: $filter) { edges { node { id title } } } }',
        { filter: { enterpriseId: firm('龙腾面业'), state: 'CLOSED' } },
      );
      const repaired = appeals.edges.find(({ node }) => node.title === '修路')?.node.id;
      await api.done(site.as('head'), 'reopenAppeal', { appealId: repaired, words: '路又坏了' }, APPEAL);
      expect(await giveOut(site.as('head'), year(site.unit('town'), 2023))).toBe(
        '共走访12家市场主体，帮助龙腾面业解决各类诉求2件，为安泰机械融资500万元',
      );
    });

    it('leave every report that was given out as it was', async () => {
      expect(kept.length).toBeGreaterThan(18);
      for (const { as, input, given, figures } of kept) {
        const again = await report(api, as, { ...input, asOf: given.asOf });
        expect([input, again.text, again.figures]).toEqual([input, given.text, given.figures]);
        expect(await figuresOf(api, as, { ...input, asOf: given.asOf })).toEqual(figures);
      }
    });

    it('every figure, now and then, is what its rows add up to on all their pages', async () => {
      const { metrics } = await api.read<{ metrics: { key: string }[] }>(site.as('county'), '{ metrics { key } }');
      const [first, , before] = kept.filter(({ input }) => input.from === '2023-01-01' && input.unitId === site.unit('town'));
      const asked = [
        { as: site.as('county'), input: { unitId: site.unit('county'), from: '2022-01-01', to: '2099-12-31' } },
        { as: site.as('head'), input: year(site.unit('town'), 2023) },
        { as: site.as('head'), input: { ...year(site.unit('town'), 2023), asOf: before?.given.asOf ?? first?.given.asOf ?? '' } },
        { as: site.as('head'), input: year(site.unit('town'), 2025) },
      ];
      for (const { as, input } of asked) {
        for (const { key } of metrics) {
          const opened = await openedFigure(api, as, { ...input, metric: key }, 4);
          expect([key, opened.rows, opened.totalCount]).toEqual([key, opened.value, opened.ids.length]);
          expect(new Set(opened.ids).size).toBe(opened.ids.length);
        }
      }
    });
  });
});
