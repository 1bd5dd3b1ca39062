import { REGISTERED, rowsOf } from './fragments';
import type { Metric } from './metric';

export const REGISTERED_APPEALS: Metric = {
  key: 'M19',
  version: 1,
  name: '诉求挂号',
  unit: '件',
  definition: '期内（按挂号日期）挂号的诉求，作废的号不计。',
  traps: ['按挂号日计，不按录入日计', '并单的诉求在这里各计一件'],
  measure: 'COUNT',
  fact: 'APPEAL',
  rowsSql: rowsOf(
    `SELECT y.*, y.appeal_id AS id, 1::numeric AS weight, y.appeal_id AS fact_id, y.appeal_id AS subject_id FROM (${REGISTERED}) y`,
  ),
};
