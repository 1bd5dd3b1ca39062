import { type Actor, FixedClock, localDate, Money, newId } from '@app/kernel';
import type { Database, Fault, Reader } from '@app/platform';
import { TestDatabase, type TestUnit, TestWorld } from '@test/test-database';
import { FinancingRefused } from './financing.errors';
import type { DecideOffer, Recorded, RecordDemand } from './financing.inputs';
import { FinancingService } from './financing.service';
import { FINANCING_ENTITIES } from './persistence/entities';

const wan = (amount: string): Money => Money.fromWan(amount);
const day = localDate;
/** What a refused or thrown attempt says: its code, or the fields and codes of a fault. */
const said = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    (result) => (result instanceof FinancingRefused ? result.code : 'done'),
    (error: Fault) => (error.fields?.length ? error.fields.map((f) => `${f.path} ${f.code}`).join() : (error.code ?? error)),
  );
const ok = async (attempt: Promise<Recorded | FinancingRefused>): Promise<Recorded> => {
  const result = await attempt;
  if (result instanceof FinancingRefused) throw new Error(result.code);
  return result;
};

const granting = (offerId: string, more: Partial<DecideOffer> = {}): DecideOffer => ({
  offerId,
  decision: 'GRANTED',
  amount: wan('100'),
  occurredOn: day('2024-12-10'),
  ...more,
});

describe('financing', () => {
  const clock = new FixedClock('2024-12-20T10:00+08:00');
  let db: TestDatabase;
  let database: Database;
  let financing: FinancingService;
  let world: TestWorld;
  let [town, other, bankA, bankB]: TestUnit[] = [];
  let [clerk, cadre, head, officerA, officerB, otherClerk]: Actor[] = [];
  let firm: string;

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open(FINANCING_ENTITIES, clock);
    financing = new FinancingService(database);
    world = new TestWorld(database);
    const county = await world.unit('COUNTY', '县', null, '411323000000');
    town = await world.unit('TOWNSHIP', '阳城镇', county, '411323111000');
    other = await world.unit('TOWNSHIP', '丹水镇', county, '411323112000');
    const office = await world.unit('OFFICE', '经发办', town);
    const banks = await world.unit('INSTITUTIONS', '金融机构');
    bankA = await world.unit('BANK', '甲银行', banks);
    bankB = await world.unit('BANK', '乙银行', banks);
    clerk = await world.actor('OFFICE_CLERK', office, town);
    cadre = await world.actor('CADRE', office, town);
    head = await world.actor('OFFICE_HEAD', office, town);
    officerA = await world.actor('BANK_OFFICER', bankA);
    officerB = await world.actor('BANK_OFFICER', bankB);
    otherClerk = await world.actor('OFFICE_CLERK', other);
    firm = await world.enterprise(town, '龙兴（演示）有限公司', { shortName: '龙兴' });
  });
  afterAll(() => db.drop());

  const asked = (more: Partial<RecordDemand> = {}): RecordDemand => ({
    enterpriseId: firm,
    amount: wan('1000'),
    purpose: '扩建',
    route: 'OWN',
    occurredOn: day('2024-12-02'),
    ...more,
  });
  const demand = async (more: Partial<RecordDemand> = {}): Promise<string> =>
    (await ok(financing.recordDemand(clerk!, asked({ authorisedOn: day('2024-12-02'), ...more })))).id;
  const sent = async (bank = bankA!, demandId?: string): Promise<string> =>
    (await ok(financing.sendToBank(clerk!, { demandId: demandId ?? (await demand()), bankId: bank.id, sentOn: day('2024-12-03') }))).id;
  const granted = async (amount = '100'): Promise<{ offerId: string; decisionId: string }> => {
    const offerId = await sent();
    return { offerId, decisionId: (await ok(financing.decideOffer(clerk!, granting(offerId, { amount: wan(amount) })))).id };
  };
  const accepted = async (amount = '100'): Promise<{ offerId: string; decisionId: string; answerId: string }> => {
    const offer = await granted(amount);
    return {
      ...offer,
      answerId: (await ok(financing.answerOffer(clerk!, { offerId: offer.offerId, answer: 'ACCEPTED', occurredOn: day('2024-12-11') }))).id,
    };
  };
  const pay = (offerId: string, amount: string, actor = clerk!, on = '2024-12-12'): Promise<Recorded | FinancingRefused> =>
    financing.recordDisbursement(actor, { offerId, kind: 'NEW', amount: wan(amount), occurredOn: day(on) });
  const cancel = (record: 'DEMAND' | 'DECISION' | 'ANSWER' | 'DISBURSEMENT', id: string, actor = clerk!): Promise<unknown> =>
    said(financing.voidFinancingRecord(actor, { record, id, reason: '录入错误' }));
  const paidSum = async (offerId: string): Promise<unknown> =>
    (await db.look<{ sum: string }>('SELECT sum(amount) FROM disbursement WHERE offer_id = $1 AND voided_at IS NULL', [offerId]))[0]?.sum;

  it('goes from the demand to the money, and shows it in one statement', async () => {
    const demandId = await demand({ visitId: null, termMonths: 12 });
    const [a, b] = [await sent(bankA, demandId), await sent(bankB, demandId)];
    await ok(financing.decideOffer(officerA!, granting(a, { amount: wan('300'), annualRate: '3.85', guarantee: 'MORTGAGE' })));
    await ok(financing.decideOffer(officerB!, granting(b, { amount: wan('400') })));
    await ok(financing.answerOffer(clerk!, { offerId: a, answer: 'DECLINED', occurredOn: day('2024-12-11') }));
    await ok(financing.answerOffer(clerk!, { offerId: b, answer: 'ACCEPTED', occurredOn: day('2024-12-11') }));
    await ok(pay(b, '380', officerB));
    let statements = 0;
    const counted = (reader: Reader): Reader => ({
      rows: (s, v) => (statements++, reader.rows(s, v)),
      first: (s, v) => (statements++, reader.first(s, v)),
    });
    const shown = await database.read(clerk!, (r) => financing.demand(counted(r), demandId));
    expect(statements).toBe(1);
    expect(shown).toMatchObject({
      stage: 'DISBURSED',
      firmName: '龙兴（演示）有限公司',
      unit: { id: town!.id },
      amount: '10000000.00',
      authorisedOn: '2024-12-02',
    });
    // Only what was accepted is credit, and it is never added to what was paid.
    expect([shown.credit.toWanString(), shown.paid.toWanString()]).toEqual(['400', '380']);
    expect(shown.offers[0]).toMatchObject({
      bank: { name: '甲银行' },
      sentOn: '2024-12-03',
      dueOn: '2025-01-02',
      decision: { amount: '3000000.00', annualRate: '3.850', guarantee: 'MORTGAGE', isLate: true },
      answer: { answer: 'DECLINED' },
    });
    const [row] = await db.look<Record<string, string>>('SELECT org_path, bank_path, firm_path FROM disbursement WHERE demand_id = $1', [
      demandId,
    ]);
    expect(row).toEqual({ org_path: town!.path, bank_path: bankB!.path, firm_path: town!.path });
  });

  it('gives the bank its own offers and nothing else', async () => {
    const demandId = await demand({ purpose: '只给甲' });
    const hidden = await demand({ purpose: '没有推送' });
    const offerId = await sent(bankA, demandId);
    const list = (actor: Actor): Promise<unknown[]> =>
      database.read(actor, async (r) => (await financing.bankOffers(r, actor, {}, { first: 200 })).edges.map((e) => e.node.id));
    expect(await list(officerA!)).toContain(offerId);
    expect(await list(officerB!)).not.toContain(offerId);
    expect(await list(clerk!)).toEqual([]);
    expect((await database.read(officerA!, (r) => financing.demand(r, demandId))).purpose).toBe('只给甲');
    for (const [actor, id] of [
      [officerB, demandId],
      [officerA, hidden],
      [otherClerk, demandId],
    ] as const) {
      expect(await said(database.read(actor!, (r) => financing.demand(r, id)))).toBe('id NOT_FOUND');
    }
    // Two banks on one demand: each sees itself.
    await sent(bankB, demandId);
    expect((await database.read(officerA!, (r) => financing.demand(r, demandId))).offers.map((o) => o.bank.name)).toEqual(['甲银行']);
    await ok(
      financing.decideOffer(officerA!, { offerId, decision: 'REFUSED', refusalReason: 'NO_FIXED_PREMISES', occurredOn: day('2024-12-10') }),
    );
    await database.read(officerA!, async (r) => {
      const undecided = await financing.bankOffers(r, officerA!, { undecided: true }, { first: 200 });
      expect(undecided.edges.map((e) => e.node.id)).not.toContain(offerId);
      expect(await undecided.totalCount()).toBe(undecided.edges.length);
    });
  });

  it('lets nobody act on what is not theirs', async () => {
    const { offerId, decisionId } = await granted();
    const fresh = await sent();
    const before = await db.look('SELECT count(*) AS n FROM offer_decision');
    expect(await said(financing.decideOffer(officerB!, granting(fresh)))).toBe('input.offerId NOT_FOUND');
    expect(await said(financing.decideOffer(otherClerk!, granting(fresh)))).toBe('input.offerId NOT_FOUND');
    expect(await said(financing.answerOffer(otherClerk!, { offerId, answer: 'ACCEPTED' }))).toBe('input.offerId NOT_FOUND');
    expect(await cancel('DECISION', decisionId, otherClerk)).toBe('input.id NOT_FOUND');
    expect(await cancel('DECISION', decisionId, officerB)).toBe('input.id NOT_FOUND');
    expect(await said(financing.recordDemand(otherClerk!, asked()))).toBe('input.enterpriseId NOT_FOUND');
    expect(await said(financing.authoriseDemand(otherClerk!, { demandId: await demand(), authorisedOn: day('2024-12-02') }))).toBe(
      'input.demandId NOT_FOUND',
    );
    expect(await said(financing.sendToBank(clerk!, { demandId: await demand(), bankId: town!.id }))).toBe('input.bankId NOT_FOUND');
    expect(await said(financing.sendToBank(clerk!, { demandId: newId(), bankId: bankA!.id }))).toBe('input.demandId NOT_FOUND');
    expect(await db.look('SELECT count(*) AS n FROM offer_decision')).toEqual(before);
    // A post that sits in the town but sees only a village cannot open the town's matters.
    const village = await world.unit('VILLAGE', '三关村', town, '411323111201');
    const villager = await world.actor('CADRE', village);
    const local = await world.enterprise(village, '村里的店');
    expect(await said(financing.recordDemand(villager, asked({ enterpriseId: local })))).toBe('DEMAND_SCOPE');
  });

  it('sends nothing to a bank before the firm signed', async () => {
    const demandId = await demand({ authorisedOn: null });
    const send = (sentOn: string): Promise<unknown> =>
      said(financing.sendToBank(clerk!, { demandId, bankId: bankA!.id, sentOn: day(sentOn) }));
    expect(await send('2024-12-19')).toBe('DEMAND_NOT_AUTHORISED');
    expect(await said(financing.authoriseDemand(clerk!, { demandId, authorisedOn: day('2024-12-21') }))).toBe(
      'input.authorisedOn OCCURRED_IN_FUTURE',
    );
    expect(await said(financing.authoriseDemand(clerk!, { demandId, authorisedOn: day('2024-12-18'), fileId: newId() }))).toBe(
      'input.fileId NOT_FOUND',
    );
    await ok(financing.authoriseDemand(clerk!, { demandId, authorisedOn: day('2024-12-18') }));
    expect(await said(financing.authoriseDemand(clerk!, { demandId, authorisedOn: day('2024-12-17') }))).toBe('DEMAND_ALREADY_AUTHORISED');
    expect(await send('2024-12-17')).toBe('input.sentOn OCCURRED_BEFORE');
    expect(await send('2024-12-19')).toBe('done');
    expect(await send('2024-12-19')).toBe('OFFER_EXISTS');
  });

  it('refuses what cannot be', async () => {
    expect(await said(financing.recordDemand(clerk!, asked({ amount: Money.ZERO })))).toBe('input.amount AMOUNT_NOT_POSITIVE');
    expect(await said(financing.recordDemand(clerk!, asked({ purpose: ' ' })))).toBe('input.purpose FIELD_REQUIRED');
    expect(await said(financing.recordDemand(clerk!, asked({ purpose: '长'.repeat(501) })))).toBe('input.purpose FIELD_TOO_LONG');
    expect(await said(financing.recordDemand(clerk!, asked({ purpose: 'a\u0000b' })))).toBe('input.purpose FIELD_TEXT');
    expect(await said(financing.recordDemand(clerk!, asked({ termMonths: 0.5 })))).toBe('input.termMonths FIELD_INVALID');
    expect(await said(financing.recordDemand(clerk!, asked({ occurredOn: day('2024-12-21') })))).toBe(
      'input.occurredOn OCCURRED_IN_FUTURE',
    );
    expect(await said(financing.recordDemand(cadre!, asked({ occurredOn: day('2024-11-01') })))).toBe('input.occurredOn LATE_NOT_ALLOWED');
    expect(await said(financing.recordDemand(clerk!, asked({ occurredOn: day('2024-11-01') })))).toBe(
      'input.occurredOn LATE_REASON_NEEDED',
    );
    expect(
      await said(financing.recordDemand(clerk!, asked({ occurredOn: day('2024-10-27'), lateReason: '补录', route: 'MECHANISM' }))),
    ).toBe('ROUTE_TOO_EARLY');
    expect(
      await said(financing.recordDemand(clerk!, asked({ occurredOn: day('2024-10-28'), lateReason: '补录', route: 'MECHANISM' }))),
    ).toBe('done');
    expect(await said(financing.recordDemand(clerk!, asked({ visitId: newId() })))).toBe('input.visitId NOT_FOUND');
    const offerId = await sent();
    expect(await said(financing.decideOffer(clerk!, granting(offerId, { amount: null, refusalReason: 'OTHER' })))).toBe(
      'input.amount FIELD_REQUIRED,input.refusalReason FIELD_INVALID',
    );
    expect(await said(financing.decideOffer(clerk!, granting(offerId, { amount: wan('-1') })))).toBe('input.amount AMOUNT_NOT_POSITIVE');
    expect(await said(financing.decideOffer(clerk!, granting(offerId, { occurredOn: day('2024-12-02') })))).toBe(
      'input.occurredOn OCCURRED_BEFORE',
    );
    expect(await said(financing.answerOffer(clerk!, { offerId, answer: 'ACCEPTED' }))).toBe('OFFER_NOT_GRANTED');
  });

  it('follows a merge, and takes a visit of the firm only', async () => {
    const [loser, survivor] = [await world.enterprise(town!, '旧户'), await world.enterprise(town!, '新户')];
    const visitId = newId();
    await database.write(clerk!, async (tx) => {
      await tx.rows(
        `INSERT INTO visit (id, unit_id, org_path, occurred_on, way, topics, recorded_by, recorded_by_post, is_late) VALUES ($1, $2, $3, '2024-12-05', 'ON_SITE', '{}', $4, $5, false)`,
        [visitId, town!.id, town!.path, clerk!.id, clerk!.postId],
      );
      await tx.rows(
        `INSERT INTO visit_firm (id, visit_id, enterprise_id, org_path, firm_path, occurred_on, way) VALUES ($1, $2, $3, $4, $4, '2024-12-05', 'ON_SITE')`,
        [newId(), visitId, loser, town!.path],
      );
      await tx.rows(
        `INSERT INTO enterprise_alias (id, loser_id, survivor_id, org_path, reason, recorded_by) VALUES ($1, $2, $3, $4, '重复', $5)`,
        [newId(), loser, survivor, town!.path, clerk!.id],
      );
    });
    const id = await demand({ enterpriseId: loser, visitId, occurredOn: day('2024-12-05'), authorisedOn: null });
    expect(await db.look('SELECT enterprise_id, firm_name FROM demand WHERE id = $1', [id])).toEqual([
      { enterprise_id: survivor, firm_name: '新户' },
    ]);
    expect(await said(financing.recordDemand(clerk!, asked({ visitId, occurredOn: day('2024-12-05') })))).toBe('input.visitId NOT_FOUND');
    expect(await said(financing.recordDemand(clerk!, asked({ enterpriseId: survivor, visitId, occurredOn: day('2024-12-04') })))).toBe(
      'input.occurredOn OCCURRED_BEFORE',
    );
    const page = await database.read(clerk!, (r) => financing.demands(r, clerk!, { enterpriseId: survivor }, { first: 10 }));
    expect(page.edges.map((e) => e.node.id)).toEqual([id]);
  });

  it('pays out in tranches up to the credit, only when it was accepted', async () => {
    const { offerId } = await granted();
    expect(await said(pay(offerId, '1'))).toBe('OFFER_NOT_ACCEPTED');
    await ok(financing.answerOffer(clerk!, { offerId, answer: 'DECLINED', occurredOn: day('2024-12-11') }));
    expect(await said(pay(offerId, '1'))).toBe('OFFER_NOT_ACCEPTED');
    const credit = await accepted();
    expect(await said(pay(credit.offerId, '60', clerk, '2024-12-09'))).toBe('input.occurredOn OCCURRED_BEFORE');
    await ok(pay(credit.offerId, '60'));
    expect(await said(pay(credit.offerId, '40.000001'))).toBe('DISBURSEMENT_EXCEEDS_CREDIT');
    await ok(pay(credit.offerId, '40'));
    expect(await said(pay(credit.offerId, '0.000001'))).toBe('DISBURSEMENT_EXCEEDS_CREDIT');
    expect(await paidSum(credit.offerId)).toBe('1000000.00');
  });

  it('never pays out more than the credit, however many pay at once', async () => {
    const { offerId } = await accepted();
    const results = await Promise.all(Array.from({ length: 50 }, (_, i) => said(pay(offerId, '7', i % 2 ? clerk : officerA))));
    expect(results.filter((r) => r === 'done')).toHaveLength(14);
    expect(results.filter((r) => r === 'DISBURSEMENT_EXCEEDS_CREDIT')).toHaveLength(36);
    expect(await paidSum(offerId)).toBe('980000.00');
  });

  it('has one decision and one answer, however many speak at once', async () => {
    const offerId = await sent();
    const decisions = await Promise.all(
      Array.from({ length: 8 }, (_, i) => said(financing.decideOffer(i % 2 ? clerk! : officerA!, granting(offerId)))),
    );
    expect(decisions.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'OFFER_DECIDED'), 'done']);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => said(financing.answerOffer(clerk!, { offerId, answer: i % 2 ? 'ACCEPTED' : 'DECLINED' }))),
    );
    expect(answers.filter((a) => a === 'done')).toHaveLength(1);
    expect(answers.filter((a) => a === 'OFFER_ANSWERED')).toHaveLength(7);
  });

  it('reverses at most what was paid, also when two reverse at once', async () => {
    const { offerId } = await accepted();
    const paid = (await ok(pay(offerId, '60'))).id;
    const reverse = (amount: string, id = paid, on = '2024-12-15'): Promise<unknown> =>
      said(financing.reverseDisbursement(clerk!, { disbursementId: id, amount: wan(amount), reason: 'RETURNED', occurredOn: day(on) }));
    expect(await reverse('1', paid, '2024-12-11')).toBe('input.occurredOn OCCURRED_BEFORE');
    expect(await reverse('61')).toBe('REVERSAL_TOO_LARGE');
    expect((await Promise.all([reverse('40'), reverse('40'), reverse('40')])).toSorted()).toEqual([
      'REVERSAL_TOO_LARGE',
      'REVERSAL_TOO_LARGE',
      'done',
    ]);
    expect(await reverse('20')).toBe('done');
    expect(await paidSum(offerId)).toBe('0.00');
    const [back] = await db.look<{ id: string; amount: string }>(
      'SELECT id, amount FROM disbursement WHERE reversal_of = $1 ORDER BY amount LIMIT 1',
      [paid],
    );
    expect(back?.amount).toBe('-400000.00');
    expect(await reverse('1', back!.id)).toBe('DISBURSEMENT_NOT_REVERSIBLE');
    expect(await said(financing.reverseDisbursement(otherClerk!, { disbursementId: paid, amount: wan('1'), reason: 'OTHER' }))).toBe(
      'input.disbursementId NOT_FOUND',
    );
    // The credit is free again, so the reversal can only be taken back while there is room.
    await ok(pay(offerId, '90', clerk, '2024-12-16'));
    expect(await cancel('DISBURSEMENT', back!.id)).toBe('DISBURSEMENT_EXCEEDS_CREDIT');
    expect(await cancel('DISBURSEMENT', paid)).toBe('RECORD_HAS_REVERSALS');
  });

  it('voids from the end of the chain to its beginning', async () => {
    const { offerId, decisionId, answerId } = await accepted();
    const paid = (await ok(pay(offerId, '60'))).id;
    expect(await cancel('DECISION', decisionId)).toBe('RECORD_HAS_DISBURSEMENTS');
    expect(await cancel('ANSWER', answerId)).toBe('RECORD_HAS_DISBURSEMENTS');
    expect(await said(financing.voidFinancingRecord(clerk!, { record: 'DISBURSEMENT', id: paid, reason: ' ' }))).toBe(
      'input.reason FIELD_REQUIRED',
    );
    expect((await Promise.all([cancel('DISBURSEMENT', paid), cancel('DISBURSEMENT', paid, head)])).toSorted()).toEqual([
      'RECORD_VOIDED',
      'done',
    ]);
    expect(await cancel('ANSWER', answerId)).toBe('done');
    expect(await cancel('ANSWER', answerId)).toBe('RECORD_VOIDED');
    await ok(financing.answerOffer(clerk!, { offerId, answer: 'ACCEPTED' }));
    // With the decision its answer goes too, and the bank may decide again.
    expect(await cancel('DECISION', decisionId, head)).toBe('done');
    expect(await db.look('SELECT 1 FROM offer_answer WHERE offer_id = $1 AND voided_at IS NULL', [offerId])).toEqual([]);
    await ok(financing.decideOffer(officerA!, granting(offerId, { amount: wan('80') })));
    const [{ demand_id: demandId }] = (await db.look<{ demand_id: string }>('SELECT demand_id FROM bank_offer WHERE id = $1', [
      offerId,
    ])) as [{ demand_id: string }];
    const shown = await database.read(clerk!, (r) => financing.demand(r, demandId));
    expect(shown.offers[0]).toMatchObject({ decision: { amount: '800000.00' }, answer: null });
    expect(shown.offers[0]?.decisions).toHaveLength(2);
    expect(await cancel('DEMAND', demandId)).toBe('DEMAND_IN_USE');
    const unused = await demand();
    expect(await cancel('DEMAND', unused)).toBe('done');
    expect(await said(financing.sendToBank(clerk!, { demandId: unused, bankId: bankA!.id }))).toBe('DEMAND_VOIDED');
  });

  it('replaces a payment or leaves it as it was', async () => {
    const { offerId } = await accepted();
    const wrong = (await ok(pay(offerId, '90'))).id;
    const replace = (amount: string): Promise<unknown> =>
      said(
        financing.replaceDisbursement(clerk!, {
          disbursementId: wrong,
          kind: 'RENEWAL',
          amount: wan(amount),
          occurredOn: day('2024-12-13'),
          reason: '金额抄错',
        }),
      );
    expect(await replace('101')).toBe('DISBURSEMENT_EXCEEDS_CREDIT');
    expect(await paidSum(offerId)).toBe('900000.00');
    // The wrong one no longer takes up the credit.
    expect(await replace('100')).toBe('done');
    expect(await paidSum(offerId)).toBe('1000000.00');
    expect(await replace('1')).toBe('DISBURSEMENT_NOT_REVERSIBLE');
    expect(await db.look('SELECT void_reason FROM disbursement WHERE id = $1', [wrong])).toEqual([{ void_reason: '金额抄错' }]);
  });

  it('does each intent once', async () => {
    const input = { ...asked(), clientId: newId() };
    const results = await Promise.all(Array.from({ length: 6 }, () => ok(financing.recordDemand(clerk!, input))));
    expect(new Set(results.map((r) => r.id)).size).toBe(1);
    expect(await said(financing.recordDemand(clerk!, { ...input, amount: wan('2') }))).toBe('input.clientId CLIENT_ID_REUSED');
    const { offerId } = await accepted();
    const payment = { offerId, kind: 'NEW', amount: wan('10'), occurredOn: day('2024-12-12'), clientId: newId() } as const;
    const [first, second] = [
      await ok(financing.recordDisbursement(officerA!, payment)),
      await ok(financing.recordDisbursement(officerA!, payment)),
    ];
    expect(second).toEqual(first);
    expect(await paidSum(offerId)).toBe('100000.00');
    // A refused intent leaves nothing behind: the same id may try again.
    const early = { demandId: await demand({ authorisedOn: null }), bankId: bankA!.id, clientId: newId() };
    expect(await said(financing.sendToBank(clerk!, early))).toBe('DEMAND_NOT_AUTHORISED');
    await ok(financing.authoriseDemand(clerk!, { demandId: early.demandId, authorisedOn: day('2024-12-20') }));
    expect(await said(financing.sendToBank(clerk!, early))).toBe('done');
  });

  it('pages the ledger of its own area', async () => {
    const all = await database.read(clerk!, (r) => financing.demands(r, clerk!, { includeVoided: true }, { first: 200 }));
    const total = await database.read(clerk!, async (r) =>
      (await financing.demands(r, clerk!, { includeVoided: true }, { first: 1 })).totalCount(),
    );
    expect(total).toBe(all.edges.length);
    const [ids, seen]: [string[], string[]] = [all.edges.map((e) => e.node.id), []];
    for (let after: string | undefined; ;) {
      const page = await database.read(clerk!, (r) =>
        financing.demands(r, clerk!, { includeVoided: true }, { first: 7, ...(after ? { after } : {}) }),
      );
      seen.push(...page.edges.map((e) => e.node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor ?? undefined;
    }
    expect(seen).toEqual(ids);
    expect((await database.read(otherClerk!, (r) => financing.demands(r, otherClerk!, {}, { first: 10 }))).edges).toEqual([]);
    const narrow = await database.read(clerk!, (r) =>
      financing.demands(r, clerk!, { route: 'MECHANISM', from: day('2024-10-01'), to: day('2024-10-31') }, { first: 10 }),
    );
    expect(narrow.edges.map((e) => e.node.route)).toEqual(['MECHANISM']);
  });

  it('leaves a trace and an event for every act, with ids only', async () => {
    const audited = await db.look<{ action: string }>(`SELECT DISTINCT action FROM audit_entry WHERE outcome = 'DONE' ORDER BY action`);
    expect(audited.map((a) => a.action)).toEqual([
      'demand.authorise',
      'demand.record',
      'demand.send',
      'disbursement.record',
      'disbursement.reverse',
      'disbursement.void',
      'financing.void',
      'offer.answer',
      'offer.decide',
    ]);
    const [{ n }] = (await db.look<{ n: number }>(`SELECT count(*) AS n FROM event WHERE org_path <> $1`, [town!.path])) as [{ n: number }];
    expect(n).toBe(0);
    expect((await db.look(`SELECT 1 FROM audit_entry WHERE outcome = 'REFUSED' LIMIT 1`)).length).toBe(1);
  });
});
