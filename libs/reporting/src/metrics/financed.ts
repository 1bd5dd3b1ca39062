import { FINANCED, firmsOf, rowsOf } from './fragments';
import type { Metric } from './metric';

const traps = ['展期没有新放出资金，不计', '续贷和无还本续贷计入', '是放款，不是授信', '下一年度放的一笔不是本年度的'];

export const FINANCED_FIRMS: Metric = {
  key: 'FINANCED_FIRMS',
  version: 1,
  name: '融资企业',
  unit: '家',
  definition:
    '期内实际放款（新增、续贷、无还本续贷）扣除冲销后净额大于零的市场主体，按并户后的主体去重；展期不计。下级单位之和可能大于本数。',
  traps,
  measure: 'COUNT',
  fact: 'DISBURSEMENT',
  rowsSql: firmsOf(FINANCED),
};

export const FINANCED_AMOUNT: Metric = {
  key: 'FINANCED_AMOUNT',
  version: 1,
  name: '融资金额',
  unit: '元',
  definition: '融资企业（净额大于零）期内实际放款扣除冲销后的金额之和，含新增、续贷、无还本续贷；展期不计。',
  traps,
  measure: 'SUM',
  fact: 'DISBURSEMENT',
  rowsSql: rowsOf(FINANCED),
};
