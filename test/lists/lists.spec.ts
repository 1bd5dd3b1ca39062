import { appealList, dispatchList, doubtList, ownAppealList } from '@app/appeals';
import { enterpriseList } from '@app/enterprises';
import { exportList } from '@app/exports';
import { bankOfferList, demandList } from '@app/financing';
import { personList, startList, unitList } from '@app/identity';
import { importList, importRowList } from '@app/imports';
import { type Actor, newId, SYSTEM_ACTOR } from '@app/kernel';
import { myFirmList } from '@app/liaison';
import { auditList, type List, type Reader } from '@app/platform';
import { campaignList, targetList, visitList } from '@app/visits';
import { type County, makeCounty } from '@test/county';
import { TestDatabase } from '@test/test-database';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY, put } from '../probe/rows';
import { makePlaces, type PlaceName, share, type Shared } from '../probe/world';
import type { Place } from '../probe/places';

/** A row as the owner of the database sees it. */
type Row = Readonly<Record<string, string | null>>;
/** Who asks, for which unit; `unit` is the path of the unit asked for, null where none is. */
interface Question {
  readonly actor: Actor;
  readonly unit: string | null;
}
type AnyList = List<object, object, string>;

/** A list and the slow obvious reading of it: every row of a table, filtered here. */
interface Case {
  readonly name: string;
  /** Fields of the schema that show it. */
  readonly fields: readonly string[];
  readonly list: AnyList;
  /** Every row there is, with its paths. */
  readonly all: string;
  readonly sees: (row: Row, question: Question) => boolean;
  readonly filter?: object;
  /** Every filter at once: whether the statement is one. */
  readonly given?: object;
  readonly takesUnit?: boolean;
  /** By participation: a unit outside the scope narrows it too. */
  readonly anywhere?: boolean;
  readonly idOf?: (node: Row) => string | null | undefined;
  /** Who asks, where it is not staff. */
  readonly by?: 'enterprise';
}

const under = (path: string | null | undefined, of: string | null): boolean => of !== null && (path ?? '-').startsWith(of);
/** The one reading: the unit asked for, or the whole scope. */
const byPath =
  (column: string) =>
  (row: Row, { actor, unit }: Question): boolean =>
    under(row[column], unit ?? actor.scopePath);

describe('whose rows a list shows', () => {
  let db: TestDatabase;
  let county: County;
  let places: Readonly<Record<PlaceName, Place>>;
  let shared: Shared;
  let actors: Readonly<Record<string, Actor>>;
  let firmSide: Actor;
  let cases: readonly Case[];

  beforeAll(async () => {
    db = await TestDatabase.create();
    county = await makeCounty(db);
    places = await makePlaces(county);
    shared = await share(county, places.sibling);
    const { world, people, sibling, siblingOffice } = county;
    actors = {
      'a clerk of the town': people.OFFICE_CLERK,
      'a clerk of the town beside': await world.actor('OFFICE_CLERK', siblingOffice, sibling, '西镇专干'),
      'the county': people.COUNTY_LEADER,
      'the station that handles': people.HANDLER,
      'the bank': people.BANK_OFFICER,
      'somebody responsible for a firm of another town': people.CADRE,
    };
    firmSide = await world.enterpriseActor(places.town.things.enterprise, county.town, people.CADRE);
    await county.database.write(SYSTEM_ACTOR, async (tx) => {
      await put(tx, 'liaison', {
        id: newId(),
        enterprise_id: places.sibling.things.otherEnterprise,
        org_path: sibling.path,
        person_id: people.CADRE.id,
        post_id: people.CADRE.postId,
        role: 'CADRE',
        period: '[2026-01-01,)',
        assigned_by: people.CADRE.id,
      });
    });
    for (const actor of [people.CADRE, people.OFFICE_CLERK])
      await county.database.write(actor, (tx) =>
        tx.rows(`INSERT INTO export (id, kind, filter, org_path, requested_by, post_id) VALUES ($1, 'VISITS', '{}', $2, $3, $4)`, [
          newId(),
          county.town.path,
          actor.id,
          actor.postId,
        ]),
      );
    // Words of firms from nobody knows where: something to check in two places.
    for (const { things, unit } of [places.town, places.sibling]) {
      const firm = await world.enterpriseActor(things.enterprise, unit, people.CADRE);
      await county.database.write(firm, (tx) =>
        tx.rows(
          `INSERT INTO confirmation (id, appeal_id, event_id, org_path, class, solved, enterprise_link_id, occurred_on)
           SELECT $1, e.appeal_id, e.id, e.org_path, 'D', 'YES', $2, app.today() FROM appeal_event e WHERE e.appeal_id = $3
              AND NOT EXISTS (SELECT FROM confirmation c WHERE c.event_id = e.id) LIMIT 1`,
          [newId(), firm.id, things.REPLIED],
        ),
      );
    }
    // Traces of several places, and of nobody in particular.
    for (const actor of Object.values(actors)) await county.database.recordDenial(actor, 'lists', {});
    cases = casesOf(places, shared, people.OFFICE_CLERK);
  });
  afterAll(() => db.drop());

  /** The slips are read through the entry of identity, which is a writing one; everything else as its page reads it. */
  const as = <T>(one: Case, actor: Actor, work: (reader: Reader) => Promise<T>): Promise<T> =>
    one.name === 'startList' ? county.database.write(actor, work, { identity: true }) : county.database.read(actor, work);

  interface Found {
    readonly ids: readonly string[];
    readonly total: number;
  }
  /** Every page of a list, and its count. */
  const walk = (one: Case, actor: Actor, more: object = {}, orderBy: object | null = null) =>
    as(one, actor, async (reader): Promise<Found> => {
      const { list, filter = {}, idOf = (node: Row) => node['id'] } = one;
      const ids: string[] = [];
      const asked = { actor, filter: { ...filter, ...more }, orderBy: orderBy as null };
      for (let after: string | null = null, on = true; on;) {
        const page: Awaited<ReturnType<AnyList['page']>> = await list.page(reader, { ...asked, page: { first: 7, after } });
        ids.push(...page.edges.map(({ node }) => idOf(node as Row) ?? '?'));
        ({ hasNextPage: on, endCursor: after } = page.pageInfo);
      }
      return { ids, total: await list.count(reader, asked) };
    });
  const reference = async (one: Case, question: Question): Promise<string[]> =>
    (await db.look<Row>(one.all)).filter((row) => one.sees(row, question)).map(({ id }) => String(id));
  const askers = (one: Case): readonly (readonly [string, Actor])[] =>
    one.by === 'enterprise' ? [['a firm', firmSide]] : Object.entries(actors);

  it('is the same as a plain reading of every row, for everybody who asks', async () => {
    for (const one of cases) {
      let somebody = 0;
      for (const [who, actor] of askers(one)) {
        const found = await walk(one, actor);
        const wanted = await reference(one, { actor, unit: null });
        expect({ list: one.name, who, ids: [...found.ids].sort() }).toEqual({ list: one.name, who, ids: [...wanted].sort() });
        expect({ list: one.name, who, total: found.total }).toEqual({ list: one.name, who, total: wanted.length });
        somebody += wanted.length;
      }
      expect({ list: one.name, shows: somebody > 0 }).toEqual({ list: one.name, shows: true });
    }
  });

  it('is narrowed to a unit within the scope, and knows no unit outside', async () => {
    const units: Readonly<Record<string, { readonly id: string; readonly path: string }>> = {
      town: county.town,
      village: county.village,
      sibling: county.sibling,
      county: county.county,
      station: county.station,
      elsewhere: places.elsewhere.unit,
      nothing: { id: newId(), path: '?' },
    };
    for (const one of cases.filter(({ takesUnit }) => takesUnit))
      for (const [who, actor] of askers(one))
        for (const [name, unit] of Object.entries(units)) {
          const told = { list: one.name, who, unit: name };
          const there = unit.path !== '?' && (one.anywhere || unit.path.startsWith(actor.scopePath ?? '-'));
          const found = await walk(one, actor, { unitId: unit.id }).catch((error: { code?: string }) => error.code);
          const wanted = there ? [...(await reference(one, { actor, unit: unit.path }))].sort() : 'NOT_FOUND';
          expect({ ...told, found: typeof found === 'object' ? [...found.ids].sort() : found }).toEqual({ ...told, found: wanted });
        }
  });

  it('opens for nobody without a post', async () => {
    const nobody: Actor = { ...county.people.OFFICE_CLERK, postId: null, scopePath: null, scopeUnitId: null, unitPath: null };
    for (const one of cases) {
      const ask = () => one.list.statement({ actor: nobody, filter: one.filter ?? {}, page: { first: 1 } });
      if (OPEN_WITHOUT_A_POST.has(one.name)) continue;
      expect(ask).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    }
    await expect(county.database.read(nobody, (reader) => reader.rows('SELECT 1'))).rejects.toMatchObject({ messageCode: 'POST_NEEDED' });
  });

  it('is sorted by each of its columns both ways, every row once, and may be narrowed by every filter at once', async () => {
    const busy = (one: Case): Actor =>
      one.by === 'enterprise' ? firmSide : one.name === 'bankOffers' ? county.people.BANK_OFFICER : county.people.COUNTY_LEADER;
    for (const one of cases) {
      const actor = one.name === 'myFirms' || one.name === 'myExports' ? county.people.CADRE : busy(one);
      const plain = [...(await walk(one, actor)).ids].sort();
      for (const field of Object.keys(one.list.shape.sorts))
        for (const direction of ['ASC', 'DESC']) {
          const { ids } = await walk(one, actor, {}, { field, direction });
          expect({ list: one.name, field, direction, ids: [...ids].sort() }).toEqual({ list: one.name, field, direction, ids: plain });
        }
      if (one.given) expect((await walk(one, actor, one.given)).total).toBeLessThanOrEqual(plain.length);
    }
  });

  it('leaves out no list of the schema', () => {
    const schema = readFileSync(join(__dirname, '../../apps/api/schema.graphql'), 'utf8');
    const fields = [...schema.matchAll(/^ {2}(\w+)(?:\((?:[^()]|\([^)]*\))*?\))?: \w+Connection!/gm)].map(([, name]) => name ?? '');
    expect(fields.length).toBeGreaterThan(15);
    const covered = new Set([...cases.flatMap((one) => one.fields), ...ELSEWHERE]);
    expect(fields.filter((name) => !covered.has(name))).toEqual([]);
  });
});

/** Names of public bodies, and the firms that somebody is responsible for: the transaction itself asks for a post. */
const OPEN_WITHOUT_A_POST: ReadonlySet<string> = new Set(['units', 'myFirms', 'enterprises of my own']);
/** Rows behind a number: reporting has the unit of the figure, and its own tests. */
const ELSEWHERE = ['figureRows'];

function casesOf(places: Readonly<Record<PlaceName, Place>>, shared: Shared, clerk: Actor): readonly Case[] {
  const { town, sibling } = places;
  const holder = town.holder.id;
  const ofSibling = sibling.things.otherEnterprise;
  const coverage = {
    campaignId: places.county.things.frozenCampaign,
    areaPath: places.county.unit.path,
    from: '2026-01-01',
    to: '2026-12-31',
    asOf: new Date('2999-01-01'),
  };
  const live = 'voided_at IS NULL';
  const cases: readonly (Omit<Case, 'list'> & { readonly list: unknown })[] = [
    {
      name: 'enterprises',
      fields: ['enterprises', 'enterpriseCards'],
      list: enterpriseList,
      all: `SELECT e.id, e.org_path FROM enterprise e WHERE e.id NOT IN (SELECT loser_id FROM enterprise_alias WHERE voided_at IS NULL)`,
      sees: byPath('org_path'),
      takesUnit: true,
      given: { text: 'MARK(', kind: 'ENTERPRISE', status: 'ACTIVE', hasCard: false },
    },
    {
      name: 'enterprises of my own',
      fields: ['enterprises'],
      list: enterpriseList,
      filter: { mine: true },
      all: `SELECT e.id, e.org_path, string_agg(l.person_id::text, ' ') AS people FROM enterprise e JOIN liaison l ON l.enterprise_id = e.id GROUP BY 1, 2`,
      sees: (row, { actor, unit }) => (row['people'] ?? '').includes(actor.id) && (unit === null || under(row['org_path'], unit)),
      takesUnit: true,
      anywhere: true,
    },
    {
      name: 'visits',
      fields: ['visits'],
      list: visitList,
      all: `SELECT id, org_path FROM visit WHERE ${live}`,
      sees: byPath('org_path'),
      takesUnit: true,
      given: {
        from: DAY,
        to: DAY,
        channel: 'ON_SITE',
        topic: 'OTHER',
        personId: holder,
        campaignId: town.things.campaign,
        includeVoided: true,
      },
    },
    {
      name: 'visits to a firm',
      fields: ['visits'],
      list: visitList,
      filter: { enterpriseId: sibling.things.enterprise },
      all: `SELECT v.id, f.org_path, f.firm_path FROM visit v JOIN visit_firm f ON f.visit_id = v.id AND f.enterprise_id = '${sibling.things.enterprise}'`,
      sees: (row, question) => byPath('org_path')(row, question) || byPath('firm_path')(row, question),
      takesUnit: true,
    },
    {
      name: 'campaigns',
      fields: ['campaigns'],
      list: campaignList,
      all: 'SELECT id, org_path FROM campaign',
      sees: (row, { actor }) => under(row['org_path'], actor.scopePath) || under(actor.scopePath, row['org_path'] ?? null),
    },
    {
      name: 'targets',
      fields: ['targets'],
      list: targetList,
      filter: { asked: coverage },
      all: `SELECT enterprise_id AS id, org_path FROM campaign_change WHERE campaign_id = '${coverage.campaignId}'`,
      sees: byPath('org_path'),
      takesUnit: true,
      given: { visited: false, reason: 'DORMANT', unexplained: false, responsibleId: holder },
    },
    {
      name: 'appeals',
      fields: ['appeals', 'appealsOnPaper'],
      list: appealList,
      all: 'SELECT id, org_path FROM appeal',
      sees: byPath('org_path'),
      takesUnit: true,
      given: {
        list: 'OVERDUE',
        state: 'IN_PROGRESS',
        category: 'LAND',
        source: 'OFFICE',
        text: '（',
        from: DAY,
        to: DAY,
        lit: { light: 'YELLOW', green: DAY },
      },
    },
    {
      name: 'appeals of a firm',
      fields: ['appeals'],
      list: appealList,
      filter: { enterpriseId: ofSibling },
      all: `SELECT a.id, a.org_path, a.firm_path, (SELECT min(d.unit_path) FROM dispatch d WHERE d.appeal_id = a.id) AS unit_path FROM appeal a WHERE a.enterprise_id = '${ofSibling}'`,
      sees: (row, { actor }) => ['org_path', 'firm_path', 'unit_path'].some((column) => under(row[column], actor.scopePath)),
    },
    {
      name: 'dispatches',
      fields: ['dispatches'],
      list: dispatchList,
      all: 'SELECT id, unit_path FROM dispatch',
      sees: byPath('unit_path'),
      given: { list: 'ANSWER', state: 'SENT', part: 'LEAD', open: true, lit: { light: 'GREEN', green: DAY } },
    },
    {
      name: 'myAppeals',
      fields: ['myAppeals'],
      list: ownAppealList,
      by: 'enterprise',
      all: 'SELECT id, enterprise_id FROM appeal',
      sees: (row, { actor }) => row['enterprise_id'] === actor.enterpriseId,
    },
    {
      name: 'demands',
      fields: ['demands'],
      list: demandList,
      all: `SELECT id, org_path FROM demand WHERE ${live}`,
      sees: byPath('org_path'),
      given: { route: 'BANK_DIRECT', from: DAY, to: DAY, includeVoided: true, enterpriseId: town.things.enterprise },
    },
    {
      name: 'demands of a firm',
      fields: ['demands'],
      list: demandList,
      filter: { enterpriseId: ofSibling },
      all: `SELECT d.id, d.org_path, d.firm_path, (SELECT min(o.bank_path) FROM bank_offer o WHERE o.demand_id = d.id) AS bank_path FROM demand d WHERE d.enterprise_id = '${ofSibling}'`,
      sees: (row, { actor }) => ['org_path', 'firm_path', 'bank_path'].some((column) => under(row[column], actor.scopePath)),
    },
    {
      name: 'bankOffers',
      fields: ['bankOffers'],
      list: bankOfferList,
      all: 'SELECT id, bank_path FROM bank_offer',
      sees: byPath('bank_path'),
      idOf: (node) => (node['offer'] as unknown as { id: string }).id,
      given: { undecided: true },
    },
    {
      name: 'myFirms',
      fields: ['myFirms'],
      list: myFirmList,
      all: `SELECT enterprise_id AS id, person_id FROM liaison`,
      sees: (row, { actor }) => row['person_id'] === actor.id,
      idOf: (node) => node['enterpriseId'],
    },
    {
      name: 'people',
      fields: ['people'],
      list: personList,
      all: 'SELECT id, org_path FROM person',
      sees: byPath('org_path'),
      takesUnit: true,
      given: { role: 'CADRE' },
    },
    {
      name: 'startList',
      fields: ['startList'],
      list: startList,
      filter: { reach: 'WORK' },
      all: `SELECT p.id, p.org_path, min(o.role) AS role, min(o.scope_path::text) AS scope FROM person p JOIN post o ON o.person_id = p.id WHERE p.kind = 'HUMAN' GROUP BY 1, 2`,
      sees: (row, question) =>
        byPath('org_path')(row, question) &&
        under(row['scope'], question.actor.scopePath) &&
        !['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR', 'PROGRAM'].includes(row['role'] ?? ''),
      takesUnit: true,
      idOf: (node) => (node['person'] as unknown as { id: string }).id,
      given: { withoutDevice: true },
    },
    {
      name: 'units',
      fields: ['units'],
      list: unitList,
      all: 'SELECT id, path, parent_id FROM unit',
      sees: (row, { unit }) => (unit === null ? row['parent_id'] === null : under(row['path'], unit)),
      takesUnit: true,
      anywhere: true,
      given: { kinds: ['TOWNSHIP'], parentId: places.county.unit.id },
    },
    {
      name: 'myExports',
      fields: ['myExports'],
      list: exportList,
      all: 'SELECT id, post_id FROM export',
      sees: (row, { actor }) => row['post_id'] === actor.postId,
    },
    {
      name: 'enterpriseImports',
      fields: ['enterpriseImports'],
      list: importList,
      all: 'SELECT id, org_path FROM enterprise_import',
      sees: byPath('org_path'),
    },
    {
      name: 'enterpriseImportRows',
      fields: ['rows'],
      list: importRowList,
      filter: { importId: town.things.import, show: 'ALL' },
      all: `SELECT row_no::text AS id, org_path FROM enterprise_import_row WHERE import_id = '${town.things.import}'`,
      sees: byPath('org_path'),
      idOf: (node) => String(node['rowNo']),
      given: { show: 'KEPT' },
    },
    {
      name: 'confirmationDoubts',
      fields: ['confirmationDoubts'],
      list: doubtList,
      all: `SELECT id, org_path FROM confirmation WHERE doubts <> '{}'`,
      sees: byPath('org_path'),
      takesUnit: true,
      given: { doubt: 'NO_BROWSER', counted: false, from: DAY, to: DAY },
    },
    {
      name: 'auditTrail',
      fields: ['auditTrail'],
      list: auditList,
      all: 'SELECT id, org_path FROM audit_entry',
      sees: byPath('org_path'),
      given: { subjectId: clerk.id, from: DAY, to: DAY },
    },
  ];
  expect(shared.appeal).toBeTruthy();
  return cases as readonly Case[];
}
