import { prepared } from '@app/platform';

/** The history of one appeal, oldest first, as the rules read it. */
export const HISTORY_SQL = prepared(`
  SELECT id, seq, action, from_state AS "fromState", to_state AS "toState", occurred_on AS "occurredOn", recorded_at AS "recordedAt", actor_kind AS "actorKind",
         person_id AS "personId", unit_id AS "unitId", reason, outcome, confirmation_class AS "confirmationClass", details
    FROM appeal_event WHERE appeal_id = $1 ORDER BY seq`);

const running = (clock: string): string => `a.due_inputs->'running' ? '${clock}'`;

/** The date the light measures: the same rule as measuredDue in the domain, in SQL for lists. */
export const MEASURED_DUE = `
  CASE a.state
    WHEN 'REGISTERED' THEN a.acceptance_due_on
    WHEN 'ACCEPTED' THEN CASE WHEN ${running('firstContact')} THEN a.first_contact_due_on END
    WHEN 'IN_PROGRESS' THEN a.due_on
    WHEN 'REPLIED' THEN CASE WHEN ${running('callback')} THEN a.callback_due_on END
  END`;

export const COLUMNS = `
  a.id, a.number, a.unit_id AS "unitId", u.name AS "unitName", a.org_path::text AS "orgPath", a.enterprise_id AS "enterpriseId", a.firm_name AS "firmName",
  a.contact_name AS "contactName", a.contact_phone AS "contactPhone", a.title, a.words AS description, a.source, a.source_no AS "sourceNo", a.category, a.complexity,
  a.state, a.registered_on AS "registeredOn", left(a.registered_time::text, 5) AS "registeredTime", a.visit_id AS "visitId", a.merged_into AS "mergedInto",
  a.outcome, a.closed_on AS "closedOn", a.rework_count AS "reworkCount", a.last_act_on AS "lastActOn", a.acceptance_due_on AS "acceptanceDueOn",
  a.first_contact_due_on AS "firstContactDueOn", a.handling_day0 AS "handlingDay0", a.original_due_on AS "originalDueOn", a.due_on AS "dueOn",
  a.callback_due_on AS "callbackDueOn", a.due_inputs AS "dueInputs", a.version, a.recorded_at AS "recordedAt", app.today() AS today, app.instant() AS now,
  ${MEASURED_DUE} AS "measuredDueOn"`;

const many = (columns: string, from: string, order: string): string =>
  `coalesce((SELECT json_agg(json_build_object(${columns}) ORDER BY ${order}) FROM ${from}), '[]'::json)`;

const EVENT_FIELDS = `'id', e.id, 'seq', e.seq, 'action', e.action, 'fromState', e.from_state, 'toState', e.to_state, 'occurredOn', e.occurred_on, 'recordedAt', e.recorded_at,
  'actorKind', e.actor_kind, 'personId', e.person_id, 'unitId', e.unit_id, 'unitName', eu.name, 'reason', e.reason, 'outcome', e.outcome,
  'confirmationClass', e.confirmation_class, 'relatedAppealId', e.related_appeal_id, 'isLate', e.is_late, 'lateReason', e.late_reason, 'details', e.details`;
const REPLY_FIELDS = `'id', r.id, 'outcome', r.outcome, 'reply', r.reply, 'ruleQuoted', r.rule_quoted, 'evidenceKind', r.evidence_kind, 'evidence', r.evidence,
  'fileId', r.file_id, 'unitName', ru.name, 'occurredOn', re.occurred_on`;
const CONFIRMATION_FIELDS = `'id', c.id, 'class', c.class, 'solved', c.solved, 'satisfaction', c.satisfaction, 'comment', c.words, 'fileId', c.file_id,
  'occurredOn', c.occurred_on, 'byFirm', c.person_id IS NULL, 'retracted', EXISTS (SELECT 1 FROM appeal_event w WHERE w.appeal_id = a.id AND w.action = 'retract' AND w.details->>'confirmEventId' = c.event_id::text)`;

/** How the firm's own word was given; for staff only. */
const PROOF_FIELDS = `'doubts', c.doubts, 'minutesSinceReply', c.minutes_since_reply`;

/** What was handed in with the appeal. */
const FILES = many(
  `'id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size`,
  'appeal_file af JOIN file f ON f.id = af.file_id WHERE af.appeal_id = a.id',
  'af.recorded_at, af.id',
);

const REPLIES = 'appeal_reply r JOIN appeal_event re ON re.id = r.event_id LEFT JOIN unit ru ON ru.id = r.unit_id';
const LEAD = `(SELECT du.name FROM dispatch d JOIN unit du ON du.id = d.unit_id WHERE d.appeal_id = a.id AND d.part = 'LEAD' AND d.state NOT IN ('REASSIGNED', 'RELEASED') LIMIT 1)`;

/** Everything the page of one appeal shows, for staff. $1 the appeal, $2 the person who asks. */
export const DETAIL_SQL = prepared(`
  SELECT ${COLUMNS}, main.number AS "mainNumber",
    (coalesce(a.registered_by = $2, false) OR EXISTS (SELECT 1 FROM visit_participant vp WHERE vp.visit_id = a.visit_id AND vp.person_id = $2)) AS "wasThere",
    ${LEAD} AS "leadUnitName",
    ${many(`${EVENT_FIELDS}, 'personName', ep.name`, 'appeal_event e LEFT JOIN unit eu ON eu.id = e.unit_id LEFT JOIN person ep ON ep.id = e.person_id WHERE e.appeal_id = a.id', 'e.seq')} AS history,
    ${many(
      `'id', d.id, 'unitId', d.unit_id, 'unitName', du.name, 'part', d.part, 'form', d.form, 'state', d.state, 'round', d.round, 'instructions', d.words,
       'dispatchedOn', d.dispatched_on, 'dueOn', d.due_on, 'acknowledgedOn', d.acknowledged_on, 'repliedOn', d.replied_on`,
      'dispatch d LEFT JOIN unit du ON du.id = d.unit_id WHERE d.appeal_id = a.id',
      'd.id',
    )} AS dispatches,
    ${many(`${REPLY_FIELDS}, 'personName', rp.name`, `${REPLIES} LEFT JOIN person rp ON rp.id = r.person_id WHERE r.appeal_id = a.id`, 're.seq')} AS replies,
    ${many(`${CONFIRMATION_FIELDS}, 'personName', cp.name, 'unitName', cu.name, ${PROOF_FIELDS}`, 'confirmation c LEFT JOIN person cp ON cp.id = c.person_id LEFT JOIN unit cu ON cu.id = c.unit_id WHERE c.appeal_id = a.id', 'c.recorded_at, c.id')} AS confirmations,
    ${many(
      `'id', q.id, 'kind', q.kind, 'state', CASE WHEN q.state = 'PENDING' AND a.state <> CASE q.kind WHEN 'REJECTION' THEN 'REGISTERED' ELSE 'IN_PROGRESS' END THEN 'LAPSED' ELSE q.state END,
       'ordinal', q.ordinal, 'reason', q.reason, 'insteadWhere', q.details->>'insteadWhere', 'newDueOn', q.new_due_on, 'askedOn', q.asked_on, 'askedByName', ap.name,
       'askedByUnitName', au.name, 'decidedOn', q.decided_on, 'decidedByName', dp.name, 'decisionComment', q.decision_words`,
      'appeal_request q LEFT JOIN person ap ON ap.id = q.asked_by LEFT JOIN unit au ON au.id = q.asked_by_unit LEFT JOIN person dp ON dp.id = q.decided_by WHERE q.appeal_id = a.id',
      'q.asked_on, q.id',
    )} AS requests,
    ${many(`'printedByName', sp.name, 'recordedAt', s.recorded_at`, 'appeal_slip s JOIN person sp ON sp.id = s.printed_by WHERE s.appeal_id = a.id', 's.n')} AS slips,
    ${FILES} AS files, NULL AS "queryCode", app.proof_holders(a.id) AS "proofHolders"
  FROM appeal a JOIN unit u ON u.id = a.unit_id LEFT JOIN appeal main ON main.id = a.merged_into
  WHERE a.id = $1`);

/** What the firm itself sees of its appeals: no people, no requests, nothing internal. */
export const OWN_COLUMNS = `${COLUMNS}, ${LEAD} AS "leadUnitName", false AS "wasThere",
    ${many(`${EVENT_FIELDS}, 'leadUnitName', lu.name`, `appeal_event e LEFT JOIN unit eu ON eu.id = e.unit_id LEFT JOIN unit lu ON lu.id = (e.details->>'leadUnitId')::uuid WHERE e.appeal_id = a.id`, 'e.seq')} AS history,
    ${many(REPLY_FIELDS, `${REPLIES} WHERE r.appeal_id = a.id`, 're.seq')} AS replies,
    ${many(CONFIRMATION_FIELDS, 'confirmation c WHERE c.appeal_id = a.id', 'c.recorded_at, c.id')} AS confirmations,
    ${FILES} AS files, app.query_code(a.id) AS "queryCode", '{}'::uuid[] AS "proofHolders"`;
const own = (owner: 'enterprise_id' | 'id'): string =>
  `SELECT ${OWN_COLUMNS} FROM appeal a JOIN unit u ON u.id = a.unit_id WHERE a.${owner} = $1 AND a.id = $2`;

/** One of them. $1 the enterprise, or the one appeal of whoever holds its query code; $2 the appeal. */
export const OWN_SQL = {
  enterprise_id: prepared(own('enterprise_id')),
  id: prepared(own('id')),
} as const;

/** One line of a handling unit's list: its own row with the snapshot, whoever owns the appeal. */
export const DISPATCH_LIST_COLUMNS = `
  d.id, d.appeal_id AS "appealId", d.unit_id AS "unitId", u.name AS "unitName", d.part, d.form, d.state, d.round, d.words AS instructions, d.appeal_number AS "appealNumber",
  d.appeal_title AS "appealTitle", d.firm_name AS "firmName", d.dispatched_on AS "dispatchedOn", d.due_on AS "dueOn", d.acknowledged_on AS "acknowledgedOn",
  d.replied_on AS "repliedOn", app.today() AS today`;
