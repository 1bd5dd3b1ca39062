import { alias, AS_OF, canonical, inUnit } from './fragments';
import type { Metric } from './metric';

/** The last day of which is told: the period's, or that of the data when the period is not over. */
export const LAST_DAY = `least($3::date, (${AS_OF} AT TIME ZONE 'Asia/Shanghai')::date)`;

/**
 * Appeals that were open at the end of the last day, with the due date that was in force for their handling. The first limit is read from
 * the next act that froze it, because a later round replaces the date of the appeal.
 */
export const OPEN_AT_END = `SELECT a.id, a.org_path, ${canonical('a.enterprise_id')} AS enterprise_id, last.state, last.is_unaccepted, last.is_being_handled, last.seq,
    coalesce(extended.due_on, frozen.due_on, a.original_due_on) AS due_on, coalesce(frozen.due_on, a.original_due_on) AS original_due_on, a.registered_on
  FROM appeal a
  JOIN LATERAL (SELECT e.seq, e.state, e.is_open, e.is_unaccepted, e.is_being_handled FROM appeal_step e
                 WHERE e.appeal_id = a.id AND e.recorded_at <= ${AS_OF} AND e.occurred_on <= ${LAST_DAY} ORDER BY e.seq DESC LIMIT 1) last ON true
  LEFT JOIN LATERAL (SELECT e.due_on FROM appeal_limit_change e
                      WHERE e.appeal_id = a.id AND e.seq <= last.seq ORDER BY e.seq DESC LIMIT 1) extended ON true
  LEFT JOIN LATERAL (SELECT e.due_on FROM appeal_first_limit e
                      WHERE e.appeal_id = a.id AND e.seq > last.seq ORDER BY e.seq LIMIT 1) frozen ON true
  ${alias('a.enterprise_id')}
 WHERE ${inUnit('a.org_path')} AND a.registered_on <= ${LAST_DAY} AND a.recorded_at <= ${AS_OF}
   AND last.is_open`;

const open = (where = 'true'): string => `SELECT x.id, x.org_path, x.enterprise_id, 1::numeric AS weight, x.registered_on AS date,
  x.id AS fact_id, x.id AS subject_id FROM (${OPEN_AT_END}) x WHERE ${where}`;

const common = { version: 1, unit: '件', measure: 'COUNT', fact: 'APPEAL' } as const;

export const OPEN_APPEALS: Metric = {
  ...common,
  key: 'M26',
  name: '在办诉求',
  definition: '期末（时段未结束的为数据截至时）已挂号、尚未办结的诉求，含已答复待回访的；作废、并单、不予受理、撤回和转其他途径的不计。',
  traps: ['是期末的存量，与期初挂号无关', '挂账功能启用前没有单列'],
  rowsSql: open(),
};

export const OVERDUE_APPEALS: Metric = {
  ...common,
  key: 'M27',
  name: '超期未办结',
  definition: '在办诉求中，承办单位尚未答复、期末已过办理时限的；时限按批准延期后的算，退回重办按新一轮的时限算。',
  traps: ['已答复、等待回访的不算超期', '按延期后的时限算，按原时限算的另列'],
  rowsSql: open(`x.is_being_handled AND x.due_on < ${LAST_DAY}`),
};

export const OVERDUE_BY_ORIGINAL_LIMIT: Metric = {
  ...common,
  key: 'M27_ORIGINAL',
  name: '超期未办结（原时限）',
  definition: '在办诉求中，承办单位尚未答复、期末已过原时限的；批准延期的也按原时限算，退回重办按新一轮的原时限算。',
  traps: ['不小于超期未办结（M27）：多出的是批准延期后还没到期的'],
  rowsSql: open(`x.is_being_handled AND x.original_due_on < ${LAST_DAY}`),
};
