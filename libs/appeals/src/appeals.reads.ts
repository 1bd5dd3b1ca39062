import { type Actor, isTracker, type LocalDate, maskPhone, type WorkingCalendar } from '@app/kernel';
import { answer, decodeCursor, Fault, type Page, type PageArgs, pageOf, type Reader, type SqlValue, workingCalendar } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { Acted } from './appeals.case';
import type { AppealRefused } from './appeals.errors';
import {
  APPEAL_POLICY,
  type AppealDates,
  type DueInputs,
  type ExplainedDueDay,
  explainDue,
  firstGreenDue,
  lightOf,
} from './domain/appeal.deadline';
import { factsOf, type HistoryEvent, retractableUntil, standingOf } from './domain/appeal.history';
import { type OwnStep, ownTimeline, type ToldEvent } from './domain/appeal.timeline';
import { availableActions } from './domain/appeal.rules';
import {
  type AppealAction,
  type AppealCategory,
  type AppealSource,
  type AppealState,
  type Complexity,
  type ConfirmationClass,
  type DispatchPart,
  type DispatchState,
  type EvidenceKind,
  keysOf,
  type Light,
  type Outcome,
  type Satisfaction,
  type SolvedAnswer,
} from './domain/appeal.words';
import { type AppealSort, DESK_LISTS, type DeskList, UNIT_LISTS, type UnitList } from './domain/desk.words';
import {
  COLUMNS,
  DETAIL_SQL,
  DISPATCH_LIST_COLUMNS,
  DISPATCH_LIST_FROM,
  LIST_FROM,
  MEASURED_DUE,
  OWN_SQL,
  ownSql,
} from './persistence/appeal.queries';
import {
  DESK_CONDITIONS,
  DESK_COUNTS_SQL,
  LEDGER_COLUMNS,
  LEDGER_JOINS,
  ORDERS,
  PAPER_COLUMNS,
  PAPER_JOINS,
  UNIT_CONDITIONS,
  UNIT_COUNTS_SQL,
} from './persistence/desk.queries';

export interface AppealsFilter {
  readonly unitId?: string | null;
  /** One of the lists of the desk. */
  readonly list?: DeskList | null;
  readonly state?: AppealState | null;
  readonly category?: AppealCategory | null;
  readonly source?: AppealSource | null;
  readonly light?: Light | null;
  readonly enterpriseId?: string | null;
  readonly text?: string | null;
  readonly from?: LocalDate | null;
  readonly to?: LocalDate | null;
  readonly sort?: AppealSort | null;
}

export interface DispatchesFilter {
  /** One of the lists of a unit. */
  readonly list?: UnitList | null;
  readonly state?: DispatchState | null;
  readonly part?: DispatchPart | null;
  /** Only those that still wait for an answer. */
  readonly open?: boolean | null;
  readonly light?: Light | null;
}

interface Row extends AppealDates {
  readonly id: string;
  readonly state: AppealState;
  readonly orgPath: string;
  readonly enterpriseId: string | null;
  readonly contactPhone: string | null;
  readonly registeredOn: LocalDate;
  readonly today: LocalDate;
  readonly now: Date;
  readonly measuredDueOn: LocalDate | null;
  readonly dueInputs: DueInputs;
}
interface DetailRow extends Row {
  readonly history: readonly (HistoryEvent & { readonly details: HistoryEvent['details'] })[];
  readonly wasThere: boolean;
  readonly replies: readonly object[];
}
interface DispatchRow {
  readonly id: string;
  readonly state: DispatchState;
  readonly dispatchedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly today: LocalDate;
}

interface Lit {
  readonly light: Light | null;
  readonly workingDaysLeft: number | null;
}
/** What happened on a day, and what was said of it. */
export interface LedgerEntry {
  readonly action: AppealAction;
  readonly occurredOn: LocalDate;
  readonly words: string | null;
}
interface LedgerRow extends Row {
  readonly sortKey: string;
  readonly leadUnitName: string | null;
  readonly supportUnitNames: readonly string[];
  readonly handlerName: string | null;
  readonly dispatchedOn: LocalDate | null;
  readonly mainNumber: string | null;
  readonly latest: LedgerEntry | null;
  readonly confirmation: {
    readonly class: ConfirmationClass;
    readonly occurredOn: LocalDate;
    readonly solved: SolvedAnswer;
    readonly satisfaction: Satisfaction | null;
    readonly words: string | null;
    readonly personName: string | null;
    readonly unitName: string | null;
  } | null;
}
export type AppealLine = LedgerRow & Lit;
/** A line of the table on paper. */
export type AppealPaperLine = AppealLine & {
  readonly number: string;
  readonly firmName: string;
  readonly contactName: string | null;
  readonly title: string;
  readonly words: string;
  readonly source: AppealSource;
  readonly sourceNo: string | null;
  readonly category: AppealCategory | null;
  readonly complexity: Complexity | null;
  readonly originalDueOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly outcome: Outcome | null;
  readonly closedOn: LocalDate | null;
  readonly reworkCount: number;
  readonly creditCode: string | null;
  readonly entries: readonly (LedgerEntry & { readonly unitName: string | null })[];
  readonly repliedOn: LocalDate | null;
  readonly closedByName: string | null;
  readonly evidence: { readonly kind: EvidenceKind; readonly words: string | null } | null;
};
export interface DeskCount<List extends string> {
  readonly list: List;
  readonly count: number;
}
export type AppealDetail = DetailRow &
  Lit & {
    readonly availableActions: readonly AppealAction[];
    readonly explainDue: readonly ExplainedDueDay[];
    readonly dueIsProvisional: boolean;
  };
export type DispatchLine = DispatchRow & Lit;
/** As the firm's side sees it. */
export type OwnAppealDetail = AppealDetail & {
  readonly timeline: readonly OwnStep[];
  readonly reopenUntil: LocalDate | null;
  readonly retractableUntil: Date | null;
};
/** What every act answers. */
export type AppealAnswer = AppealDetail | AppealRefused;
export type OwnAppealAnswer = OwnAppealDetail | AppealRefused;

const lit = (due: LocalDate | null, today: LocalDate, calendar: WorkingCalendar): Lit =>
  due ? lightOf(due, today, calendar) : { light: null, workingDaysLeft: null };
const masked = <T extends { readonly contactPhone: string | null }>(row: T): T => ({
  ...row,
  contactPhone: row.contactPhone ? maskPhone(row.contactPhone) : null,
});
const likeText = (text: string): string => `%${text.trim().replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** The main one's reply, as the reporter of a merged appeal reads it: its evidence is the number of the main appeal. */
const passedOn = ({ id, occurredOn, details }: HistoryEvent): object => ({
  id,
  occurredOn,
  outcome: details['outcome'],
  reply: details['reply'],
  evidenceKind: 'NUMBER',
  evidence: details['mainNumber'],
});

/** Conditions of a list, with their values in order. */
class Where {
  readonly values: SqlValue[] = [];
  private readonly parts: string[] = [];

  /** `$1`, `$2` in the condition stand for these values, wherever they come in the list. */
  add(condition: string, ...values: readonly SqlValue[]): void {
    const before = this.values.length;
    this.values.push(...values);
    this.parts.push(condition.replaceAll(/\$(\d)/g, (_, n: string) => `$${before + Number(n)}`));
  }

  get sql(): string {
    return this.parts.length ? `WHERE ${this.parts.join(' AND ')}` : '';
  }
}

/** Narrows a list to a light by comparing dates: the working days are counted once, not a row. */
async function byLight(reader: Reader, where: Where, due: string, light: Light, calendar: WorkingCalendar): Promise<void> {
  if (light === 'RED') return where.add(`${due} < app.today()`);
  const now = await reader.first<{ today: LocalDate }>('SELECT app.today() AS today');
  if (!now) throw new Error('the database gave no day');
  const green = firstGreenDue(now.today, calendar);
  return light === 'GREEN' ? where.add(`${due} >= $1`, green) : where.add(`${due} >= app.today() AND ${due} < $1`, green);
}

/** What the pages of the appeals show: one statement a list or page, under the reader's row security. */
@Injectable()
export class AppealsReads {
  async appeal(reader: Reader, actor: Actor, id: string): Promise<AppealDetail> {
    const [row, calendar] = await Promise.all([reader.first<DetailRow>(DETAIL_SQL, [id, actor.id]), workingCalendar(reader)]);
    if (!row) throw Fault.notFound('id');
    return this.detail(row, actor, calendar);
  }

  list(reader: Reader, actor: Actor, filter: AppealsFilter, page: PageArgs): Promise<Page<AppealLine>> {
    return this.lines<AppealLine>(reader, actor, filter, page, { columns: '', joins: '', hidden: true });
  }

  /** The same rows with what the table on paper has besides. `inFull`: contacts as they are; the caller has seen to the right and the trace. */
  paper(reader: Reader, actor: Actor, filter: AppealsFilter, page: PageArgs, inFull: boolean): Promise<Page<AppealPaperLine>> {
    return this.lines<AppealPaperLine>(reader, actor, filter, page, { columns: `, ${PAPER_COLUMNS}`, joins: PAPER_JOINS, hidden: !inFull });
  }

  private async lines<Line extends AppealLine>(
    reader: Reader,
    actor: Actor,
    filter: AppealsFilter,
    page: PageArgs,
    more: { readonly columns: string; readonly joins: string; readonly hidden: boolean },
  ): Promise<Page<Line>> {
    const calendar = await workingCalendar(reader);
    const where = new Where();
    if (filter.unitId || !filter.enterpriseId)
      where.add(`a.org_path >= $1 AND a.org_path < $1 || '~'`, await this.pathOf(reader, actor, filter.unitId));
    if (filter.enterpriseId) where.add('a.enterprise_id = $1', filter.enterpriseId);
    if (filter.list) where.add(DESK_CONDITIONS[filter.list]);
    if (filter.state) where.add('a.state = $1', filter.state);
    if (filter.category) where.add('a.category = $1', filter.category);
    if (filter.source) where.add('a.source = $1', filter.source);
    if (filter.from) where.add('a.registered_on >= $1', filter.from);
    if (filter.to) where.add('a.registered_on <= $1', filter.to);
    if (filter.text?.trim()) where.add(`(a.number ILIKE $1 OR a.firm_name ILIKE $1 OR a.title ILIKE $1)`, likeText(filter.text));
    if (filter.light) await byLight(reader, where, `(${MEASURED_DUE})`, filter.light, calendar);
    const counted = { sql: where.sql, values: [...where.values] };
    const { key, type, way } = ORDERS[filter.sort ?? 'NEWEST'];
    const after = decodeCursor(page.after, 2);
    if (after) where.add(`(${key}, a.id) ${way === 'DESC' ? '<' : '>'} ($1::${type}, $2::uuid)`, ...after.map(String));
    const rows = await reader.rows<Line>(
      `SELECT ${COLUMNS}, ${LEDGER_COLUMNS}, (${key})::text AS "sortKey"${more.columns} ${LIST_FROM} ${LEDGER_JOINS} ${more.joins} ${where.sql}
        ORDER BY ${key} ${way}, a.id ${way} LIMIT ${page.first + 1}`,
      where.values,
    );
    const shown = (row: Line): Line => (more.hidden ? masked(row) : row);
    const lines = rows.map((row) => ({ ...shown(row), ...lit(row.measuredDueOn, row.today, calendar) }));
    return pageOf(lines, page.first, (line) => [line.sortKey, line.id], count(reader, `${LIST_FROM} ${counted.sql}`, counted.values));
  }

  /** What waits on the desk, in its order; one statement. */
  async deskCounts(reader: Reader, actor: Actor, unitId?: string | null): Promise<readonly DeskCount<DeskList>[]> {
    return counted(DESK_LISTS, await reader.first<Counts>(DESK_COUNTS_SQL, [await this.pathOf(reader, actor, unitId)]));
  }

  async unitCounts(reader: Reader, actor: Actor): Promise<readonly DeskCount<UnitList>[]> {
    return counted(UNIT_LISTS, await reader.first<Counts>(UNIT_COUNTS_SQL, [await this.pathOf(reader, actor, null)]));
  }

  async dispatches(reader: Reader, actor: Actor, filter: DispatchesFilter, page: PageArgs): Promise<Page<DispatchLine>> {
    const calendar = await workingCalendar(reader);
    const where = new Where();
    where.add(`d.unit_path >= $1 AND d.unit_path < $1 || '~'`, await this.pathOf(reader, actor, null));
    if (filter.list) where.add(UNIT_CONDITIONS[filter.list]);
    if (filter.state) where.add('d.state = $1', filter.state);
    if (filter.part) where.add('d.part = $1', filter.part);
    if (filter.open) where.add('d.state = ANY($1)', ['SENT', 'ACKNOWLEDGED']);
    if (filter.light)
      await byLight(reader, where, `(CASE WHEN d.state IN ('SENT', 'ACKNOWLEDGED') THEN d.due_on END)`, filter.light, calendar);
    const counted = { sql: where.sql, values: [...where.values] };
    const after = decodeCursor(page.after, 2);
    if (after) where.add('(d.dispatched_on, d.id) < ($1::date, $2::uuid)', ...after.map(String));
    const rows = await reader.rows<DispatchRow>(
      `SELECT ${DISPATCH_LIST_COLUMNS} ${DISPATCH_LIST_FROM} ${where.sql} ORDER BY d.dispatched_on DESC, d.id DESC LIMIT ${page.first + 1}`,
      where.values,
    );
    const open = (row: DispatchRow) => row.state === 'SENT' || row.state === 'ACKNOWLEDGED';
    const lines = rows.map((row) => ({ ...row, ...lit(open(row) ? row.dueOn : null, row.today, calendar) }));
    return pageOf(
      lines,
      page.first,
      (line) => [line.dispatchedOn, line.id],
      count(reader, `${DISPATCH_LIST_FROM} ${counted.sql}`, counted.values),
    );
  }

  /** The firm's own, latest first. */
  async ownList(reader: Reader, actor: Actor, page: PageArgs): Promise<Page<OwnAppealDetail>> {
    const calendar = await workingCalendar(reader);
    const after = decodeCursor(page.after, 2);
    const rows = await reader.rows<DetailRow>(
      `${ownSql(ownerOf(actor))} ${after ? 'AND (a.registered_on, a.id) < ($2::date, $3::uuid)' : ''} ORDER BY a.registered_on DESC, a.id DESC LIMIT ${page.first + 1}`,
      [ownIdOf(actor), ...(after ?? []).map(String)],
    );
    const lines = rows.map((row) => this.ownDetail(row, actor, calendar));
    return pageOf(
      lines,
      page.first,
      (line) => [line.registeredOn, line.id],
      count(reader, `FROM appeal a WHERE a.${ownerOf(actor)} = $1`, [ownIdOf(actor)]),
    );
  }

  async own(reader: Reader, actor: Actor, id: string): Promise<OwnAppealDetail> {
    const [row, calendar] = await Promise.all([
      reader.first<DetailRow>(OWN_SQL[ownerOf(actor)], [ownIdOf(actor), id]),
      workingCalendar(reader),
    ]);
    if (!row) throw Fault.notFound('id');
    return this.ownDetail(row, actor, calendar);
  }

  /** The appeal after an act, or the refusal. The reader opens its transaction after the act has committed. */
  shown(reader: Reader, actor: Actor, act: Promise<Acted | AppealRefused>): Promise<AppealAnswer> {
    return answer(act, ({ id }) => this.appeal(reader, actor, id));
  }

  shownOwn(reader: Reader, actor: Actor, act: Promise<Acted | AppealRefused>): Promise<OwnAppealAnswer> {
    return answer(act, ({ id }) => this.own(reader, actor, id));
  }

  private detail(row: DetailRow, actor: Actor, calendar: WorkingCalendar): AppealDetail {
    const facts = factsOf(row, standingOf(row.history), row.wasThere, APPEAL_POLICY, row.now);
    const { limit } = row.dueInputs;
    return {
      ...masked(row),
      ...lit(row.measuredDueOn, row.today, calendar),
      replies: [...row.replies, ...row.history.filter((event) => event.action === 'passOn').map(passedOn)],
      dueIsProvisional: row.dueInputs.provisional,
      availableActions: availableActions(actor, facts, row.today),
      explainDue: row.handlingDay0 && row.dueOn && limit ? explainDue(row.handlingDay0, limit, row.dueOn, calendar) : [],
    };
  }

  private ownDetail(row: DetailRow, actor: Actor, calendar: WorkingCalendar): OwnAppealDetail {
    const detail = this.detail(row, actor, calendar);
    const standing = standingOf(row.history);
    const { reopenUntil } = factsOf(row, standing, false, APPEAL_POLICY, row.now);
    return {
      ...detail,
      timeline: ownTimeline(row.history as readonly ToldEvent[], calendar, APPEAL_POLICY),
      reopenUntil,
      retractableUntil: detail.availableActions.includes('retract') ? retractableUntil(standing, APPEAL_POLICY) : null,
    };
  }

  /** The path a list is about: a unit within the scope, or the whole scope. */
  private async pathOf(reader: Reader, actor: Actor, unitId: string | null | undefined): Promise<string> {
    if (!actor.scopePath) throw new Fault('FORBIDDEN', 'POST_NEEDED');
    if (!unitId) return actor.scopePath;
    const unit = await reader.first<{ path: string }>('SELECT path::text AS path FROM unit WHERE id = $1', [unitId]);
    if (!unit?.path.startsWith(actor.scopePath)) throw Fault.notFound('filter.unitId');
    return unit.path;
  }
}

type Counts = Readonly<Record<string, number>>;
const counted = <List extends string>(lists: Readonly<Record<List, string>>, row: Counts | undefined): readonly DeskCount<List>[] =>
  keysOf(lists).map((list) => ({ list, count: Number(row?.[list] ?? 0) }));

const count = (reader: Reader, from: string, values: readonly SqlValue[]) => async (): Promise<number> =>
  (await reader.first<{ count: number }>(`SELECT count(*) AS count ${from}`, values))?.count ?? 0;

/** Whose appeals the firm's side sees: all of its firm by the card, the one by its query code. */
const ownerOf = (actor: Actor): 'enterprise_id' | 'id' => (isTracker(actor) ? 'id' : 'enterprise_id');

function ownIdOf(actor: Actor): string {
  const id = isTracker(actor) ? actor.id : actor.enterpriseId;
  if (actor.kind !== 'ENTERPRISE' || !id) throw new Fault('FORBIDDEN');
  return id;
}
