import type { Messages } from '@app/web-ui';
import { CADRE_MESSAGES } from '../shell/cadre.messages';

/** The first page. */
export const TODAY_MESSAGES = {
  ...CADRE_MESSAGES,
  todayIs: { zh: '今天 {day}', en: 'Today, {day}' },
  toVisit: { zh: '该走访的企业 {count} 家', en: 'Firms to visit: {count}' },
  nobodyWaits: { zh: '近期该走访的都走访过了', en: 'Nobody is due soon' },
  allFirms: { zh: '共 {count} 家，看全部', en: 'All {count}' },
  logVisitTo: { zh: '走访登记：{name}', en: 'Log a visit to {name}' },
  promisesDue: { zh: '答应企业的事 {count} 件', en: 'Promises to keep: {count}' },
  visitedToday: { zh: '今天走访了 {count} 家', en: 'Visited today: {count}' },
  noneToday: { zh: '今天还没有走访', en: 'None yet today' },
} as const satisfies Messages;
