import { type Actor, type LocalDate, maskPhone, type WorkingCalendar } from '@app/kernel';
import {
  answer,
  Fault,
  type List,
  mapPage,
  type Order,
  type Page,
  type PageArgs,
  pathOf,
  type Reader,
  scopeOf,
  workingCalendar,
} from '@app/platform';
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
  type DispatchState,
  type EvidenceKind,
  keysOf,
  type Light,
  type Outcome,
  type Satisfaction,
  type SolvedAnswer,
} from './domain/appeal.words';
import { DESK_LISTS, type DeskList, UNIT_LISTS, type UnitList } from './domain/desk.words';
import {
  appealList,
  type AppealOrderField,
  type AppealsAsked,
  type AppealsFilter,
  type DispatchesFilter,
  dispatchList,
  type DispatchOrderField,
  type Lit,
  NAMED_ORDERS,
  ownAppealList,
  ownerOf,
  ownIdOf,
  PAPER,
} from './persistence/appeal.lists';
import { DETAIL_SQL, OWN_SQL } from './persistence/appeal.queries';
import { DESK_COUNTS_SQL, UNIT_COUNTS_SQL } from './persistence/desk.queries';

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
  readonly history: readonly HistoryEvent<string>[];
  readonly wasThere: boolean;
  readonly proofHolders: readonly string[];
  readonly replies: readonly object[];
}
interface DispatchRow {
  readonly id: string;
  readonly state: DispatchState;
  readonly dispatchedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly today: LocalDate;
}

interface Lighted {
  readonly light: Light | null;
  readonly workingDaysLeft: number | null;
}
/** What happened on a day, and what was said of it. */
export interface LedgerEntry {
  readonly action: AppealAction;
  readonly occurredOn: LocalDate;
  readonly text: string | null;
}
interface LedgerRow extends Row {
  readonly leadUnitName: string | null;
  readonly assistingUnitNames: readonly string[];
  readonly handlerName: string | null;
  readonly dispatchedOn: LocalDate | null;
  readonly mainNumber: string | null;
  readonly latest: LedgerEntry | null;
  readonly confirmation: {
    readonly class: ConfirmationClass;
    readonly occurredOn: LocalDate;
    readonly solved: SolvedAnswer;
    readonly satisfaction: Satisfaction | null;
    readonly comment: string | null;
    readonly personName: string | null;
    readonly unitName: string | null;
  } | null;
}
export type AppealLine = LedgerRow & Lighted;
/** A line of the table on paper. */
type PaperRow = LedgerRow & {
  readonly number: string;
  readonly firmName: string;
  readonly contactName: string | null;
  readonly title: string;
  readonly description: string;
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
  readonly evidence: { readonly kind: EvidenceKind; readonly note: string | null } | null;
};
export type AppealPaperLine = PaperRow & Lighted;
export interface DeskCount<List extends string> {
  readonly list: List;
  readonly count: number;
}
export type AppealDetail = DetailRow &
  Lighted & {
    readonly availableActions: readonly AppealAction[];
    readonly explainDue: readonly ExplainedDueDay[];
    readonly dueIsProvisional: boolean;
  };
export type DispatchLine = DispatchRow & Lighted;
/** As the firm's side sees it. */
export type OwnAppealDetail = AppealDetail & {
  readonly timeline: readonly OwnStep[];
  readonly reopenUntil: LocalDate | null;
  readonly retractableUntil: Date | null;
};
/** What every act answers. */
export type AppealAnswer = AppealDetail | AppealRefused;
export type OwnAppealAnswer = OwnAppealDetail | AppealRefused;

const isOpen = ({ state }: DispatchRow): boolean => state === 'SENT' || state === 'ACKNOWLEDGED';
const lit = (due: LocalDate | null, today: LocalDate, calendar: WorkingCalendar): Lighted =>
  due ? lightOf(due, today, calendar) : { light: null, workingDaysLeft: null };
const masked = <T extends { readonly contactPhone: string | null }>(row: T): T => ({
  ...row,
  contactPhone: row.contactPhone ? maskPhone(row.contactPhone) : null,
});
/** The main one's reply, as the reporter of a merged appeal reads it: its evidence is the number of the main appeal. */
const passedOn = ({ id, occurredOn, details }: HistoryEvent): object => ({
  id,
  occurredOn,
  outcome: details['outcome'],
  reply: details['reply'],
  evidenceKind: 'NUMBER',
  evidence: details['mainNumber'],
});

/** The light with the first day that is green, which only yellow and green need. */
async function litOf(reader: Reader, light: Light | null | undefined, calendar: WorkingCalendar): Promise<Lit | null> {
  if (!light) return null;
  const now = await reader.first<{ today: LocalDate }>('SELECT app.today() AS today');
  if (!now) throw new Error('the database gave no day');
  return { light, green: firstGreenDue(now.today, calendar) };
}

export const ledger = appealList.showing<LedgerRow>();
export const paperLedger = appealList.showing<PaperRow>(PAPER);
export const dispatched = dispatchList.showing<DispatchRow>();
export const ownAppeals = ownAppealList.showing<DetailRow>();

interface AppealsPage {
  readonly actor: Actor;
  readonly filter: AppealsFilter;
  readonly page: PageArgs;
  readonly orderBy?: Order<AppealOrderField> | null | undefined;
}

/** What the pages of the appeals show: one statement a list or page, under the reader's row security. */
@Injectable()
export class AppealsReads {
  async appeal(reader: Reader, actor: Actor, id: string): Promise<AppealDetail> {
    const [row, calendar] = await Promise.all([reader.first<DetailRow>(DETAIL_SQL, [id, actor.id]), workingCalendar(reader)]);
    if (!row) throw Fault.notFound('id');
    return this.detail(row, actor, calendar);
  }

  list(
    reader: Reader,
    actor: Actor,
    filter: AppealsFilter,
    page: PageArgs,
    orderBy?: Order<AppealOrderField> | null,
  ): Promise<Page<AppealLine>> {
    return this.lines<LedgerRow>(ledger, reader, { actor, filter, page, orderBy }, true);
  }

  /** The same rows with what the table on paper has besides. `inFull`: contacts as they are; the caller has seen to the right and the trace. */
  paper(
    reader: Reader,
    actor: Actor,
    filter: AppealsFilter,
    page: PageArgs,
    inFull: boolean,
    orderBy?: Order<AppealOrderField> | null,
  ): Promise<Page<AppealPaperLine>> {
    return this.lines<PaperRow>(paperLedger, reader, { actor, filter, page, orderBy }, !inFull);
  }

  private async lines<Line extends LedgerRow>(
    list: List<Line, AppealsAsked, AppealOrderField>,
    reader: Reader,
    { actor, filter, page, orderBy }: AppealsPage,
    hidden: boolean,
  ): Promise<Page<Line & Lighted>> {
    const calendar = await workingCalendar(reader);
    const { light, sort, ...narrowed } = filter;
    const asked = { ...narrowed, lit: await litOf(reader, light, calendar) };
    const order = orderBy ?? (sort ? NAMED_ORDERS[sort] : null);
    const rows = await list.page(reader, { actor, filter: asked, page, orderBy: order });
    return mapPage(rows, (row) => ({ ...(hidden ? masked(row) : row), ...lit(row.measuredDueOn, row.today, calendar) }));
  }

  /** What waits on the desk, in its order; one statement. */
  async deskCounts(reader: Reader, actor: Actor, unitId?: string | null): Promise<readonly DeskCount<DeskList>[]> {
    return counted(DESK_LISTS, await reader.first<Counts>(DESK_COUNTS_SQL, [await pathOf(reader, actor, unitId)]));
  }

  async unitCounts(reader: Reader, actor: Actor): Promise<readonly DeskCount<UnitList>[]> {
    return counted(UNIT_LISTS, await reader.first<Counts>(UNIT_COUNTS_SQL, [scopeOf(actor)]));
  }

  async dispatches(
    reader: Reader,
    actor: Actor,
    { light, ...filter }: DispatchesFilter,
    page: PageArgs,
    orderBy?: Order<DispatchOrderField> | null,
  ): Promise<Page<DispatchLine>> {
    const calendar = await workingCalendar(reader);
    const asked = { ...filter, lit: await litOf(reader, light, calendar) };
    const rows = await dispatched.page(reader, { actor, filter: asked, page, orderBy: orderBy ?? null });
    return mapPage(rows, (row) => ({ ...row, ...lit(isOpen(row) ? row.dueOn : null, row.today, calendar) }));
  }

  /** The firm's own, latest first. */
  async ownList(reader: Reader, actor: Actor, page: PageArgs): Promise<Page<OwnAppealDetail>> {
    const calendar = await workingCalendar(reader);
    const rows = await ownAppeals.page(reader, { actor, filter: {}, page });
    return mapPage(rows, (row) => this.ownDetail(row, actor, calendar));
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
    const facts = factsOf(row, standingOf(row.history), row, APPEAL_POLICY, row.now);
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
    const { reopenUntil } = factsOf(row, standing, row, APPEAL_POLICY, row.now);
    return {
      ...detail,
      timeline: ownTimeline(row.history as readonly ToldEvent[], calendar, APPEAL_POLICY),
      reopenUntil,
      retractableUntil: detail.availableActions.includes('retract') ? retractableUntil(standing, APPEAL_POLICY) : null,
    };
  }
}

type Counts = Readonly<Record<string, number>>;
const counted = <List extends string>(lists: Readonly<Record<List, string>>, row: Counts | undefined): readonly DeskCount<List>[] =>
  keysOf(lists).map((list) => ({ list, count: Number(row?.[list] ?? 0) }));
