import type { MessageArea } from '../message';

export const VISITS_MESSAGES = {
  VISIT_ALREADY_VOIDED: { zh: '这次走访已经作废', en: 'This visit has been voided already' },
  VISIT_NOT_YOURS: {
    zh: '只有登记人、走访人或营商办可以更正这次走访',
    en: 'Only its author, its visitor or the office may correct this visit',
  },
  VISIT_OUTSIDE_CAMPAIGN: {
    zh: '走访日期不在活动期间（{from} 至 {to}）内',
    en: 'The day of the visit is outside the campaign ({from} to {to})',
  },
  VISIT_FIRM_NOT_AMONG: { zh: '请选择本次走访的企业', en: 'Choose a firm of this visit' },
  VISIT_TOO_MANY: { zh: '最多 {max} 项', en: 'At most {max} items' },
  CAMPAIGN_ENDS_BEFORE_IT_BEGINS: { zh: '结束日期不能早于开始日期', en: 'The end cannot lie before the beginning' },
} as const satisfies MessageArea;
