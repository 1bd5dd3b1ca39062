import { eventually } from '@test/eventually';
import { APPEAL_MACHINE, type AppealAction } from '@app/appeals';
import { replay } from '@app/kernel';
import { Api } from '@test/api';
import { type County, makeCounty } from '@test/county';
import { type Intent, Journal } from '@test/journal';
import { Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import pg from 'pg';

const CLIENTS = 8;

/** Statements that name what is missing, doubled or torn: each must find nothing. */
const TORN: Readonly<Record<string, string>> = {
  'a visit without its firm, its visitor, its appeal or its demand': `SELECT v.id FROM visit v
    WHERE (SELECT count(*) FROM visit_firm f WHERE f.visit_id = v.id) <> 1 OR (SELECT count(*) FROM visit_participant p WHERE p.visit_id = v.id) <> 1
       OR (SELECT count(*) FROM appeal a WHERE a.visit_id = v.id) <> 1 OR (SELECT count(*) FROM demand d WHERE d.visit_id = v.id) <> 1`,
  'a visit without its one event or audit entry': `SELECT v.id FROM visit v
    WHERE (SELECT count(*) FROM event e WHERE e.topic = 'visit.logged' AND e.ids ->> 'visitId' = v.id::text) <> 1
       OR (SELECT count(*) FROM audit_entry u WHERE u.action = 'visit.log' AND u.subject_id = v.id AND u.outcome = 'DONE') <> 1`,
  'an appeal without its number, its one registration, its event or its audit entry': `SELECT a.id FROM appeal a
    WHERE a.number IS NULL OR (SELECT count(*) FROM appeal_event x WHERE x.appeal_id = a.id AND x.action = 'register') <> 1
       OR (SELECT count(*) FROM event e WHERE e.topic = 'appeal.registered' AND e.ids ->> 'appealId' = a.id::text) <> 1
       OR (SELECT count(*) FROM audit_entry u WHERE u.action = 'appeal.register' AND u.subject_id = a.id) <> 1`,
  'an event of an appeal that its outbox or audit does not know': `SELECT x.id FROM appeal_event x
    WHERE (SELECT count(*) FROM event e WHERE e.ids ->> 'eventId' = x.id::text) <> 1
       OR (SELECT count(*) FROM audit_entry u WHERE u.details ->> 'eventId' = x.id::text) <> 1`,
  'a payment without its event or audit entry': `SELECT d.id FROM disbursement d
    WHERE (SELECT count(*) FROM event e WHERE e.topic = 'disbursement.recorded' AND e.ids ->> 'disbursementId' = d.id::text) <> 1
       OR (SELECT count(*) FROM audit_entry u WHERE u.action = 'disbursement.record' AND u.subject_id = d.id) <> 1`,
  'an event of something that is not there': `SELECT e.seq FROM event e
    WHERE e.topic = 'visit.logged' AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.id::text = e.ids ->> 'visitId')
       OR e.topic = 'appeal.registered' AND NOT EXISTS (SELECT 1 FROM appeal a WHERE a.id::text = e.ids ->> 'appealId')`,
  'a gap in the numbers': `SELECT n FROM appeal_counter c, generate_series(1, c.last) n
    WHERE NOT EXISTS (SELECT 1 FROM appeal a WHERE a.number = format('SQ-%s-%s-%s', c.area_code, c.year, lpad(n::text, 4, '0')))`,
};

describe('when something is killed in the middle of writing', () => {
  let db: TestDatabase;
  let program: Program;
  let county: County;
  let journal: Journal;
  let clerk: Session;
  let cadre: Session;
  let firm: string;
  let offerId: string;

  beforeEach(async () => {
    db = await TestDatabase.create();
    county = await makeCounty(db);
    program = await Program.start(db);
    [clerk, cadre] = [await program.signIn('office_clerk'), await program.signIn('cadre')];
    firm = await county.world.enterprise(county.town, '不停写入有限公司');
    offerId = await acceptedOffer();
    journal = new Journal(program);
  });
  afterEach(async () => {
    await program.stop();
    await db.drop();
  });

  async function acceptedOffer(): Promise<string> {
    const api = new Api(program);
    const today = (await db.look<{ d: string }>(`SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text AS d`))[0]?.d;
    const done = (mutation: string, input: object): Promise<{ id: string; offers: { id: string }[] }> =>
      api.done(clerk, mutation, { clientId: mutation, ...input }, '... on Demand { id offers { id } }');
    const demand = await done('recordDemand', {
      enterpriseId: firm,
      amount: '1000000',
      purpose: '周转',
      route: 'OWN',
      authorisedOn: today,
    });
    const { offers } = await done('sendToBank', { demandId: demand.id, bankId: county.bank.id });
    const offer = offers[0]?.id ?? '';
    await done('decideOffer', { offerId: offer, decision: 'GRANTED', amount: '1000000', annualRate: '3.5', guarantee: 'CREDIT' });
    await done('answerOffer', { offerId: offer, answer: 'ACCEPTED' });
    return offer;
  }

  /** In turn a visit with what it opens, a registration, a payment of one yuan, and an acceptance of what was registered. */
  function next(client: number): Intent {
    const n = journal.intents.length;
    const waiting = journal.intents.find(
      (i) => i.mutation === 'registerAppeal' && i.acknowledged && !journal.intents.some((a) => appealOf(a) === i.acknowledged),
    );
    const kind = (n + client) % 4;
    if (kind === 2 && waiting)
      return journal.intend('acceptAppeal', clerk, { appealId: waiting.acknowledged, category: 'OTHER', complexity: 'SIMPLE' });
    switch (kind) {
      case 0:
        return journal.intend('logVisit', cadre, {
          channel: 'ON_SITE',
          topics: ['OTHER'],
          firms: [{ enterpriseId: firm }],
          appeals: [{ title: `走访诉求${n}`, description: '请解决' }],
          demands: [{ amount: '10000', purpose: '周转', route: 'OWN' }],
        });
      case 1:
        return journal.intend('recordDisbursement', clerk, { offerId, kind: 'NEW', amount: '1' });
      default:
        return journal.intend('registerAppeal', clerk, {
          enterpriseId: firm,
          title: `挂号${n}`,
          description: '请解决',
          source: 'OFFICE',
          contactPhone: '13800000000',
        });
    }
  }
  const appealOf = ({ input }: Intent): string | undefined => (input as { appealId?: string }).appealId;

  /** Everything that was wished is there once and whole, and nothing else is. */
  async function compare(): Promise<void> {
    expect(journal.surprises).toEqual([]);
    expect(journal.unanswered).toEqual([]);
    const of = (mutation: string): Intent[] => journal.intents.filter((i) => i.mutation === mutation);
    const ids = async (sql: string): Promise<string[]> => (await db.look<{ id: string }>(sql)).map(({ id }) => id).toSorted();
    const told = (mutation: string): (string | null)[] =>
      of(mutation)
        .map(({ acknowledged }) => acknowledged)
        .toSorted();
    expect(await ids('SELECT id FROM visit')).toEqual(told('logVisit'));
    expect(await ids('SELECT id FROM appeal WHERE visit_id IS NULL')).toEqual(told('registerAppeal'));
    expect(await ids(`SELECT appeal_id AS id FROM appeal_event WHERE action = 'accept'`)).toEqual(told('acceptAppeal'));
    expect(await ids('SELECT id FROM disbursement')).toHaveLength(of('recordDisbursement').length);
    const written = await db.look<{ operation: string; client_id: string; result_id: string }>(
      `SELECT operation, client_id, result_id FROM client_operation WHERE operation IN ('logVisit', 'registerAppeal')`,
    );
    for (const { clientId, acknowledged, mutation } of [...of('logVisit'), ...of('registerAppeal')])
      expect(written.filter((w) => w.client_id === clientId)).toEqual([
        { operation: mutation, client_id: clientId, result_id: acknowledged },
      ]);
    for (const [what, sql] of Object.entries(TORN)) expect([what, await db.look(sql)]).toEqual([what, []]);
    await historiesReplay();
    await auditIsWhole();
  }

  async function historiesReplay(): Promise<void> {
    const rows = await db.look<{ state: string; seqs: number[]; actions: AppealAction[] }>(
      `SELECT a.state, array_agg(e.seq ORDER BY e.seq) AS seqs, array_agg(e.action ORDER BY e.seq) AS actions
         FROM appeal a JOIN appeal_event e ON e.appeal_id = a.id GROUP BY a.id`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { state, seqs, actions } of rows) {
      expect(seqs).toEqual(seqs.map((_, i) => i + 1));
      expect(actions[0]).toBe('register');
      expect(replay(APPEAL_MACHINE, actions.slice(1))).toBe(state);
    }
  }

  /** The chain is whole, and in the end everything is sealed. */
  async function auditIsWhole(): Promise<void> {
    const auditor = await program.signIn('auditor');
    const verify = async () =>
      (
        await new Api(program).read<{ auditVerification: { sealed: number; unsealed: number; faults: object[] } }>(
          auditor,
          '{ auditVerification { sealed unsealed faults { kind no } } }',
        )
      ).auditVerification;
    let seen = await verify();
    await eventually(async () => (seen = await verify()).unsealed === 0, 300);
    expect(seen).toMatchObject({ unsealed: 0, faults: [] });
    expect(seen.sealed).toBeGreaterThan(journal.intents.length);
  }

  it('kill -9 of the program loses nothing that was acknowledged and doubles nothing that is sent again', async () => {
    const writing = journal.write(CLIENTS, next);
    for (let death = 0; death < 2; death++) {
      await journal.goesOn(20);
      await program.kill();
      program = await Program.start(db);
      journal.program = program;
    }
    await journal.goesOn(10);
    await writing.rest();
    expect(journal.unanswered.length).toBeGreaterThan(0);
    await journal.settle();
    await compare();
  });

  it('the loss of every connection to the database neither ends the program nor loses what was acknowledged', async () => {
    const admin = new pg.Client({ connectionString: db.urls.admin });
    await admin.connect();
    const writing = journal.write(CLIENTS, next);
    let cut = 0;
    for (let death = 0; death < 4; death++) {
      await journal.goesOn(10);
      const { rows } = await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = $2', [
        db.name,
        new URL(db.urls.app).username,
      ]);
      cut += rows.length;
    }
    await admin.end();
    await journal.goesOn(10);
    await writing.rest();
    expect(cut).toBeGreaterThan(4);
    expect(program.child.exitCode).toBeNull();
    expect(journal.unanswered.length).toBeGreaterThan(0);
    await journal.settle();
    await compare();
  });
});
