import { rowsOf, SOLVED } from './fragments';
import type { Metric } from './metric';

export const SOLVED_APPEALS: Metric = {
  key: 'M24',
  version: 1,
  name: '解决诉求',
  unit: '件',
  definition:
    '期内（按销号日期）销号的诉求中，结果为“已解决”且经A、B、C级确认、截至统计时点未被重新激活的；并单只计主件一件；重新激活后再次销号的按最后一次销号日期计。',
  traps: ['未确认销号不计', '解释、撤回、转其他途径不是解决', '重新激活的从此后的统计中退出，已定稿的报告不变', '并单不重复计'],
  measure: 'COUNT',
  fact: 'APPEAL',
  rowsSql: rowsOf(
    `SELECT y.*, y.appeal_id AS id, 1::numeric AS weight, y.appeal_id AS fact_id, y.appeal_id AS subject_id FROM (${SOLVED}) y`,
  ),
};
