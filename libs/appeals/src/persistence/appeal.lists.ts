import { type Actor, isTracker, type LocalDate } from '@app/kernel';
import { contains, Fault, List, type Making, type SqlValue } from '@app/platform';
import {
  APPEAL_CATEGORIES,
  APPEAL_SOURCES,
  APPEAL_STATES,
  type AppealCategory,
  type AppealSource,
  type AppealState,
  DISPATCH_PARTS,
  DISPATCH_STATES,
  type DispatchPart,
  type DispatchState,
  type Light,
  OUTCOMES,
  SATISFACTIONS,
} from '../domain/appeal.words';
import type { AppealSort, DeskList, UnitList } from '../domain/desk.words';
import { COLUMNS, DISPATCH_LIST_COLUMNS, MEASURED_DUE, OWN_COLUMNS } from './appeal.queries';
import {
  DESK_CONDITIONS,
  LEAD_DISPATCHED_ON,
  LEAD_UNIT_ID,
  LEAD_UNIT_NAME,
  LEDGER_COLUMNS,
  LEDGER_JOINS,
  PAPER_COLUMNS,
  PAPER_JOINS,
  STANDING_CONFIRMATION,
  UNIT_CONDITIONS,
} from './desk.queries';

/** A light and the first due day that is green: working days are counted once, not a row. */
export interface Lit {
  readonly light: Light;
  readonly green: LocalDate;
}

/** Narrows a list to a light by comparing dates. */
function litBy(due: string, { light, green }: Lit, put: (value: SqlValue) => string): string {
  if (light === 'RED') return `${due} < app.today()`;
  return light === 'GREEN' ? `${due} >= ${put(green)}` : `${due} >= app.today() AND ${due} < ${put(green)}`;
}

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
export type AppealsAsked = Omit<AppealsFilter, 'light' | 'sort'> & { readonly lit?: Lit | null };

/** Columns by which the ledger is sorted. */
export const APPEAL_ORDER_FIELDS = {
  REGISTERED_ON: '挂号日期。',
  NUMBER: '挂号编号。',
  LIGHT: '灯：the day it measures.',
  FIRM: '企业名称。',
  CATEGORY: '问题类别。',
  TITLE: '标题。',
  SOURCE: '来源。',
  LEAD_UNIT: '主办单位。',
  HANDLER: '责任人。',
  DISPATCHED_ON: '交办日期。',
  DUE_ON: '办理时限。',
  LATEST: '最近进展日期。',
  OUTCOME: '办理结果。',
  CONFIRMED_ON: '回访日期。',
  SATISFACTION: '满意度。',
  CLOSED_ON: '销号日期。',
  STATE: '状态。',
} as const;
export type AppealOrderField = keyof typeof APPEAL_ORDER_FIELDS;

/** The orders that had names before every column could be sorted. */
export const NAMED_ORDERS: Readonly<Record<AppealSort, { readonly field: AppealOrderField; readonly direction: 'ASC' | 'DESC' }>> = {
  NEWEST: { field: 'REGISTERED_ON', direction: 'DESC' },
  OLDEST: { field: 'REGISTERED_ON', direction: 'ASC' },
  DUE: { field: 'LIGHT', direction: 'ASC' },
  FIRM: { field: 'FIRM', direction: 'ASC' },
};

const place = (codes: object, column: string): string => `array_position(ARRAY['${Object.keys(codes).join("', '")}'], ${column})`;
const coded = (codes: object, column: string) => ({ sql: place(codes, column), type: 'integer', nullable: true }) as const;
const day = (sql: string) => ({ sql, type: 'date', nullable: true }) as const;
const name = (sql: string) => ({ sql, type: 'name', nullable: true }) as const;

/** Of one firm: those of the range, of firms that live there, and those in which the range takes part. */
const ofFirm = ({ inScope }: Making<AppealsAsked>): string =>
  `(${inScope('a.org_path')} OR ${inScope('a.firm_path')} OR a.id IN (SELECT pd.appeal_id FROM dispatch pd WHERE ${inScope('pd.unit_path')}))`;

/** 诉求台账, latest registration first. */
export const appealList = new List<object, AppealsAsked, AppealOrderField>({
  name: 'appeals',
  from: 'appeal a',
  alias: 'a',
  id: { sql: 'a.id', type: 'id' },
  scope: (of) => (of.filter.enterpriseId && !of.filter.unitId ? ofFirm(of) : of.within('a.org_path')),
  filters: {
    enterpriseId: (id, { put }) => `a.enterprise_id = ${put(id)}`,
    list: (list) => DESK_CONDITIONS[list],
    state: (state, { put }) => `a.state = ${put(state)}`,
    category: (category, { put }) => `a.category = ${put(category)}`,
    source: (source, { put }) => `a.source = ${put(source)}`,
    from: (from, { put }) => `a.registered_on >= ${put(from)}`,
    to: (to, { put }) => `a.registered_on <= ${put(to)}`,
    text: (text, { put }) => contains(['a.number', 'a.firm_name', 'a.title'], text, put),
    lit: (lit, { put }) => litBy(`(${MEASURED_DUE})`, lit, put),
  },
  sorts: {
    REGISTERED_ON: [{ sql: 'a.registered_on', type: 'date' }],
    NUMBER: [{ sql: 'a.number', type: 'text', nullable: true }],
    LIGHT: [day(`(${MEASURED_DUE})`)],
    FIRM: [{ sql: 'a.firm_name', type: 'name' }],
    CATEGORY: [coded(APPEAL_CATEGORIES, 'a.category')],
    TITLE: [{ sql: 'a.title', type: 'name' }],
    SOURCE: [coded(APPEAL_SOURCES, 'a.source')],
    LEAD_UNIT: [name(LEAD_UNIT_NAME)],
    HANDLER: [
      name(`(SELECT hp.name FROM appeal_event he JOIN person hp ON hp.id = he.person_id
              WHERE he.appeal_id = a.id AND he.unit_id = ${LEAD_UNIT_ID}
                AND he.action IN ('acknowledge', 'contact', 'requestExtension', 'reply') ORDER BY he.seq DESC LIMIT 1)`),
    ],
    DISPATCHED_ON: [day(LEAD_DISPATCHED_ON)],
    DUE_ON: [day('a.due_on')],
    LATEST: [day('a.last_act_on')],
    OUTCOME: [coded(OUTCOMES, 'a.outcome')],
    CONFIRMED_ON: [day(STANDING_CONFIRMATION('c.occurred_on'))],
    SATISFACTION: [coded(SATISFACTIONS, STANDING_CONFIRMATION('c.satisfaction'))],
    CLOSED_ON: [day('a.closed_on')],
    STATE: [coded(APPEAL_STATES, 'a.state')],
  },
  order: { field: 'REGISTERED_ON', direction: 'DESC' },
  columns: `${COLUMNS}, ${LEDGER_COLUMNS}`,
  joins: `JOIN unit u ON u.id = a.unit_id ${LEDGER_JOINS}`,
});

/** The same rows with what the table on paper has besides. */
export const PAPER = {
  columns: `${COLUMNS}, ${LEDGER_COLUMNS}, ${PAPER_COLUMNS}`,
  joins: `JOIN unit u ON u.id = a.unit_id ${LEDGER_JOINS} ${PAPER_JOINS}`,
} as const;

export interface DispatchesFilter {
  /** One of the lists of a unit. */
  readonly list?: UnitList | null;
  readonly state?: DispatchState | null;
  readonly part?: DispatchPart | null;
  /** Only those that still wait for an answer. */
  readonly open?: boolean | null;
  readonly light?: Light | null;
}
export type DispatchesAsked = Omit<DispatchesFilter, 'light'> & { readonly lit?: Lit | null };

/** Columns by which a unit's own list is sorted. */
export const DISPATCH_ORDER_FIELDS = {
  DISPATCHED_ON: '交办日期。',
  NUMBER: '挂号编号。',
  TITLE: '标题。',
  FIRM: '企业名称。',
  UNIT: '承办单位。',
  PART: '主办或协办。',
  STATE: '状态。',
  DUE_ON: '办理时限。',
  REPLIED_ON: '答复日期。',
} as const;
export type DispatchOrderField = keyof typeof DISPATCH_ORDER_FIELDS;

const WAITING_DUE = `(CASE WHEN d.state IN ('SENT', 'ACKNOWLEDGED') THEN d.due_on END)`;

/** 承办清单: what was dispatched to the caller's units, whoever owns the appeal; latest first. */
export const dispatchList = new List<object, DispatchesAsked, DispatchOrderField>({
  name: 'dispatches',
  from: 'dispatch d',
  alias: 'd',
  id: { sql: 'd.id', type: 'id' },
  scope: 'd.unit_path',
  filters: {
    list: (list) => UNIT_CONDITIONS[list],
    state: (state, { put }) => `d.state = ${put(state)}`,
    part: (part, { put }) => `d.part = ${put(part)}`,
    open: (open, { put }) => (open ? `d.state = ANY(${put(['SENT', 'ACKNOWLEDGED'])})` : ''),
    lit: (lit, { put }) => litBy(WAITING_DUE, lit, put),
  },
  sorts: {
    DISPATCHED_ON: [{ sql: 'd.dispatched_on', type: 'date' }],
    NUMBER: [{ sql: 'd.appeal_number', type: 'text', nullable: true }],
    TITLE: [name('d.appeal_title')],
    FIRM: [name('d.firm_name')],
    UNIT: [name('(SELECT su.name FROM unit su WHERE su.id = d.unit_id)')],
    PART: [coded(DISPATCH_PARTS, 'd.part')],
    STATE: [coded(DISPATCH_STATES, 'd.state')],
    DUE_ON: [day('d.due_on')],
    REPLIED_ON: [day('d.replied_on')],
  },
  order: { field: 'DISPATCHED_ON', direction: 'DESC' },
  columns: DISPATCH_LIST_COLUMNS,
  joins: 'JOIN unit u ON u.id = d.unit_id',
});

/** Whose appeals the firm's side sees: all of its firm by the card, the one by its query code. */
export const ownerOf = (actor: Actor): 'enterprise_id' | 'id' => (isTracker(actor) ? 'id' : 'enterprise_id');

export function ownIdOf(actor: Actor): string {
  const id = isTracker(actor) ? actor.id : actor.enterpriseId;
  if (actor.kind !== 'ENTERPRISE' || !id) throw new Fault('FORBIDDEN');
  return id;
}

/** 本企业的诉求, latest first. */
export const ownAppealList = new List<object, object, 'REGISTERED_ON'>({
  name: 'myAppeals',
  from: 'appeal a',
  alias: 'a',
  id: { sql: 'a.id', type: 'id' },
  scope: ({ actor, put }) => `a.${ownerOf(actor)} = ${put(ownIdOf(actor))}`,
  filters: {},
  sorts: { REGISTERED_ON: [{ sql: 'a.registered_on', type: 'date' }] },
  order: { field: 'REGISTERED_ON', direction: 'DESC' },
  columns: OWN_COLUMNS,
  joins: 'JOIN unit u ON u.id = a.unit_id',
});
