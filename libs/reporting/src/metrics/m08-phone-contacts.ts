import { visitTimes } from './fragments';
import type { Metric } from './metric';

export const PHONE_CONTACTS: Metric = {
  key: 'M08',
  version: 1,
  name: '电话联系',
  unit: '家次',
  definition: '期内以电话方式联系企业的家次：一个单位一天一家计一家次；不计入走访主体（M03）。',
  traps: ['只打过电话的企业不算走访过'],
  measure: 'COUNT',
  fact: 'VISIT',
  rowsSql: visitTimes('x.is_by_phone'),
};
