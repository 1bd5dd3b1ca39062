import { type Actor, newId } from '@app/kernel';
import type { SqlValue, Tx } from '@app/platform';
import type { TestUnit } from '@test/test-database';

type Row = Readonly<Record<string, SqlValue>>;
export const put = (tx: Tx, table: string, row: Row): Promise<unknown> =>
  tx.rows(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
      .map((_, i) => `$${i + 1}`)
      .join(', ')})`,
    Object.values(row),
  );

export const DAY = '2026-11-16';
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
export type AppealState = 'REGISTERED' | 'ACCEPTED' | 'IN_PROGRESS' | 'REPLIED' | 'CLOSED';

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

export interface PlacedDemand {
  readonly unit: TestUnit;
  readonly enterpriseId: string;
  readonly marker: string;
  readonly holder: Actor;
  readonly bank: TestUnit;
  readonly until: 'SENT' | 'ACCEPTED' | 'PAID';
}

type Asked = Omit<PlacedDemand, 'bank' | 'until'> & { readonly authorisedOn?: string };
/** A demand as it was recorded; not authorised when no day is given. */
export async function putBareDemand(tx: Tx, { unit, enterpriseId, marker, holder, authorisedOn }: Asked): Promise<string> {
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
