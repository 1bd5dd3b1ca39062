import { type Actor, actionsFrom, can, isTracker, type LocalDate, addDays, type Role, type WorkingCalendar } from '@app/kernel';
import { type AppealPolicy, type DayLimit, dueOf } from './appeal.deadline';
import { APPEAL_MACHINE, type AppealTransition, OWN_PERMISSIONS } from './appeal.machine';
import type { AppealAction, AppealState, ConfirmationClass, Satisfaction, SolvedAnswer } from './appeal.words';

/** What the rules ask about an appeal. Everything comes from its row and its history. */
export interface AppealFacts {
  readonly id: string;
  readonly state: AppealState;
  readonly orgPath: string;
  readonly enterpriseId: string | null;
  /** The unit that leads now, if any. */
  readonly leadUnitId: string | null;
  /** Co-units that have neither answered nor been released. */
  readonly openSupportUnitIds: readonly string[];
  /** The firm's own days for reopening end with this day. */
  readonly reopenUntil: LocalDate | null;
  /** Who was there: registered it or took part in the visit. */
  readonly wasThere: boolean;
  /** People who acknowledged, answered or called back: none of them signs the closing off. */
  readonly involved: ReadonlySet<string>;
  /** People who had a proof of the firm in hand since it was registered: printed its slip or a card. They sign no closing either. */
  readonly proofHolders: ReadonlySet<string>;
  readonly pendingRejectionBy: string | null;
  readonly pendingExtension: { readonly askedBy: string; readonly ordinal: number } | null;
  readonly leadAcknowledged: boolean;
  /** The firm's own word is young enough, and nothing but its own consequence followed it. */
  readonly mayRetract: boolean;
}

export type NotAllowed =
  | 'APPEAL_NOT_ALLOWED'
  | 'APPEAL_NOT_YOUR_UNIT'
  | 'APPEAL_NOT_WITNESS'
  | 'APPEAL_CLOSE_SIGNER'
  | 'APPEAL_OWN_REQUEST'
  | 'APPEAL_EXTENSION_RANK'
  | 'APPEAL_REOPEN_EXPIRED'
  | 'APPEAL_RETRACT_LATE';

const UNIT_ROLES: readonly Role[] = ['HANDLER', 'UNIT_HEAD'];

/** The appeal lies within what the post sees: being dispatched to a unit is not enough to accept or close it. */
export const inScope = (actor: Actor, orgPath: string): boolean =>
  actor.scopePath !== null && actor.scopePath !== '' && orgPath.startsWith(actor.scopePath);

const takesPart = (unitId: string | null, facts: AppealFacts, action: AppealAction): boolean => {
  if (unitId === null) return false;
  const lead = facts.leadUnitId === unitId;
  const support = facts.openSupportUnitIds.includes(unitId);
  if (action === 'supportReply') return support;
  return action === 'acknowledge' || action === 'contact' ? lead || support : lead;
};

/** May this actor take this row of the table? The state is not judged here. */
export function notAllowed(row: AppealTransition, actor: Actor, facts: AppealFacts, today: LocalDate): NotAllowed | undefined {
  if (actor.kind === 'SYSTEM') return row.who.includes('SYSTEM') ? undefined : 'APPEAL_NOT_ALLOWED';
  if (!actor.role || !row.who.includes(actor.role)) return 'APPEAL_NOT_ALLOWED';
  if (actor.kind === 'ENTERPRISE') return refusalOfFirm(row, actor, facts, today);
  if (row.permission && !can(actor, row.permission)) return 'APPEAL_NOT_ALLOWED';
  if (UNIT_ROLES.includes(actor.role)) return takesPart(actor.unitId, facts, row.action) ? undefined : 'APPEAL_NOT_YOUR_UNIT';
  if (!inScope(actor, facts.orgPath)) return 'APPEAL_NOT_ALLOWED';
  switch (row.action) {
    case 'solveOnSpot':
      return actor.role !== 'CADRE' || facts.wasThere ? undefined : 'APPEAL_NOT_WITNESS';
    case 'close':
    case 'closeUnconfirmed':
      return facts.involved.has(actor.id) || facts.proofHolders.has(actor.id) ? 'APPEAL_CLOSE_SIGNER' : undefined;
    case 'refuseRejection':
    case 'reject':
      return facts.pendingRejectionBy === actor.id ? 'APPEAL_OWN_REQUEST' : undefined;
    case 'extend':
    case 'refuseExtension':
      if (facts.involved.has(actor.id) || facts.pendingExtension?.askedBy === actor.id) return 'APPEAL_OWN_REQUEST';
      return (facts.pendingExtension?.ordinal ?? 1) > 1 && actor.role !== 'CHIEF_LEADER' ? 'APPEAL_EXTENSION_RANK' : undefined;
    default:
      return undefined;
  }
}

function refusalOfFirm(row: AppealTransition, actor: Actor, facts: AppealFacts, today: LocalDate): NotAllowed | undefined {
  const permission = OWN_PERMISSIONS[row.action];
  const own = isTracker(actor) ? actor.id === facts.id : actor.enterpriseId !== null && actor.enterpriseId === facts.enterpriseId;
  if (!own || !permission || !can(actor, permission)) return 'APPEAL_NOT_ALLOWED';
  if (row.action === 'retract') return facts.mayRetract ? undefined : 'APPEAL_RETRACT_LATE';
  return row.action === 'reopen' && facts.reopenUntil !== null && today > facts.reopenUntil ? 'APPEAL_REOPEN_EXPIRED' : undefined;
}

/** Something a state allows but the sub-tables have nothing for, such as deciding a request that nobody made. */
function hasNothingToDo(action: AppealAction, facts: AppealFacts): boolean {
  switch (action) {
    case 'refuseRejection':
      return facts.pendingRejectionBy === null;
    case 'extend':
    case 'refuseExtension':
      return facts.pendingExtension === null;
    case 'requestRejection':
      return facts.pendingRejectionBy !== null;
    case 'requestExtension':
      return facts.pendingExtension !== null;
    case 'release':
    case 'supportReply':
      return facts.openSupportUnitIds.length === 0;
    case 'reply':
      return facts.leadUnitId === null || facts.openSupportUnitIds.length > 0;
    case 'acknowledge':
      return facts.leadUnitId === null;
    default:
      return false;
  }
}

/** What this actor is offered now: the table, read with the facts. */
export function availableActions(actor: Actor, facts: AppealFacts, today: LocalDate): readonly AppealAction[] {
  return actionsFrom(APPEAL_MACHINE, facts.state).filter((action) => {
    const row = APPEAL_MACHINE.transitions.find((t) => t.action === action && t.from.includes(facts.state));
    return row !== undefined && !hasNothingToDo(action, facts) && notAllowed(row, actor, facts, today) === undefined;
  });
}

export interface Recorder {
  readonly personId: string;
  readonly unitId: string | null;
  readonly signedPaper: boolean;
}

/**
 * How independent a confirmation is that staff record. Derived, never chosen: a paper with the firm's signature is C whoever files it;
 * a call by somebody of a unit that neither handles the matter nor runs it is B; everything else is the same office, D.
 */
export function confirmationClass(
  recorder: Recorder,
  involvedUnits: ReadonlySet<string>,
  handlers: ReadonlySet<string>,
): Exclude<ConfirmationClass, 'A'> {
  if (recorder.signedPaper) return 'C';
  return recorder.unitId !== null && !involvedUnits.has(recorder.unitId) && !handlers.has(recorder.personId) ? 'B' : 'D';
}

/** Dissatisfied or unsolved: the matter goes back by itself. */
export const asksForRework = (solved: SolvedAnswer, satisfaction: Satisfaction | null): boolean =>
  solved === 'NO' || satisfaction === 'DISSATISFIED' || satisfaction === 'VERY_DISSATISFIED';

/** The second rework goes up a level: to the chief leader, then to the county. */
export const levelOfRework = (count: number): 'UNIT' | 'CHIEF_LEADER' | 'COUNTY' =>
  count <= 1 ? 'UNIT' : count === 2 ? 'CHIEF_LEADER' : 'COUNTY';

export type ExtensionFault =
  | { readonly fault: 'APPEAL_EXTENSION_EXHAUSTED' }
  | { readonly fault: 'APPEAL_EXTENSION_TOO_LATE'; readonly date: LocalDate }
  | { readonly fault: 'APPEAL_EXTENSION_LIMIT'; readonly date: LocalDate }
  | { readonly fault: 'APPEAL_EXTENSION_NOT_LATER'; readonly date: LocalDate }
  | { readonly fault: 'APPEAL_NOT_A_WORKING_DAY' };

export const MOST_EXTENSIONS = 2;

/** May an extension be asked for? At least one working day before due; the first at most as long as the original limit. */
export function extensionFault(
  ask: { readonly askedOn: LocalDate; readonly newDueOn: LocalDate; readonly ordinal: number },
  now: { readonly originalDueOn: LocalDate; readonly dueOn: LocalDate; readonly limit: DayLimit },
  calendar: WorkingCalendar,
): ExtensionFault | undefined {
  if (ask.ordinal > MOST_EXTENSIONS) return { fault: 'APPEAL_EXTENSION_EXHAUSTED' };
  if (ask.askedOn >= now.dueOn || calendar.workingDaysBetween(ask.askedOn, now.dueOn) < 1)
    return { fault: 'APPEAL_EXTENSION_TOO_LATE', date: now.dueOn };
  if (ask.newDueOn <= now.dueOn) return { fault: 'APPEAL_EXTENSION_NOT_LATER', date: now.dueOn };
  if (!calendar.isWorkingDay(ask.newDueOn)) return { fault: 'APPEAL_NOT_A_WORKING_DAY' };
  const latest = dueOf(now.originalDueOn, now.limit, calendar);
  return ask.ordinal === 1 && ask.newDueOn > latest ? { fault: 'APPEAL_EXTENSION_LIMIT', date: latest } : undefined;
}

/** Enough attempts for a closing without a confirmation? Three, on two days, and seven days since the first of them. */
export function attemptsSuffice(attemptedOn: readonly LocalDate[], closingOn: LocalDate, { attempts }: AppealPolicy): boolean {
  const first = attemptedOn.toSorted()[0];
  return (
    first !== undefined &&
    attemptedOn.length >= attempts.count &&
    new Set(attemptedOn).size >= attempts.days &&
    closingOn >= addDays(first, attempts.span)
  );
}
