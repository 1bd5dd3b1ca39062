import { hashToken, newToken } from '@app/identity';
import { newId, type Role, SYSTEM_ACTOR } from '@app/kernel';
import { type County, signInAll } from '@test/county';
import { type Program, Session } from '@test/program';
import { makePlace, type Place } from './places';
import { putAppeal, putDemand } from './rows';

export type PlaceName = 'town' | 'village' | 'sibling' | 'county' | 'station' | 'elsewhere';
const IN_TOWN: readonly PlaceName[] = ['town', 'village'];
const IN_COUNTY: readonly PlaceName[] = ['county', 'town', 'village', 'sibling', 'station'];
export const SCOPES: Readonly<Record<Role, readonly PlaceName[]>> = {
  CADRE: IN_TOWN,
  VILLAGE_LIAISON: IN_TOWN,
  OFFICE_CLERK: IN_TOWN,
  OFFICE_HEAD: IN_TOWN,
  CALLBACK_OFFICER: IN_TOWN,
  DIVISION_LEADER: IN_TOWN,
  CHIEF_LEADER: IN_TOWN,
  AUDITOR: IN_TOWN,
  PROGRAM: IN_TOWN,
  HANDLER: ['station'],
  UNIT_HEAD: ['station'],
  COUNTY_OFFICE: IN_COUNTY,
  COUNTY_LEADER: IN_COUNTY,
  SYSTEM_ADMIN: IN_COUNTY,
  SECURITY_ADMIN: IN_COUNTY,
  BANK_OFFICER: [],
  COUNSEL: [],
  // One firm of the town; the village's firm is another one's.
  ENTERPRISE_LINK: ['town'],
  // One appeal of the town.
  APPEAL_TRACKER: ['town'],
};
export const ROLES = Object.keys(SCOPES) as readonly Role[];

/** One of everything in the town, in its village, beside it, above it, in a station of the county's line, and in another county. */
export async function makePlaces(county: County): Promise<Readonly<Record<PlaceName, Place>>> {
  const { world } = county;
  const otherBank = await world.unit('BANK', '乙银行', null, 'BANK-2');
  const abroad = await world.unit('COUNTY', '邻县', null, '419800000000');
  const units: Readonly<Record<PlaceName, County['town']>> = {
    town: county.town,
    village: county.village,
    sibling: county.sibling,
    county: county.county,
    station: county.station,
    elsewhere: await world.unit('TOWNSHIP', '邻镇', abroad, '419800101000'),
  };
  const made = {} as Record<PlaceName, Place>;
  for (const [name, unit] of Object.entries(units) as [PlaceName, County['town']][])
    made[name] = await makePlace(name, county, unit, otherBank);
  return made;
}

export interface Shared {
  readonly appeal: string;
  readonly demand: string;
  readonly offer: string;
}

/** Puts into a place an appeal that was dispatched to the station, and a demand that was sent to the bank. */
export const share = (county: County, { unit, things, holder }: Place): Promise<Shared> =>
  county.database.write(SYSTEM_ACTOR, async (tx) => {
    const from = { unit, enterpriseId: things.otherEnterprise, holder };
    const lead = county.station;
    const appeal = await putAppeal(tx, { ...from, marker: 'MARKsent-', state: 'IN_PROGRESS', fileId: things.file, lead });
    return { appeal, ...(await putDemand(tx, { ...from, marker: 'MARKoffered-', bank: county.bank, until: 'ACCEPTED' })) };
  });

/** Everybody who can ask: people by their cookie, the hotline and a firm of the town by their tokens. */
export async function sessionsOf(program: Program, county: County, town: Place): Promise<Readonly<Record<Role, Session>>> {
  const hotline = await county.world.actor('PROGRAM', county.town, county.town, '12345');
  const token = newToken('zqt_');
  await county.database.write(
    SYSTEM_ACTOR,
    (tx) =>
      tx.rows(
        `INSERT INTO access_token (id, token_hash, person_id, post_id, name, expires_at) VALUES ($1, $2, $3, $4, 'hotline', '2999-01-01')`,
        [newId(), hashToken(token), hotline.id, hotline.postId],
      ),
    { identity: true },
  );
  const people = await signInAll(program);
  const link = await program.ask<{ issueEnterpriseLink: { token: string } }>(
    'mutation($id: UUID!) { issueEnterpriseLink(input: { enterpriseId: $id }) { token } }',
    { id: town.things.enterprise },
    people.CADRE,
  );
  const printed = await program.ask<{ printQuerySlip: { number: string; code: string } }>(
    'mutation($input: PrintQuerySlipInput!) { printQuerySlip(input: $input) { number code } }',
    { input: { clientId: 'slip', appealId: town.things.REPLIED } },
    people.CADRE,
  );
  const { number, code } = printed.data.printQuerySlip;
  const query = await program.ask<{ trackAppeal: { token: string } }>(
    'mutation($input: TrackAppealInput!) { trackAppeal(input: $input) { ... on Tracking { token } } }',
    { input: { number, code } },
  );
  return {
    ...people,
    PROGRAM: new Session(token),
    ENTERPRISE_LINK: new Session(link.data.issueEnterpriseLink.token),
    APPEAL_TRACKER: new Session(query.data.trackAppeal.token),
  };
}
