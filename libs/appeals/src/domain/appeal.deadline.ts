import {
  addDays,
  CLOSING_TIME,
  type DayReason,
  type LocalDate,
  shanghaiInstant,
  type TimeOfDay,
  weekday,
  type Weekday,
  type WorkingCalendar,
} from '@app/kernel';
import { findTransition } from '@app/kernel';
import { APPEAL_MACHINE, type AppealClock } from './appeal.machine';
import type { AppealAction, AppealState, Complexity, Light } from './appeal.words';

/** A limit of days; the last day of a calendar limit is moved to the next working day. */
export interface DayLimit {
  readonly days: number;
  readonly kind: 'WORKING' | 'CALENDAR';
}

/** The limits in force, with a version of their own: a changed limit is a new version. */
export interface AppealPolicy {
  readonly version: number;
  /** After this time of day, or on a day off, the next working day is day 0 of the acceptance. */
  readonly closingTime: TimeOfDay;
  readonly acceptance: number;
  readonly deemedAcceptance: number;
  readonly firstContact: number;
  readonly handling: Readonly<Record<Complexity, DayLimit>>;
  readonly support: number;
  readonly callback: number;
  /** Days within which a firm may reopen by its link, counted from the closing. */
  readonly reopenDays: number;
  /** Minutes within which the firm may replace or withdraw what it answered. */
  readonly retractMinutes: number;
  /** What the closing without a confirmation needs. */
  readonly attempts: { readonly count: number; readonly days: number; readonly span: number };
}

export const APPEAL_POLICY: AppealPolicy = {
  version: 1,
  closingTime: CLOSING_TIME,
  acceptance: 1,
  deemedAcceptance: 3,
  firstContact: 1,
  handling: {
    SIMPLE: { days: 3, kind: 'WORKING' },
    ORDINARY: { days: 5, kind: 'WORKING' },
    SEVERAL_UNITS: { days: 15, kind: 'WORKING' },
    COMPLEX: { days: 30, kind: 'CALENDAR' },
  },
  support: 3,
  callback: 3,
  reopenDays: 30,
  retractMinutes: 10,
  attempts: { count: 3, days: 2, span: 7 },
};

/** One line of a history, as far as a clock asks for it. */
export interface HistoryLine {
  readonly action: AppealAction;
  readonly occurredOn: LocalDate;
  readonly time?: TimeOfDay | null;
  readonly complexity?: Complexity | null;
  readonly newDueOn?: LocalDate | null;
}

export interface AppealDates {
  readonly acceptanceDueOn: LocalDate;
  readonly firstContactDueOn: LocalDate | null;
  readonly handlingDay0: LocalDate | null;
  readonly originalDueOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly callbackDueOn: LocalDate | null;
}

/** What produced the dates: kept beside them, so that anybody can follow the calculation. */
export interface DueInputs {
  readonly policyVersion: number;
  readonly calendarYears: readonly number[];
  readonly acceptanceDay0: LocalDate;
  readonly acceptanceDays: number;
  readonly complexity: Complexity | null;
  readonly limit: DayLimit | null;
  readonly extendedTo: LocalDate | null;
  /** A notice that is not yet published may still move the due date. */
  readonly provisional: boolean;
  readonly running: readonly AppealClock[];
}

export interface DerivedDates {
  readonly dates: AppealDates;
  readonly inputs: DueInputs;
}

export const acceptanceDay0 = (
  on: LocalDate,
  time: TimeOfDay | null | undefined,
  calendar: WorkingCalendar,
  policy: AppealPolicy,
): LocalDate => calendar.startDay(shanghaiInstant(on, time ?? '00:00'), policy.closingTime);

const dueAfter = (day0: LocalDate, limit: DayLimit, calendar: WorkingCalendar) =>
  limit.kind === 'WORKING' ? calendar.addWorkingDays(day0, limit.days) : calendar.addCalendarDays(day0, limit.days);

/** The due date of a limit. */
export const dueOf = (day0: LocalDate, limit: DayLimit, calendar: WorkingCalendar): LocalDate => dueAfter(day0, limit, calendar).date;

/** An appeal that was solved on the spot and sent back was never given a class: the shortest limit. */
const WITHOUT_CLASS: Complexity = 'SIMPLE';

/**
 * Every date of an appeal from its whole history, the calendar and the policy. The stored columns are a cache of this:
 * recomputed at every act, equal by a property test. Pending and refused requests move nothing.
 */
export function deriveDates(
  history: readonly HistoryLine[],
  calendar: WorkingCalendar,
  policy: AppealPolicy = APPEAL_POLICY,
): DerivedDates {
  const [registered] = history;
  if (registered?.action !== 'register') throw new RangeError('a history begins with the registration');
  const day0OfAcceptance = acceptanceDay0(registered.occurredOn, registered.time, calendar, policy);
  let firstContactDueOn: LocalDate | null = null;
  let handlingDay0: LocalDate | null = null;
  let callbackDueOn: LocalDate | null = null;
  let extendedTo: LocalDate | null = null;
  let complexity: Complexity | null = null;
  let contacted = false;
  let state: AppealState = APPEAL_MACHINE.initial;
  const running = new Set<AppealClock>();
  // How the clocks stood before the last confirmation: what its withdrawal brings back.
  let unconfirmed: {
    readonly day0: LocalDate | null;
    readonly callback: LocalDate | null;
    readonly extended: LocalDate | null;
    readonly running: Set<AppealClock>;
  } | null = null;
  for (const line of history) {
    const { action, occurredOn } = line;
    const row = action === 'register' ? APPEAL_MACHINE.transitions[0] : findTransition(APPEAL_MACHINE, state, action);
    const transition = APPEAL_MACHINE.transitions.find((t) => t === row);
    if (!transition) throw new RangeError(`the table has no ${action} from ${state}`);
    complexity = line.complexity ?? complexity;
    if (action === 'contact') contacted = true;
    if (action === 'confirm')
      unconfirmed = { day0: handlingDay0, callback: callbackDueOn, extended: extendedTo, running: new Set(running) };
    // Somebody tried to reach the firm since.
    if (action === 'attempt') unconfirmed?.running.delete('callback');
    if (action === 'accept' || action === 'deemAccepted') firstContactDueOn = calendar.addWorkingDays(occurredOn, policy.firstContact).date;
    // Day 0 is the first dispatch: another unit or one more does not give the firm a later date.
    if (action === 'dispatch' && !running.has('handling')) handlingDay0 = occurredOn;
    if (action === 'rework' || action === 'reopen') {
      handlingDay0 = calendar.nextWorkingDay(occurredOn);
      extendedTo = null;
      callbackDueOn = null;
    }
    if (action === 'extend') extendedTo = line.newDueOn ?? extendedTo;
    if (action === 'reply' || action === 'solveOnSpot') callbackDueOn = calendar.addWorkingDays(occurredOn, policy.callback).date;
    for (const clock of transition.stops) running.delete(clock);
    for (const clock of transition.starts) running.add(clock);
    if (contacted) running.delete('firstContact');
    if (action === 'retract' && unconfirmed) {
      handlingDay0 = unconfirmed.day0;
      callbackDueOn = unconfirmed.callback;
      extendedTo = unconfirmed.extended;
      running.clear();
      for (const clock of unconfirmed.running) running.add(clock);
    }
    state = transition.to;
  }
  const limit = handlingDay0 ? policy.handling[complexity ?? WITHOUT_CLASS] : null;
  const due = handlingDay0 && limit ? dueAfter(handlingDay0, limit, calendar) : null;
  return {
    dates: {
      acceptanceDueOn: calendar.addWorkingDays(day0OfAcceptance, policy.acceptance).date,
      firstContactDueOn,
      handlingDay0,
      originalDueOn: due?.date ?? null,
      dueOn: extendedTo ?? due?.date ?? null,
      callbackDueOn,
    },
    inputs: {
      policyVersion: policy.version,
      calendarYears: calendar.publishedYears.slice(-3),
      acceptanceDay0: day0OfAcceptance,
      acceptanceDays: policy.acceptance,
      complexity,
      limit,
      extendedTo,
      provisional: due?.provisional ?? false,
      running: [...running],
    },
  };
}

/**
 * The day with whose end an appeal that nobody accepted counts as accepted. A late entry gives the office its days from when it
 * was recorded.
 */
export function deemedAcceptedOn(
  registered: { readonly on: LocalDate; readonly time: TimeOfDay | null; readonly recordedAt: Date },
  calendar: WorkingCalendar,
  policy: AppealPolicy = APPEAL_POLICY,
): LocalDate {
  const byBusiness = acceptanceDay0(registered.on, registered.time, calendar, policy);
  const byRecord = calendar.startDay(registered.recordedAt, policy.closingTime);
  return calendar.addWorkingDays(byBusiness > byRecord ? byBusiness : byRecord, policy.deemedAcceptance).date;
}

/** Which date the light measures: that of the clock that runs in this state, none when none runs. */
export function measuredDue(state: AppealState, dates: AppealDates, running: readonly AppealClock[]): LocalDate | null {
  if (state === 'REGISTERED') return running.includes('acceptance') ? dates.acceptanceDueOn : null;
  if (state === 'ACCEPTED') return running.includes('firstContact') ? dates.firstContactDueOn : null;
  if (state === 'IN_PROGRESS') return running.includes('handling') ? dates.dueOn : null;
  return state === 'REPLIED' && running.includes('callback') ? dates.callbackDueOn : null;
}

export interface LightOf {
  readonly light: Light;
  /** Working days left; negative is overdue. */
  readonly workingDaysLeft: number;
}

/** Red after the due day, yellow when at most one working day is left, green otherwise. */
export function lightOf(due: LocalDate, today: LocalDate, calendar: WorkingCalendar): LightOf {
  const workingDaysLeft = calendar.workingDaysBetween(today, due);
  if (today > due) return { light: 'RED', workingDaysLeft };
  return { light: workingDaysLeft <= 1 ? 'YELLOW' : 'GREEN', workingDaysLeft };
}

/** The first due date that is still green today: lists compare with it instead of counting days a row. */
export const firstGreenDue = (today: LocalDate, calendar: WorkingCalendar): LocalDate => calendar.addWorkingDays(today, 2).date;

export interface ExplainedDueDay {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** CALENDAR_DAY counts in a limit of calendar days; MOVED is a day off at the end of one; EXTENDED is after the original limit. */
  readonly reason: DayReason | 'CALENDAR_DAY' | 'MOVED' | 'EXTENDED';
  readonly ordinal: number | null;
  readonly holiday: string | null;
}

/** Day by day from day 0 to the due date in force, and why each day counts or not. */
export function explainDue(day0: LocalDate, limit: DayLimit, dueOn: LocalDate, calendar: WorkingCalendar): readonly ExplainedDueDay[] {
  const original = dueOf(day0, limit, calendar);
  const days: ExplainedDueDay[] =
    limit.kind === 'WORKING'
      ? calendar
          .explain(day0, limit.days)
          .map(({ date, weekday, reason, ordinal, holiday }) => ({ date, weekday, reason, ordinal, holiday }))
      : explainCalendarDays(day0, limit.days, original);
  for (let date = addDays(original, 1); date <= dueOn; date = addDays(date, 1))
    days.push({ date, weekday: weekday(date), reason: 'EXTENDED', ordinal: null, holiday: null });
  return days;
}

function explainCalendarDays(day0: LocalDate, count: number, due: LocalDate): ExplainedDueDay[] {
  const days: ExplainedDueDay[] = [{ date: day0, weekday: weekday(day0), reason: 'DAY_ZERO', ordinal: null, holiday: null }];
  for (let ordinal = 1; addDays(day0, ordinal) <= due; ordinal += 1) {
    const date = addDays(day0, ordinal);
    const counts = ordinal <= count;
    days.push({ date, weekday: weekday(date), reason: counts ? 'CALENDAR_DAY' : 'MOVED', ordinal: counts ? ordinal : null, holiday: null });
  }
  return days;
}
