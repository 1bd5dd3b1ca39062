import { type Actor, POST_ROLES, type PostRole } from '@app/kernel';
import type { Database } from '@app/platform';
import { PASSWORD, type Program, type Session } from './program';
import { type TestDatabase, type TestUnit, TestWorld } from './test-database';

/** Roles whose posts see the whole area of their unit; the others see the unit they sit in. */
const SEES_OWN_UNIT: readonly PostRole[] = ['HANDLER', 'UNIT_HEAD', 'BANK_OFFICER', 'COUNSEL'];

/** A county with two towns, a station in the county's line, and a bank: who sees what of whom. */
export interface County {
  readonly world: TestWorld;
  readonly database: Database;
  readonly county: TestUnit;
  readonly town: TestUnit;
  readonly office: TestUnit;
  readonly village: TestUnit;
  readonly sibling: TestUnit;
  readonly siblingOffice: TestUnit;
  readonly department: TestUnit;
  readonly station: TestUnit;
  readonly bank: TestUnit;
  /** One person for each role in the town (administrators at the county, bank officer at the bank). */
  readonly people: Readonly<Record<PostRole, Actor>>;
}

export async function makeCounty(db: TestDatabase): Promise<County> {
  const database = await db.open([]);
  const world = new TestWorld(database);
  const county = await world.unit('COUNTY', '试验县', null, '419900000000');
  const institutions = await world.unit('INSTITUTIONS', '金融机构和律师事务所', null, 'INSTITUTIONS');
  const town = await world.unit('TOWNSHIP', '东镇', county, '419900101000');
  const sibling = await world.unit('TOWNSHIP', '西镇', county, '419900102000');
  const office = await world.unit('OFFICE', '东镇营商办', town);
  const other = await world.unit('OFFICE', '东镇党政办', town);
  const village = await world.unit('VILLAGE', '东一村', town, '419900101201');
  const siblingOffice = await world.unit('OFFICE', '西镇营商办', sibling);
  const department = await world.unit('DEPARTMENT', '供电公司', county);
  const station = await world.unit('STATION', '东镇供电所', department);
  const bank = await world.unit('BANK', '甲银行', institutions);
  const places: Partial<Record<PostRole, readonly [TestUnit, TestUnit]>> = {
    CALLBACK_OFFICER: [other, town],
    HANDLER: [station, station],
    UNIT_HEAD: [station, station],
    VILLAGE_LIAISON: [village, town],
    COUNTY_OFFICE: [county, county],
    COUNTY_LEADER: [county, county],
    BANK_OFFICER: [bank, bank],
    SYSTEM_ADMIN: [county, county],
    SECURITY_ADMIN: [county, county],
  };
  const people = {} as Record<PostRole, Actor>;
  for (const role of POST_ROLES) {
    const [unit, scope] = places[role] ?? [office, SEES_OWN_UNIT.includes(role) ? office : town];
    people[role] = await world.actor(role, unit, scope, role);
    await world.login(people[role], role.toLowerCase(), PASSWORD);
  }
  return { world, database, county, town, office, village, sibling, siblingOffice, department, station, bank, people };
}

export async function signInAll(program: Program): Promise<Readonly<Record<PostRole, Session>>> {
  const sessions = {} as Record<PostRole, Session>;
  for (const role of POST_ROLES) sessions[role] = await program.signIn(role.toLowerCase());
  return sessions;
}
