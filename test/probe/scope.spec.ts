import { isPermission, newId, type Permission, permissionsOf, type Role } from '@app/kernel';
import { type County, makeCounty } from '@test/county';
import { type Answer, Program, type Session } from '@test/program';
import { TestDatabase } from '@test/test-database';
import { inParallel, normal, tableSums } from './compare';
import { fillerOf, idLeaves, isOpen, kindOf } from './filler';
import type { Kind, Place } from './places';
import { callOf, ROOT_FIELDS, type RootField, selectionOf } from './root-fields';
import { makePlaces, type PlaceName, ROLES, SCOPES, sessionsOf, share, type Shared } from './world';

/** They end the caller's own session, or need no id and change nobody's business. */
const LEFT_OUT = new Set([
  // Asks for a list by a filter, which names nothing; whose rows come into the file is the matter of test/exports.
  'requestExport',
  'signIn',
  'signOut',
  'signOutEverywhere',
  'switchPost',
  'changePassword',
  'useFirstAdminLink',
  'revokeAccessToken',
  'revokeDevice',
  'signInWithPin',
]);

const permitted = (field: RootField, role: Role): boolean =>
  field.requires === 'public' ||
  field.requires === 'signed-in' ||
  field.requires.split(' | ').some((p) => isPermission(p) && (permissionsOf(role) as ReadonlySet<Permission>).has(p));

const codeOf = (answer: Answer<unknown>): string => answer.errors?.[0]?.extensions.code ?? 'OK';

/** Lists that show business of every place in the scope. */
const LISTS = new Set(['enterprises', 'visits', 'appeals', 'demands', 'myAppeals', 'enterpriseCards', 'ourService']);
/** Their answers hold no words of business. */
const WITHOUT_WORDS = new Set(['liaisons', 'enterpriseLinks', 'auditTrail']);
/** Whose turn it is, and an empty list, are said before the id is looked up; the comparison with an id of nothing holds for them too. */
const ALREADY_REFUSED =
  /"(VISIT_NOT_YOURS|APPEAL_NOT_ALLOWED|APPEAL_NOT_WITNESS|APPEAL_NOT_YOUR_UNIT)"|"edges":\[\]|"enterpriseLinks":\[\]|"liaisons":\[\]/;
/** A letter goes to any unit, and visits are made together: the only acts that may name people and units of another area. */
const NAMED_BY_DESIGN = ['dispatchAppeal.leadUnitId', 'dispatchAppeal.unitId', 'logVisit.onBehalfOf', 'logVisit.participantIds'];

/** Open to the units below the one that made it, which take part. */
const CAMPAIGNS: ReadonlySet<Kind> = new Set<Kind>(['campaign', 'frozenCampaign']);

interface Call {
  readonly role: Role;
  readonly field: RootField;
  readonly ids: (leaf: string) => string | undefined;
  readonly label: string;
}

describe('whose rows anybody sees and touches', () => {
  let db: TestDatabase;
  let program: Program;
  let county: County;
  let places: Readonly<Record<PlaceName, Place>>;
  /** In the sibling town, but handed to the station, or sent to the bank. */
  let shared: Shared;
  const sessions = {} as Record<Role, Session>;
  const fields = ROOT_FIELDS.filter((f) => !LEFT_OUT.has(f.name));

  beforeAll(async () => {
    db = await TestDatabase.create();
    const started = Program.start(db, { ROLE: 'api' });
    county = await makeCounty(db);
    places = await makePlaces(county);
    shared = await share(county, places.sibling);
    Object.assign(sessions, await sessionsOf(await started, county, places.town));
    program = await started;
  });
  afterAll(async () => {
    await program.stop();
    await db.drop();
  });

  const call = ({ role, field, ids }: Call): Promise<Answer<unknown>> => {
    const { query, variables } = callOf(field, fillerOf(field.name, ids), selectionOf(field.field.type));
    return program.ask(query, variables, sessions[role]);
  };
  const hidden = (role: Role): readonly string[] => {
    const seen: readonly string[] = SCOPES[role];
    const markers = Object.values(places)
      .filter((p) => !seen.includes(p.name))
      .map((p) => p.marker);
    const ofStation = ['HANDLER', 'UNIT_HEAD'].includes(role) || seen.includes('sibling');
    const ofBank = role === 'BANK_OFFICER' || seen.includes('sibling');
    return [...markers, ...(ofStation ? [] : ['MARKsent-']), ...(ofBank ? [] : ['MARKoffered-'])];
  };
  const leaks = ({ role, field, label }: Call, answer: Answer<unknown>): string[] => {
    const text = JSON.stringify(answer);
    return hidden(role)
      .filter((marker) => text.includes(marker))
      .map((marker) => `${role} ${field.name} ${label}: ${marker}`);
  };
  const home = (role: Role): Place => places[SCOPES[role][0] ?? 'station'];
  const of =
    (place: Place, field: RootField, role?: Role) =>
    (leaf: string): string =>
      // Whoever holds a query code has one appeal, whatever is asked.
      place.things[role === 'APPEAL_TRACKER' && (leaf === 'appealId' || field.name === 'myAppeal') ? 'REPLIED' : kindOf(field.name, leaf)];

  it('answers to what lies elsewhere as to what does not exist, and changes nothing', async () => {
    const before = await tableSums(db);
    const wrong: string[] = [];
    const early: string[] = [];
    const work: (() => Promise<void>)[] = [];
    for (const role of ROLES) {
      const foreign = Object.values(places).filter((p) => !(SCOPES[role] as readonly string[]).includes(p.name));
      for (const field of fields) {
        const leaves = idLeaves(field);
        if (leaves.length === 0) continue;
        const may = permitted(field, role);
        const closed = leaves.filter((leaf) => !isOpen(field.name, leaf));
        const targets: readonly (readonly string[])[] = may
          ? leaves.length > 1
            ? [leaves, ...closed.map((l) => [l])]
            : [leaves]
          : [leaves];
        for (const place of may ? foreign : foreign.slice(0, 1))
          for (const target of targets) {
            if (!target.some((leaf) => closed.includes(leaf))) continue;
            // The units below take part in a campaign of the unit above them.
            if (target.every((leaf) => CAMPAIGNS.has(kindOf(field.name, leaf))) && home(role).unit.path.startsWith(place.unit.path))
              continue;
            work.push(async () => {
              const mixed = (there: (leaf: string) => string) => (leaf: string) =>
                target.includes(leaf) ? there(leaf) : of(home(role), field, role)(leaf);
              const label = `${target.join('+')} of ${place.name}`;
              const there: Call = { role, field, ids: mixed(of(place, field)), label };
              // A public unit is found wherever it lies, so only the closed ids are replaced by ones that do not exist.
              const nowhere: Call = { ...there, ids: mixed((leaf) => (closed.includes(leaf) ? newId() : of(place, field)(leaf))) };
              const [a, b] = [await call(there), await call(nowhere)];
              wrong.push(...leaks(there, a));
              if (normal(a) !== normal(b)) wrong.push(`${role} ${field.name} ${label}: ${normal(a)} but for nothing ${normal(b)}`);
              const code = codeOf(a);
              if (!may && code !== 'FORBIDDEN') wrong.push(`${role} ${field.name}: ${code}`);
              if (may && code !== 'NOT_FOUND') early.push(`${field.name} ${target.join('+')}: ${normal(a)}`);
            });
          }
      }
    }
    await inParallel(8, work);
    expect(wrong).toEqual([]);
    expect([...new Set(early)].filter((one) => !ALREADY_REFUSED.test(one))).toEqual([]);
    expect(await tableSums(db)).toEqual(before);
  });

  it('shows every place to those whose scope it lies in, and no other one in any list', async () => {
    const wrong: string[] = [];
    const work: (() => Promise<void>)[] = [];
    for (const role of ROLES)
      for (const field of fields.filter((f) => f.kind === 'query' && permitted(f, role))) {
        const leaves = idLeaves(field);
        const bare: Call = { role, field, ids: () => undefined, label: 'without ids' };
        if (!leaves.length || field.name.endsWith('s'))
          work.push(async () => {
            const answer = await call(bare);
            wrong.push(...leaks(bare, answer));
            const expected = LISTS.has(field.name) ? SCOPES[role].map((name) => places[name].marker) : [];
            const text = JSON.stringify(answer);
            for (const marker of expected) if (!text.includes(marker)) wrong.push(`${role} ${field.name} without ${marker}`);
          });
        if (!leaves.some((leaf) => !isOpen(field.name, leaf))) continue;
        for (const name of SCOPES[role]) {
          const there: Call = { role, field, ids: of(places[name], field, role), label: `of ${name}` };
          work.push(async () => {
            const answer = await call(there);
            if (answer.errors) wrong.push(`${role} ${field.name} ${there.label}: ${normal(answer)}`);
            if (!WITHOUT_WORDS.has(field.name) && !JSON.stringify(answer).includes(places[name].marker))
              wrong.push(`${role} ${field.name} ${there.label}: not shown: ${normal(answer).slice(0, 200)}`);
          });
        }
      }
    await inParallel(8, work);
    expect(wrong).toEqual([]);
  });

  it('hands an appeal to the unit it was dispatched to, and a demand to the bank it was sent to', async () => {
    const see = async (role: Role, query: string, id: string): Promise<string> => {
      const answer = await program.ask(query, { id }, sessions[role]);
      return answer.errors ? codeOf(answer) : JSON.stringify(answer.data);
    };
    const appeal = 'query($id: UUID!) { appeal(id: $id) { title description history { action reason } dispatches { instructions } } }';
    const demand = 'query($id: UUID!) { demand(id: $id) { purpose } }';
    for (const role of ['HANDLER', 'UNIT_HEAD', 'COUNTY_OFFICE'] as const) {
      expect(await see(role, appeal, shared.appeal)).toContain('MARKsent-words');
      expect(await see(role, appeal, places.sibling.things.IN_PROGRESS)).toContain(
        role === 'COUNTY_OFFICE' ? 'MARKsibling-words' : 'NOT_FOUND',
      );
    }
    expect(JSON.stringify(await program.ask('{ dispatches { edges { node { instructions } } } }', {}, sessions.HANDLER))).toContain(
      'MARKsent-order',
    );
    for (const role of ['CADRE', 'OFFICE_HEAD', 'CHIEF_LEADER'] as const) expect(await see(role, appeal, shared.appeal)).toBe('NOT_FOUND');
    expect(JSON.stringify(await program.ask('{ bankOffers { edges { node { firmName } } } }', {}, sessions.BANK_OFFICER))).toContain(
      'MARKoffered-',
    );
    expect(await see('BANK_OFFICER', demand, shared.demand)).toContain('MARKoffered-purpose');
    expect(await see('BANK_OFFICER', demand, places.town.things.sentDemand)).toBe('NOT_FOUND');
    expect(await see('OFFICE_CLERK', demand, shared.demand)).toBe('NOT_FOUND');
  });

  it('shows a file to those of its place only', async () => {
    const status = async (role: Role, id: string): Promise<number> =>
      (await fetch(`${program.url}/files/${id}`, { headers: sessions[role].headers })).status;
    for (const role of ROLES) {
      const foreign = Object.values(places).filter((p) => !(SCOPES[role] as readonly string[]).includes(p.name));

      for (const id of [...foreign.map((p) => p.things.file), newId(), 'x']) expect([404, 403]).toContain(await status(role, id));
    }
  });

  it('lets nobody in by a search, a cursor, a code, a token or the audit', async () => {
    const { sibling, town } = places;
    const ask = (role: Role, query: string, variables: object = {}) =>
      program.ask<Record<string, unknown>>(query, variables, sessions[role]);
    const creditCode = '91350100M000100Y43';
    const coded = await county.world.enterprise(sibling.unit, 'MARKsibling-coded', { creditCode });
    for (const text of ['MARKsibling', 'sibling-firm1', creditCode, '%', '_', "' OR true --"]) {
      const found = await ask(
        'CADRE',
        'query($t: String!) { enterprises(filter: { text: $t }, first: 100) { totalCount edges { node { id name } } } }',
        { text, t: text },
      );
      expect([text, JSON.stringify(found).includes('MARKsibling')]).toEqual([text, false]);
    }
    const cursor = Buffer.from(JSON.stringify(['0000-01-01', sibling.things.visit])).toString('base64url');
    for (const after of [
      cursor,
      Buffer.from(JSON.stringify(['~', sibling.things.enterprise])).toString('base64url'),
      Buffer.from('[]').toString('base64url'),
    ])
      for (const list of ['visits', 'enterprises', 'appeals', 'demands']) {
        const answer = await ask('OFFICE_CLERK', `query($a: String!) { ${list}(after: $a, first: 100) { edges { node { id } } } }`, {
          a: after,
        });
        expect([list, JSON.stringify(answer).includes(sibling.things.enterprise), codeOf(answer) === 'INTERNAL']).toEqual([
          list,
          false,
          false,
        ]);
      }
    const taken = await ask(
      'OFFICE_CLERK',
      `mutation($u: UUID!, $c: String!) { createEnterprise(input: { clientId: "same-code", unitId: $u, name: "同码", kind: ENTERPRISE, creditCode: $c }) { __typename ... on EnterpriseRefused { code message enterpriseId } } }`,
      { u: town.unit.id, c: creditCode },
    );
    expect(JSON.stringify(taken)).toContain('Refused');
    expect(JSON.stringify(taken)).not.toMatch(new RegExp(`MARKsibling|${coded}|西镇`));
    const [other] = await db.look<{ id: string }>('SELECT id FROM access_token');
    const revoke = 'mutation($id: UUID!) { revokeAccessToken(input: { tokenId: $id }) { id } }';
    expect(normal(await ask('OFFICE_CLERK', revoke, { id: other?.id }))).toBe(normal(await ask('OFFICE_CLERK', revoke, { id: newId() })));
    const trail = await ask('AUDITOR', '{ auditTrail(first: 200) { totalCount edges { node { subjectId } } } }');
    const [foreign] = await db.look<{ ids: string[] }>(
      `SELECT coalesce(array_agg(DISTINCT subject_id::text), '{}') AS ids FROM audit_entry WHERE subject_id IS NOT NULL AND NOT starts_with(org_path, $1)`,
      [county.town.path],
    );
    expect(trail.errors).toBeUndefined();
    expect((foreign?.ids ?? []).filter((id) => JSON.stringify(trail).includes(id))).toEqual([]);
  });

  it('lets those of the place act there', async () => {
    const wrong: string[] = [];
    const done: string[] = [];
    const work: (() => Promise<void>)[] = [];
    for (const role of ROLES)
      for (const field of fields.filter((f) => f.kind === 'mutation' && permitted(f, role))) {
        if (!idLeaves(field).length || !SCOPES[role].length) continue;
        const here: Call = { role, field, ids: of(home(role), field, role), label: 'at home' };
        work.push(async () => {
          const answer = await call(here);
          const code = codeOf(answer);
          wrong.push(...leaks(here, answer));
          if (!['OK', 'CONFLICT'].includes(code)) wrong.push(`${role} ${field.name}: ${normal(answer)}`);
          done.push(`${role} ${field.name}: ${normal(answer).slice(0, 160)}`);
        });
      }
    await inParallel(8, work);
    expect(wrong).toEqual([]);
  });

  it('leaves no marker where people of other places are named', async () => {
    const wrong: string[] = [];
    const named = new Set<string>();
    const work: (() => Promise<void>)[] = [];
    for (const role of ROLES)
      for (const field of fields.filter((f) => permitted(f, role))) {
        const open = idLeaves(field).filter((leaf) => isOpen(field.name, leaf));
        for (const leaf of open) {
          const there: Call = {
            role,
            field,
            ids: (name) => (name === leaf ? of(places.elsewhere, field) : of(home(role), field, role))(name),
            label: `${leaf} of elsewhere`,
          };
          work.push(async () => {
            const answer = await call(there);
            wrong.push(...leaks(there, answer));
            if (codeOf(answer) === 'INTERNAL') wrong.push(`${role} ${field.name}: INTERNAL`);
            if (codeOf(answer) === 'OK' && field.kind === 'mutation' && !normal(answer).includes('Refused'))
              named.add(`${field.name}.${leaf}`);
          });
        }
      }
    await inParallel(8, work);
    expect(wrong).toEqual([]);
    expect([...named].sort()).toEqual(NAMED_BY_DESIGN);
  });
});
