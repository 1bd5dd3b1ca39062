import { type Actor, can, checkPhone, type LocalDate, newId, normalisePhone, shanghaiTimeOfDay, type TimeOfDay } from '@app/kernel';
import { areaOf } from '@app/identity';
import { Fault, type Tx, workingCalendar } from '@app/platform';
import { type Acted, AppealCase } from './appeals.case';
import { AppealRefused } from './appeals.errors';
import { APPEAL_POLICY, deriveDates } from './domain/appeal.deadline';
import { APPEAL_MACHINE } from './domain/appeal.machine';
import { inScope } from './domain/appeal.rules';
import { APPEAL_CATEGORIES, type AppealCategory, type AppealSource } from './domain/appeal.words';
import { AppealFile } from './persistence/appeal-file.entity';
import { Appeal } from './persistence/appeal.entity';

export interface RegisterAppeal {
  /** A firm of the register, or the description of one that is not in it. */
  readonly enterpriseId?: string;
  readonly firmDescription?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly title: string;
  readonly description: string;
  readonly source: AppealSource;
  /** Number in the system it came from: the work order of the hotline. */
  readonly sourceNo?: string;
  /** Code of the list of categories; the office chooses one otherwise. */
  readonly category?: string;
  /** 融资 is recorded as a demand; only when the obstacle itself is the matter is it an appeal. */
  readonly obstacleIsMatter?: boolean;
  readonly occurredOn?: LocalDate;
  readonly occurredTime?: TimeOfDay;
  readonly lateReason?: string;
  readonly visitId?: string;
  /** Uploaded before by the firm itself, for the purpose APPEAL. */
  readonly fileIds?: readonly string[];
}

interface Firm {
  readonly id: string | null;
  readonly name: string;
  readonly path: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
}

const REGISTER = APPEAL_MACHINE.transitions.find((row) => row.action === 'register');

function mayRegister(actor: Actor): boolean {
  if (!REGISTER || !actor.role || !REGISTER.who.includes(actor.role)) return false;
  return can(actor, actor.kind === 'ENTERPRISE' ? 'own:submit' : 'appeal:register');
}

async function firmOf(tx: Tx, input: RegisterAppeal): Promise<Firm | AppealRefused> {
  const { actor } = tx;
  const enterpriseId = actor.kind === 'ENTERPRISE' ? actor.enterpriseId : input.enterpriseId;
  if (!enterpriseId) {
    const name = input.firmDescription?.trim();
    return name
      ? { id: null, name, path: null, contactName: null, contactPhone: null }
      : new AppealRefused('APPEAL_MISSING_INPUT', { field: 'enterpriseId' }, 'input.enterpriseId');
  }
  const firm = await tx.first<Firm>(
    'SELECT id, name, org_path::text AS path, contact_name AS "contactName", contact_phone AS "contactPhone" FROM enterprise WHERE id = $1',
    [enterpriseId],
  );
  if (!firm) throw Fault.notFound('input.enterpriseId');
  return firm;
}

function phoneOf(given: string | undefined): string | null {
  if (!given?.trim()) return null;
  const phone = normalisePhone(given);
  if (!checkPhone(phone).ok) throw Fault.field('input.contactPhone', 'FIELD_INVALID');
  return phone;
}

/** 挂号 in a transaction of the caller: a visit may register several. The number is given last, just before COMMIT. */
export async function registerIn(tx: Tx, input: RegisterAppeal, id = newId()): Promise<Acted | AppealRefused> {
  const { actor } = tx;
  if (!mayRegister(actor)) return new AppealRefused('APPEAL_NOT_ALLOWED', { action: 'register' });
  for (const field of ['title', 'description', 'source'] as const)
    if (!input[field]?.trim()) return new AppealRefused('APPEAL_MISSING_INPUT', { field }, `input.${field}`);
  if (input.category && !Object.hasOwn(APPEAL_CATEGORIES, input.category)) throw Fault.field('input.category', 'FIELD_INVALID');
  if (input.category === 'FINANCING' && !input.obstacleIsMatter) return new AppealRefused('APPEAL_IS_DEMAND', {}, 'input.category');
  if (actor.kind === 'PROGRAM' && !input.sourceNo?.trim())
    return new AppealRefused('APPEAL_MISSING_INPUT', { field: 'sourceNo' }, 'input.sourceNo');
  const firm = await firmOf(tx, input);
  if (firm instanceof AppealRefused) return firm;
  const contactName = input.contactName?.trim() || firm.contactName;
  const contactPhone = phoneOf(input.contactPhone) ?? firm.contactPhone;
  // A firm that comes by its own link can be reached by it, and a visit says who was met.
  if (actor.kind !== 'ENTERPRISE' && !input.visitId && !contactName && !contactPhone)
    return new AppealRefused('APPEAL_MISSING_INPUT', { field: 'contactPhone' }, 'input.contactPhone');
  if (input.visitId && !(await tx.first('SELECT 1 AS there FROM visit WHERE id = $1', [input.visitId])))
    throw Fault.notFound('input.visitId');
  if (input.fileIds?.length && !(await areFresh(tx, input.fileIds))) return new AppealRefused('APPEAL_FILES_TAKEN', {}, 'input.fileIds');
  const area = await areaOf(tx, (actor.kind === 'ENTERPRISE' ? firm.path : actor.unitPath) ?? '');
  if (!area) throw Fault.notFound('input.enterpriseId');
  if (actor.kind !== 'ENTERPRISE' && !inScope(actor, area.path)) return new AppealRefused('APPEAL_SCOPE', { area: area.name });
  return insert(tx, { input, firm, area, id, contactName, contactPhone });
}

/** Attachments are one's own uploads; false: one of them was handed in with another appeal already. */
async function areFresh(tx: Tx, fileIds: readonly string[]): Promise<boolean> {
  const found = await tx.rows<{ taken: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM appeal_file af WHERE af.file_id = f.id) AS taken FROM file f
      WHERE f.id = ANY($1) AND f.purpose = 'APPEAL' AND f.uploaded_by = $2`,
    [fileIds, tx.actor.id],
  );
  if (found.length < new Set(fileIds).size) throw Fault.notFound('input.fileIds');
  return found.length === fileIds.length && !found.some(({ taken }) => taken);
}

interface Registration {
  readonly input: RegisterAppeal;
  readonly firm: Firm;
  readonly area: { readonly id: string; readonly path: string; readonly areaCode: string };
  readonly id: string;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
}

async function insert(tx: Tx, { input, firm, area, id, contactName, contactPhone }: Registration): Promise<Acted | AppealRefused> {
  const calendar = await workingCalendar(tx);
  const occurredOn = input.occurredOn ?? tx.today;
  // Without a date it is happening now, so the time is known; a date alone means within office hours.
  const time = input.occurredTime ?? (input.occurredOn === undefined ? shanghaiTimeOfDay(tx.at) : null);
  if (occurredOn === tx.today && input.occurredTime && input.occurredTime > shanghaiTimeOfDay(tx.at))
    return new AppealRefused('OCCURRED_IN_FUTURE', {}, 'input.occurredTime');
  const source: AppealSource = tx.actor.kind === 'ENTERPRISE' ? 'ENTERPRISE' : tx.actor.kind === 'PROGRAM' ? 'HOTLINE' : input.source;
  const { dates, inputs } = deriveDates([{ action: 'register', occurredOn, time }], calendar, APPEAL_POLICY);
  const appeal: Appeal = {
    id,
    number: null,
    unitId: area.id,
    orgPath: area.path,
    areaCode: area.areaCode,
    enterpriseId: firm.id,
    firmPath: firm.path,
    firmName: firm.name,
    contactName,
    contactPhone,
    title: input.title.trim(),
    description: input.description.trim(),
    source,
    sourceNo: input.sourceNo?.trim() || null,
    externalNo: null,
    category: (input.category ?? null) as AppealCategory | null,
    complexity: null,
    state: 'REGISTERED',
    registeredOn: occurredOn,
    registeredTime: time,
    registeredBy: tx.actor.id,
    visitId: input.visitId ?? null,
    mergedInto: null,
    outcome: null,
    closedOn: null,
    reworkCount: 0,
    lastActOn: occurredOn,
    ...dates,
    dueInputs: inputs,
    version: 1,
    recordedAt: tx.at,
  };
  const one = AppealCase.begin(tx, appeal, calendar);
  const refusal = one.judge(input, null);
  if (refusal) return new AppealRefused(refusal.code, refusal.params, refusal.field);
  await tx.insert(Appeal, appeal);
  if (input.fileIds?.length)
    await tx.insert(
      AppealFile,
      input.fileIds.map((fileId) => ({ id: newId(), appealId: id, fileId, orgPath: area.path, recordedBy: tx.actor.id })),
    );
  await one.step('register', {
    details: {
      time,
      source,
      ...(input.category ? { category: input.category } : {}),
      ...(input.visitId ? { visitId: input.visitId } : {}),
    },
  });
  // The counter of an area and year is one row: bumped last, so that nobody waits longer than a commit.
  tx.closing.push({ sql: 'SELECT app.give_appeal_number($1)', values: [id] });
  return { id };
}
