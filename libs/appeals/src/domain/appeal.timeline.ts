import type { LocalDate, WorkingCalendar } from '@app/kernel';
import { type AppealPolicy, deriveDates, measuredDue } from './appeal.deadline';
import { type HistoryEvent, linesOf } from './appeal.history';
import { type AppealAction, type RejectionReason, REJECTION_REASONS } from './appeal.words';

/** An act with the names a page shows. */
export interface ToldEvent extends HistoryEvent {
  readonly unitName: string | null;
  readonly leadUnitName?: string | null;
}

/** One line of what the firm is told: which unit did what, and what comes next by when. No people, no internal words. */
export interface OwnStep {
  readonly id: string;
  readonly action: AppealAction;
  readonly occurredOn: LocalDate;
  readonly recordedAt: Date | string;
  readonly byFirm: boolean;
  readonly unitName: string | null;
  readonly leadUnitName: string | null;
  readonly dueOn: LocalDate | null;
  readonly reason: string | null;
  readonly where: string | null;
  readonly number: string | null;
}

/** What the administration settles among itself is not told. */
const INTERNAL: ReadonlySet<AppealAction> = new Set([
  'requestRejection',
  'refuseRejection',
  'supportReply',
  'release',
  'requestExtension',
  'refuseExtension',
]);

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A dispatch that only adds a co-unit says nothing to the firm; the co-unit's work shows in the answer of the lead. */
const isTold = ({ action, details }: ToldEvent): boolean =>
  !INTERNAL.has(action) && (action !== 'dispatch' || text(details['leadUnitId']) !== null);

const whyOf = ({ action, reason }: ToldEvent): string | null =>
  action === 'reject' ? (REJECTION_REASONS[reason as RejectionReason] ?? reason) : null;

/** The history as the firm is told it, with the date that was promised at each step. */
export function ownTimeline(history: readonly ToldEvent[], calendar: WorkingCalendar, policy: AppealPolicy): readonly OwnStep[] {
  return history.flatMap((event, i) => {
    if (!isTold(event)) return [];
    const { dates, inputs } = deriveDates(linesOf(history.slice(0, i + 1)), calendar, policy);
    const { details } = event;
    const byFirm = event.actorKind === 'ENTERPRISE';
    return [
      {
        id: event.id,
        action: event.action,
        occurredOn: event.occurredOn,
        recordedAt: event.recordedAt,
        byFirm,
        unitName: byFirm ? null : event.unitName,
        leadUnitName: event.leadUnitName ?? null,
        dueOn: measuredDue(event.toState, dates, inputs.running),
        reason: whyOf(event),
        where: text(details['insteadWhere']) ?? text(details['receiver']),
        number: text(details['receiverNo']) ?? text(details['mainNumber']),
      },
    ];
  });
}
