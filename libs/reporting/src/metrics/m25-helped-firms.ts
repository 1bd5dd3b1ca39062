import { FIRM_KEY, firmsOf, HELPED } from './fragments';
import type { Metric } from './metric';

export const HELPED_FIRMS: Metric = {
  key: 'M25',
  version: 1,
  name: '帮助解决诉求企业',
  unit: '家',
  definition:
    '解决诉求（M24）所涉及的市场主体，按并户后的主体去重，并入主件的各家都计；“企业”含个体工商户、合作社和家庭农场，未入库的主体按登记的名称计。下级单位之和可能大于本数。',
  traps: ['一家解决几件只计一家', '并单的每一家都计一家，件数只计一件', '各镇相加会重复计算'],
  measure: 'COUNT',
  fact: 'APPEAL',
  rowsSql: firmsOf(
    `SELECT y.*, y.appeal_id AS id, 1::numeric AS weight, y.appeal_id AS fact_id, y.main_id AS subject_id FROM (${HELPED}) y`,
    FIRM_KEY,
  ),
};
