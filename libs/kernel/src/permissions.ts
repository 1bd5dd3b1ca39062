/** Where a permission belongs: the running of the installation, the business of the office, or one firm's own matters. */
export const PERMISSION_AREAS = ['ADMINISTRATION', 'BUSINESS', 'OWN_FIRM'] as const;
export type PermissionArea = (typeof PERMISSION_AREAS)[number];

/** READ changes nothing and leaves no mark; everything else is WRITE. */
export type PermissionEffect = 'READ' | 'WRITE';

interface PermissionMeaning {
  readonly area: PermissionArea;
  readonly effect: PermissionEffect;
  /** Chinese name, as the page of roles shows it. */
  readonly name: string;
  /** One line: what holding it allows. Which rows is never said here; that is the scope's matter. */
  readonly meaning: string;
}

const of = (area: PermissionArea, effect: PermissionEffect, name: string, meaning: string): PermissionMeaning => ({
  area,
  effect,
  name,
  meaning,
});
const admin = (effect: PermissionEffect, name: string, meaning: string): PermissionMeaning => of('ADMINISTRATION', effect, name, meaning);
const read = (name: string, meaning: string): PermissionMeaning => of('BUSINESS', 'READ', name, meaning);
const act = (name: string, meaning: string): PermissionMeaning => of('BUSINESS', 'WRITE', name, meaning);
const own = (effect: PermissionEffect, name: string, meaning: string): PermissionMeaning => of('OWN_FIRM', effect, name, meaning);

/** Every permission there is. An action that none of these covers does not exist. */
export const PERMISSION_TABLE = {
  'unit:read': admin('READ', '查看机构人员', 'see units, and the names and posts of the people in them'),
  'unit:manage': admin('WRITE', '管理机构', 'create, rename, merge and close units'),
  'person:manage': admin('WRITE', '管理人员', 'create people, reset their sign-in, switch them off'),
  'person:start': admin('WRITE', '发放起始卡', 'print start slips for people who only go to firms, see and withdraw their phones'),
  'post:manage': admin('WRITE', '管理岗位授权', 'give a person a post (role, unit, scope, dates) and end it'),
  'session:revoke': admin('WRITE', '强制下线', "end another person's sessions and tokens"),
  'calendar:manage': admin('WRITE', '维护工作日历', "upload the State Council's notice of a year"),
  'token:own': admin('WRITE', '管理本人令牌', 'issue and withdraw tokens bound to the present post'),
  'audit:read': admin('READ', '查看审计日志', 'read who did what and when'),
  'audit:verify': admin('READ', '校验审计链', 'check that the chain of the audit is unbroken'),

  'enterprise:read': read('查看市场主体', 'see the register, contacts masked'),
  'enterprise:create': act('新增市场主体', 'enter a firm into the register'),
  'enterprise:edit': act('修改市场主体', 'correct and complete a firm, merge doubles, move it to another unit'),
  'enterprise:override-code': act('代码核验放行', 'accept a credit code whose check digit fails, the original licence having been seen'),
  'enterprise:import': act('导入市场主体', 'import a list of firms and undo the import'),
  'enterprise:link': act('发放企业链接', "give a firm its own link or slip code for the enterprise's pages, and withdraw it"),
  'liaison:read': read('查看包联', 'see who is responsible for which firm'),
  'liaison:assign': act('安排包联', 'assign, end and hand over responsibility for firms'),
  'visit:read': read('查看走访', 'see visits and what was said'),
  'visit:log': act('登记走访', 'log a visit to one or several firms'),
  'visit:void': act('作废走访', 'void a visit with a reason: its author or the office'),
  'record:late': act('超期补录', 'enter what happened more than 30 days ago, with a reason'),
  'appeal:read': read('查看诉求', 'see appeals and their history'),
  'appeal:register': act('诉求挂号', 'register an appeal, which gives it its number'),
  'appeal:accept': act('诉求受理', 'accept an appeal or propose not to'),
  'appeal:dispatch': act('诉求交办', 'hand an appeal to units, merge it, rule on a dispute'),
  'appeal:request': act('提出申请', 'ask for an extension, a hold, a closing, or for the upper level'),
  'appeal:approve': act('审批申请', 'decide a request, within what the rank allows'),
  'appeal:handle': act('办理诉求', 'acknowledge, dispute, report progress and reply'),
  'appeal:callback': act(
    '诉求回访',
    "record the firm's confirmation and attempts to reach it; the class of independence follows from who records it",
  ),
  'appeal:close': act('诉求销号', 'close an appeal, confirmed or not'),
  'appeal:rework': act('退回重办', 'send an appeal back to be done again'),
  'appeal:reopen': act('重新激活', 'reopen a closed appeal'),
  'appeal:void': act('作废诉求', 'void an appeal with a reason; its number stays'),
  'appeal:solve-on-spot': act('现场办结', 'reply at once to an appeal that was solved or explained on the spot'),
  'contact:reveal': act('查看完整联系方式', 'see an unmasked contact, with a reason, which is written into the audit'),
  'financing:read': read('查看融资', 'see demands, lists, bank offers and disbursements'),
  'financing:demand': act('登记融资需求', 'record and change a demand for financing'),
  'financing:dispatch': act('推送银行', 'put a demand on the lists and send it to a bank'),
  'financing:decide': act('登记银行决定', "record a bank's decision"),
  'financing:accept': act('登记企业选择', "record the firm's answer to an offer"),
  'financing:disburse': act('登记放款', 'record money paid out'),
  'financing:void': act('冲销融资记录', 'void or reverse a record of financing with a reason'),
  'campaign:read': read('查看专项行动', 'see campaigns and their lists'),
  'campaign:manage': act('管理专项行动', 'open campaigns and freeze new versions of their lists'),
  'figure:read': read('查看统计', 'see figures, and the rows behind them as far as the scope goes'),
  'job:read': admin('READ', '查看后台任务', 'see how imports, exports and reports of the present post are getting on'),

  'own:read': own('READ', '查看本企业', "see the firm's own record, matters and answers"),
  'own:submit': own('WRITE', '提出诉求', 'hand in an appeal or a demand of the firm'),
  'own:confirm': own('WRITE', '确认评价', 'confirm replies, and rate them'),
  'own:confirm-visit': own('WRITE', '确认走访', 'say whether a visit to the firm took place'),
  'own:service': own('READ', '查看服务人员', 'see who is responsible for the firm, with their work phones, and its visits'),
  'own:reopen': own('WRITE', '重新提出', 'reopen a closed matter of the firm within 30 days'),
} as const satisfies Record<string, PermissionMeaning>;

export type Permission = keyof typeof PERMISSION_TABLE;

export const PERMISSIONS = Object.keys(PERMISSION_TABLE) as readonly Permission[];

export const isPermission = (text: string): text is Permission => Object.hasOwn(PERMISSION_TABLE, text);

export const isReading = (permission: Permission): boolean => PERMISSION_TABLE[permission].effect === 'READ';
