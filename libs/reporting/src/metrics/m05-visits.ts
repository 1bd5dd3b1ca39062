import { visitTimes } from './fragments';
import type { Metric } from './metric';

export const VISITS: Metric = {
  key: 'M05',
  version: 1,
  name: '走访量',
  unit: '家次',
  definition: '期内走访企业的家次，含实地、座谈和电话：一个单位一天到一家计一家次，几个人同去不重复计；座谈会到会几家计几家次。',
  traps: ['同去的人数不乘', '同一天重复登记只计一次', '作废的走访不计', '一次座谈会不是一家次'],
  measure: 'COUNT',
  fact: 'VISIT',
  rowsSql: visitTimes('true'),
};
