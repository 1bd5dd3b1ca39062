import { firmsOf, PAID, rowsOf } from './fragments';
import type { Metric } from './metric';

const traps = ['按放款日期分笔计：明年一月的一笔是明年的', '放款与授信绝不相加', '冲销为负数，计入冲销发生的当期'];

export const PAID_FIRMS: Metric = {
  key: 'M49_FIRMS',
  version: 1,
  byBank: true,
  name: '放款企业',
  unit: '家',
  definition: '期内放款扣除冲销后净额大于零的市场主体，含新增、续贷、无还本续贷和展期，按并户后的主体去重。下级单位之和可能大于本数。',
  traps,
  measure: 'COUNT',
  fact: 'DISBURSEMENT',
  rowsSql: firmsOf(`SELECT * FROM (${PAID}) p WHERE p.net > 0`),
};

export const PAID_COUNT: Metric = {
  key: 'M49_COUNT',
  version: 1,
  byBank: true,
  name: '放款笔数',
  unit: '笔',
  definition: '期内放款的笔数，含新增、续贷、无还本续贷和展期；期内全额冲销的不计。',
  traps,
  measure: 'COUNT',
  fact: 'DISBURSEMENT',
  rowsSql: `WITH paid AS (${PAID})
    SELECT p.id, p.org_path, p.enterprise_id, 1::numeric AS weight, p.date, p.fact_id, p.subject_id FROM paid p
     WHERE p.weight > 0 AND p.weight + coalesce((SELECT sum(r.weight) FROM paid r WHERE r.reversal_of = p.id), 0) > 0`,
};

export const PAID_AMOUNT: Metric = {
  key: 'M49_AMOUNT',
  version: 1,
  byBank: true,
  name: '放款金额',
  unit: '元',
  definition: '期内放款扣除冲销后的金额之和，含新增、续贷、无还本续贷和展期。',
  traps,
  measure: 'SUM',
  fact: 'DISBURSEMENT',
  rowsSql: rowsOf(PAID),
};
