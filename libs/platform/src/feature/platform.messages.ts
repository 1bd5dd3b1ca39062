import { defineMessages } from '@app/messages';

/** What any part of the system may say. */
export const PLATFORM_MESSAGES = defineMessages({
  UNAUTHENTICATED: { zh: '请先登录', en: 'Please sign in first' },
  FORBIDDEN: { zh: '您当前的岗位不能做这件事', en: 'Your present post does not allow this' },
  TOKEN_READ_ONLY: { zh: '这个令牌只能查看，不能办理', en: 'This token may look and change nothing' },
  CONTACT_REVEALS_OF_DAY: {
    zh: '今天查看完整电话已到 {max} 次，明天可以再看；要成批联系，请导出台账并写明原因',
    en: 'Contacts were revealed {max} times today: go on tomorrow, or take the list out with a reason',
  },
  POST_NEEDED: { zh: '请先选择岗位', en: 'Choose a post first' },
  NOT_FOUND: { zh: '没有找到，或不在您的范围内', en: 'Not found, or not within your scope' },
  BAD_USER_INPUT: { zh: '填写有误，请按提示修改', en: 'Something is filled in wrongly: see the fields' },
  CONFLICT: { zh: '与已有的记录冲突，请刷新后再试', en: 'This conflicts with what is there: reload and try again' },
  ALREADY_THERE: { zh: '已经有同样的记录', en: 'The same record is there already' },
  CLIENT_ID_REUSED: { zh: '同一个提交编号已用于不同的内容', en: 'The same client id was used with other content' },
  RULE_BROKEN: { zh: '违反数据规则：{rule}', en: 'Breaks a rule of the data: {rule}' },
  RATE_LIMITED: { zh: '操作太频繁，请 {seconds} 秒后再试', en: 'Too many requests: try again in {seconds} seconds' },
  TOO_COMPLEX: { zh: '查询过于复杂，请分开查询', en: 'The query is too complex: ask in parts' },
  PAYLOAD_TOO_LARGE: { zh: '提交的内容太大', en: 'What was sent is too large' },
  UNAVAILABLE: { zh: '系统繁忙，您的操作没有保存，请稍后再试', en: 'The system is busy and nothing was saved: try again shortly' },
  NOT_COMMITTED: { zh: '没有保存成功，请重试', en: 'It was not saved: try again' },
  INTERNAL: { zh: '系统出错，已记录，请联系管理员', en: 'Something went wrong and was logged: tell the administrator' },
  FIELD_INVALID: { zh: '格式不对', en: 'Not valid' },
  FIELD_REQUIRED: { zh: '必须填写', en: 'Required' },
  FIELD_TOO_LONG: { zh: '不能超过 {max} 个字', en: 'At most {max} characters' },
  FIELD_TEXT: { zh: '含有不能保存的字符', en: 'Contains characters that cannot be stored' },
  FIELD_TOO_MANY: { zh: '最多 {max} 项', en: 'At most {max} items' },
  PHONE_INVALID: { zh: '电话号码格式不对', en: 'Not a telephone number' },
  AMOUNT_NEGATIVE: { zh: '金额不能为负', en: 'The amount cannot be negative' },
  AMOUNT_NOT_POSITIVE: { zh: '金额必须大于零', en: 'The amount must be above zero' },
  FIELD_DATE: { zh: '日期应写成 2024-03-05 这样', en: 'A date looks like 2024-03-05' },
  FIELD_AMOUNT: { zh: '金额应为数字，单位元，最多两位小数', en: 'An amount is a number of yuan with at most two decimals' },
  FIELD_ID: { zh: '编号格式不对', en: 'Not an id' },
  FIELD_CURSOR_ORDER: {
    zh: '这是另一个列表或另一种排序的翻页位置，请从第一页重新打开',
    en: 'This page position belongs to another list or order: open the first page again',
  },
  FIELD_CURSOR: { zh: '翻页位置无效，请从第一页重新打开', en: 'Not a valid page position: open the first page again' },
  OCCURRED_IN_FUTURE: { zh: '日期不能晚于今天', en: 'The date cannot be in the future' },
  OCCURRED_BEFORE: { zh: '日期不能早于 {date}', en: 'The date cannot be before {date}' },
  LATE_REASON_NEEDED: { zh: '补录 30 天以前的事项，请写明原因', en: 'Entering what happened more than 30 days ago needs a reason' },
  LATE_NOT_ALLOWED: { zh: '30 天以前的事项请由营商办补录', en: 'Only the office enters what happened more than 30 days ago' },
  FILE_MISSING: { zh: '请选择一个文件', en: 'Choose a file' },
  FILE_EMPTY: { zh: '文件是空的', en: 'The file is empty' },
  FILE_TOO_LARGE: { zh: '文件不能超过 {max} MB', en: 'A file has at most {max} MB' },
  FILE_TYPE: {
    zh: '不支持这种文件：可以上传 JPG、PNG、WebP 图片，PDF、Word（docx）、Excel（xlsx）、CSV 和纯文本，文件名后缀要与内容一致',
    en: 'This kind of file is not taken: JPG, PNG or WebP pictures, PDF, Word (docx), Excel (xlsx), CSV and plain text are, with the ending that fits the content',
  },
  FILE_PHOTO: {
    zh: '这不是能打开的照片，请选择 JPG、PNG 或 WebP 格式的照片',
    en: 'This is no photo that can be opened: choose a JPG, PNG or WebP picture',
  },
  FILE_OF_APPEAL: { zh: '附件只能是照片（JPG、PNG、WebP）或 PDF', en: 'An attachment is a photo (JPG, PNG, WebP) or a PDF' },
  FILES_OF_DAY: {
    zh: '今天上传的附件已经有 {max} 个，请明天再传或拨打服务电话',
    en: '{max} files were uploaded today: go on tomorrow, or phone the service',
  },
  FORM_BROKEN: {
    zh: '没有收完整，可能是网络断了，请重新上传',
    en: 'It did not arrive whole, the network may have failed: upload it again',
  },
  FILE_STORE: {
    zh: '文件暂时不能保存，请稍后再试或联系管理员',
    en: 'Files cannot be saved now: try again later or tell the administrator',
  },
});

type PlatformMessages = typeof PLATFORM_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends PlatformMessages {}
  }
}
