import { newId } from '@app/kernel';
import type { Api } from '@test/api';
import type { Installation } from '@test/installation';
import { Program, Session } from '@test/program';
import { code, Qinghe, UNITS } from '@test/qinghe';
import { TestDatabase } from '@test/test-database';
import { APPEAL, type AppealView, DEMAND, type DemandView, type Office, OWN_APPEAL, VISIT } from '@test/thread';

describe('another county, set up and worked in through the API alone', () => {
  let db: TestDatabase;
  let program: Program;
  let qinghe: Qinghe;
  let api: Api;
  let site: Installation;
  let town: Office;

  beforeAll(async () => {
    db = await TestDatabase.create();
    program = await Program.start(db);
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  const firm = (name: string): string => qinghe.firm(name);

  const sendPaper = async (login: string, purpose: 'EVIDENCE' | 'AUTHORISATION'): Promise<string> => {
    const form = new FormData();
    form.set('file', new Blob(['%PDF-1.4'], { type: 'application/pdf' }), '回执.pdf');
    const { headers } = site.as(login);
    return (
      (await (await fetch(`${program.url}/files?purpose=${purpose}`, { method: 'POST', headers, body: form })).json()) as { id: string }
    ).id;
  };
  /** What each gets who asks for a file. */
  const askedFor = (fileId: string, logins: readonly string[]): Promise<readonly number[]> =>
    Promise.all(logins.map(async (login) => (await fetch(`${program.url}/files/${fileId}`, { headers: site.as(login).headers })).status));

  it('begins with a link that works once', async () => {
    qinghe = await Qinghe.begin(db, program);
    ({ api, site } = qinghe);
    const again = {
      token: qinghe.token,
      countyName: '别县',
      countyCode: '429902000000',
      adminName: '某人',
      loginName: 'other',
      password: 'Other-Pass-2031',
    };
    expect(await api.refusal(null, 'useFirstAdminLink', again, '... on InstallationSetUp { countyId }')).toMatch(/^SETUP_/);
  });

  it('gets its units, people and posts, each from the power that may', async () => {
    await qinghe.staff();
    town = qinghe.office('town');
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
    const importId = await qinghe.sendList();
    const seen = await qinghe.importView(importId);
    expect(seen).toMatchObject({ state: 'CHECKED', good: 16, faulty: 3, created: 0 });
    expect(seen.rows.edges.map(({ node }) => node.rowNo)).toEqual([18, 19, 20]);
    expect(await qinghe.commitList(importId)).toMatchObject({ state: 'DONE', created: 16, faulty: 3 });
  });

  it('takes firms one by one, with short names of its own', async () => {
    expect(await qinghe.addFirms()).toBe(18);
    expect([...qinghe.firms.keys()]).toContain('甲字食品');
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
        channel: 'ON_SITE',
        topics: ['UTILITIES', 'FINANCING'],
        firms: [{ enterpriseId: firm('龙腾面业') }],
        appeals: [{ title: '电压不稳', description: '晚上电压低' }],
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
      // A card that was there before the appeal; one printed later proves less (proofs.spec.ts).
      const { issueEnterpriseLink } = await api.read<{ issueEnterpriseLink: { token: string } }>(
        site.as('clerk'),
        'mutation($input: IssueEnterpriseLinkInput!) { issueEnterpriseLink(input: $input) { token } }',
        { input: { enterpriseId: firm('安泰机械') } },
      );
      expect(issueEnterpriseLink.token).toMatch(/^zql_/);
      const link = new Session(issueEnterpriseLink.token);
      const appealId = await replied('安泰机械', '变压器超负荷');
      expect(await refused('head', 'closeAppeal', { appealId })).toBe('APPEAL_NOT_CONFIRMED');
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
      await api.done(link, 'reopenOwnAppeal', { appealId, reason: '又跳闸了' }, OWN_APPEAL);
      expect(await refused('head', 'closeAppeal', { appealId })).toBe('APPEAL_WRONG_STATE');
    });

    it('is confirmed by a person of another unit (B), sent back when the firm is dissatisfied, and closed at last', async () => {
      const appealId = await replied('甲字食品', '停电未通知');
      const sentBack = await act('caller', 'recordConfirmation', {
        appealId,
        solved: 'NO',
        satisfaction: 'DISSATISFIED',
        comment: '没解决',
      });
      expect(sentBack.state).toBe('IN_PROGRESS');
      const answer = { appealId, outcome: 'SOLVED', reply: '已建通知群', evidenceKind: 'FILE' };
      // Another kind of file is no evidence, whoever may see it.
      const scan = await sendPaper('handler', 'AUTHORISATION');
      expect(await refused('handler', 'replyToAppeal', { ...answer, fileId: scan })).toBe('NOT_FOUND');
      const proof = await sendPaper('handler', 'EVIDENCE');
      expect(await askedFor(proof, ['head', 'division'])).toEqual([404, 404]);
      await act('handler', 'replyToAppeal', { ...answer, fileId: proof });
      // What a county's unit sent in is there for those who must judge it, and for nobody beside them.
      expect(await askedFor(proof, ['handler', 'clerk', 'head', 'caller', 'division'])).toEqual([200, 200, 200, 200, 200]);
      expect(await askedFor(proof, ['hill.clerk', 'hill.head', 'banker'])).toEqual([404, 404, 404]);
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
    const consent = await sendPaper('clerk', 'AUTHORISATION');
    await api.done(site.as('clerk'), 'authoriseDemand', { demandId: demand.id, authorisedOn: day, fileId: consent }, DEMAND);
    const { offers } = await api.done<DemandView>(site.as('clerk'), 'sendToBank', { ...send, clientId: newId() }, DEMAND);
    const offerId = offers[0]?.id ?? '';
    const banker = site.as('banker');
    // The bank that was asked sees that the firm agreed; a unit that has nothing to do with the loan does not.
    expect(await askedFor(consent, ['clerk', 'banker', 'handler', 'hill.clerk'])).toEqual([200, 200, 404, 404]);
    const pay = (amount: string): object => ({ clientId: newId(), offerId, kind: 'NEW', amount });
    await api.done(
      banker,
      'decideOffer',
      { clientId: newId(), offerId, decision: 'GRANTED', amount: '900000', annualRate: '4.1', guarantee: 'MORTGAGE' },
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
});
