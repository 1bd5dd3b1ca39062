import { type LocalDate, newId, type WorkingCalendar } from '@app/kernel';
import { Fault, judgeEntryIn, type Tx, workingCalendar } from '@app/platform';
import { APPEAL_TOPICS } from './appeals.events';
import { AppealRefused } from './appeals.errors';
import { APPEAL_POLICY, deriveDates } from './domain/appeal.deadline';
import { type DetailValue, factsOf, type HistoryEvent, linesOf, type Standing, standingOf } from './domain/appeal.history';
import { APPEAL_MACHINE, type AppealTransition } from './domain/appeal.machine';
import { type AppealFacts, availableActions, notAllowed } from './domain/appeal.rules';
import type { AppealAction, ConfirmationClass, Outcome } from './domain/appeal.words';
import { AppealEvent } from './persistence/appeal-event.entity';
import { Appeal } from './persistence/appeal.entity';
import { HISTORY_SQL } from './persistence/appeal.queries';

/** What every act on an appeal takes besides its own fields. */
export interface ActInput {
  readonly appealId: string;
  /** One intent of the client: a repeat with the same content is the same act. */
  readonly clientId?: string;
  /** Business date; today when left out. */
  readonly occurredOn?: LocalDate;
  readonly lateReason?: string;
  /** The version the user saw; the act is refused when somebody was faster. */
  readonly version?: number;
}

/** What one act leaves in the history. */
export interface Step {
  readonly reason?: string | null;
  readonly outcome?: Outcome | null;
  readonly confirmationClass?: ConfirmationClass | null;
  readonly relatedAppealId?: string | null;
  /** The unit that acted, when it is not the actor's own (a reply on paper that the clerk enters). */
  readonly unitId?: string | null;
  readonly details?: Readonly<Record<string, DetailValue>>;
  /** Done by the system as a consequence of what somebody else did. */
  readonly bySystem?: boolean;
}

export interface Acted {
  readonly id: string;
}

/** What the portal's role may write: dates of the acceptance are past when the firm acts. */
const NOT_BY_PORTAL: readonly (keyof Appeal)[] = ['acceptanceDueOn', 'firstContactDueOn'];

/** The dates that follow from history, calendar and policy. */
const DATES: readonly (keyof Appeal)[] = [
  'acceptanceDueOn',
  'firstContactDueOn',
  'handlingDay0',
  'originalDueOn',
  'dueOn',
  'callbackDueOn',
];

const blank = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** One appeal in the hands of one transaction: locked, with its history; acts are steps, and `save` derives the rest. */
export class AppealCase {
  private readonly before: Appeal;
  private isLate = false;
  private lateReason: string | null = null;
  occurredOn: LocalDate;

  private constructor(
    readonly tx: Tx,
    readonly appeal: Appeal,
    readonly calendar: WorkingCalendar,
    readonly history: HistoryEvent[],
    private readonly known: { readonly wasThere: boolean; readonly proofHolders: readonly string[] },
  ) {
    this.before = { ...appeal };
    this.occurredOn = tx.today;
  }

  /** A new appeal, not yet in the table. */
  static begin(tx: Tx, appeal: Appeal, calendar: WorkingCalendar): AppealCase {
    return new AppealCase(tx, appeal, calendar, [], { wasThere: false, proofHolders: [] });
  }

  /** Locks the appeal; what the caller may not see or not change is not there. */
  static async open(tx: Tx, appealId: string, path = 'input.appealId'): Promise<AppealCase> {
    // By SQL, since TypeORM does not know that the transaction is open; the row is read after the lock is held.
    const locked = await tx.first('SELECT id FROM appeal WHERE id = $1 FOR UPDATE', [appealId]);
    const appeal = locked && (await tx.manager.findOne(Appeal, { where: { id: appealId } }));
    if (!appeal) throw Fault.notFound(path);
    const { actor } = tx;
    const asWitness = actor.role === 'CADRE' && actor.kind === 'PERSON';
    const history = await tx.rows<HistoryEvent<Date>>(HISTORY_SQL, [appealId]);
    const present =
      asWitness &&
      (appeal.registeredBy === actor.id ||
        (appeal.visitId !== null &&
          (await tx.first('SELECT 1 AS there FROM visit_participant WHERE visit_id = $1 AND person_id = $2', [
            appeal.visitId,
            actor.id,
          ])) !== undefined));
    const holders = await tx.first<{ people: readonly string[] }>('SELECT app.proof_holders($1) AS people', [appealId]);
    return new AppealCase(tx, appeal, await workingCalendar(tx), history, { wasThere: present, proofHolders: holders?.people ?? [] });
  }

  get standing(): Standing {
    return standingOf(this.history);
  }

  get facts(): AppealFacts {
    return factsOf(this.appeal, this.standing, this.known, APPEAL_POLICY, this.tx.at);
  }

  /** A refusal, with what the actor may do instead. */
  refuse(code: AppealRefused['code'], params: AppealRefused['params'] = {}, field?: string): AppealRefused {
    return new AppealRefused(code, params, field, availableActions(this.tx.actor, this.facts, this.tx.today));
  }

  private row(action: AppealAction): AppealTransition | undefined {
    return APPEAL_MACHINE.transitions.find((t) => t.action === action && t.from.includes(this.appeal.state));
  }

  /** State, actor, needs and date, in this order, all by the table. */
  check(action: AppealAction, input: ActInput): AppealRefused | undefined {
    const row = this.row(action);
    if (!row) return this.refuse('APPEAL_WRONG_STATE', { state: this.appeal.state, action });
    const refusal = notAllowed(row, this.tx.actor, this.facts, this.tx.today);
    if (refusal) return this.refuse(refusal, { action });
    if (input.version !== undefined && input.version !== this.appeal.version)
      return this.refuse('APPEAL_CHANGED', { version: this.appeal.version }, 'input.version');
    const given = input as unknown as Readonly<Record<string, unknown>>;
    const missing = row.needs?.find((name) => blank(given[name]));
    if (missing) return this.refuse('APPEAL_MISSING_INPUT', { field: missing }, `input.${missing}`);
    return this.judge(input, this.appeal.lastActOn);
  }

  /** The business date: not in the future, not before the act before it, late only with a right and a reason. */
  judge(input: Pick<ActInput, 'occurredOn' | 'lateReason'>, notBefore: LocalDate | null): AppealRefused | undefined {
    const occurredOn = input.occurredOn ?? this.tx.today;
    const judged = judgeEntryIn(this.tx, this.calendar, { occurredOn, lateReason: input.lateReason ?? null, notBefore });
    if (!judged.ok) return this.refuse(judged.fault, judged.date ? { date: judged.date } : {}, 'input.occurredOn');
    this.occurredOn = occurredOn;
    this.isLate = judged.isLate;
    this.lateReason = judged.isLate ? (input.lateReason ?? null) : null;
    return undefined;
  }

  /** Writes one act: history, outbox, audit. Rows that point at the event come after it. */
  async step(action: AppealAction, step: Step = {}): Promise<string> {
    const { tx, appeal } = this;
    const row = action === 'register' ? APPEAL_MACHINE.transitions.find((t) => t.action === 'register') : this.row(action);
    if (!row) throw new Error(`the table has no ${action} from ${appeal.state}`);
    const person = !step.bySystem && (tx.actor.kind === 'PERSON' || tx.actor.kind === 'PROGRAM') ? tx.actor : null;
    const event: HistoryEvent & Pick<AppealEvent, 'postId'> = {
      id: newId(),
      seq: (this.history.at(-1)?.seq ?? 0) + 1,
      action,
      fromState: action === 'register' ? null : appeal.state,
      toState: row.to,
      occurredOn: this.occurredOn,
      recordedAt: tx.at,
      actorKind: step.bySystem ? 'SYSTEM' : tx.actor.kind,
      personId: person?.id ?? null,
      postId: person?.postId ?? null,
      unitId: step.unitId ?? person?.unitId ?? null,
      reason: step.reason ?? null,
      outcome: step.outcome ?? null,
      confirmationClass: step.confirmationClass ?? null,
      details: step.details ?? {},
    };
    const { recordedAt: _, ...stored } = event;
    await tx.insert(AppealEvent, {
      ...stored,
      appealId: appeal.id,
      orgPath: appeal.orgPath,
      enterpriseId: appeal.enterpriseId,
      onBehalfOf: null,
      relatedAppealId: step.relatedAppealId ?? null,
      isLate: this.isLate,
      lateReason: this.lateReason,
    });
    this.history.push(event);
    appeal.state = row.to;
    appeal.lastActOn = this.occurredOn;
    const ids = { appealId: appeal.id, eventId: event.id, ...(appeal.enterpriseId ? { enterpriseId: appeal.enterpriseId } : {}) };
    await tx.record({
      topic: APPEAL_TOPICS[action],
      ids,
      action: `appeal.${action}`,
      subjectKind: 'appeal',
      subjectId: appeal.id,
      orgPath: appeal.orgPath,
      details: {
        eventId: event.id,
        from: event.fromState,
        to: event.toState,
        occurredOn: event.occurredOn,
        bySystem: step.bySystem === true,
      },
    });
    return event.id;
  }

  /** Sets the dates that follow from the history so far. */
  derive(): void {
    const { dates, inputs } = deriveDates(linesOf(this.history), this.calendar, APPEAL_POLICY);
    Object.assign(this.appeal, dates, { dueInputs: inputs });
  }

  /** Derives the dates anew after the calendar changed; nothing else of the appeal moves. */
  async recompute(): Promise<void> {
    const { appeal, before, tx } = this;
    this.derive();
    if (DATES.every((key) => appeal[key] === before[key])) return;
    await this.save();
    await tx.rows(
      `UPDATE dispatch SET due_on = $2, version = version + 1 WHERE appeal_id = $1 AND part = 'LEAD' AND state IN ('SENT', 'ACKNOWLEDGED')`,
      [appeal.id, appeal.dueOn],
    );
    await tx.record({
      topic: 'appeal.dates-moved',
      ids: { appealId: appeal.id },
      action: 'appeal.recompute',
      subjectKind: 'appeal',
      subjectId: appeal.id,
      orgPath: appeal.orgPath,
      details: { from: before.dueOn, to: appeal.dueOn },
    });
  }

  /** Writes what changed of the aggregate, with its dates derived anew. */
  async save(): Promise<Acted> {
    const { appeal, before, tx } = this;
    this.derive();
    appeal.version = before.version + 1;
    const changed = (Object.keys(appeal) as (keyof Appeal)[]).filter(
      (key) =>
        JSON.stringify(appeal[key]) !== JSON.stringify(before[key]) && !(tx.actor.kind === 'ENTERPRISE' && NOT_BY_PORTAL.includes(key)),
    );
    const set = Object.fromEntries(changed.map((key) => [key, appeal[key]]));
    const { affected } = await tx.manager.createQueryBuilder().update(Appeal).set(set).where('id = :id', { id: appeal.id }).execute();
    if (affected !== 1) throw Fault.notFound('input.appealId');
    return { id: appeal.id };
  }
}

/** The frame of nearly every act: lock, check by the table, do, save. */
export async function actOn<I extends ActInput>(
  tx: Tx,
  input: I,
  action: AppealAction,
  work: (one: AppealCase) => Promise<AppealRefused | undefined | void>,
): Promise<Acted | AppealRefused> {
  const one = await AppealCase.open(tx, input.appealId);
  const refusal = one.check(action, input) ?? (await work(one));
  return refusal instanceof AppealRefused ? refusal : one.save();
}
