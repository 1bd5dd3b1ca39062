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
  VISIT_MARK_TAKEN: {
    zh: '这次走访已由别人登记过，但内容不一样（日期、方式、企业、同行、话题、记录、诉求、资金或承诺），请核对后再登记',
    en: 'This visit was logged by somebody else with other content (day, way, firms, people, topics, words, matters or promises): compare them first',
  },
  VISIT_MARK_ELSEWHERE: {
    zh: '这次走访已经登记过，但不在您的查看范围内，请与走访人所在单位核对',
    en: 'This visit has been logged already, out of your sight: ask the unit of the visitor',
  },
  VISIT_PHOTOS_FULL: { zh: '一次走访最多 {max} 张照片', en: 'A visit has at most {max} photos' },
  VISIT_CONFIRMED_ALREADY: { zh: '贵企业已经确认过这次走访', en: 'Your firm has confirmed this visit already' },
  PROMISE_SETTLED: { zh: '这项承诺已经有了结果', en: 'This promise has been settled already' },
  PROMISE_NOT_YOURS: { zh: '只有承诺人、登记人或营商办可以填写结果', en: 'Only who promised, who recorded it or the office may settle it' },
  VISIT_TOO_MANY: { zh: '最多 {max} 项', en: 'At most {max} items' },
  CAMPAIGN_ENDS_BEFORE_IT_BEGINS: { zh: '结束日期不能早于开始日期', en: 'The end cannot lie before the beginning' },
} as const satisfies MessageArea;
