import { ACCEPTED_CREDIT, firmsOf, rowsOf } from './fragments';
import type { Metric } from './metric';

const traps = ['几家银行同时授信，只计企业接受的', '授信与放款绝不相加', '已撤销的决定不计'];

export const CREDIT_FIRMS: Metric = {
  key: 'M48_FIRMS',
  version: 1,
  byBank: true,
  name: '授信企业',
  unit: '家',
  definition: '期内（按银行决定日期）获得授信且已接受的市场主体，按并户后的主体去重。下级单位之和可能大于本数。',
  traps,
  measure: 'COUNT',
  fact: 'DECISION',
  rowsSql: firmsOf(ACCEPTED_CREDIT),
};

export const CREDIT_AMOUNT: Metric = {
  key: 'M48_AMOUNT',
  version: 1,
  byBank: true,
  name: '授信金额',
  unit: '元',
  definition: '期内（按银行决定日期）授信且企业已接受的金额之和；未被接受的授信不计。',
  traps,
  measure: 'SUM',
  fact: 'DECISION',
  rowsSql: rowsOf(ACCEPTED_CREDIT),
};
