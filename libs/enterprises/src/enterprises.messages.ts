import { defineMessages } from '@app/messages';

/** The register of market entities. */
export const ENTERPRISES_MESSAGES = defineMessages({
  CREDIT_CODE_FAULT: { zh: '统一社会信用代码有误：{why}', en: 'The credit code is wrong: {why}' },
  CREDIT_CODE_LENGTH: { zh: '应为 18 位', en: 'it has 18 characters' },
  CREDIT_CODE_CHARACTER: {
    zh: '含有代码不用的字符（不用 I、O、S、V、Z）',
    en: 'it contains a character that codes do not use (I, O, S, V, Z and signs)',
  },
  CREDIT_CODE_LETTER: {
    zh: '代码里不用字母 O 和 I；请对照执照，是否应为 {suggestion}',
    en: 'codes do not use the letters O and I: compare with the licence whether it should be {suggestion}',
  },
  CREDIT_CODE_FORMAT: { zh: '格式不符合国家标准', en: 'its form is not that of the national standard' },
  CREDIT_CODE_CHECK_DIGIT: { zh: '最后一位校验码不符，按标准应为 {expected}', en: 'the check digit at the end should be {expected}' },
  CREDIT_CODE_ORGANISATION_DIGIT: {
    zh: '第 17 位（组织机构代码校验码）不符，按标准应为 {expected}',
    en: 'character 17 (organisation check digit) should be {expected}',
  },
  CREDIT_CODE_IS_LEGACY: {
    zh: '这是 15 位工商注册号，请填在“原注册号”一栏',
    en: 'this is a registration number of 15 digits: enter it as the old registration number',
  },
  CREDIT_CODE_TAKEN_HERE: { zh: '您的范围内已有使用这个代码的市场主体', en: 'A firm within your scope has this code already' },
  CREDIT_CODE_TAKEN_ELSEWHERE: {
    zh: '这个代码已由其他地方登记，您不能查看；请联系县营商办办理迁移',
    en: 'This code is registered elsewhere, out of your sight: ask the county office for a transfer',
  },
  LEGACY_NO_FAULT: { zh: '15 位工商注册号有误', en: 'The registration number of 15 digits is wrong' },
  LEGACY_NO_CHECK_DIGIT: { zh: '15 位工商注册号的校验码不符', en: 'The check digit of the registration number is wrong' },
  ENTERPRISE_CHANGED: {
    zh: '这家企业的资料刚被别人修改过，请刷新后再改',
    en: 'Somebody changed this firm in the meantime: reload and try again',
  },
  ENTERPRISE_MERGED: { zh: '这家企业已并入另一家，请到并入后的企业办理', en: 'This firm has been merged into another: act on that one' },
  MERGE_SELF: { zh: '不能与自己合并', en: 'A firm cannot be merged with itself' },
  MERGE_CHAIN: {
    zh: '其中一家已经参与过合并，请先撤销或直接并入最终的企业',
    en: 'One of them takes part in a merge already: undo it, or merge into the surviving firm',
  },
  MERGE_UNDONE: { zh: '这次合并已经撤销', en: 'This merge has been undone already' },
  LINK_REVOKED: { zh: '这个链接已经收回', en: 'This link has been withdrawn already' },
  INDUSTRY_CODE_INVALID: {
    zh: '行业代码应为字母加 2 到 4 位数字，如 C1353',
    en: 'An industry code is a letter and 2 to 4 digits, such as C1353',
  },
  CURRENCY_INVALID: { zh: '币种应为三个字母，如 CNY', en: 'A currency is three letters, such as CNY' },
});

type EnterprisesMessages = typeof ENTERPRISES_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends EnterprisesMessages {}
  }
}
