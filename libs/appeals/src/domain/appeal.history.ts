import { type ActorKind, addDays, type LocalDate, type TimeOfDay } from '@app/kernel';
import type { AppealPolicy, HistoryLine } from './appeal.deadline';
import type { AppealFacts } from './appeal.rules';
import type {
  AppealAction,
  AppealState,
  AttemptResult,
  Complexity,
  ConfirmationClass,
  Outcome,
  Satisfaction,
  SolvedAnswer,
} from './appeal.words';

export type DetailValue = string | number | boolean | null | readonly string[];

/** One act as it is kept: the history of an appeal, read by everybody who takes part. */
export interface HistoryEvent<Instant extends Date | string = Date | string> {
  readonly id: string;
  readonly seq: number;
  readonly action: AppealAction;
  readonly fromState: AppealState | null;
  readonly toState: AppealState;
  readonly occurredOn: LocalDate;
  /** When it was entered: an instant, or its text from a page. */
  readonly recordedAt: Instant;
  readonly actorKind: ActorKind;
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly reason: string | null;
  readonly outcome: Outcome | null;
  readonly confirmationClass: ConfirmationClass | null;
  readonly details: Readonly<Record<string, DetailValue>>;
}

export interface PendingRequest {
  readonly requestId: string;
  readonly askedBy: string;
  readonly reason: string;
  readonly insteadWhere: string | null;
  readonly newDueOn: LocalDate | null;
  readonly ordinal: number;
}

export interface HeardConfirmation {
  readonly eventId: string;
  readonly class: ConfirmationClass;
  readonly solved: SolvedAnswer;
  readonly satisfaction: Satisfaction | null;
}

/**
 * Where an appeal stands, told by its history alone. Sub-tables are not asked: a unit of another tree sees the whole history of the
 * appeal it was given, but of the dispatches only its own.
 */
export interface Standing {
  readonly leadUnitId: string | null;
  readonly leadAcknowledged: boolean;
  readonly openSupports: readonly string[];
  /** Units that run the matter or handle it: a call from one of them is not independent. */
  readonly units: ReadonlySet<string>;
  readonly handlers: ReadonlySet<string>;
  readonly callers: ReadonlySet<string>;
  readonly rejection: PendingRequest | null;
  readonly extension: PendingRequest | null;
  readonly extensionsAsked: number;
  readonly extensionsGranted: number;
  /** Since the last reply. */
  readonly attemptedOn: readonly LocalDate[];
  readonly confirmations: readonly HeardConfirmation[];
  readonly lastOutcome: Outcome | null;
  readonly closedOn: LocalDate | null;
  readonly round: number;
  readonly reworks: number;
  /** The firm's own last word on this reply, as long as nothing but its own consequence followed. */
  readonly ownConfirmation: { readonly eventId: string; readonly recordedAt: Date | string } | null;
  /** By the lead unit, last: what a withdrawn rework had blotted out. */
  readonly acknowledgedOn: LocalDate | null;
  readonly repliedOn: LocalDate | null;
}

const text = (value: DetailValue | undefined): string | null => (typeof value === 'string' ? value : null);
const list = (value: DetailValue | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);

/** What leaves the firm's own word open to change: trying to reach the firm, and hearing it once more. */
const LEAVES_OPEN: readonly AppealAction[] = ['attempt', 'confirm'];

const RUNNERS: readonly AppealAction[] = ['register', 'accept', 'dispatch'];
const HANDLING: readonly AppealAction[] = ['acknowledge', 'supportReply', 'reply', 'solveOnSpot'];

const requestOf = (event: HistoryEvent): PendingRequest => ({
  requestId: text(event.details['requestId']) ?? '',
  askedBy: event.personId ?? '',
  reason: event.reason ?? '',
  insteadWhere: text(event.details['insteadWhere']),
  newDueOn: text(event.details['newDueOn']) as LocalDate | null,
  ordinal: Number(event.details['ordinal'] ?? 1),
});

const vain = (event: HistoryEvent): boolean => (text(event.details['result']) as AttemptResult | null) !== 'REACHED';

/** Reads a history from the beginning. */
export function standingOf(history: readonly HistoryEvent[]): Standing {
  let leadUnitId: string | null = null;
  let leadAcknowledged = false;
  let supports: readonly string[] = [];
  let rejection: PendingRequest | null = null;
  let extension: PendingRequest | null = null;
  let extensionsAsked = 0;
  let extensionsGranted = 0;
  let attempts: LocalDate[] = [];
  let confirmations: HeardConfirmation[] = [];
  let lastOutcome: Outcome | null = null;
  let closedOn: LocalDate | null = null;
  let round = 1;
  let reworks = 0;
  let ownConfirmation: Standing['ownConfirmation'] = null;
  let acknowledgedOn: LocalDate | null = null;
  let repliedOn: LocalDate | null = null;
  let previous: HistoryEvent | undefined;
  const units = new Set<string>();
  const handlers = new Set<string>();
  const callers = new Set<string>();
  for (const event of history) {
    const { action, details, personId, unitId } = event;
    if (unitId && (RUNNERS.includes(action) || HANDLING.includes(action))) units.add(unitId);
    if (personId && HANDLING.includes(action)) handlers.add(personId);
    if (personId && (action === 'attempt' || action === 'confirm')) callers.add(personId);
    if (event.toState !== 'REGISTERED') rejection = null;
    if (event.toState !== 'IN_PROGRESS') extension = null;
    const consequence = action === 'rework' && event.actorKind === 'SYSTEM' && previous?.id === ownConfirmation?.eventId;
    if (!LEAVES_OPEN.includes(action) && !consequence) ownConfirmation = null;
    previous = event;
    switch (action) {
      case 'dispatch': {
        const lead = text(details['leadUnitId']);
        if (lead && lead !== leadUnitId) {
          leadUnitId = lead;
          leadAcknowledged = false;
        }
        const added = list(details['supportUnitIds']);
        supports = [...supports.filter((unit) => unit !== leadUnitId && !added.includes(unit)), ...added];
        for (const unit of [lead, ...added]) if (unit) units.add(unit);
        break;
      }
      case 'acknowledge':
        if (text(details['unitId']) === leadUnitId) {
          leadAcknowledged = true;
          acknowledgedOn = event.occurredOn;
        }
        break;
      case 'supportReply':
      case 'release':
        supports = supports.filter((unit) => unit !== text(details['unitId']));
        break;
      case 'requestRejection':
        rejection = requestOf(event);
        break;
      case 'refuseRejection':
        rejection = null;
        break;
      case 'requestExtension':
        extension = requestOf(event);
        extensionsAsked += 1;
        break;
      case 'extend':
      case 'refuseExtension':
        extension = null;
        if (action === 'extend') extensionsGranted += 1;
        break;
      case 'reply':
      case 'solveOnSpot':
        lastOutcome = event.outcome;
        attempts = [];
        confirmations = [];
        repliedOn = event.occurredOn;
        break;
      case 'attempt':
        if (vain(event)) attempts = [...attempts, event.occurredOn];
        break;
      case 'confirm':
        if (event.actorKind === 'ENTERPRISE') ownConfirmation = { eventId: event.id, recordedAt: event.recordedAt };
        if (event.confirmationClass) {
          const solved = (text(details['solved']) ?? 'PARTLY') as SolvedAnswer;
          confirmations = [
            ...confirmations,
            {
              eventId: event.id,
              class: event.confirmationClass,
              solved,
              satisfaction: text(details['satisfaction']) as Satisfaction | null,
            },
          ];
        }
        break;
      case 'retract':
        confirmations = confirmations.filter((heard) => heard.eventId !== text(details['confirmEventId']));
        if (event.fromState === 'IN_PROGRESS') {
          round -= 1;
          reworks -= 1;
        }
        break;
      case 'close':
      case 'closeUnconfirmed':
        closedOn = event.occurredOn;
        break;
      case 'rework':
      case 'reopen':
        closedOn = null;
        leadAcknowledged = false;
        round += 1;
        if (action === 'rework') reworks += 1;
        break;
      default:
    }
  }
  return {
    leadUnitId,
    leadAcknowledged,
    openSupports: supports,
    units,
    handlers,
    callers,
    rejection,
    extension,
    extensionsAsked,
    extensionsGranted,
    attemptedOn: attempts,
    confirmations,
    lastOutcome,
    closedOn,
    round,
    reworks,
    ownConfirmation,
    acknowledgedOn,
    repliedOn,
  };
}

/** The last confirmation that counts: of class A, B or C, after the last reply. */
export const countingConfirmation = (standing: Standing): HeardConfirmation | undefined =>
  standing.confirmations.findLast((heard) => heard.class !== 'D');

/** What a clock asks of a history. */
export const linesOf = (history: readonly HistoryEvent[]): readonly HistoryLine[] =>
  history.map(({ action, occurredOn, details }) => ({
    action,
    occurredOn,
    time: text(details['time']) as TimeOfDay | null,
    complexity: text(details['complexity']) as Complexity | null,
    newDueOn: text(details['newDueOn']) as LocalDate | null,
  }));

/** Until when the firm may replace or withdraw its own last word; null when there is none or something followed it. */
export const retractableUntil = ({ ownConfirmation }: Standing, policy: AppealPolicy): Date | null =>
  ownConfirmation ? new Date(new Date(ownConfirmation.recordedAt).getTime() + policy.retractMinutes * 60_000) : null;

/** What the rules ask, from the appeal's row and its history. */
export function factsOf(
  appeal: { readonly id: string; readonly state: AppealState; readonly orgPath: string; readonly enterpriseId: string | null },
  standing: Standing,
  known: { readonly wasThere: boolean; readonly proofHolders: readonly string[] },
  policy: AppealPolicy,
  now: Date,
): AppealFacts {
  const until = retractableUntil(standing, policy);
  return {
    id: appeal.id,
    mayRetract: until !== null && now <= until,
    state: appeal.state,
    orgPath: appeal.orgPath,
    enterpriseId: appeal.enterpriseId,
    leadUnitId: standing.leadUnitId,
    leadAcknowledged: standing.leadAcknowledged,
    openSupportUnitIds: standing.openSupports,
    reopenUntil: standing.closedOn ? addDays(standing.closedOn, policy.reopenDays) : null,
    wasThere: known.wasThere,
    proofHolders: new Set(known.proofHolders),
    involved: new Set([...standing.handlers, ...standing.callers]),
    pendingRejectionBy: standing.rejection?.askedBy ?? null,
    pendingExtension: standing.extension ? { askedBy: standing.extension.askedBy, ordinal: standing.extension.ordinal } : null,
  };
}
