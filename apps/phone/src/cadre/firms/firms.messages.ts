import type { Messages } from '@app/web-ui';
import { CADRE_MESSAGES } from '../shell/cadre.messages';

/** Firms of the cadre. */
export const FIRMS_MESSAGES = {
  ...CADRE_MESSAGES,
  myFirms: { zh: '我的企业', en: 'My firms' },
  promisesOpen: { zh: '答应的事 {count} 件', en: 'Promises: {count}' },
  promisedBy: { zh: '{day}前兑现', en: 'by {day}' },
  promisedByPerson: { zh: '{name}答应的', en: 'promised by {name}' },
  settleKEPT: { zh: '已兑现', en: 'Kept' },
  settleBROKEN: { zh: '没能兑现', en: 'Not kept' },
  settleHow: { zh: '怎么兑现的', en: 'How' },
  settleWhy: { zh: '什么原因，下一步怎么办', en: 'Why, and what now' },
  firmCount: { zh: '{count} 家', en: '{count} firms' },
  firmNotHere: {
    zh: '这家企业的资料不在手机上，连上网络后可以查看。',
    en: 'This firm is not on the phone: it can be seen with a network.',
  },
  backToFirms: { zh: '‹ 我的企业', en: '‹ My firms' },
  village: { zh: '所在村（社区）', en: 'Village' },
  address: { zh: '地址', en: 'Address' },
  contact: { zh: '联系人', en: 'Contact' },
  lastVisit: { zh: '上次走访', en: 'Last visit' },
  lastVisits: { zh: '最近的走访', en: 'Latest visits' },
  reveal: { zh: '查看完整电话', en: 'Show the full number' },
  revealOffline: { zh: '连上网络后可查看完整电话', en: 'The full number needs a network' },
  revealReason: { zh: '查看原因', en: 'Reason' },
  revealHint: { zh: '查看会写入审计日志', en: 'It is written into the audit' },
  openAppeals: { zh: '没办完的诉求 {count} 件', en: 'Open appeals: {count}' },
  noOpenAppeals: { zh: '没有没办完的诉求', en: 'No open appeal' },
  appealAt: { zh: '{state}，{unit}', en: '{state}, {unit}' },
  appealState: { zh: '{state}', en: '{state}' },
  answerBy: { zh: '{day}前答复', en: 'answer by {day}' },
} as const satisfies Messages;
