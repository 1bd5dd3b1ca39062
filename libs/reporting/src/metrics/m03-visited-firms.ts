import { firmsOf, VISITED } from './fragments';
import type { Metric } from './metric';

export const VISITED_FIRMS: Metric = {
  key: 'M03',
  version: 1,
  name: '走访主体',
  unit: '家',
  definition:
    '期内（按走访日期）由该单位及所属单位实地走访或座谈过至少一次的市场主体，按并户后的主体去重；电话联系不计。下级单位之和可能大于本数：同一主体被两个单位走访，在本级只计一家。',
  traps: ['电话联系另计（M08）', '各镇相加会重复计算', '作废的走访不计', '按走访单位计，不按企业现在的属地计'],
  measure: 'COUNT',
  fact: 'VISIT',
  rowsSql: firmsOf(
    `SELECT y.id, y.org_path, y.enterprise_id, 1::numeric AS weight, y.date, y.visit_id AS fact_id, y.visit_id AS subject_id
       FROM (${VISITED}) y WHERE y.is_in_person`,
  ),
};
