import { type Actor, localDate, newId, SYSTEM_ACTOR } from '@app/kernel';
import { TestDatabase } from '@test/test-database';
import fc from 'fast-check';
import type { CoverageAt } from './campaign-coverage.service';
import { CampaignRefused } from './visits.errors';
import type { TargetsFilter } from './persistence/coverage.queries';
import { aCounty, aVisit, openVisits, saved, type VisitsWorld } from './testing/visits-world';

const FIRST = localDate('2026-01-01');
const LAST = localDate('2099-12-31');

let made = 0;
const mark = () => `list-${++made}`;

/** The code of a refusal; fails the test when it was none. */
const code = (result: unknown): string => {
  if (!(result instanceof CampaignRefused)) throw new Error('was not refused');
  return result.code;
};
const done = (result: { readonly id: string } | CampaignRefused): string => {
  if (result instanceof CampaignRefused) throw new Error(`refused: ${result.code} at ${result.field ?? '-'}`);
  return result.id;
};

describe('the frozen list of a campaign', () => {
  let db: TestDatabase;
  let w: VisitsWorld;
  let c: Awaited<ReturnType<typeof aCounty>>;
  beforeAll(async () => {
    db = await TestDatabase.create();
    w = await openVisits(db);
    c = await aCounty(w.world);
  });
  afterAll(() => db.drop());

  const open = async (actor: Actor = c.clerk): Promise<string> =>
    (await w.campaigns.create(actor, { clientId: mark(), name: '大走访', from: FIRST, to: LAST })).id;
  const firms = (...names: string[]): Promise<string[]> => Promise.all(names.map((name) => w.world.enterprise(c.village, name)));
  const freeze = (campaignId: string, enterpriseIds: readonly string[], actor: Actor = c.clerk) =>
    w.lists.freeze(actor, { clientId: mark(), campaignId, reason: '按台账', enterpriseIds });
  const change = (campaignId: string, expectedVersion: number, more: { adds?: string[]; removes?: string[] }, actor: Actor = c.clerk) =>
    w.lists.change(actor, {
      clientId: mark(),
      campaignId,
      expectedVersion,
      reason: '核实后调整',
      adds: more.adds ?? [],
      removes: (more.removes ?? []).map((enterpriseId) => ({ enterpriseId, reason: 'DEREGISTERED', note: '已注销' })),
    });
  const coverage = (campaignId: string, at: CoverageAt = {}, actor: Actor = c.clerk) =>
    w.database.read(actor, async (r) => w.coverage.coverage(r, await w.campaigns.get(r, actor, campaignId), at));
  const targets = (campaignId: string, filter: TargetsFilter = {}, at: CoverageAt = {}, actor: Actor = c.clerk) =>
    w.database.read(actor, async (r) => {
      const page = await w.coverage.targets(r, actor, await w.campaigns.get(r, actor, campaignId), { ...at, filter, page: { first: 100 } });
      expect(await page.totalCount()).toBe(page.edges.length);
      return page.edges.map(({ node }) => node);
    });
  const versions = (campaignId: string, actor: Actor = c.clerk) =>
    w.database.read(actor, async (r) => w.coverage.versions(r, await w.campaigns.get(r, actor, campaignId)));
  const merge = (loser: string, survivor: string) =>
    w.database.write(SYSTEM_ACTOR, (tx) =>
      tx.rows('INSERT INTO enterprise_alias (id, loser_id, survivor_id, org_path, reason, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)', [
        newId(),
        loser,
        survivor,
        c.village.path,
        '重复',
        c.clerk.id,
      ]),
    );
  const note = (campaignId: string, enterpriseId: string, actor: Actor = c.clerk) =>
    w.coverage.note(actor, { clientId: mark(), campaignId, enterpriseId, reason: 'UNREACHABLE', note: '三次无人' });

  it('is frozen once, by a filter, and changed with reasons into numbered versions', async () => {
    const [town, village] = [
      await w.world.unit('TOWNSHIP', '丁镇', c.county, `${Math.floor(Math.random() * 900_000) + 100_000}113000`),
      (await firms('甲店'))[0],
    ];
    const clerk = await w.world.actor('OFFICE_CLERK', town, town, '丁镇专干');
    const [a, b] = await Promise.all(['乙店', '丙店'].map((name) => w.world.enterprise(town, name)));
    const late = await w.world.enterprise(town, '丁店', { kind: 'FAMILY_FARM' });
    const id = await open(clerk);
    const preview = (filter: object) => w.database.read(clerk, (r) => w.lists.preview(r, clerk, id, filter));
    expect(await preview({})).toMatchObject({ count: 3, added: 3 });
    expect(await preview({ kinds: ['FAMILY_FARM'] })).toMatchObject({ count: 1, firms: [{ id: late, name: '丁店', unitName: '丁镇' }] });
    expect(await coverage(id, {}, clerk)).toBeNull();
    const input = { clientId: mark(), campaignId: id, reason: '按台账', filter: { kinds: ['ENTERPRISE'] } };
    done(await w.lists.freeze(clerk, input));
    // Sent again by a client that lost the answer: the same, and no second version.
    done(await w.lists.freeze(clerk, input));
    expect(code(await w.lists.freeze(clerk, { ...input, clientId: mark() }))).toBe('CAMPAIGN_ALREADY_FROZEN');
    expect(await preview({})).toMatchObject({ count: 3, added: 1, firms: [{ id: late }] });
    done(await change(id, 1, { adds: [late], removes: [b as string] }, clerk));
    expect(await versions(id, clerk)).toMatchObject([
      {
        n: 2,
        added: 1,
        removed: 1,
        reason: '核实后调整',
        recordedBy: { name: '丁镇专干' },
        changes: [
          { kind: 'REMOVED', reason: 'DEREGISTERED', note: '已注销', firm: { id: b, name: '丙店' } },
          { kind: 'ADDED', reason: null, firm: { id: late } },
        ],
      },
      { n: 1, added: 2, removed: 0, changes: [] },
    ]);
    expect(await coverage(id, {}, clerk)).toMatchObject({ version: 2, total: 2, visited: 0, addedSinceFirst: 1, removedSinceFirst: 1 });
    expect((await targets(id, {}, {}, clerk)).map((t) => t.id).sort()).toEqual([a, late].sort());
    expect(code(await change(id, 2, { adds: [village as string] }, clerk).catch(() => new CampaignRefused('NOT_FOUND')))).toBe('NOT_FOUND');
    expect(await db.look(`SELECT topic FROM event WHERE ids->>'campaignId' = $1 ORDER BY seq`, [id])).toEqual([
      { topic: 'campaign.created' },
      { topic: 'campaign.frozen' },
      { topic: 'campaign.changed' },
    ]);
    expect(await db.look(`SELECT details FROM audit_entry WHERE subject_id = $1 AND action = 'campaign.change'`, [id])).toEqual([
      { details: { n: 2, added: 1, removed: 1 } },
    ]);
  });

  it('refuses what does not fit: added twice, also under a merged record, removed while not on it, nothing at all, another unit', async () => {
    const [a, b, double] = (await firms('戊店', '己店', '戊店二')) as [string, string, string];
    const id = await open();
    expect(code(await change(id, 1, { adds: [a] }))).toBe('CAMPAIGN_NOT_FROZEN');
    expect(code(await note(id, a))).toBe('CAMPAIGN_NOT_FROZEN');
    expect(code(await freeze(id, []))).toBe('CAMPAIGN_LIST_EMPTY');
    done(await freeze(id, [a, a]));
    expect(code(await change(id, 1, {}))).toBe('CAMPAIGN_CHANGE_EMPTY');
    expect(code(await change(id, 1, { adds: [a] }))).toBe('CAMPAIGN_FIRM_LISTED');
    expect(code(await change(id, 1, { removes: [b] }))).toBe('CAMPAIGN_FIRM_NOT_LISTED');
    expect(code(await change(id, 7, { adds: [b] }))).toBe('CAMPAIGN_LIST_CHANGED');
    await merge(double, a);
    expect(code(await change(id, 1, { adds: [double] }))).toBe('CAMPAIGN_FIRM_LISTED');
    expect(
      code(
        await w.lists.change(c.clerk, {
          clientId: mark(),
          campaignId: id,
          expectedVersion: 1,
          reason: '早',
          adds: [b],
          validFrom: localDate('2020-01-01'),
        }),
      ),
    ).toBe('CAMPAIGN_VERSION_TOO_EARLY');
    await expect(freeze(id, [a], c.siblingClerk)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(note(id, b)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const above = await w.world.actor('OFFICE_CLERK', c.county, c.county, '县专干');
    await expect(freeze(await open(above), [a])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is frozen in the tables too: no row joins an old version, none twice, none goes that is not there, none is changed', async () => {
    const [a, b] = (await firms('庚店', '辛店')) as [string, string];
    const id = await open();
    done(await freeze(id, [a]));
    const raw = (n: number, kind: string, firm: string, step = false) =>
      w.database.write(c.clerk, async (tx) => {
        if (step)
          await tx.rows(
            `INSERT INTO campaign_version (campaign_id, n, org_path, valid_from, reason, recorded_by, recorded_by_post) VALUES ($1, $2, $3, app.today(), '直接写', $4, $5)`,
            [id, n, c.town.path, c.clerk.id, c.clerk.postId],
          );
        await tx.rows(
          'INSERT INTO campaign_change (id, campaign_id, n, enterprise_id, org_path, kind, reason, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)',
          [newId(), id, n, firm, c.village.path, kind, kind === 'REMOVED' ? 'OTHER' : null],
        );
      });
    for (const attempt of [
      raw(1, 'ADDED', b),
      raw(3, 'ADDED', b, true),
      raw(2, 'ADDED', a, true),
      raw(2, 'REMOVED', b, true),
      w.database.write(c.clerk, (tx) => tx.rows(`UPDATE campaign_version SET reason = '改' WHERE campaign_id = $1`, [id])),
      w.database.write(c.clerk, (tx) => tx.rows(`DELETE FROM campaign_change WHERE campaign_id = $1`, [id])),
    ])
      await expect(attempt).rejects.toBeDefined();
    expect(await coverage(id)).toMatchObject({ version: 1, total: 1 });
    // The same statements, where they fit.
    await raw(2, 'ADDED', b, true);
    expect(await coverage(id)).toMatchObject({ version: 2, total: 2 });
  });

  it('lets one of several win who freeze or change at once', async () => {
    const some = (await firms('壬店', '癸店', '子店', '丑店')) as [string, string, string, string];
    const id = await open();
    const frozen = await Promise.all(some.map((firm) => freeze(id, [firm])));
    expect(frozen.filter((r) => r instanceof CampaignRefused).map(code)).toEqual(Array(3).fill('CAMPAIGN_ALREADY_FROZEN'));
    const [listed] = await targets(id);
    const others = some.filter((firm) => firm !== listed?.id);
    const changed = await Promise.all(others.map((firm) => change(id, 1, { adds: [firm] }, c.head)));
    const lost = changed.filter((r): r is CampaignRefused => r instanceof CampaignRefused);
    expect(lost.map(({ code, params }) => [code, params])).toEqual([1, 2].map(() => ['CAMPAIGN_LIST_CHANGED', { n: 2 }]));
    expect(await coverage(id)).toMatchObject({ version: 2, total: 2 });
  });

  it('tells who was visited and why the others were not, and a reason can be taken back', async () => {
    const [seen, phoned, gone, double] = (await firms('寅店', '卯店', '辰店', '寅店二')) as [string, string, string, string];
    const outside = (await firms('巳店'))[0] as string;
    const id = await open();
    done(await freeze(id, [seen, phoned, gone, double]));
    saved(await w.visits.log(c.cadre, aVisit([seen, outside], { channel: 'SEMINAR' })));
    saved(await w.visits.log(c.cadre, aVisit([phoned], { channel: 'PHONE' })));
    done(await note(id, gone, c.cadre));
    await merge(double, seen);
    const before = await coverage(id);
    expect(before).toMatchObject({ total: 4, visited: 1, units: [{ unit: { name: '东村' }, total: 4, visited: 1 }] });
    expect(new Set(before?.reasons)).toEqual(
      new Set([
        { reason: 'MERGED', count: 1 },
        { reason: 'UNREACHABLE', count: 1 },
        { reason: null, count: 1 },
      ]),
    );
    const [noted] = await targets(id, { reason: 'UNREACHABLE' });
    expect(noted).toMatchObject({ id: gone, name: '辰店', note: { note: '三次无人', recordedBy: { name: '干部' } } });
    expect((await targets(id, { unexplained: true })).map((t) => t.id)).toEqual([phoned]);
    expect((await targets(id, { visited: true })).map((t) => t.id)).toEqual([seen]);
    expect(await targets(id, { responsibleId: c.cadre.id })).toEqual([]);
    const take = (actor: Actor) => w.coverage.void(actor, { clientId: mark(), noteId: noted?.note?.id ?? '', reason: '联系上了' });
    expect(code(await take(c.colleague))).toBe('NOT_VISITED_NOT_YOURS');
    done(await take(c.cadre));
    expect(code(await take(c.clerk))).toBe('NOT_VISITED_ALREADY_VOIDED');
    expect((await targets(id, { unexplained: true })).map((t) => t.id).sort()).toEqual([phoned, gone].sort());
    // As the system knew it then, the reason still stands.
    expect(await coverage(id, before ? { asOf: before.asOf } : {})).toEqual(before);
  });

  it('is read by the village as far as its own rows go', async () => {
    const [inVillage, inTown] = [(await firms('午店'))[0] as string, await w.world.enterprise(c.town, '未厂')];
    const id = await open();
    done(await freeze(id, [inVillage, inTown]));
    const liaison = await w.world.actor('VILLAGE_LIAISON', c.village, c.village, '村联络员');
    expect((await targets(id, {}, {}, liaison)).map((t) => t.id)).toEqual([inVillage]);
    expect(await coverage(id, {}, liaison)).toMatchObject({ total: 1, units: [{ unit: { name: '东村' } }] });
    await expect(note(id, inTown, liaison)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(coverage(id, {}, c.siblingClerk)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('adds up, and answers the same for ever: through freezes, changes, visits, merges, voids and their undoing', async () => {
    const ACTS = ['change', 'visit', 'voidVisit', 'merge', 'undo', 'note', 'voidNote'] as const;
    const anAct = fc.record({ act: fc.constantFrom(...ACTS), pick: fc.nat(1000) });
    let changes = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 5, maxLength: 9 }), async (acts) => {
        const pool = await firms(...Array.from({ length: 6 }, (_, i) => `店${i}`));
        const one = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
        const id = await open();
        done(await freeze(id, pool.slice(0, 4)));
        const visits: string[] = [];
        const told: { asOf: Date; coverage: unknown; rows: unknown }[] = [];
        const tell = async () => {
          const now = await coverage(id);
          if (!now) throw new Error('no list');
          const rows = await targets(id, {}, { asOf: now.asOf });
          expect(rows).toHaveLength(now.total);
          expect(rows.filter((r) => r.visitId !== null)).toHaveLength(now.visited);
          expect(now.visited + now.reasons.reduce((sum, r) => sum + r.count, 0)).toBe(now.total);
          const all = await versions(id);
          expect(all.reduce((sum, v) => sum + v.added - v.removed, 0)).toBe(now.total);
          expect(all.map((v) => v.n)).toEqual(Array.from({ length: all.length }, (_, i) => all.length - i));
          told.push({ asOf: now.asOf, coverage: now, rows });
        };
        const run: Record<(typeof ACTS)[number], (pick: number) => Promise<unknown>> = {
          change: async (pick) => {
            const listed = new Set((await targets(id)).map((t) => t.id));
            const [there, away] = [pool.filter((f) => listed.has(f)), pool.filter((f) => !listed.has(f))];
            const version = (await versions(id))[0]?.n ?? 0;
            return change(
              id,
              version,
              pick % 2 && away.length ? { adds: [one(away, pick)] } : { removes: there.length > 1 ? [one(there, pick)] : [] },
            );
          },
          visit: async (pick) =>
            visits.push(saved(await w.visits.log(c.cadre, aVisit([one(pool, pick)], { channel: pick % 5 ? 'ON_SITE' : 'PHONE' })))),
          voidVisit: (pick) => w.visits.voidVisit(c.clerk, { visitId: one(visits, pick), reason: '填错' }),
          merge: (pick) => merge(one(pool, pick), one(pool, pick + 1)),
          undo: () =>
            w.database.write(SYSTEM_ACTOR, (tx) =>
              tx.rows(
                `UPDATE enterprise_alias SET voided_at = app.instant(), voided_by = $1, void_reason = '误并' WHERE voided_at IS NULL AND loser_id = ANY($2)`,
                [c.clerk.id, pool],
              ),
            ),
          note: (pick) => note(id, one(pool, pick)),
          voidNote: async (pick) => {
            const noted = (await targets(id)).flatMap((t) => (t.note ? [t.note.id] : []));
            return w.coverage.void(c.clerk, { clientId: mark(), noteId: one(noted, pick), reason: '更正' });
          },
        };
        await tell();
        for (const { act, pick } of acts) {
          // What is refused (a chain of merges, a firm that is not listed, nothing to void) simply does not happen.
          await run[act](pick).then(
            () => (changes += 1),
            () => undefined,
          );
          await tell();
        }
        for (const { asOf, ...before } of told) {
          const [again, rows] = [await coverage(id, { asOf }), await targets(id, {}, { asOf })];
          expect({ coverage: again, rows }).toEqual(before);
        }
      }),
      { numRuns: 4 },
    );
    expect(changes).toBeGreaterThan(8);
  });
});
