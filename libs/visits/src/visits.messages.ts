import { defineMessages } from '@app/messages';

export const VISITS_MESSAGES = defineMessages({
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
  VISIT_CODE_WRONG: {
    zh: '这个二维码不对、已过期或走访已作废，请让来访干部重新打开“让企业扫一扫”再扫一次',
    en: 'This code is wrong or too old, or the visit was voided: ask the visitor to open the code anew and scan again',
  },
  VISITS_OF_DAY: {
    zh: '您这一天登记的实地走访已有 {max} 次，一人一天走不了更多；集体座谈请选“座谈”',
    en: 'You entered {max} visits on the spot for this day, more cannot be walked; a meeting is a seminar',
  },
  VISIT_CODE_OWN_BROWSER: {
    zh: '这台设备登录过工作人员的账号，不能替企业确认：请用企业自己的手机扫码',
    en: 'Staff have signed in on this device: scan the code with the firm’s own phone',
  },
  VISIT_CODE_LIMITED: { zh: '试的次数太多，请等 {minutes} 分钟再扫', en: 'Too many tries: wait {minutes} minutes and scan again' },
  PROMISE_SETTLED: { zh: '这项承诺已经有了结果', en: 'This promise has been settled already' },
  PROMISE_NOT_YOURS: { zh: '只有承诺人、登记人或营商办可以填写结果', en: 'Only who promised, who recorded it or the office may settle it' },
  CAMPAIGN_ENDS_BEFORE_IT_BEGINS: { zh: '结束日期不能早于开始日期', en: 'The end cannot lie before the beginning' },
  CAMPAIGN_ALREADY_FROZEN: {
    zh: '名单已经冻结（第 {n} 版），要增减请用“调整名单”',
    en: 'The list is frozen already (version {n}): change it instead',
  },
  CAMPAIGN_NOT_FROZEN: { zh: '这项行动还没有冻结走访名单', en: 'This campaign has no frozen list yet' },
  CAMPAIGN_LIST_CHANGED: {
    zh: '您打开后名单已有变动，现在是第 {n} 版，请核对后再调整',
    en: 'The list has changed since you opened it: it is version {n} now. Look at it again',
  },
  CAMPAIGN_LIST_EMPTY: { zh: '按这些条件一家也没有，名单不能为空', en: 'No firm is meant by this; a list cannot be empty' },
  CAMPAIGN_CHANGE_EMPTY: { zh: '没有增加也没有减少，不需要新的一版', en: 'Nothing is added or removed: no new version is needed' },
  CAMPAIGN_FILTER_OR_FIRMS: { zh: '请按条件选，或者逐家指定，二者选一', en: 'Give a filter or the firms, one of the two' },
  CAMPAIGN_FIRM_OUTSIDE: { zh: '这家不在本次行动的范围内', en: 'This firm is outside the area of the campaign' },
  CAMPAIGN_FIRM_LISTED: { zh: '这家已在名单上，不能重复增加', en: 'This firm is on the list already' },
  CAMPAIGN_FIRM_NOT_LISTED: { zh: '这家不在名单上', en: 'This firm is not on the list' },
  CAMPAIGN_VERSION_TOO_EARLY: { zh: '生效日期不能早于上一版（{date}）', en: 'It cannot be valid before the former version ({date})' },
  NOT_VISITED_ALREADY_VOIDED: { zh: '这条原因已经作废', en: 'This reason has been voided already' },
  NOT_VISITED_NOT_YOURS: { zh: '只有登记人或营商办可以作废这条原因', en: 'Only its author or the office may void this reason' },
});

type VisitsMessages = typeof VISITS_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends VisitsMessages {}
  }
}
