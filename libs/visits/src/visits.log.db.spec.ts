import { localDate, Money, newId, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase } from '@test/test-database';
import type { LogVisit } from './domain/visit';
import { aCounty, aVisit, openVisits, refused, saved, type VisitsWorld } from './testing/visits-world';

const TABLES = ['visit', 'visit_firm', 'visit_participant', 'appeal', 'demand', 'client_operation', 'event'] as const;

describe('logging a visit', () => {
  let db: TestDatabase;
  let w: VisitsWorld;
  let c: Awaited<ReturnType<typeof aCounty>>;
  let firm: string;
  beforeAll(async () => {
    db = await TestDatabase.create();
    w = await openVisits(db);
    c = await aCounty(w.world);
    firm = await w.world.enterprise(c.village, '佳明食品有限公司', { shortName: '佳明食品' });
  });
  afterAll(() => db.drop());

  const counts = async () =>
    Object.fromEntries(
      await Promise.all(
        TABLES.map(async (table) => [table, (await db.look<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n]),
      ),
    ) as Record<string, number>;

  it('keeps day, unit, firm, visitor, event and audit of a plain visit', async () => {
    const id = saved(await w.visits.log(c.cadre, aVisit([firm], { note: ' 一切正常\r\n ', place: '车间' })));
    const [row] = await db.look(
      `SELECT unit_id, org_path::text, occurred_on = (recorded_at AT TIME ZONE 'Asia/Shanghai')::date AS today, words, place, recorded_by, recorded_by_post, on_behalf_of, is_late
         FROM visit WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({
      unit_id: c.town.id,
      org_path: c.town.path,
      today: true,
      words: '一切正常',
      place: '车间',
      recorded_by: c.cadre.id,
      recorded_by_post: c.cadre.postId,
      on_behalf_of: null,
      is_late: false,
    });
    expect(await db.look('SELECT enterprise_id, org_path::text, firm_path::text, way FROM visit_firm WHERE visit_id = $1', [id])).toEqual([
      { enterprise_id: firm, org_path: c.town.path, firm_path: c.village.path, way: 'ON_SITE' },
    ]);
    expect(await db.look('SELECT person_id, outsider FROM visit_participant WHERE visit_id = $1', [id])).toEqual([
      { person_id: c.cadre.id, outsider: null },
    ]);
    expect(await db.look(`SELECT topic FROM event WHERE ids->>'visitId' = $1`, [id])).toEqual([{ topic: 'visit.logged' }]);
    expect(await db.look('SELECT action, outcome, person_id FROM audit_entry WHERE subject_id = $1', [id])).toEqual([
      { action: 'visit.log', outcome: 'DONE', person_id: c.cadre.id },
    ]);
  });

  it('gives one visit and equal answers when it arrives twenty times at once', async () => {
    const before = await counts();
    const input = aVisit([firm], {
      deviceAt: new Date('2026-01-01T00:00:00Z'),
      appeals: [{ title: '停电', description: '车间常停电' }],
      demands: [{ amount: Money.fromWan('300'), purpose: '买设备' }],
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => w.visits.log(c.cadre, { ...input })));
    expect(new Set(answers.map(saved)).size).toBe(1);
    const after = await counts();
    for (const table of TABLES) expect([table, (after[table] ?? 0) - (before[table] ?? 0)]).toEqual([table, 1]);
    const id = saved(answers[0]!);
    expect(await db.look('SELECT enterprise_id, visit_id, source FROM appeal WHERE visit_id = $1', [id])).toEqual([
      { enterprise_id: firm, visit_id: id, source: 'VISIT' },
    ]);
    expect(await db.look('SELECT amount, route FROM demand WHERE visit_id = $1', [id])).toEqual([
      { amount: '3000000.00', route: 'MECHANISM' },
    ]);
  });

  it('refuses other content under the same client id, and keeps the first', async () => {
    const input = aVisit([firm], { note: '第一次' });
    saved(await w.visits.log(c.cadre, input));
    const before = await counts();
    await expect(w.visits.log(c.cadre, { ...input, note: '第二次' })).rejects.toMatchObject({
      code: 'CONFLICT',
      messageCode: 'CLIENT_ID_REUSED',
    });
    expect(await counts()).toEqual(before);
    // Another person's client ids are their own.
    saved(await w.visits.log(c.colleague, { ...input, note: '第二次' }));
  });

  it('is one visit by phone and by desk when people said the same, in whatever order and with defaults filled in', async () => {
    const input = aVisit([firm], {
      onBehalfOf: c.cadre.id,
      lateReason: '下乡没有信号',
      participantIds: [c.colleague.id, c.head.id],
      outsiders: ['王律师', '李行长'],
      topics: ['POLICY', 'LAND'],
      note: '一切正常',
      promises: [
        { text: '送政策', dueOn: localDate('2099-01-01') },
        { text: '回电话', dueOn: localDate('2099-01-02') },
      ],
      appeals: [{ title: '停电', description: '车间常停电' }],
      demands: [{ amount: Money.fromWan('300'), purpose: '买设备' }],
    });
    const id = saved(await w.visits.log(c.cadre, input));
    const before = await counts();
    const [first, second] = input.promises ?? [];
    const again = {
      ...input,
      participantIds: [c.head.id, c.cadre.id, c.colleague.id],
      outsiders: ['李行长', ' 王律师'],
      topics: ['LAND', 'POLICY', 'LAND'] as const,
      note: ' 一切正常\r\n',
      deviceAt: new Date('2026-01-05T02:00:00Z'),
      promises: [second, first].flatMap((promise) => (promise ? [{ ...promise, enterpriseId: firm }] : [])),
      appeals: [{ title: '停电', description: '车间常停电', enterpriseId: firm, contactName: null, solvedOnSpot: '' }],
      demands: [{ amount: Money.fromWan('300.00'), purpose: '买设备', route: 'MECHANISM' as const, termMonths: null }],
    };
    expect(saved(await w.visits.log(c.clerk, again))).toBe(id);
    const others: readonly Partial<LogVisit>[] = [
      { channel: 'PHONE' },
      { note: '一切都好' },
      { topics: ['LAND'] },
      { outsiders: ['李行长'] },
      { participantIds: [c.head.id] },
      { promises: [] },
      { appeals: [{ title: '停电', description: '车间不再停电' }] },
      { demands: [{ amount: Money.fromWan('301'), purpose: '买设备' }] },
    ];
    for (const other of others)
      await expect(w.visits.log(c.clerk, { ...again, ...other })).rejects.toMatchObject({
        code: 'CONFLICT',
        messageCode: 'VISIT_MARK_TAKEN',
      });
    const after = await counts();
    for (const table of TABLES.filter((one) => one !== 'client_operation')) expect([table, after[table]]).toEqual([table, before[table]]);
  });

  it('says plainly that a visit with this mark lies out of sight, and nothing of it', async () => {
    const far = await w.world.enterprise(c.sibling, '丁河远方厂');
    const theirs = aVisit([far], { note: '只给丁河看' });
    saved(await w.visits.log(c.siblingClerk, theirs));
    const before = await counts();
    const mine = aVisit([firm], { onBehalfOf: c.siblingClerk.id });
    expect(refused(await w.visits.log(c.clerk, { ...mine, clientId: theirs.clientId })).code).toBe('VISIT_MARK_ELSEWHERE');
    expect(await counts()).toEqual(before);
  });

  it('does not multiply the firms of a visit by a team of five', async () => {
    const team = await Promise.all([1, 2, 3, 4].map((i) => w.world.actor('CADRE', c.town, c.town, `队员${i}`)));
    const ids = team.map((person) => person.id);
    const id = saved(
      await w.visits.log(
        c.cadre,
        aVisit([firm, firm], { participantIds: [...ids, ...ids, c.cadre.id], outsiders: ['王律师', ' 王律师 '] }),
      ),
    );
    expect(await db.look('SELECT 1 FROM visit_firm WHERE visit_id = $1', [id])).toHaveLength(1);
    const people = await db.look<{ person_id: string | null; outsider: string | null }>(
      'SELECT person_id, outsider FROM visit_participant WHERE visit_id = $1 ORDER BY id',
      [id],
    );
    expect(people.map((p) => p.person_id ?? p.outsider)).toEqual([c.cadre.id, ...ids, '王律师']);
  });

  it('takes a seminar with fourteen firms, in their order', async () => {
    const firms = await Promise.all(Array.from({ length: 14 }, (_, i) => w.world.enterprise(c.town, `座谈企业${i}`)));
    const id = saved(await w.visits.log(c.clerk, aVisit(firms, { channel: 'SEMINAR', topics: ['POLICY', 'FINANCING', 'POLICY'] })));
    const row = await w.world.read(c.clerk, (reader) => w.visits.get(reader, id));
    expect(row.firms.map((f) => f.id)).toEqual(firms);
    expect(row.topics).toEqual(['POLICY', 'FINANCING']);
    expect(await db.look(`SELECT DISTINCT way FROM visit_firm WHERE visit_id = $1`, [id])).toEqual([{ way: 'SEMINAR' }]);
  });

  it("says 'not found' for a firm of the sibling township and stores nothing", async () => {
    const foreign = await w.world.enterprise(c.sibling, '邻镇的厂');
    const before = await counts();
    const nowhere = newId();
    const answers = await Promise.allSettled([foreign, nowhere].map((id) => w.visits.log(c.cadre, aVisit([firm, id]))));
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'NOT_FOUND', fields: [{ path: 'input.firms.1.enterpriseId', code: 'NOT_FOUND' }] },
      });
    }
    expect(await counts()).toEqual(before);
    expect(await db.look('SELECT 1 FROM visit_firm WHERE enterprise_id = $1', [foreign])).toEqual([]);
  });

  it('lets a cadre log at a firm of another town that the cadre is responsible for', async () => {
    const far = await w.world.enterprise(c.sibling, '结对企业', { shortName: '结对' });
    await w.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows(
        `INSERT INTO liaison (id, enterprise_id, org_path, person_id, post_id, role, period, assigned_by) VALUES ($1, $2, $3, $4, $5, 'CADRE', '[2000-01-01,)', $4)`,
        [newId(), far, c.sibling.path, c.cadre.id, c.cadre.postId],
      ),
    );
    const id = saved(await w.visits.log(c.cadre, aVisit([far])));
    expect(await db.look('SELECT org_path::text, firm_path::text FROM visit_firm WHERE visit_id = $1', [id])).toEqual([
      { org_path: c.town.path, firm_path: c.sibling.path },
    ]);
    const seen = (actor: typeof c.cadre) => w.world.read(actor, (reader) => w.visits.get(reader, id));
    expect((await seen(c.cadre)).firms).toEqual([{ id: far, name: '结对企业', shortName: '结对' }]);
    // The firm's home sees the visit; the visitor's office sees the visit but not whose firm it was.
    expect((await seen(c.siblingClerk)).firms).toEqual([{ id: far, name: '结对企业', shortName: '结对' }]);
    expect((await seen(c.clerk)).firms).toEqual([{ id: far, name: null, shortName: null }]);
  });

  it('stores a merged double as its survivor, once', async () => {
    const [loser, survivor] = [await w.world.enterprise(c.town, '老名字'), await w.world.enterprise(c.town, '新名字')];
    await w.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows(
        `INSERT INTO enterprise_alias (id, loser_id, survivor_id, org_path, reason, recorded_by) VALUES ($1, $2, $3, $4, '重复', $5)`,
        [newId(), loser, survivor, c.town.path, c.clerk.id],
      ),
    );
    const id = saved(
      await w.visits.log(c.cadre, aVisit([loser, survivor], { appeals: [{ enterpriseId: loser, title: '路', description: '路难走' }] })),
    );
    expect(await db.look('SELECT enterprise_id FROM visit_firm WHERE visit_id = $1', [id])).toEqual([{ enterprise_id: survivor }]);
    expect(await db.look('SELECT enterprise_id FROM appeal WHERE visit_id = $1', [id])).toEqual([{ enterprise_id: survivor }]);
  });

  it('names the visitor when the clerk writes it down, and always counts the visitor among the participants', async () => {
    const id = saved(await w.visits.log(c.clerk, aVisit([firm], { onBehalfOf: c.cadre.id, participantIds: [c.colleague.id] })));
    const row = await w.world.read(c.clerk, (reader) => w.visits.get(reader, id));
    expect([row.recordedBy.name, row.onBehalfOf?.name]).toEqual(['专干', '干部']);
    expect(row.participants.map((p) => p.name)).toEqual(['干部', '同事']);
    // The visit is its visitor's unit's; the recorder's where the visitor has no post within the recorder's scope.
    expect(row.unit).toEqual({ id: c.town.id, name: '阳城镇' });
    const stranger = saved(await w.visits.log(c.clerk, aVisit([firm], { onBehalfOf: c.siblingClerk.id })));
    expect((await w.world.read(c.clerk, (reader) => w.visits.get(reader, stranger))).unit.name).toBe('营商办');
    const program = await w.world.actor('PROGRAM', c.town);
    for (const more of [{ onBehalfOf: newId() }, { participantIds: [newId()] }, { participantIds: [program.id] }]) {
      await expect(w.visits.log(c.clerk, aVisit([firm], more))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  describe('with what came up', () => {
    const appeal = { title: '停电', description: '车间常停电' };
    const demand = { amount: Money.fromWan('50'), purpose: '周转' };

    it.each([
      [
        'an appeal',
        { appeals: [appeal, { ...appeal, category: 'FINANCING' }], demands: [demand] },
        { code: 'FIELD_INVALID', field: 'input.appeals.1.category' },
      ],
      [
        'a demand',
        { appeals: [appeal], demands: [demand, { ...demand, amount: Money.ZERO }] },
        { code: 'FIELD_AMOUNT', field: 'input.demands.1.amount' },
      ],
    ])('saves nothing at all when %s is refused', async (_, more, expected) => {
      const before = await counts();
      const input = aVisit([firm], more);
      expect(refused(await w.visits.log(c.cadre, input))).toEqual(expected);
      expect(await counts()).toEqual(before);
      expect(await db.look(`SELECT outcome FROM audit_entry WHERE action = 'VisitRefused' AND person_id = $1`, [c.cadre.id])).not.toEqual(
        [],
      );
      // What was refused may be sent again, corrected, under the same client id.
      saved(await w.visits.log(c.cadre, { ...input, appeals: [appeal], demands: [demand] }));
    });

    it('says it of a firm of the visit only', async () => {
      const other = await w.world.enterprise(c.town, '另一家');
      const before = await counts();
      const fault = (more: Parameters<typeof aVisit>[1], firms = [firm]) => expect(w.visits.log(c.cadre, aVisit(firms, more))).rejects;
      await fault({ appeals: [{ ...appeal, enterpriseId: other }] }).toMatchObject({
        fields: [{ path: 'input.appeals.0.enterpriseId', code: 'VISIT_FIRM_NOT_AMONG' }],
      });
      await fault({ demands: [demand] }, [firm, other]).toMatchObject({
        fields: [{ path: 'input.demands.0.enterpriseId', code: 'FIELD_REQUIRED' }],
      });
      expect(await counts()).toEqual(before);
    });

    it('asks for the rights of each door', async () => {
      const permissions = new Set([...c.cadre.permissions].filter((p) => p !== 'appeal:register' && p !== 'financing:demand'));
      const before = await counts();
      for (const more of [{ appeals: [appeal] }, { demands: [demand] }]) {
        await expect(w.visits.log({ ...c.cadre, permissions }, aVisit([firm], more))).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
      expect(await counts()).toEqual(before);
    });
  });
});
