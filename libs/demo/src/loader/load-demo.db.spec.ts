import { tmpdir } from 'node:os';
import { FEATURES, systemModules } from '@app/composition';
import { IDENTITY_ENTITIES, SignInRefused, SignInService } from '@app/identity';
import { type Actor, type Clock, localDate, Money, permissionsOf, type PostRole } from '@app/kernel';
import { type Database, Fault } from '@app/platform';
import { METRIC_KEYS, ReportingService } from '@app/reporting';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TestDatabase, TestWorld } from '@test/test-database';
import { demoAccounts } from '../accounts';
import { numberOf } from '../story/appeal-acts';
import { APPEALS } from '../story/appeals';
import { SOLVED_APPEALS } from '../story/solved-appeals';
import { STORY_ENDS_AT } from '../story/dates';
import { DEMANDS } from '../story/financing';
import { DEMO_PASSWORD, EVERYBODY, FORMER_CADRE_LOGIN } from '../story/people';
import { loadDemo } from './load-demo';

@Module({})
class Installation {}

const openOn =
  ({ urls }: TestDatabase) =>
  (clock: Clock) =>
    NestFactory.createApplicationContext(
      { module: Installation, imports: systemModules({ urls, poolSize: 4, dataDir: tmpdir(), role: 'api', clock }) },
      { logger: false, abortOnError: false },
    );

const quiet = (): void => undefined;
/** As if the power went while the second day was told. */
const stop = (line: string): void => {
  if (line.includes('2024-01')) throw new Error('the power went');
};

const YEAR = { from: localDate('2024-01-01'), to: localDate('2024-12-31') };
const SENTENCE = '共走访367家市场主体，帮助佳明食品等7家企业解决各类诉求12件，为龙兴等6家企业融资2000余万元';

let db: TestDatabase;
let database: Database;
let lines: string[];

/** Somebody of the story, as signed in: the post of that role in force at the end. */
async function actorOf(login: string, role?: PostRole): Promise<Actor> {
  const [row] = await db.look<Omit<Actor, 'permissions' | 'kind'> & { role: PostRole }>(
    `SELECT o.person_id AS id, o.id AS "postId", o.role, o.unit_id AS "unitId", o.unit_path AS "unitPath", o.scope_unit_id AS "scopeUnitId", o.scope_path AS "scopePath"
       FROM account a JOIN post o ON o.person_id = a.person_id WHERE a.login_name = $1 AND ($2::text IS NULL OR o.role = $2) AND o.period @> date '2024-12-31' ORDER BY o.id`,
    [login, role ?? null],
  );
  if (!row) throw new Error(`${login} holds no post`);
  return { ...row, kind: 'PERSON', enterpriseId: null, sessionId: null, permissions: permissionsOf(row.role) };
}
const unitId = async (code: string): Promise<string> => {
  const [unit] = await db.look<{ id: string }>('SELECT id FROM unit WHERE code = $1', [code]);
  return unit?.id ?? '';
};
const TOWN = '411323111000';
const sentenceFor = async (login: string, code: string, asOf?: string): Promise<string> => {
  const actor = await actorOf(login);
  const question = { unitId: await unitId(code), ...YEAR, ...(asOf ? { asOf: new Date(asOf) } : {}) };
  return database.read(actor, async (reader) => (await new ReportingService().report(reader, question)).text);
};
const wan = (amount: string): string => Money.fromWan(amount).toString();
const counts = <T extends object>(sql: string): Promise<T[]> => db.look<T>(sql);

beforeAll(async () => {
  db = await TestDatabase.create();
  lines = [];
  expect(await loadDemo(openOn(db), (line) => lines.push(line))).toBe('LOADED');
  database = await db.open(FEATURES.entities);
});
afterAll(() => db.drop());

describe('the sentence of 2024', () => {
  it('comes out for 阳城镇 character for character, now and as of the last day', async () => {
    expect(await sentenceFor('zhenzhang', TOWN)).toBe(SENTENCE);
    expect(await sentenceFor('zhuanyuan', TOWN, STORY_ENDS_AT)).toBe(SENTENCE);
    expect(await sentenceFor('xianyingshang', TOWN)).toBe(SENTENCE);
  });

  it('is another one for the county and for the second town, whose clerk sees nothing of 阳城镇', async () => {
    expect(await sentenceFor('danshui', '411323101000')).toBe('共走访3家市场主体');
    expect(await sentenceFor('xianyingshang', '411323000000')).toBe(SENTENCE.replace('367', '370'));
    await expect(sentenceFor('danshui', TOWN)).rejects.toBeInstanceOf(Fault);
  });

  it('has its figures in the dictionary', async () => {
    const actor = await actorOf('zhenzhang');
    const question = { unitId: await unitId(TOWN), ...YEAR };
    const figures = await database.read(actor, (reader) => new ReportingService().figures(reader, question));
    const values = new Map(figures.map(({ metric, value }) => [metric.key, value]));
    expect(Object.fromEntries(METRIC_KEYS.map((key) => [key, values.get(key)]))).toEqual({
      // 380 firms, one of them merged into another; the list of the campaign has all of them, thirteen with the reason why not.
      M01: '368',
      M01_BRANCHES: '0',
      REGISTER: '379',
      M02: '380',
      M03: '367',
      M04_VISITED: '367',
      M12: '13',
      M12_UNREACHABLE: '4',
      M12_DEREGISTERED: '3',
      M12_RELOCATED: '2',
      M12_DORMANT: '2',
      M12_DECLINED: '1',
      M12_MERGED: '1',
      M12_UNEXPLAINED: '0',
      M05: '615',
      M08: '42',
      M19: '23',
      M19_VISIT: '14',
      M19_ENTERPRISE: '4',
      M19_HOTLINE: '2',
      M19_SUPERIOR: '0',
      M19_MEETING: '0',
      M19_PETITION: '0',
      M19_OFFICE: '3',
      M20: '16',
      M24: '12',
      M25: '7',
      M26: '7',
      M27: '4',
      M27_ORIGINAL: '4',
      M31_DUE: '17',
      M31: '13',
      M31_ORIGINAL: '12',
      M32_HEARD: '14',
      M32: '13',
      M33_RATED: '12',
      M33: '10',
      // The 150 granted to 顺捷 on 12-26 is answered in January.
      M48_FIRMS: '6',
      M48_AMOUNT: wan('2266.5'),
      M49_FIRMS: '6',
      M49_COUNT: '8',
      M49_AMOUNT: wan('2036.5'),
      FINANCED_FIRMS: '6',
      FINANCED_AMOUNT: wan('2036.5'),
      M56_FIRMS: '4',
      M56_AMOUNT: wan('1536.5'),
      OFFERS_WAITING: '0',
      OFFERS_OVERDUE: '0',
    });
  });
});

describe('what was recorded', () => {
  it('is 380 firms of the town and three of the other, all marked as demonstration', async () => {
    const firms = await counts<{ town: string; kind: string; n: number }>(
      `SELECT left(u.code, 9) AS town, e.kind, count(*)::int AS n FROM enterprise e JOIN unit u ON u.id = e.unit_id WHERE e.is_demo AND e.name LIKE '%（演示）' GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
    );
    expect(firms.filter(({ town }) => town === '411323111')).toEqual([
      { town: '411323111', kind: 'ENTERPRISE', n: 112 },
      { town: '411323111', kind: 'FAMILY_FARM', n: 35 },
      { town: '411323111', kind: 'FARMER_COOPERATIVE', n: 46 },
      { town: '411323111', kind: 'SOLE_PROPRIETOR', n: 187 },
    ]);
    expect(await counts('SELECT count(*)::int AS n FROM enterprise')).toEqual([{ n: 383 }]);
    expect(await counts(`SELECT status, count(*)::int AS n FROM enterprise WHERE status <> 'ACTIVE' GROUP BY 1 ORDER BY 1`)).toEqual([
      { status: 'DEREGISTERED', n: 3 },
      { status: 'DORMANT', n: 2 },
      { status: 'RELOCATED', n: 2 },
      { status: 'UNREACHABLE', n: 4 },
    ]);
    expect(await counts('SELECT count(*)::int AS n FROM enterprise_alias WHERE voided_at IS NULL')).toEqual([{ n: 1 }]);
    expect(await counts('SELECT count(*)::int AS n FROM enterprise WHERE credit_code IS NULL')).toEqual([{ n: 11 }]);
  });

  it('is 615 visits of firms by way and campaign, 23 of them entered late', async () => {
    const visits = await counts(
      `SELECT v.campaign_id IS NOT NULL AS campaign, f.way, count(*)::int AS n, count(*) FILTER (WHERE v.is_late)::int AS late
         FROM visit v JOIN visit_firm f ON f.visit_id = v.id JOIN unit u ON u.id = v.unit_id WHERE u.code NOT LIKE '411323101%' GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    expect(visits).toEqual([
      { campaign: false, way: 'ON_SITE', n: 168, late: expect.any(Number) },
      { campaign: false, way: 'PHONE', n: 26, late: expect.any(Number) },
      { campaign: true, way: 'ON_SITE', n: 380, late: expect.any(Number) },
      { campaign: true, way: 'PHONE', n: 16, late: expect.any(Number) },
      { campaign: true, way: 'SEMINAR', n: 25, late: 0 },
    ]);
    expect(await counts('SELECT count(*)::int AS n FROM visit WHERE is_late')).toEqual([{ n: 23 }]);
  });

  it('is 23 numbers in order, each in its state, and one of the other town', async () => {
    const appeals = await counts<{ number: string; state: string; title: string }>(
      `SELECT number, state, title FROM appeal WHERE area_code = '411323111' ORDER BY number`,
    );
    expect(appeals).toEqual(APPEALS.map((one) => ({ number: numberOf(one), state: one.state, title: one.title })));
    expect(await counts(`SELECT number FROM appeal WHERE area_code <> '411323111'`)).toEqual([{ number: 'SQ-411323101-2024-0001' }]);
  });

  it('solved twelve, with the class and rating of the story, and nothing else', async () => {
    const closed = await counts<{ number: string; class: string; satisfaction: string | null; closed: string }>(
      `SELECT a.number, e.confirmation_class AS class, e.details->>'satisfaction' AS satisfaction, a.closed_on::text AS closed
         FROM appeal a JOIN appeal_event e ON e.appeal_id = a.id AND e.action = 'close' WHERE a.state = 'CLOSED' AND a.outcome = 'SOLVED' ORDER BY 1`,
    );
    expect(closed).toEqual(
      SOLVED_APPEALS.map((one) => {
        const confirm = one.acts.findLast((act) => act.do === 'confirm');
        const heard = confirm?.do === 'confirm' ? confirm : undefined;
        const klass = heard?.by === 'the firm' ? 'A' : heard?.paper ? 'C' : 'B';
        return { number: numberOf(one), class: klass, satisfaction: heard?.satisfaction ?? null, closed: one.acts.at(-1)?.on };
      }),
    );
    expect(await counts(`SELECT number FROM appeal WHERE outcome = 'EXPLAINED'`)).toEqual([{ number: 'SQ-411323111-2024-0006' }]);
  });

  it('was answered late twice, once sent back and closed, once sent back twice, once extended', async () => {
    const late = await counts(
      `SELECT right(a.number, 4) AS no, r.details->>'onTime' AS "onTime", a.due_on::text AS due, a.original_due_on::text AS original FROM appeal a
         JOIN appeal_event r ON r.appeal_id = a.id AND r.action = 'reply' AND r.details->>'onOriginalTime' = 'false' ORDER BY 1`,
    );
    expect(late).toEqual([
      { no: '0005', onTime: 'true', due: '2024-07-16', original: '2024-07-09' },
      { no: '0013', onTime: 'false', due: '2024-10-30', original: '2024-10-30' },
    ]);
    expect(await counts('SELECT right(number, 4) AS no, rework_count AS n FROM appeal WHERE rework_count > 0 ORDER BY 1')).toEqual([
      { no: '0004', n: 1 },
      { no: '0020', n: 2 },
    ]);
    expect(
      await counts(
        `SELECT right(number, 4) AS no, coalesce(due_on, acceptance_due_on)::text AS due FROM appeal WHERE right(number, 4) IN ('0016', '0021', '0022', '0023') ORDER BY 1`,
      ),
    ).toEqual([
      { no: '0016', due: '2024-12-04' },
      { no: '0021', due: '2025-01-02' },
      { no: '0022', due: '2025-01-02' },
      { no: '0023', due: '2025-01-02' },
    ]);
  });

  it('left twelve firms without a cadre for three days, and nobody with two', async () => {
    const gaps = await counts(
      `SELECT lower(n.period) - upper(l.period) AS days, count(*)::int AS firms FROM liaison l
         JOIN liaison n ON n.enterprise_id = l.enterprise_id AND n.role = 'CADRE' AND lower(n.period) > lower(l.period)
        WHERE l.role = 'CADRE' GROUP BY 1`,
    );
    expect(gaps).toEqual([{ days: 3, firms: 12 }]);
  });

  it('granted each loan with the amount, rate and guarantee of the story', async () => {
    const told = DEMANDS.flatMap(({ offers }) => offers.flatMap(({ granted }) => granted ?? []));
    expect(told.length).toBeGreaterThan(0);
    const kept = await counts<{ amount: string; rate: string; security: string | null }>(
      `SELECT amount::text, annual_rate::text AS rate, security FROM offer_decision WHERE decision = 'GRANTED'`,
    );
    const line = (amount: string, rate: string, guarantee: string | null) => `${amount} ${Number(rate)} ${guarantee}`;
    expect(kept.map(({ amount, rate, security }) => line(amount, rate, security)).sort()).toEqual(
      told.map(({ wan, rate, guarantee }) => line(Money.fromWan(wan).toString(), rate, guarantee)).sort(),
    );
  });

  it('was recorded between the first and the last day of the story, each act at its own time', async () => {
    for (const table of ['unit', 'enterprise', 'liaison', 'visit', 'appeal_event', 'offer_decision', 'disbursement', 'audit_entry']) {
      const [span] = await counts<{ first: Date; last: Date }>(`SELECT min(recorded_at) AS first, max(recorded_at) AS last FROM ${table}`);
      expect([table, (span?.first.getTime() ?? 0) >= Date.parse('2024-01-02T08:00:00+08:00')]).toEqual([table, true]);
      expect([table, (span?.last.getTime() ?? Infinity) <= Date.parse(STORY_ENDS_AT)]).toEqual([table, true]);
    }
    const early = await counts(`SELECT id FROM visit WHERE (recorded_at AT TIME ZONE 'Asia/Shanghai')::date < occurred_on`);
    expect(early).toEqual([]);
  });
});

describe('the people of the story', () => {
  it('can sign in with the published password, each to the post that the start prints', async () => {
    const signIn = new SignInService(database);
    for (const { loginName, name } of demoAccounts()) {
      const opened = await signIn.signIn({ loginName, password: DEMO_PASSWORD }, '127.0.0.1');
      expect([loginName, opened instanceof SignInRefused ? opened.code : opened.me.person.name]).toEqual([loginName, name]);
    }
  });

  it('hold what they should: one administrator each power, and the transferred cadre nothing', async () => {
    const posts = await counts<{ login: string; roles: string }>(
      `SELECT a.login_name AS login, string_agg(DISTINCT o.role, ' ' ORDER BY o.role) AS roles FROM account a
         LEFT JOIN post o ON o.person_id = a.person_id AND o.period @> date '2024-12-31' GROUP BY 1 ORDER BY 1`,
    );
    expect(posts).toHaveLength(EVERYBODY.length);
    const held = new Map(posts.map(({ login, roles }) => [login, roles]));
    for (const { login, posts: told } of EVERYBODY) {
      const roles =
        login === FORMER_CADRE_LOGIN
          ? null
          : told
              .map(({ role }) => role)
              .sort()
              .join(' ');
      expect([login, held.get(login)]).toEqual([login, roles]);
    }
    expect(await counts('SELECT count(*)::int AS n FROM person WHERE disabled_at IS NOT NULL')).toEqual([{ n: 1 }]);
  });
});

describe('loading again', () => {
  it('leaves a loaded story, another installation and a broken-off loading alone', async () => {
    expect(await loadDemo(openOn(db), quiet)).toBe('PRESENT');
    expect(await counts('SELECT count(*)::int AS n FROM enterprise')).toEqual([{ n: 383 }]);

    const other = await TestDatabase.create();
    try {
      await new TestWorld(await other.open(IDENTITY_ENTITIES)).unit('COUNTY', '某县', null, '410000000000');
      expect(await loadDemo(openOn(other), quiet)).toBe('FOREIGN');
      expect(await other.look('SELECT count(*)::int AS n FROM unit')).toEqual([{ n: 1 }]);
    } finally {
      await other.drop();
    }

    const broken = await TestDatabase.create();
    try {
      await expect(loadDemo(openOn(broken), stop)).rejects.toThrow('the power went');
      expect(await loadDemo(openOn(broken), quiet)).toBe('UNFINISHED');
    } finally {
      await broken.drop();
    }
  });
});
