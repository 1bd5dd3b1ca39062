import { requireEnterprise } from '@app/enterprises';
import { areaOf } from '@app/identity';
import type { LocalDate } from '@app/kernel';
import { checked, Fault, type Tx } from '@app/platform';
import { bankDueOn, MECHANISM_SINCE, routeExists } from './domain/financing.policy';
import { FinancingRefused } from './financing.errors';
import type { AuthoriseDemand, Recorded, RecordDemand, SendToBank } from './financing.inputs';
import { BankOffer } from './persistence/bank-offer.entity';
import { Demand } from './persistence/demand.entity';
import { lockDemand } from './persistence/locks.queries';
import { judged, latestOf } from './entry';

/** The day of a visit to this firm that the caller may see. */
async function dayOfVisit(tx: Tx, visitId: string | null | undefined, enterpriseId: string): Promise<LocalDate | null> {
  if (!visitId) return null;
  const visit = await tx.first<{ occurredOn: LocalDate }>(
    `SELECT v.occurred_on AS "occurredOn" FROM visit v WHERE v.id = $1 AND v.voided_at IS NULL AND EXISTS (
       SELECT 1 FROM visit_firm f WHERE f.visit_id = v.id AND (f.enterprise_id = $2 OR f.enterprise_id IN (
         SELECT al.loser_id FROM enterprise_alias al WHERE al.survivor_id = $2 AND al.voided_at IS NULL)))`,
    [visitId, enterpriseId],
  );
  if (!visit) throw Fault.notFound('input.visitId');
  return visit.occurredOn;
}

/** 登记融资需求: belongs to the town of whoever records it, wherever the firm lives. */
export async function recordDemand(tx: Tx, id: string, input: RecordDemand): Promise<Recorded | FinancingRefused> {
  const [purpose, amount] = checked(
    (check) => [check.needed('input.purpose', input.purpose, 'note'), check.positive('input.amount', input.amount)] as const,
  );
  const { termMonths } = input;
  if (termMonths && (!Number.isInteger(termMonths) || termMonths < 1 || termMonths > 600))
    throw Fault.field('input.termMonths', 'FIELD_INVALID');
  const firm = await requireEnterprise(tx, input.enterpriseId, 'input.enterpriseId');
  const visitedOn = await dayOfVisit(tx, input.visitId, firm.id);
  const area = tx.actor.unitPath ? await areaOf(tx, tx.actor.unitPath) : undefined;
  if (!area || !tx.actor.scopePath || !area.path.startsWith(tx.actor.scopePath)) return new FinancingRefused('DEMAND_SCOPE');
  const entry = await judged(tx, { on: input.occurredOn ?? null, lateReason: input.lateReason ?? null, notBefore: visitedOn });
  if (!routeExists(input.route, entry.occurredOn)) return new FinancingRefused('ROUTE_TOO_EARLY', { date: MECHANISM_SINCE }, 'input.route');
  if (input.authorisedOn && input.authorisedOn > tx.today) throw Fault.field('input.authorisedOn', 'OCCURRED_IN_FUTURE');
  await tx.insert(Demand, {
    id,
    unitId: area.id,
    orgPath: area.path,
    enterpriseId: firm.id,
    firmPath: firm.orgPath,
    firmName: firm.name,
    amount: amount.toString(),
    purpose,
    termMonths: termMonths ?? null,
    route: input.route,
    ...entry,
    authorisedOn: input.authorisedOn ?? null,
    visitId: input.visitId ?? null,
    recordedBy: tx.actor.id,
    version: 1,
  });
  await tx.record({
    topic: 'demand.recorded',
    ids: { demandId: id, enterpriseId: firm.id },
    action: 'demand.record',
    subjectKind: 'demand',
    subjectId: id,
    orgPath: area.path,
    details: { route: input.route, late: entry.isLate },
  });
  return { id, demandId: id };
}

/** Records the signed 授权书. A scan may follow later under the same date; the date itself stands. */
export async function authoriseDemand(tx: Tx, { demandId, authorisedOn, fileId }: AuthoriseDemand): Promise<Recorded | FinancingRefused> {
  const demand = await lockDemand(tx, demandId);
  if (demand.voidedAt) return new FinancingRefused('DEMAND_VOIDED', {}, 'input.demandId');
  if (demand.authorisedOn && (demand.authorisedOn !== authorisedOn || demand.fileId || !fileId))
    return new FinancingRefused('DEMAND_ALREADY_AUTHORISED', {}, 'input.demandId');
  if (authorisedOn > tx.today) throw Fault.field('input.authorisedOn', 'OCCURRED_IN_FUTURE');
  if (fileId && !(await tx.first(`SELECT id FROM file WHERE id = $1 AND purpose = 'AUTHORISATION'`, [fileId])))
    throw Fault.notFound('input.fileId');
  await tx.change('UPDATE demand SET authorised_on = $2, authorisation_file_id = $3, version = version + 1 WHERE id = $1', [
    demandId,
    authorisedOn,
    fileId ?? null,
  ]);
  await tx.record({
    topic: 'demand.authorised',
    ids: { demandId },
    action: 'demand.authorise',
    subjectKind: 'demand',
    subjectId: demandId,
    orgPath: demand.orgPath,
    details: { authorisedOn, scanned: Boolean(fileId) },
  });
  return { id: demandId, demandId };
}

/** 推送银行: gives the bank a row of its own. Nothing of a firm reaches a bank before the firm signed. */
export async function sendToBank(tx: Tx, id: string, input: SendToBank): Promise<Recorded | FinancingRefused> {
  const demand = await lockDemand(tx, input.demandId);
  if (demand.voidedAt) return new FinancingRefused('DEMAND_VOIDED', {}, 'input.demandId');
  if (!demand.authorisedOn) return new FinancingRefused('DEMAND_NOT_AUTHORISED', {}, 'input.demandId');
  const bank = await tx.first<{ path: string }>(
    `SELECT path::text AS path FROM unit WHERE id = $1 AND kind = 'BANK' AND valid_from <= app.today() AND (valid_to IS NULL OR valid_to >= app.today())`,
    [input.bankId],
  );
  if (!bank) throw Fault.notFound('input.bankId');
  const sent = await judged(
    tx,
    { on: input.sentOn ?? null, lateReason: input.lateReason ?? null, notBefore: latestOf(demand.occurredOn, demand.authorisedOn) },
    'input.sentOn',
  );
  await tx.insert(BankOffer, {
    id,
    demandId: demand.id,
    orgPath: demand.orgPath,
    bankId: input.bankId,
    bankPath: bank.path,
    enterpriseId: demand.enterpriseId,
    firmPath: demand.firmPath,
    firmName: demand.firmName,
    demandedAmount: demand.amount,
    sentOn: sent.occurredOn,
    dueOn: bankDueOn(sent.occurredOn),
    sentBy: tx.actor.id,
    version: 1,
  });
  await tx.record({
    topic: 'demand.sent',
    ids: { demandId: demand.id, offerId: id, bankId: input.bankId },
    action: 'demand.send',
    subjectKind: 'bank_offer',
    subjectId: id,
    orgPath: demand.orgPath,
    details: { demandId: demand.id, bankId: input.bankId, late: sent.isLate },
  });
  return { id, demandId: demand.id };
}
