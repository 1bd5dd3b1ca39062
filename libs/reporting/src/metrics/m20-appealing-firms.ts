import { FIRM_KEY, firmsOf, REGISTERED } from './fragments';
import type { Metric } from './metric';

export const APPEALING_FIRMS: Metric = {
  key: 'M20',
  version: 1,
  name: '提出诉求企业',
  unit: '家',
  definition:
    '期内诉求挂号（M19）涉及的市场主体，按并户后的主体去重；“企业”含个体工商户、合作社和家庭农场，未入库的主体按登记的名称计。下级单位之和可能大于本数。',
  traps: ['一家提几件只计一家', '各镇相加会重复计算'],
  measure: 'COUNT',
  fact: 'APPEAL',
  rowsSql: firmsOf(
    `SELECT y.*, y.appeal_id AS id, 1::numeric AS weight, y.appeal_id AS fact_id, y.appeal_id AS subject_id FROM (${REGISTERED}) y`,
    FIRM_KEY,
  ),
};
