import { prepared } from '@app/platform';
import type { DeskList, UnitList } from '../domain/desk.words';
import { MEASURED_DUE } from './appeal.queries';

/** How many days a rating of the firm itself is news. */
const NEWS_DAYS = 7;
const OPEN = `a.state IN ('REGISTERED', 'ACCEPTED', 'IN_PROGRESS', 'REPLIED')`;

/** The firm did not take it back within its ten minutes. */
const STANDS = `NOT EXISTS (SELECT FROM appeal_event w WHERE w.appeal_id = c.appeal_id AND w.action = 'retract' AND w.details->>'confirmEventId' = c.event_id::text)`;

/** A confirmation after the last reply that is enough to sign off: by the firm, another unit, or on paper. */
const CONFIRMED = `EXISTS (SELECT FROM confirmation c JOIN appeal_event ce ON ce.id = c.event_id WHERE c.appeal_id = a.id AND c.class IN ('A', 'B', 'C')
  AND ${STANDS} AND ce.seq > (SELECT max(re.seq) FROM appeal_event re WHERE re.appeal_id = a.id AND re.action IN ('reply', 'solveOnSpot')))`;

/** Each list of the desk is one condition on `appeal a`: the count and the ledger use the same. */
export const DESK_CONDITIONS: Readonly<Record<DeskList, string>> = {
  ACCEPT: `a.state = 'REGISTERED'`,
  ACCEPT_TODAY: `a.state = 'REGISTERED' AND a.acceptance_due_on = app.today()`,
  DISPATCH: `a.state = 'ACCEPTED'`,
  DUE_TODAY: `${OPEN} AND (${MEASURED_DUE}) = app.today()`,
  OVERDUE: `${OPEN} AND (${MEASURED_DUE}) < app.today()`,
  CALLBACK: `a.state = 'REPLIED' AND NOT ${CONFIRMED}`,
  SIGN_OFF: `a.state = 'REPLIED' AND ${CONFIRMED}`,
  RETURNED: `a.state = 'IN_PROGRESS' AND EXISTS (SELECT FROM appeal_event be WHERE be.appeal_id = a.id AND be.action IN ('rework', 'reopen'))`,
  SUPERIOR: `${OPEN} AND a.source = 'SUPERIOR'`,
  HOTLINE: `${OPEN} AND a.source = 'HOTLINE'`,
  RATED: `EXISTS (SELECT FROM confirmation c WHERE c.appeal_id = a.id AND c.person_id IS NULL AND c.occurred_on > app.today() - ${NEWS_DAYS} AND ${STANDS})`,
};

const WAITS = `d.state IN ('SENT', 'ACKNOWLEDGED')`;
/** The lists of a unit are conditions on `dispatch d`. */
export const UNIT_CONDITIONS: Readonly<Record<UnitList, string>> = {
  ACKNOWLEDGE: `d.state = 'SENT'`,
  ANSWER: WAITS,
  DUE_TODAY: `${WAITS} AND d.due_on = app.today()`,
  OVERDUE: `${WAITS} AND d.due_on < app.today()`,
  RETURNED: `${WAITS} AND d.round > 1`,
};

const counts = (conditions: Readonly<Record<string, string>>, from: string, path: string): string => {
  const one = ([list, condition]: readonly [string, string]): string =>
    `(SELECT count(*) FROM ${from} WHERE ${path} >= $1 AND ${path} < $1 || '~' AND ${condition}) AS "${list}"`;
  return `SELECT ${Object.entries(conditions).map(one).join(',\n       ')}`;
};
/** All counts of a desk in one statement. $1 the path. */
export const DESK_COUNTS_SQL = prepared(counts(DESK_CONDITIONS, 'appeal a', 'a.org_path'));
export const UNIT_COUNTS_SQL = prepared(counts(UNIT_CONDITIONS, 'dispatch d', 'd.unit_path'));

/** What was said with an entry: note, the answer, what the firm said, or the reason. */
const saidWith = (event: string): string => `coalesce(${event}.details->>'words', ${event}.details->>'reply',
      (SELECT sr.reply FROM appeal_reply sr WHERE sr.appeal_id = ${event}.appeal_id AND sr.event_id = ${event}.id),
      (SELECT sc.words FROM confirmation sc WHERE sc.appeal_id = ${event}.appeal_id AND sc.event_id = ${event}.id), ${event}.reason)`;

const CURRENT = `state NOT IN ('REASSIGNED', 'RELEASED')`;
const lead = (column: string): string =>
  `(SELECT ${column} FROM dispatch d JOIN unit du ON du.id = d.unit_id WHERE d.appeal_id = a.id AND d.part = 'LEAD' AND d.${CURRENT} LIMIT 1)`;
/** Who handles it, and since when, to sort by. */
export const LEAD_UNIT_ID = lead('d.unit_id');
export const LEAD_UNIT_NAME = lead('du.name');
export const LEAD_DISPATCHED_ON = lead('d.dispatched_on');
/** Of the last word of the firm that stands. */
export const STANDING_CONFIRMATION = (column: string): string =>
  `(SELECT ${column} FROM confirmation c WHERE c.appeal_id = a.id AND ${STANDS} ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1)`;

/** What the ledger shows of an appeal beside its own row: who handles it, what happened last, what the firm said. */
export const LEDGER_COLUMNS = `
  lead.name AS "leadUnitName", lead.dispatched_on AS "dispatchedOn", main.number AS "mainNumber",
  coalesce((SELECT json_agg(su.name ORDER BY d.id) FROM dispatch d JOIN unit su ON su.id = d.unit_id
     WHERE d.appeal_id = a.id AND d.part = 'SUPPORT' AND d.${CURRENT}), '[]') AS "assistingUnitNames",
  (SELECT hp.name FROM appeal_event he JOIN person hp ON hp.id = he.person_id WHERE he.appeal_id = a.id AND he.unit_id = lead.unit_id
     AND he.action IN ('acknowledge', 'contact', 'requestExtension', 'reply') ORDER BY he.seq DESC LIMIT 1) AS "handlerName",
  (SELECT json_build_object('action', le.action, 'occurredOn', le.occurred_on, 'text', ${saidWith('le')})
     FROM appeal_event le WHERE le.appeal_id = a.id ORDER BY le.seq DESC LIMIT 1) AS latest,
  (SELECT json_build_object('class', c.class, 'occurredOn', c.occurred_on, 'solved', c.solved, 'satisfaction', c.satisfaction, 'comment', c.words,
      'personName', cp.name, 'unitName', cu.name)
     FROM confirmation c LEFT JOIN person cp ON cp.id = c.person_id LEFT JOIN unit cu ON cu.id = c.unit_id
    WHERE c.appeal_id = a.id AND ${STANDS} ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1) AS confirmation`;
export const LEDGER_JOINS = `
  LEFT JOIN appeal main ON main.id = a.merged_into
  LEFT JOIN LATERAL (SELECT d.unit_id, du.name, d.dispatched_on FROM dispatch d JOIN unit du ON du.id = d.unit_id
     WHERE d.appeal_id = a.id AND d.part = 'LEAD' AND d.${CURRENT} LIMIT 1) lead ON true`;

/** What the table on paper has besides: the code of the firm, every entry with its date, who signed off. */
export const PAPER_COLUMNS = `
  ent.credit_code AS "creditCode",
  (SELECT coalesce(json_agg(json_build_object('action', pe.action, 'occurredOn', pe.occurred_on, 'unitName', pu.name,
      'text', ${saidWith('pe')}) ORDER BY pe.seq), '[]')
     FROM appeal_event pe LEFT JOIN unit pu ON pu.id = pe.unit_id WHERE pe.appeal_id = a.id) AS entries,
  (SELECT re.occurred_on FROM appeal_event re WHERE re.appeal_id = a.id AND re.action IN ('reply', 'solveOnSpot') ORDER BY re.seq DESC LIMIT 1) AS "repliedOn",
  (SELECT sp.name FROM appeal_event se JOIN person sp ON sp.id = se.person_id
    WHERE se.appeal_id = a.id AND se.action IN ('close', 'closeUnconfirmed') ORDER BY se.seq DESC LIMIT 1) AS "closedByName",
  (SELECT json_build_object('kind', r.evidence_kind, 'note', r.evidence) FROM appeal_reply r WHERE r.appeal_id = a.id ORDER BY r.recorded_at DESC LIMIT 1) AS evidence`;
export const PAPER_JOINS = 'LEFT JOIN enterprise ent ON ent.id = a.enterprise_id';
