import { alias, AS_OF, canonical, inPeriod, inUnit } from './fragments';
import type { Metric } from './metric';
import { LAST_DAY, OPEN_AT_END } from './open-appeals';

/** First replies by the units that handle, with the dates that were frozen with them. */
const FIRST_REPLIES = `SELECT r.id, r.org_path, ${canonical('a.enterprise_id')} AS enterprise_id, r.appeal_id,
    r.due_on AS date, r.occurred_on, r.is_late, r.original_due_on
  FROM appeal_answer r JOIN appeal a ON a.id = r.appeal_id ${alias('a.enterprise_id')}
 WHERE ${inUnit('r.org_path')} AND r.recorded_at <= ${AS_OF} AND r.occurred_on <= ${LAST_DAY} AND r.due_on IS NOT NULL
   AND NOT EXISTS (SELECT 1 FROM appeal_answer before WHERE before.appeal_id = r.appeal_id AND before.seq < r.seq)
   AND NOT EXISTS (SELECT 1 FROM appeal_step v WHERE v.appeal_id = r.appeal_id AND v.is_void AND v.recorded_at <= ${AS_OF})`;

const replied = (where: string): string => `SELECT x.appeal_id AS id, x.org_path, x.enterprise_id, 1::numeric AS weight, x.date,
  x.appeal_id AS fact_id, x.appeal_id AS subject_id FROM (${FIRST_REPLIES}) x WHERE ${inPeriod('x.date')} AND NOT x.is_late AND ${where}`;

const common = { version: 1, unit: '件', measure: 'COUNT', fact: 'APPEAL' } as const;
const traps = ['补录的答复不计入按时率，也不计入分母', '退回重办后的再次答复不重复计'];

export const DUE_APPEALS: Metric = {
  ...common,
  key: 'M31_DUE',
  name: '到期应答复',
  definition: '办理时限（含批准的延期）落在期内的诉求：已首次答复的，和期末已过时限仍未首次答复的。',
  traps,
  rowsSql: `${replied('true')}
  UNION ALL
  SELECT o.id, o.org_path, o.enterprise_id, 1::numeric, o.due_on, o.id, o.id FROM (${OPEN_AT_END}) o
   WHERE o.is_being_handled AND o.due_on < ${LAST_DAY} AND ${inPeriod('o.due_on')}
     AND NOT EXISTS (SELECT 1 FROM appeal_answer r WHERE r.appeal_id = o.id AND r.seq <= o.seq)`,
};

export const ANSWERED_IN_TIME: Metric = {
  ...common,
  key: 'M31',
  name: '按时答复（含延期）',
  definition: '到期应答复的诉求中，首次答复不晚于办理时限（含批准的延期）的。',
  traps,
  rowsSql: replied('x.occurred_on <= x.date'),
};

export const ANSWERED_IN_ORIGINAL_TIME: Metric = {
  ...common,
  key: 'M31_ORIGINAL',
  name: '按时答复（原时限）',
  definition: '到期应答复的诉求中，首次答复不晚于原时限的；延期批准与否都按原时限算。',
  traps,
  rowsSql: replied('x.occurred_on <= coalesce(x.original_due_on, x.date)'),
};
