import { defineMessages } from '@app/messages';

/** What the library of appeals says. */
export const APPEALS_MESSAGES = defineMessages({
  APPEAL_TICKET_TWICE: { zh: '这个热线工单号已经挂过号', en: 'This ticket of the hotline is registered already' },
  APPEAL_WRONG_STATE: { zh: '诉求当前的状态不能做这一步', en: 'The appeal does not allow this step in its present state' },
  APPEAL_NOT_ALLOWED: { zh: '您当前的岗位不能对这件诉求做这一步', en: 'Your present post does not allow this step with this appeal' },
  APPEAL_MISSING_INPUT: { zh: '缺少必填内容：{field}', en: 'Something that is needed is missing: {field}' },
  APPEAL_CHANGED: { zh: '这件诉求已被他人更新，请刷新后再试', en: 'Somebody changed this appeal: reload and try again' },
  APPEAL_SCOPE: {
    zh: '您的岗位范围不含受理这件诉求的{area}，请由营商办登记',
    en: 'Your post does not reach {area}, which takes this appeal: let the office register it',
  },
  APPEAL_IS_DEMAND: {
    zh: '融资需求请登记到融资对接；如果障碍本身（如抵押登记、征信异议）就是诉求，请勾选“障碍即诉求”',
    en: 'Record a demand for financing instead; if the obstacle itself (such as a mortgage registration) is the matter, say so',
  },
  APPEAL_NOT_YOUR_UNIT: { zh: '这件诉求目前不由您的单位办理', en: 'Your unit does not handle this appeal now' },
  APPEAL_NOT_WITNESS: { zh: '只有登记人或参加走访的干部可以现场办结', en: 'Only the cadre who was there may reply on the spot' },
  APPEAL_ACKNOWLEDGED: { zh: '已经签收', en: 'It was acknowledged already' },
  APPEAL_SUPPORT_OPEN: { zh: '还有协办单位没有答复，请先催办或解除协办', en: 'A co-unit has not answered: remind or release it first' },
  APPEAL_NO_LEAD: { zh: '还没有主办单位，请先交办', en: 'There is no lead unit yet: dispatch it first' },
  APPEAL_UNIT_TWICE: { zh: '同一单位不能重复交办', en: 'The same unit is named twice' },
  APPEAL_FORM_ORDER: {
    zh: '该单位不归本级管理，不能“交办”，请选“协调函”或“提请县级”',
    en: 'The unit belongs to another line: write a letter or refer it upward instead of ordering',
  },
  APPEAL_FORM_UPWARD: { zh: '该单位就在本级，请选“交办”', en: 'The unit is one of your own: order it instead of referring upward' },
  APPEAL_UNIT_CLOSED: { zh: '该单位已撤销', en: 'The unit no longer exists' },
  APPEAL_NO_SUCH_SUPPORT: { zh: '该单位不是未答复的协办单位', en: 'The unit is no co-unit that still has to answer' },
  APPEAL_RULE_NEEDED: { zh: '解释类答复须引用依据的条文', en: 'An explanation quotes the rule it rests on' },
  APPEAL_EVIDENCE_NEEDED: {
    zh: '须有佐证：文件、文号或说明；只有咨询类可以不附',
    en: 'Evidence is needed: a file, a number or a note; only a consultation goes without',
  },
  APPEAL_ON_SPOT_OUTCOME: { zh: '现场办结的结果只能是已解决或已解释', en: 'On the spot a matter is solved or explained' },
  APPEAL_REQUEST_PENDING: { zh: '已有一项申请待批', en: 'A request is waiting for its decision already' },
  APPEAL_NO_REQUEST: { zh: '没有待批的申请', en: 'No request is waiting for a decision' },
  APPEAL_OWN_REQUEST: { zh: '自己提出或参与办理的事项，不能由自己审批', en: 'Nobody decides what they asked for or handled' },
  APPEAL_EXTENSION_TOO_LATE: {
    zh: '延期须在到期日（{date}）前至少1个工作日提出',
    en: 'An extension is asked for at least one working day before {date}',
  },
  APPEAL_EXTENSION_NOT_LATER: { zh: '新的期限须晚于现期限 {date}', en: 'The new date must be after {date}' },
  APPEAL_EXTENSION_LIMIT: {
    zh: '首次延期不得超过原时限，最晚到 {date}',
    en: 'The first extension is at most as long as the original limit: {date} at the latest',
  },
  APPEAL_EXTENSION_EXHAUSTED: { zh: '已延期两次，不能再延', en: 'It was extended twice already' },
  APPEAL_EXTENSION_RANK: { zh: '再次延期由主要领导审批', en: 'A second extension is decided by the chief leader' },
  APPEAL_NOT_A_WORKING_DAY: { zh: '该日不是工作日', en: 'That is not a working day' },
  APPEAL_PAPER_NEEDED: { zh: '请上传签字回执或写明回执情况', en: 'Attach the signed paper or describe it' },
  APPEAL_NOT_CONFIRMED: {
    zh: '最后一次答复后还没有企业确认（企业本人、另一单位回访或签字回执），不能销号',
    en: 'There is no confirmation of class A, B or C after the last reply',
  },
  APPEAL_CONFIRMED: { zh: '企业已确认，请按正常销号办理', en: 'The firm has confirmed: close it the normal way' },
  APPEAL_CLOSE_SIGNER: {
    zh: '办理、答复、回访过这件诉求，或打印过它的查询单、发过这家企业的卡的人，不能签批销号，请换一位领导签',
    en: 'Nobody signs off what they handled or called back, or whose proof they printed; ask another leader',
  },
  APPEALS_OF_DAY: {
    zh: '这张卡今天已提了 {max} 件，明天可以再提；急事请打服务热线',
    en: 'This card handed in {max} appeals today: go on tomorrow, or call the hotline if it is urgent',
  },
  APPEAL_PROOF_NEEDED: {
    zh: '这次操作分不清是不是企业本人：请用企业自己的手机或电脑再试一次，或到镇里签一张撤回单',
    en: 'It cannot be told that this is the firm itself: try from the firm’s own phone, or sign the withdrawal on paper',
  },
  APPEAL_ATTEMPTS: {
    zh: '未确认销号须在至少{days}天里联系{count}次未果，且距首次联系满{span}天',
    en: 'Closing unconfirmed needs {count} vain attempts on {days} days and {span} days since the first',
  },
  APPEAL_REOPEN_EXPIRED: { zh: '销号已超过30天，请联系营商办重新激活', en: 'More than 30 days have passed: ask the office to reopen it' },
  APPEAL_RETRACT_LATE: {
    zh: '评价已超过10分钟，或者单位已经接着办理，不能再改；还有意见请拨打服务电话，或在下次答复后评价',
    en: 'Ten minutes have passed or the unit has gone on already: phone the service, or rate the next answer',
  },
  APPEAL_FILES_TAKEN: { zh: '有附件已用于另一件诉求，请重新上传', en: 'An attachment belongs to another appeal already: upload it again' },
  APPEAL_MAIN_SELF: { zh: '不能并入自己', en: 'An appeal is not merged into itself' },
  APPEAL_MAIN_FINAL: { zh: '主件已办结，不能并入', en: 'The main appeal is over' },
  APPEAL_HAS_MERGED: { zh: '已有其他诉求并入这件，不能再并入别的', en: 'Others were merged into this one: it stays the main one' },
});

type AppealsMessages = typeof APPEALS_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends AppealsMessages {}
  }
}
