import { type Actor, newId, SYSTEM_ACTOR } from '@app/kernel';
import type { SqlValue, Tx } from '@app/platform';
import type { County } from '@test/county';
import { PASSWORD } from '@test/program';
import type { TestUnit } from '@test/test-database';

/** Things of which a place has one, named as the inputs need them. */
export const KINDS = [
  'enterprise',
  'otherEnterprise',
  'liaison',
  'link',
  'alias',
  'import',
  'file',
  'authorisation',
  'campaign',
  'visit',
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

type Row = Readonly<Record<string, SqlValue>>;
const put = (tx: Tx, table: string, row: Row): Promise<unknown> =>
  tx.rows(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
      .map((_, i) => `$${i + 1}`)
      .join(', ')})`,
    Object.values(row),
  );

const DAY = '2026-11-16';
const DUE_INPUTS = JSON.stringify({
  policyVersion: 1,
  calendarYears: [2026],
  acceptanceDay0: DAY,
  acceptanceDays: 1,
  complexity: 'ORDINARY',
  limit: { days: 15, kind: 'WORKING' },
  extendedTo: null,
  provisional: false,
  running: ['handling'],
});
type AppealState = 'REGISTERED' | 'ACCEPTED' | 'IN_PROGRESS' | 'REPLIED' | 'CLOSED';

interface PlacedAppeal {
  readonly unit: TestUnit;
  readonly enterpriseId: string;
  readonly marker: string;
  readonly state: AppealState;
  readonly holder: Actor;
  readonly fileId: string;
  /** Who handles; the unit of the place when left out. */
  readonly lead?: TestUnit;
}

/** An appeal with all the rows its state brings along. */
export async function putAppeal(tx: Tx, { unit, enterpriseId, marker, state, holder, fileId, lead = unit }: PlacedAppeal): Promise<string> {
  const id = newId();
  const closed = state === 'CLOSED';
  await put(tx, 'appeal', {
    id,
    unit_id: unit.id,
    org_path: unit.path,
    area_code: '419900101',
    enterprise_id: enterpriseId,
    firm_path: unit.path,
    firm_name: `${marker}firm`,
    contact_name: `${marker}contact`,
    contact_phone: '13800001234',
    title: `${marker}title ${state}`,
    words: `${marker}words`,
    source: 'OFFICE',
    category: 'LAND',
    complexity: state === 'REGISTERED' ? null : 'ORDINARY',
    state,
    registered_on: DAY,
    registered_by: holder.id,
    outcome: closed ? 'SOLVED' : null,
    closed_on: closed ? '2026-11-20' : null,
    last_act_on: DAY,
    acceptance_due_on: '2026-11-17',
    handling_day0: ['REGISTERED', 'ACCEPTED'].includes(state) ? null : DAY,
    original_due_on: '2026-12-15',
    due_on: '2026-12-15',
    due_inputs: DUE_INPUTS,
  });
  const event = async (seq: number, action: string, to: string, more: Row = {}): Promise<string> => {
    const eventId = newId();
    await put(tx, 'appeal_event', {
      id: eventId,
      appeal_id: id,
      seq,
      org_path: unit.path,
      enterprise_id: enterpriseId,
      action,
      to_state: to,
      occurred_on: DAY,
      actor_kind: 'PERSON',
      person_id: holder.id,
      post_id: holder.postId,
      unit_id: unit.id,
      is_late: false,
      reason: `${marker}reason`,
      details: JSON.stringify({ words: `${marker}details` }),
      ...more,
    });
    return eventId;
  };
  const steps = { REGISTERED: 1, ACCEPTED: 2, IN_PROGRESS: 3, REPLIED: 4, CLOSED: 5 }[state];
  await event(1, 'register', 'REGISTERED');
  if (steps > 1) await event(2, 'accept', 'ACCEPTED', { from_state: 'REGISTERED' });
  if (steps > 2) {
    await event(3, 'dispatch', 'IN_PROGRESS', {
      from_state: 'ACCEPTED',
      details: JSON.stringify({ leadUnitId: lead.id, words: `${marker}order` }),
    });
    await put(tx, 'dispatch', {
      id: newId(),
      appeal_id: id,
      org_path: unit.path,
      unit_id: lead.id,
      unit_path: lead.path,
      part: 'LEAD',
      form: 'ORDER',
      state: steps > 3 ? 'REPLIED' : 'SENT',
      round: 1,
      words: `${marker}order`,
      appeal_number: `${marker}number`,
      appeal_title: `${marker}title`,
      firm_name: `${marker}firm`,
      dispatched_on: DAY,
      due_on: '2026-12-15',
    });
  }
  if (steps === 3)
    await put(tx, 'appeal_request', {
      id: newId(),
      appeal_id: id,
      org_path: unit.path,
      kind: 'EXTENSION',
      state: 'PENDING',
      reason: `${marker}extension`,
      new_due_on: '2026-12-25',
      asked_on: DAY,
      asked_by: holder.id,
      asked_by_unit: unit.id,
    });
  if (steps > 3) {
    const replied = await event(4, 'reply', 'REPLIED', { from_state: 'IN_PROGRESS', outcome: 'SOLVED' });
    await put(tx, 'appeal_reply', {
      id: newId(),
      appeal_id: id,
      event_id: replied,
      org_path: unit.path,
      outcome: 'SOLVED',
      reply: `${marker}reply`,
      evidence_kind: 'FILE',
      evidence: `${marker}evidence`,
      file_id: fileId,
      person_id: holder.id,
      unit_id: unit.id,
    });
    const confirmed = await event(5, 'confirm', 'REPLIED', { from_state: 'REPLIED' });
    await put(tx, 'confirmation', {
      id: newId(),
      appeal_id: id,
      event_id: confirmed,
      org_path: unit.path,
      class: 'B',
      solved: 'YES',
      words: `${marker}confirmed`,
      person_id: holder.id,
      unit_id: unit.id,
      occurred_on: DAY,
    });
  }
  if (closed) await event(6, 'close', 'CLOSED', { from_state: 'REPLIED', outcome: 'SOLVED', confirmation_class: 'B' });
  await tx.rows('SELECT app.give_appeal_number($1)', [id]);
  return id;
}

interface PlacedDemand {
  readonly unit: TestUnit;
  readonly enterpriseId: string;
  readonly marker: string;
  readonly holder: Actor;
  readonly bank: TestUnit;
  readonly until: 'SENT' | 'ACCEPTED' | 'PAID';
}

type Asked = Omit<PlacedDemand, 'bank' | 'until'> & { readonly authorisedOn?: string };
/** A demand as it was recorded; not authorised when no day is given. */
async function putBareDemand(tx: Tx, { unit, enterpriseId, marker, holder, authorisedOn }: Asked): Promise<string> {
  const id = newId();
  await put(tx, 'demand', {
    id,
    unit_id: unit.id,
    org_path: unit.path,
    firm_path: unit.path,
    enterprise_id: enterpriseId,
    firm_name: `${marker}firm`,
    amount: '100.00',
    purpose: `${marker}purpose`,
    route: 'MECHANISM',
    authorised_on: authorisedOn ?? null,
    occurred_on: DAY,
    recorded_by: holder.id,
    is_late: false,
  });
  return id;
}

/** A demand sent to one bank, as far as `until`. */
export async function putDemand(
  tx: Tx,
  { unit, enterpriseId, marker, holder, bank, until }: PlacedDemand,
): Promise<{ readonly demand: string; readonly offer: string; readonly disbursement: string }> {
  const demand = await putBareDemand(tx, { unit, enterpriseId, marker, holder, authorisedOn: DAY });
  const [offer, decision, disbursement] = [newId(), newId(), newId()];
  const place = { org_path: unit.path, firm_path: unit.path, enterprise_id: enterpriseId };
  const entry = { occurred_on: DAY, recorded_by: holder.id, is_late: false };
  await put(tx, 'bank_offer', {
    id: offer,
    demand_id: demand,
    ...place,
    bank_id: bank.id,
    bank_path: bank.path,
    firm_name: `${marker}firm`,
    demanded_amount: '100.00',
    sent_on: DAY,
    due_on: '2026-12-16',
    sent_by: holder.id,
  });
  const at = { offer_id: offer, bank_path: bank.path };
  if (until !== 'SENT') {
    await put(tx, 'offer_decision', { id: decision, demand_id: demand, ...at, ...place, decision: 'GRANTED', amount: '100.00', ...entry });
    await put(tx, 'offer_answer', { id: newId(), decision_id: decision, ...at, org_path: unit.path, answer: 'ACCEPTED', ...entry });
  }
  if (until === 'PAID')
    await put(tx, 'disbursement', {
      id: disbursement,
      demand_id: demand,
      decision_id: decision,
      ...at,
      ...place,
      kind: 'NEW',
      amount: '50.00',
      ...entry,
    });
  return { demand, offer, disbursement };
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
  const things = await database.write(SYSTEM_ACTOR, async (tx): Promise<Things> => {
    const [enterprise, otherEnterprise, loser] = [
      await putFirm(tx, unit, marker, 1),
      await putFirm(tx, unit, marker, 2),
      await putFirm(tx, unit, marker, 3),
    ];
    const ids = { liaison: newId(), link: newId(), alias: newId(), import: newId(), file: newId(), campaign: newId(), visit: newId() };
    const org = { org_path: unit.path };
    const authorisation = newId();
    for (const [id, purpose] of [
      [ids.file, 'EVIDENCE'],
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
    await put(tx, 'visit', {
      id: ids.visit,
      unit_id: unit.id,
      ...org,
      occurred_on: DAY,
      way: 'ON_SITE',
      topics: ['OTHER'],
      words: `${marker}visit`,
      place: `${marker}place`,
      recorded_by: holder.id,
      recorded_by_post: holder.postId,
      campaign_id: ids.campaign,
      is_late: false,
    });
    await put(tx, 'visit_firm', {
      id: newId(),
      visit_id: ids.visit,
      enterprise_id: enterprise,
      ...org,
      firm_path: unit.path,
      occurred_on: DAY,
      way: 'ON_SITE',
    });
    await put(tx, 'visit_participant', { id: newId(), visit_id: ids.visit, ...org, outsider: `${marker}guest` });
    const appeal = (state: AppealState) => putAppeal(tx, { unit, enterpriseId: enterprise, marker, state, holder, fileId: ids.file });
    const demand = (until: PlacedDemand['until']) => putDemand(tx, { unit, enterpriseId: enterprise, marker, holder, bank, until });
    const [sent, decided, paid] = [await demand('SENT'), await demand('ACCEPTED'), await demand('PAID')];
    const bare = await putBareDemand(tx, { unit, enterpriseId: enterprise, marker, holder });
    return {
      enterprise,
      otherEnterprise,
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
    };
  });
  return { name, unit, marker, things, holder };
}
