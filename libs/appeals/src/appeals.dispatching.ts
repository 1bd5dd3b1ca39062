import { newId } from '@app/kernel';
import { Fault, type Tx } from '@app/platform';
import { type Acted, type ActInput, actOn, AppealCase } from './appeals.case';
import { AppealRefused } from './appeals.errors';
import { APPEAL_POLICY } from './domain/appeal.deadline';
import type { AppealCategory, Complexity, DispatchForm } from './domain/appeal.words';
import { Dispatch } from './persistence/dispatch.entity';

export interface AssistingUnit {
  readonly unitId: string;
  readonly form?: DispatchForm;
  /** Working days for its answer, when the case asks for more or fewer than three. */
  readonly days?: number;
}

export interface DispatchAppeal extends ActInput {
  /** Left out only when a unit leads already and co-units are added. */
  readonly leadUnitId?: string;
  readonly form?: DispatchForm;
  readonly assistingUnits?: readonly AssistingUnit[];
  readonly instructions: string;
  /** Asked for when the appeal has none: nobody accepted it, or it was solved on the spot and came back. */
  readonly category?: AppealCategory;
  readonly complexity?: Complexity;
  readonly obstacleIsMatter?: boolean;
}

interface UnitRow {
  readonly id: string;
  readonly path: string;
  readonly closed: boolean;
}

async function unitIn(tx: Tx, unitId: string, path: string): Promise<UnitRow> {
  const unit = await tx.first<UnitRow>(
    'SELECT id, path::text AS path, coalesce(valid_to < app.today(), false) AS closed FROM unit WHERE id = $1',
    [unitId],
  );
  if (!unit) throw Fault.notFound(path);
  return unit;
}

const isOwn = (unit: UnitRow, orgPath: string): boolean => unit.path.startsWith(orgPath);

/** Own units are ordered, everybody else is written to. */
const formFor = (unit: UnitRow, orgPath: string, given: DispatchForm | undefined): DispatchForm =>
  given ?? (isOwn(unit, orgPath) ? 'ORDER' : 'LETTER');

/** Nobody orders a unit of another line, and nothing goes up to a unit of one's own. */
const formFault = (
  unit: UnitRow,
  orgPath: string,
  given: DispatchForm | undefined,
): 'APPEAL_FORM_ORDER' | 'APPEAL_FORM_UPWARD' | undefined =>
  isOwn(unit, orgPath) ? (given === 'UPWARD' ? 'APPEAL_FORM_UPWARD' : undefined) : given === 'ORDER' ? 'APPEAL_FORM_ORDER' : undefined;

function classify(one: AppealCase, input: DispatchAppeal): AppealRefused | undefined {
  const { appeal } = one;
  const open = appeal.state === 'ACCEPTED';
  if (input.category && (open || !appeal.category)) {
    if (input.category === 'FINANCING' && appeal.category !== 'FINANCING' && !input.obstacleIsMatter)
      return one.refuse('APPEAL_IS_DEMAND', {}, 'input.category');
    appeal.category = input.category;
  }
  // Once the clock runs its length is changed by an extension only.
  if (input.complexity && (open || !appeal.complexity)) appeal.complexity = input.complexity;
  const missing = (['category', 'complexity'] as const).find((field) => !appeal[field]);
  return missing ? one.refuse('APPEAL_MISSING_INPUT', { field: missing }, `input.${missing}`) : undefined;
}

/** 交办: a lead and co-units; from IN_PROGRESS another lead or more co-units, while the clock keeps its day 0. */
export const dispatch = (tx: Tx, input: DispatchAppeal): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'dispatch', async (one) => {
    const { appeal, standing } = one;
    const assisting = input.assistingUnits ?? [];
    if (!input.leadUnitId && !(standing.leadUnitId && assisting.length))
      return one.refuse('APPEAL_MISSING_INPUT', { field: 'leadUnitId' }, 'input.leadUnitId');
    const refusal = classify(one, input);
    if (refusal) return refusal;
    const newLead = input.leadUnitId !== undefined && input.leadUnitId !== standing.leadUnitId;
    const named = [
      ...(input.leadUnitId ? [input.leadUnitId] : standing.leadUnitId ? [standing.leadUnitId] : []),
      ...assisting.map((s) => s.unitId),
    ];
    if (new Set(named).size < named.length) return one.refuse('APPEAL_UNIT_TWICE', {}, 'input.assistingUnits');
    if (input.leadUnitId && !newLead && !assisting.length) return one.refuse('APPEAL_UNIT_TWICE', {}, 'input.leadUnitId');
    const lead = newLead && input.leadUnitId ? await unitIn(tx, input.leadUnitId, 'input.leadUnitId') : undefined;
    if (lead?.closed) return one.refuse('APPEAL_UNIT_CLOSED', {}, 'input.leadUnitId');
    const wrongForm = lead && formFault(lead, appeal.orgPath, input.form);
    if (wrongForm) return one.refuse(wrongForm, {}, 'input.form');
    const helpers: { readonly unit: UnitRow; readonly asked: AssistingUnit }[] = [];
    for (const [i, asked] of assisting.entries()) {
      const unit = await unitIn(tx, asked.unitId, `input.assistingUnits.${i}.unitId`);
      if (unit.closed) return one.refuse('APPEAL_UNIT_CLOSED', {}, `input.assistingUnits.${i}.unitId`);
      const wrong = formFault(unit, appeal.orgPath, asked.form);
      if (wrong) return one.refuse(wrong, {}, `input.assistingUnits.${i}.form`);
      helpers.push({ unit, asked });
    }
    await one.step('dispatch', {
      details: {
        ...(lead ? { leadUnitId: lead.id, form: formFor(lead, appeal.orgPath, input.form) } : {}),
        supportUnitIds: helpers.map(({ unit }) => unit.id),
        words: input.instructions,
        category: appeal.category,
        complexity: appeal.complexity,
      },
    });
    one.derive();
    const due = appeal.dueOn;
    if (!due || !appeal.number) throw new Error('a dispatched appeal has a number and a due date');
    // A unit takes one part at a time: what it had before ends with the new one.
    await end(tx, appeal.id, lead ? `(part = 'LEAD' OR unit_id = ANY($2))` : 'unit_id = ANY($2)', [
      ...(lead ? [lead.id] : []),
      ...helpers.map(({ unit }) => unit.id),
    ]);
    const common = {
      appealId: appeal.id,
      orgPath: appeal.orgPath,
      state: 'SENT' as const,
      round: one.standing.round,
      instructions: input.instructions,
      appealNumber: appeal.number,
      appealTitle: appeal.title,
      firmName: appeal.firmName,
      dispatchedOn: one.occurredOn,
      acknowledgedOn: null,
      repliedOn: null,
      version: 1,
    };
    if (lead)
      await tx.insert(Dispatch, {
        ...common,
        id: newId(),
        unitId: lead.id,
        unitPath: lead.path,
        part: 'LEAD',
        form: formFor(lead, appeal.orgPath, input.form),
        dueOn: due,
      });
    for (const { unit, asked } of helpers) {
      const dueOn = one.calendar.addWorkingDays(one.occurredOn, asked.days ?? APPEAL_POLICY.support).date;
      await tx.insert(Dispatch, {
        ...common,
        id: newId(),
        unitId: unit.id,
        unitPath: unit.path,
        part: 'SUPPORT',
        form: formFor(unit, appeal.orgPath, asked.form),
        dueOn,
      });
    }
    return undefined;
  });

const end = (tx: Tx, appealId: string, which: string, units: readonly string[]): Promise<number> =>
  tx.change(
    `UPDATE dispatch SET state = 'REASSIGNED', version = version + 1 WHERE appeal_id = $1 AND state NOT IN ('REASSIGNED', 'RELEASED') AND ${which}`,
    [appealId, units],
  );

/** The unit that acts: the actor's own when it takes part, otherwise the one the clerk writes for. */
export function actingUnit(
  one: AppealCase,
  unitId: string | undefined,
  fallback: string | null,
): { readonly unitId: string; readonly onBehalf: boolean } | undefined {
  const { actor } = one.tx;
  const taking = unitId ?? (actor.role === 'OFFICE_CLERK' ? fallback : actor.unitId);
  return taking ? { unitId: taking, onBehalf: taking !== actor.unitId } : undefined;
}

export interface AcknowledgeDispatch extends ActInput {
  /** For the clerk, who records it for a unit; the lead unit when left out. */
  readonly unitId?: string;
}

/** 签收. */
export const acknowledge = (tx: Tx, input: AcknowledgeDispatch): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'acknowledge', async (one) => {
    const acting = actingUnit(one, input.unitId, one.standing.leadUnitId);
    if (!acting) return one.refuse('APPEAL_NO_LEAD');
    if (acting.onBehalf && tx.actor.role !== 'OFFICE_CLERK') return one.refuse('APPEAL_NOT_YOUR_UNIT', {}, 'input.unitId');
    const touched = await tx.change(
      `UPDATE dispatch SET state = 'ACKNOWLEDGED', acknowledged_on = $3, version = version + 1 WHERE appeal_id = $1 AND unit_id = $2 AND state = 'SENT'`,
      [one.appeal.id, acting.unitId, one.occurredOn],
    );
    if (!touched) return one.refuse('APPEAL_ACKNOWLEDGED');
    await one.step('acknowledge', { unitId: acting.unitId, details: { unitId: acting.unitId, onBehalf: acting.onBehalf } });
    return undefined;
  });

export interface ReplyAsAssistingUnit extends ActInput {
  readonly reply: string;
  /** For the clerk, who records the answer of a unit on paper. */
  readonly unitId?: string;
}

/** 协办答复: to the lead and the office, not to the firm. */
export const replyAsAssistingUnit = (tx: Tx, input: ReplyAsAssistingUnit): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'supportReply', async (one) => {
    const acting = actingUnit(one, input.unitId, one.standing.openSupports[0] ?? null);
    if (!acting || !one.standing.openSupports.includes(acting.unitId)) return one.refuse('APPEAL_NO_SUCH_SUPPORT', {}, 'input.unitId');
    if (acting.onBehalf && tx.actor.role !== 'OFFICE_CLERK') return one.refuse('APPEAL_NOT_YOUR_UNIT', {}, 'input.unitId');
    await one.step('supportReply', {
      unitId: acting.unitId,
      details: { unitId: acting.unitId, onBehalf: acting.onBehalf, words: input.reply },
    });
    await finish(tx, one, acting.unitId, 'REPLIED');
    return undefined;
  });

export interface ReleaseAssistingUnit extends ActInput {
  readonly unitId: string;
  readonly reason: string;
}

/** 解除协办: the office lets a co-unit go, so that the lead need not wait for it. */
export const releaseAssistingUnit = (tx: Tx, input: ReleaseAssistingUnit): Promise<Acted | AppealRefused> =>
  actOn(tx, input, 'release', async (one) => {
    if (!one.standing.openSupports.includes(input.unitId)) return one.refuse('APPEAL_NO_SUCH_SUPPORT', {}, 'input.unitId');
    await one.step('release', { reason: input.reason, details: { unitId: input.unitId } });
    await finish(tx, one, input.unitId, 'RELEASED');
    return undefined;
  });

async function finish(tx: Tx, one: AppealCase, unitId: string, state: 'REPLIED' | 'RELEASED'): Promise<void> {
  await tx.change(
    `UPDATE dispatch SET state = $3, replied_on = CASE WHEN $3 = 'REPLIED' THEN $4::date END, version = version + 1
      WHERE appeal_id = $1 AND unit_id = $2 AND part = 'SUPPORT' AND state IN ('SENT', 'ACKNOWLEDGED')`,
    [one.appeal.id, unitId, state, one.occurredOn],
  );
}
