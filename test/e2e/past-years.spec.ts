import { newId } from '@app/kernel';
import type { Api } from '@test/api';
import { type AskedReport, figuresOf, openedFigure, type Period, report, year } from '@test/figures';
import type { Installation } from '@test/installation';
import { Program, Session } from '@test/program';
import { Qinghe } from '@test/qinghe';
import { TestDatabase } from '@test/test-database';
import { APPEAL, DEMAND, type DemandView, type Office, on, OWN_APPEAL, VISIT } from '@test/thread';

describe('years that are over, entered late and told in sentences', () => {
  let db: TestDatabase;
  let program: Program;
  let qinghe: Qinghe;
  let api: Api;
  let site: Installation;
  let town: Office;
  let hill: Office;
  /** Reports as they were given out, to be asked for again at the end. */
  const kept: { readonly as: Session; readonly input: Period; readonly given: AskedReport; readonly figures: readonly string[] }[] = [];

  beforeAll(async () => {
    db = await TestDatabase.create();
    program = await Program.start(db);
    qinghe = await Qinghe.complete(db, program);
    ({ api, site } = qinghe);
    [town, hill] = [qinghe.office('town'), qinghe.office('hill')];
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  const firm = (name: string): string => qinghe.firm(name);

  /** Gives a report out and remembers it with everything behind it. */
  async function giveOut(as: Session, input: Period): Promise<string> {
    const given = await report(api, as, input);
    kept.push({ as, input, given, figures: await figuresOf(api, as, { ...input, asOf: given.asOf }) });
    expect(given.segments.map(({ text }) => text).join('')).toBe(given.text);
    return given.text;
  }
  const inTown = (from: string, to: string): Period => ({ unitId: site.unit('town'), from, to });

  describe('a year that is over', () => {
    it('is entered by the offices: everybody else is told so', async () => {
      const last = on('2023-02-01');
      const visit = { clientId: newId(), channel: 'ON_SITE', topics: ['OTHER'], firms: [{ enterpriseId: firm('龙腾面业') }], ...last };
      expect(await api.refusal(site.as('cadre'), 'logVisit', visit, VISIT)).toBe('LATE_NOT_ALLOWED');
      expect(await api.refusal(site.as('clerk'), 'logVisit', { ...visit, lateReason: ' ' }, VISIT)).toBe('LATE_REASON_NEEDED');
      expect(await api.refusal(site.as('clerk'), 'logVisit', { ...visit, occurredOn: '2099-01-01' }, VISIT)).toBe('OCCURRED_IN_FUTURE');

      const appealId = await town.repliedOnPaper(firm('丁字食品'), '上一年的事', ['2022-02-01', '2022-02-10']);
      const heard = { appealId, solved: 'YES', ...on('2022-02-11') };
      // Calls of past years come in by the list of the office that made them, with a reason.
      expect(await api.refusal(site.as('caller'), 'recordConfirmation', { ...heard, lateReason: ' ' }, APPEAL)).toBe('FIELD_REQUIRED');
      // Before the act before it: not even the office.
      expect(await api.refusal(site.as('clerk'), 'recordConfirmation', { ...heard, ...on('2022-02-09') }, APPEAL)).toBe('OCCURRED_BEFORE');
      await town.signedPaper(appealId, '2022-02-11');
      expect(await api.refusal(site.as('division'), 'closeAppeal', { appealId, ...on('2022-02-12') }, APPEAL)).toBe('LATE_NOT_ALLOWED');
      await town.close(appealId, '2022-02-12');
    });

    it('turns the unit, the bank, the leader and the firm itself away: what they did is entered from paper', async () => {
      const late = 'LATE_NOT_ALLOWED';
      const { id: appealId } = await town.register(firm('寅字食品'), '各方补录', '2022-03-01');
      await town.accept(appealId, '2022-03-01');
      await town.dispatch(appealId, '2022-03-01');
      const refused = (login: string, mutation: string, input: object, selection = APPEAL): Promise<string> =>
        api.refusal(site.as(login), mutation, { ...input, ...on('2022-03-02') }, selection);
      const answer = { outcome: 'SOLVED', reply: '已办结', evidenceKind: 'NUMBER', evidence: '电函〔3〕号' };
      for (const login of ['handler', 'station.head']) {
        expect(await refused(login, 'acknowledgeDispatch', { appealId })).toBe(late);
        expect(await refused(login, 'replyToAppeal', { appealId, ...answer })).toBe(late);
      }
      expect(await refused('clerk', 'requestExtension', { appealId, reason: '等材料', newDueOn: '2022-03-14' })).toBe('DONE');
      expect(await refused('division', 'decideRequest', { appealId, kind: 'EXTENSION', approve: true })).toBe(late);
      expect(await refused('head', 'decideRequest', { appealId, kind: 'EXTENSION', approve: true })).toBe('APPEAL_NOT_ALLOWED');
      expect(await refused('clerk', 'replyToAppeal', { appealId, unitId: site.unit('station'), ...answer })).toBe('DONE');

      const { issueEnterpriseLink } = await api.read<{ issueEnterpriseLink: { token: string } }>(
        site.as('clerk'),
        'mutation($input: IssueEnterpriseLinkInput!) { issueEnterpriseLink(input: $input) { token } }',
        { input: { enterpriseId: firm('寅字食品') } },
      );
      const own = { appealId, solved: 'YES', ...on('2022-03-03') };
      expect(await api.refusal(new Session(issueEnterpriseLink.token), 'confirmAppeal', own, OWN_APPEAL)).toBe(late);

      const { offerId } = await town.credit(firm('寅字食品'), '1000', '2022-03-01', site.unit('bank'));
      const payment = { clientId: newId(), offerId, kind: 'NEW', amount: '1000' };
      expect(await refused('banker', 'recordDisbursement', payment, DEMAND)).toBe(late);
    });

    it('2023: one firm helped, one firm financed', async () => {
      const names = [...qinghe.firms.keys()].filter((name) => name.endsWith('字食品')).slice(0, 11);
      await town.visit('2023-03-05', names.slice(0, 6).map(firm), { channel: 'SEMINAR', onBehalfOf: site.person('cadre') });
      for (const [i, name] of names.entries()) await town.visit(`2023-04-${String(i + 1).padStart(2, '0')}`, [firm(name)]);
      await town.visit('2023-05-01', [firm('龙腾面业')]);
      await town.visit('2023-05-02', [firm('安泰机械')], { channel: 'PHONE' });
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
      await town.visit('2025-09-01', [firm('龙腾面业'), firm('安泰机械')], { channel: 'SEMINAR' });
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
      await api.done(site.as('head'), 'reopenAppeal', { appealId: repaired, reason: '路又坏了' }, APPEAL);
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
