import { type Actor, newId, SYSTEM_ACTOR } from '@app/kernel';
import type { Tx } from '@app/platform';
import type { County } from '@test/county';
import { PASSWORD } from '@test/program';
import type { TestUnit } from '@test/test-database';
import { type AppealState, DAY, put, putAppeal, putBareDemand, putDemand, type PlacedDemand } from './rows';

/** Things of which a place has one, named as the inputs need them. */
export const KINDS = [
  'enterprise',
  'otherEnterprise',
  'listedEnterprise',
  'liaison',
  'link',
  'alias',
  'import',
  'file',
  'authorisation',
  'campaign',
  'frozenCampaign',
  'notVisited',
  'visit',
  'visitToConfirm',
  'promise',
  'photo',
  'REGISTERED',
  'ACCEPTED',
  'IN_PROGRESS',
  'REPLIED',
  'CLOSED',
  'demand',
  'sentDemand',
  'offer',
  'decidedOffer',
  'paidOffer',
  'disbursement',
  'person',
  'post',
  'unit',
  'bank',
  'program',
  'takeover',
] as const;
export type Kind = (typeof KINDS)[number];
export type Things = Readonly<Record<Kind, string>>;

/** A unit with one of everything; its marker stands in every business text, and nowhere else. */
export interface Place {
  readonly name: string;
  readonly unit: TestUnit;
  readonly marker: string;
  readonly things: Things;
  readonly holder: Actor;
}

async function putFirm(tx: Tx, unit: TestUnit, marker: string, no: number): Promise<string> {
  const id = newId();
  await put(tx, 'enterprise', {
    id,
    unit_id: unit.id,
    org_path: unit.path,
    name: `${marker}firm${no}`,
    short_name: `${marker}short${no}`,
    kind: 'ENTERPRISE',
    contact_name: `${marker}contact`,
    contact_phone: '13800001234',
    business_scope: `${marker}scope`,
    registered_address: `${marker}address`,
  });
  return id;
}

/** Puts one of everything into a unit. `bank` is where its demands were sent. */
export async function makePlace(name: string, county: County, unit: TestUnit, bank: TestUnit): Promise<Place> {
  const marker = `MARK${name}-`;
  const { world, database } = county;
  const holder = await world.actor('CADRE', unit, unit, '驻点干部');
  await world.login(holder, `holder-${name}`, PASSWORD);
  const program = await world.actor('PROGRAM', unit, unit, '热线程序');
  const takeover = newId();
  const things = await database.write(SYSTEM_ACTOR, async (tx): Promise<Things> => {
    const [enterprise, otherEnterprise, loser, listedEnterprise] = [
      await putFirm(tx, unit, marker, 1),
      await putFirm(tx, unit, marker, 2),
      await putFirm(tx, unit, marker, 3),
      await putFirm(tx, unit, marker, 4),
    ];
    const ids = {
      liaison: newId(),
      link: newId(),
      alias: newId(),
      import: newId(),
      file: newId(),
      campaign: newId(),
      frozenCampaign: newId(),
      notVisited: newId(),
      visit: newId(),
      visitToConfirm: newId(),
      promise: newId(),
      photo: newId(),
    };
    const org = { org_path: unit.path };
    const authorisation = newId();
    for (const [id, purpose] of [
      [ids.file, 'EVIDENCE'],
      [ids.photo, 'PHOTO'],
      [authorisation, 'AUTHORISATION'],
    ] as const)
      await put(tx, 'file', {
        id,
        sha256: 'a'.repeat(64),
        size: 3,
        media_type: 'application/pdf',
        name: `${marker}.pdf`,
        purpose,
        ...org,
        uploaded_by: holder.id,
      });
    await put(tx, 'enterprise_alias', {
      id: ids.alias,
      loser_id: loser,
      survivor_id: otherEnterprise,
      ...org,
      reason: `${marker}merged`,
      recorded_by: holder.id,
    });
    await put(tx, 'enterprise_link', {
      id: ids.link,
      enterprise_id: enterprise,
      ...org,
      token_hash: Buffer.from(ids.link.replaceAll('-', '').repeat(2), 'hex'),
      issued_by: holder.id,
      expires_at: '2999-01-01',
    });
    await put(tx, 'enterprise_import', {
      id: ids.import,
      file_id: ids.file,
      unit_id: unit.id,
      ...org,
      state: 'CHECKED',
      columns: JSON.stringify(['name']),
      headers: JSON.stringify([`${marker}header`]),
      encoding: 'utf-8',
      row_count: 1,
      uploaded_by: holder.id,
      post_id: holder.postId,
    });
    await put(tx, 'enterprise_import_row', { import_id: ids.import, row_no: 1, ...org, cells: JSON.stringify([`${marker}cell`]) });
    await put(tx, 'liaison', {
      id: ids.liaison,
      enterprise_id: enterprise,
      ...org,
      person_id: holder.id,
      post_id: holder.postId,
      role: 'CADRE',
      period: '[2026-01-01,)',
      assigned_by: holder.id,
    });
    await put(tx, 'campaign', { id: ids.campaign, unit_id: unit.id, ...org, name: `行动${name}`, period: '[2026-01-01,2027-01-01)' });
    const frozen = { campaign_id: ids.frozenCampaign, ...org };
    const [recorded, listed] = [
      { recorded_by: holder.id, recorded_by_post: holder.postId },
      { ...frozen, enterprise_id: enterprise },
    ];
    await put(tx, 'campaign', { id: ids.frozenCampaign, unit_id: unit.id, ...org, name: `走访${name}`, period: '[2026-01-01,2027-01-01)' });
    await put(tx, 'campaign_version', { ...frozen, n: 1, valid_from: DAY, reason: '按台账', ...recorded });
    await put(tx, 'campaign_change', { id: newId(), ...listed, n: 1, kind: 'ADDED' });
    await put(tx, 'campaign_change', { id: newId(), ...frozen, enterprise_id: listedEnterprise, n: 1, kind: 'ADDED' });
    await put(tx, 'not_visited_reason', {
      id: ids.notVisited,
      ...listed,
      occurred_on: DAY,
      reason: 'DORMANT',
      words: `${marker}why`,
      is_late: false,
      ...recorded,
    });
    for (const visit of [ids.visit, ids.visitToConfirm]) {
      await put(tx, 'visit', {
        id: visit,
        unit_id: unit.id,
        ...org,
        occurred_on: DAY,
        way: 'ON_SITE',
        topics: ['PRODUCTION', 'OTHER'],
        words: `${marker}visit`,
        place: `${marker}place`,
        recorded_by: holder.id,
        recorded_by_post: holder.postId,
        campaign_id: ids.campaign,
        is_late: false,
      });
      await put(tx, 'visit_firm', {
        id: newId(),
        visit_id: visit,
        enterprise_id: enterprise,
        ...org,
        firm_path: unit.path,
        occurred_on: DAY,
        way: 'ON_SITE',
      });
      await put(tx, 'visit_participant', { id: newId(), visit_id: visit, ...org, person_id: holder.id });
      await put(tx, 'visit_participant', { id: newId(), visit_id: visit, ...org, outsider: `${marker}guest` });
    }
    await put(tx, 'promise', {
      id: ids.promise,
      visit_id: ids.visit,
      enterprise_id: enterprise,
      ...org,
      firm_path: unit.path,
      words: `${marker}promise`,
      due_on: DAY,
      person_id: holder.id,
      recorded_by: holder.id,
    });
    const appeal = (state: AppealState) => putAppeal(tx, { unit, enterpriseId: enterprise, marker, state, holder, fileId: ids.file });
    const demand = (until: PlacedDemand['until']) => putDemand(tx, { unit, enterpriseId: enterprise, marker, holder, bank, until });
    const [sent, decided, paid] = [await demand('SENT'), await demand('ACCEPTED'), await demand('PAID')];
    const bare = await putBareDemand(tx, { unit, enterpriseId: enterprise, marker, holder });
    return {
      enterprise,
      otherEnterprise,
      listedEnterprise,
      ...ids,
      authorisation,
      REGISTERED: await appeal('REGISTERED'),
      ACCEPTED: await appeal('ACCEPTED'),
      IN_PROGRESS: await appeal('IN_PROGRESS'),
      REPLIED: await appeal('REPLIED'),
      CLOSED: await appeal('CLOSED'),
      demand: bare,
      sentDemand: sent.demand,
      offer: sent.offer,
      decidedOffer: decided.offer,
      paidOffer: paid.offer,
      disbursement: paid.disbursement,
      person: holder.id,
      post: holder.postId ?? '',
      unit: unit.id,
      bank: bank.id,
      program: program.id,
      takeover,
    };
  });
  await database.write(
    SYSTEM_ACTOR,
    (tx) => put(tx, 'takeover', { id: takeover, person_id: program.id, org_path: unit.path, kind: 'PASSWORD', asked_by: holder.id }),
    { identity: true },
  );
  return { name, unit, marker, things, holder };
}
