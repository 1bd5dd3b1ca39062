import { defineMessages } from '@app/messages';

/** Sign-in, people, posts, units, tokens and the calendar. */
export const IDENTITY_MESSAGES = defineMessages({
  SIGN_IN_WRONG: { zh: '账号或密码不对', en: 'The account or the password is wrong' },
  SIGN_IN_LOCKED: {
    zh: '连续输错次数过多，账号已锁定，请 {minutes} 分钟后再试',
    en: 'Too many wrong tries: the account is locked, try again in {minutes} minutes',
  },
  SIGN_IN_POST: { zh: '您没有这个岗位，或岗位已到期', en: 'This post is not yours or is over' },
  SESSION_NEEDED: { zh: '此操作需要用账号密码登录后进行，不能使用令牌', en: 'This needs a sign-in with a password; a token is not enough' },
  PASSWORD_WRONG: { zh: '当前密码不对', en: 'The present password is wrong' },
  PASSWORD_TOO_SHORT: { zh: '新密码至少 {min} 位', en: 'The new password needs at least {min} characters' },
  PASSWORD_TOO_LONG: { zh: '新密码不能超过 {max} 位', en: 'The new password has at most {max} characters' },
  PASSWORD_CLASSES: {
    zh: '新密码应包含小写字母、大写字母、数字、符号中的至少三种',
    en: 'Use at least three of: lower case, upper case, digits, signs',
  },
  PASSWORD_HAS_LOGIN_NAME: { zh: '新密码不能包含账号名', en: 'The new password must not contain the account name' },
  PASSWORD_TEXT: { zh: '新密码含有不能使用的字符', en: 'The new password contains characters that cannot be used' },
  PASSWORD_USED_BEFORE: { zh: '新密码不能与最近 {count} 次用过的相同', en: 'The new password must differ from the last {count}' },
  PASSWORD_MUST_CHANGE: { zh: '请先修改初始密码', en: 'Change the start password first' },
  PHONE_FORM: {
    zh: '手机号不对，请检查后重新填写（11位手机号，或带区号的座机）',
    en: 'Not a telephone number: 11 digits of a mobile, or a landline with its area code',
  },
  PHONE_TAKEN: { zh: '这个号码已登记在另一位人员名下', en: 'This number is registered for somebody else already' },
  UNIT_PHONE_FORM: { zh: '电话号码不对，请填写手机号、带区号的座机或短号', en: 'Not a telephone number' },
  START_CODE_FORM: { zh: '起始码是起始卡上印的10位数字，请照卡输入', en: 'The start code is the 10 digits printed on your slip' },
  START_WRONG: {
    zh: '手机号或起始码不对，或者这张起始卡已用过、已过期。请对照卡片再输一次；还不行，请向营商办要一张新的起始卡',
    en: 'The phone number or the start code is wrong, or the slip was used or is too old. Compare with the slip and try again, or ask your office for a new one',
  },
  START_LOCKED: { zh: '输错次数过多，请 {minutes} 分钟后再试', en: 'Too many wrong tries: try again in {minutes} minutes' },
  START_NO_POST: {
    zh: '{name}还没有岗位，请先由安全管理员授予岗位，再打印起始卡',
    en: '{name} has no post yet: a post comes first, then the slip',
  },
  START_ADMINISTRATOR: {
    zh: '{name}有管理系统的岗位，只能在电脑上用密码登录，不发起始卡',
    en: '{name} administers the system, which is done on a desktop with a password: no slip',
  },
  START_NOT_FIELD: {
    zh: '{name}还有其他岗位，起始卡请由系统管理员打印',
    en: '{name} holds other posts as well: the slip is printed by the system administrator',
  },
  START_PHONE_NEEDED: {
    zh: '{name}还没有登记工作手机号。请系统管理员在“机构和人员”里填上号码，再打印起始卡',
    en: '{name} has no work phone yet. The system administrator enters it under "Units and people"; then print the slip',
  },
  PIN_FORM: { zh: 'PIN 码是6位数字', en: 'A PIN has 6 digits' },
  PIN_SIMPLE: { zh: '这个 PIN 码太好猜，请不要用重复或连着的数字', en: 'This PIN is too easy to guess: no repeated digits and no runs' },
  PIN_PHONE: { zh: 'PIN 码不能用自己手机号里的数字', en: 'Do not use the digits of your phone number as PIN' },
  PIN_SAME: { zh: '新 PIN 码和现在的一样，请换一个', en: 'The new PIN is the present one: choose another' },
  PIN_WRONG: { zh: 'PIN 码不对，还可以试 {left} 次', en: 'The PIN is wrong; {left} tries are left' },
  PIN_LOCKED: { zh: 'PIN 码连续输错，请 {minutes} 分钟后再试', en: 'Wrong PIN several times: try again in {minutes} minutes' },
  PIN_USED_UP: {
    zh: 'PIN 码输错次数太多，这部手机已停用。请向营商办要一张新的起始卡，重新开始',
    en: 'Too many wrong PINs: this phone is no longer good. Ask your office for a new start slip',
  },
  DEVICE_UNKNOWN: {
    zh: '这部手机还没有开通，或已被清除。请用起始卡上的手机号和起始码开通',
    en: 'This phone is not set up, or was cleared. Begin with the phone number and start code of your slip',
  },
  DEVICE_EXPIRED: {
    zh: '这部手机已满30天，需要重新开通。请向营商办要一张新的起始卡',
    en: 'The 30 days of this phone are over. Ask your office for a new start slip',
  },
  DEVICE_REVOKED: {
    zh: '这部手机的登录已被停用。请向营商办要一张新的起始卡',
    en: 'This phone was withdrawn. Ask your office for a new start slip',
  },
  DEVICE_ALREADY: { zh: '这部手机已经开通，请直接用 PIN 码登录', en: 'This phone is set up already: sign in with the PIN' },
  DEVICE_NEEDED: { zh: '只有用 PIN 码登录的手机才能改 PIN 码', en: 'A PIN is changed on a phone that was signed in to with it' },
  DEVICE_NO_POST: { zh: '您的岗位只能在电脑上使用', en: 'Your posts are for the desktop only' },
  UNIT_NESTING: { zh: '“{parent}”下面不能设“{kind}”', en: 'A unit of this kind cannot stand under that one ({kind} under {parent})' },
  UNIT_CODE_NEEDED: { zh: '请填写12位区划代码', en: 'The 12-digit code of the territory is needed' },
  UNIT_CODE_TERRITORY: { zh: '区划代码应为12位数字', en: 'The code of a territory has 12 digits' },
  UNIT_CODE_OUTSIDE: { zh: '区划代码与上级的代码不符', en: 'The code does not lie within that of the parent' },
  UNIT_CODE_KEY: {
    zh: '代码应为上级代码加“-”加1至16位字母或数字',
    en: "The code is the parent's code, a hyphen and 1 to 16 letters or digits",
  },
  UNIT_CODE_TAKEN: { zh: '这个代码已被使用', en: 'This code is taken' },
  UNIT_CLOSED: { zh: '该机构已撤销', en: 'This unit is closed' },
  LOGIN_NAME_FORM: {
    zh: '账号为2至60位小写字母、数字、点、横线或下划线',
    en: 'An account name has 2 to 60 lower-case letters, digits, dots, hyphens or underscores',
  },
  LOGIN_NAME_TAKEN: { zh: '这个账号已被使用', en: 'This account name is taken' },
  LOGIN_NAME_NEEDED: { zh: '请填写账号', en: 'An account name is needed' },
  PROGRAM_WITHOUT_LOGIN: { zh: '外部程序不用账号登录，请发令牌', en: 'A program does not sign in by name: give it a token' },
  PERSON_DISABLED: { zh: '该人员已停用', en: 'This person is switched off' },
  PERSON_SELF: { zh: '不能对自己做这项操作', en: 'You cannot do this to yourself' },
  TAKEOVER_ADMINISTRATOR: {
    zh: '三员（系统管理员、安全管理员、审计员）的密码，别的管理员不能重设，请在服务器上运行 npm run reset-administrator',
    en: 'No administrator resets the password of another: run npm run reset-administrator on the server',
  },
  TAKEOVER_DECIDED: { zh: '这一项已经处理过了，请刷新', en: 'This was decided already: reload' },
  TAKEOVER_OWN: {
    zh: '自己申请的、自己账号的，要由另一位安全管理员确认',
    en: 'What you asked for, or your own account, is for another security administrator',
  },
  PERSON_WIDER: {
    zh: '该人员有超出您范围的岗位，请由上级管理员办理',
    en: 'This person holds a post beyond your scope: ask an administrator above',
  },
  POST_SELF: {
    zh: '不能给自己授予或结束岗位，请由另一位管理员办理',
    en: 'Nobody gives or ends a post of their own: ask another administrator',
  },
  POST_SCOPE_OUTSIDE: { zh: '岗位的范围超出您的管理范围', en: 'The scope of the post lies outside your own' },
  POST_ROLE_FOR_KIND: {
    zh: '“外部程序”岗位只能给外部程序，外部程序也只能有这一种岗位',
    en: 'The role PROGRAM is for programs, and programs have no other',
  },
  POST_PERIOD: { zh: '结束日期不能早于开始日期', en: 'The last day cannot be before the first' },
  POST_ALREADY: { zh: '该人员在这段时间已有同样的岗位', en: 'The person already holds this post in that time' },
  POST_OVER: { zh: '岗位已经结束', en: 'The post is over already' },
  TOKEN_EXPIRY: { zh: '令牌有效期应在明天至一年之内', en: 'A token lasts from tomorrow to a year at most' },
  TOKEN_PERMISSION: { zh: '其中有系统里没有的权限，请照权限表填写', en: 'One of these is no permission: use the names of the table' },
  TOKEN_NO_POST: { zh: '该程序没有有效的岗位', en: 'This program has no valid post' },
  CALENDAR_DAYS: {
    zh: '放假安排有误：应只含当年及上年12月下旬的日期，不能重复，不能为空',
    en: 'The notice may name days of its year and the last days of the December before, each once',
  },
  CALENDAR_SIDE: { zh: '{date} 不是周末，不能列为补班日', en: '{date} is no weekend and cannot be a make-up day' },
  QUERY_WRONG: {
    zh: '编号或查询码不对，请对照回执单再输一次；仍查不到，请拨打服务电话',
    en: 'Number or query code is wrong: compare it with the slip and try again; if it still fails, phone the service',
  },
  QUERY_LIMITED: {
    zh: '输错的次数太多，请等 {minutes} 分钟再试，或拨打服务电话',
    en: 'Too many wrong tries: wait {minutes} minutes, or phone the service',
  },
  SETUP_LINK: { zh: '链接无效、已使用或已过期，请重新生成', en: 'The link is not valid, was used or is too old: make a new one' },
  SETUP_DONE: { zh: '系统已有管理员，不能再次初始化', en: 'There is an administrator already' },
  SETUP_COUNTY_CODE: { zh: '县级代码为12位数字，后6位为0', en: 'The code of a county has 12 digits, the last six are 0' },
});

type IdentityMessages = typeof IDENTITY_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends IdentityMessages {}
  }
}
