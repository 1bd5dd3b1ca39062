import { newId, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase, TestWorld } from '@test/test-database';
import pg from 'pg';
import type { Database } from '../database/database';
import type { AuditAction } from '../events/topics';
import { auditList } from './audit.queries';
import { pastHorizon } from '../events/testing/past-horizon';
import { AuditSealer } from './audit-sealer';
import { type AuditAnchor, verifyAudit } from './verify-audit';

const note = (action = 'test.done') => ({
  action: action as AuditAction,
  subjectKind: 'thing',
  subjectId: newId(),
  orgPath: '0001.',
  details: { b: 1, a: 'x', big: 2 ** 53 },
});

describe('the chain of the audit', () => {
  let db: TestDatabase;
  let database: Database;
  let sealer: AuditSealer;
  const write = () => database.write(SYSTEM_ACTOR, (tx) => tx.audit(note()));
  const verify = (anchor?: AuditAnchor) => database.read(SYSTEM_ACTOR, (reader) => verifyAudit(reader, anchor ? [anchor] : []));
  const sealAll = async (heldBy?: string) => {
    await pastHorizon(db, heldBy);
    while ((await sealer.sealBatch()) > 0);
  };
  /** Does what no role of ours may do, and undoes it. */
  const tampered = async (sql: string, check: () => Promise<void>) => {
    const url = new URL(db.urls.admin);
    url.pathname = `/${db.name}`;
    const client = new pg.Client({ connectionString: url.toString() });
    await client.connect();
    try {
      await client.query(`SET session_replication_role = replica`);
      await client.query('CREATE TABLE kept_entry AS TABLE audit_entry; CREATE TABLE kept_seal AS TABLE audit_seal');
      expect((await client.query(sql)).rowCount).toBeGreaterThan(0);
      await check();
    } finally {
      await client.query(
        'DELETE FROM audit_seal; DELETE FROM audit_entry; INSERT INTO audit_entry TABLE kept_entry; INSERT INTO audit_seal TABLE kept_seal; DROP TABLE kept_entry, kept_seal',
      );
      await client.end();
    }
  };

  beforeAll(async () => {
    db = await TestDatabase.create();
    database = await db.open([]);
    sealer = new AuditSealer(database);
  });
  afterAll(() => db.drop());

  it('is whole after many writers and two sealers at once', async () => {
    const writing = { on: true };
    const sealing = [sealer, new AuditSealer(database)].map(async (s) => {
      while (writing.on) await s.sealBatch(7);
    });
    await Promise.all(
      Array.from({ length: 30 }, async () => {
        for (let i = 0; i < 5; i++) await write();
      }),
    );
    writing.on = false;
    await Promise.all(sealing);
    await sealAll();
    expect(await verify()).toMatchObject({ sealed: 150, lastNo: 150, unsealed: 0, faults: [] });
    const order = await db.look<{ ok: boolean }>(
      'SELECT array_agg(s.no ORDER BY e.xid, e.id) = array_agg(s.no ORDER BY s.no) AS ok FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id',
    );
    expect(order).toEqual([{ ok: true }]);
  });

  it('waits with what came after an open transaction', async () => {
    const slow = new pg.Client({ connectionString: db.urls.app });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(`SELECT app.enter_system('worker', NULL, true)`);
    await slow.query(
      `INSERT INTO audit_entry (id, actor_kind, action, outcome, org_path) VALUES ($1, 'SYSTEM', 'test.slow', 'DONE', '0001.')`,
      [newId()],
    );
    const held = await slow.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid');
    await write();
    await sealAll(held.rows[0]?.xid);
    expect(await verify()).toMatchObject({ lastNo: 150, unsealed: 1, faults: [] });
    await slow.query('COMMIT');
    await slow.end();
    await sealAll();
    expect(await verify()).toMatchObject({ lastNo: 152, unsealed: 0, faults: [] });
  });

  it.each([
    [
      'a changed entry',
      `UPDATE audit_entry SET outcome = 'REFUSED' WHERE id = (SELECT entry_id FROM audit_seal WHERE no = 50)`,
      [['HASH_MISMATCH', 50]],
    ],
    [
      'a changed number beyond 2^53',
      `UPDATE audit_entry SET details = jsonb_set(details, '{big}', '9007199254740993') WHERE id = (SELECT entry_id FROM audit_seal WHERE no = 51)`,
      [['HASH_MISMATCH', 51]],
    ],
    [
      'a changed microsecond',
      `UPDATE audit_entry SET recorded_at = recorded_at + interval '1 microsecond' WHERE id = (SELECT entry_id FROM audit_seal WHERE no = 1)`,
      [['HASH_MISMATCH', 1]],
    ],
    ['a deleted entry', `DELETE FROM audit_entry WHERE id = (SELECT entry_id FROM audit_seal WHERE no = 60)`, [['ENTRY_MISSING', 60]]],
    [
      'a changed seal',
      `UPDATE audit_seal SET hash = decode(repeat('ab', 32), 'hex') WHERE no = 70`,
      [
        ['HASH_MISMATCH', 70],
        ['HASH_MISMATCH', 71],
      ],
    ],
    [
      'two entries that changed places',
      `UPDATE audit_seal SET entry_id = CASE no WHEN 80 THEN (SELECT entry_id FROM audit_seal WHERE no = 81) ELSE (SELECT entry_id FROM audit_seal WHERE no = 80) END WHERE no IN (80, 81)`,
      [
        ['HASH_MISMATCH', 80],
        ['HASH_MISMATCH', 81],
      ],
    ],
  ])('tells of %s', async (_, sql, expected) => {
    // The unique index would refuse the exchange of places half way.
    if (sql.includes('CASE no')) await ownerUrl('ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_entry_id_key');
    await tampered(sql, async () => {
      expect((await verify()).faults.map((f) => [f.kind, f.no])).toEqual(expected);
      // Sealing goes on behind the fault and does not hide it.
      await write();
      await sealAll();
      expect((await verify()).faults.map((f) => [f.kind, f.no])).toEqual(expected);
    });
    if (sql.includes('CASE no')) await ownerUrl('ALTER TABLE audit_seal ADD CONSTRAINT audit_seal_entry_id_key UNIQUE (entry_id)');
    expect((await verify()).faults).toEqual([]);
  });
  const ownerUrl = (sql: string) => db.look(sql);

  it('tells of a seal taken out with its entry', async () => {
    await tampered(
      `WITH s AS (DELETE FROM audit_seal WHERE no = 90 RETURNING entry_id) DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM s)`,
      async () => {
        expect((await verify()).faults.map((f) => [f.kind, f.no])).toEqual([['GAP', 90]]);
      },
    );
  });

  it('tells of a missing tail: seals cut off, entries never sealed, and a noted head that is gone', async () => {
    const head = await verify();
    const anchor = { no: head.lastNo, hash: head.lastHash };
    expect((await verify(anchor)).faults).toEqual([]);
    await tampered(
      `WITH s AS (DELETE FROM audit_seal WHERE no > 149) UPDATE audit_entry SET recorded_at = recorded_at - interval '2 minutes' WHERE id IN (SELECT entry_id FROM audit_seal WHERE no > 149)`,
      async () => {
        expect((await verify()).faults.map((f) => f.kind)).toEqual(['UNSEALED', 'UNSEALED', 'UNSEALED']);
      },
    );
    await tampered(
      `WITH s AS (DELETE FROM audit_seal WHERE no > 149 RETURNING entry_id) DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM s)`,
      async () => {
        expect((await verify()).faults).toEqual([]);
        expect((await verify(anchor)).faults.map((f) => f.kind)).toEqual(['ANCHOR_MISMATCH']);
      },
    );
  });

  it('cannot be changed by the role of the application', async () => {
    for (const sql of [
      `UPDATE audit_entry SET action = 'x'`,
      'DELETE FROM audit_entry',
      `UPDATE audit_seal SET no = no + 1`,
      'DELETE FROM audit_seal',
      'TRUNCATE audit_seal',
    ]) {
      await expect(database.write(SYSTEM_ACTOR, (tx) => tx.change(sql))).rejects.toThrow('NOT_FOUND');
    }
    expect((await verify()).faults).toEqual([]);
  });

  it('shows the auditor the trail of the own scope only, page by page', async () => {
    const world = new TestWorld(database);
    const county = await world.unit('COUNTY', '县', null, '411323000000');
    const [a, b] = [
      await world.unit('TOWNSHIP', '甲镇', county, '411323101000'),
      await world.unit('TOWNSHIP', '乙镇', county, '411323102000'),
    ];
    const auditor = await world.actor('AUDITOR', a);
    const subject = newId();
    await database.write(SYSTEM_ACTOR, async (tx) => {
      for (let i = 0; i < 5; i++) await tx.audit({ ...note(`test.a${i}`), orgPath: a.path, subjectId: subject });
      await tx.audit({ ...note('test.b'), orgPath: b.path });
    });
    const seen: string[] = [];
    await database.read(auditor, async (reader) => {
      let after: string | undefined;
      for (;;) {
        const page = await auditList.page(reader, { actor: auditor, filter: {}, page: { first: 2, ...(after ? { after } : {}) } });
        seen.push(...page.edges.map((e) => e.node.action));
        expect(await page.totalCount()).toBe(5);
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor ?? undefined;
      }
      expect((await auditList.page(reader, { actor: auditor, filter: { subjectId: newId() }, page: { first: 9 } })).edges).toEqual([]);
      expect(
        (await auditList.page(reader, { actor: auditor, filter: { subjectId: subject, from: '2999-01-01' as never }, page: { first: 9 } }))
          .edges,
      ).toEqual([]);
    });
    expect(seen.sort()).toEqual(['test.a0', 'test.a1', 'test.a2', 'test.a3', 'test.a4']);
  });
});
