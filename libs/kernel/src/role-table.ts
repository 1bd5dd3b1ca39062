import { PERMISSION_TABLE, PERMISSIONS, type Permission } from './permissions';

/** Roles a person may hold by a post: the closed list. */
export const POST_ROLES = [
  'CADRE',
  'VILLAGE_LIAISON',
  'OFFICE_CLERK',
  'OFFICE_HEAD',
  'CALLBACK_OFFICER',
  'HANDLER',
  'UNIT_HEAD',
  'DIVISION_LEADER',
  'CHIEF_LEADER',
  'COUNTY_OFFICE',
  'COUNTY_LEADER',
  'BANK_OFFICER',
  'COUNSEL',
  'AUDITOR',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
] as const;
export type PostRole = (typeof POST_ROLES)[number];

/** Principals that are no people: a firm's own link, whoever holds number and query code of one appeal, and another program such as the 12345 hotline. */
export const PRINCIPAL_ROLES = ['ENTERPRISE_LINK', 'APPEAL_TRACKER', 'PROGRAM'] as const;
export type PrincipalRole = (typeof PRINCIPAL_ROLES)[number];

export type Role = PostRole | PrincipalRole;
export const ROLES: readonly Role[] = [...POST_ROLES, ...PRINCIPAL_ROLES];

export interface RoleRow {
  /** Chinese name. */
  readonly name: string;
  /** One plain Chinese line for the page of posts. */
  readonly description: string;
  readonly permissions: readonly Permission[];
}

/** Sees all business of the scope. The scope, not the role, says whether that is a unit, a town or the county. */
const readsBusiness = PERMISSIONS.filter((key) => PERMISSION_TABLE[key].area === 'BUSINESS' && PERMISSION_TABLE[key].effect === 'READ');

const leader: readonly Permission[] = ['unit:read', 'job:read', ...readsBusiness, 'appeal:approve', 'appeal:close', 'appeal:reopen'];

const handler: readonly Permission[] = ['unit:read', 'enterprise:read', 'appeal:read', 'appeal:handle', 'appeal:request', 'contact:reveal'];

/**
 * Who may do what. Which rows is decided apart, by the scope of the post; what is forbidden for one matter (closing what
 * one handled, calling back within one's own office) by the rules of that matter.
 *
 * The three administrative powers are apart: SYSTEM_ADMIN makes units and people but gives nobody a right; SECURITY_ADMIN
 * gives rights (posts) to people who exist but makes none; AUDITOR reads what both did and changes nothing. Giving
 * 'post:manage' to SYSTEM_ADMIN as well would let one person make a puppet, hand it the clerk's post and read the whole
 * business, so it is not given. A new installation can still be set up by one person: the first administrator is
 * given both posts (FIRST_ADMINISTRATOR_ROLES), each session is bound to one of them, both are dated and audited, and the
 * second is handed over once there is somebody to take it.
 */
export const ROLE_TABLE: Readonly<Record<Role, RoleRow>> = {
  CADRE: {
    name: '包联干部',
    description: '走访企业，登记走访和诉求，现场能办的当场办',
    permissions: [
      'unit:read',
      'enterprise:read',
      'enterprise:link',
      'liaison:read',
      'visit:read',
      'visit:log',
      'visit:void',
      'appeal:read',
      'appeal:register',
      'appeal:solve-on-spot',
      'contact:reveal',
      'financing:read',
      'financing:demand',
      'campaign:read',
      'figure:read',
    ],
  },
  VILLAGE_LIAISON: {
    name: '村联络员',
    description: '登记本村企业的走访和诉求',
    // An appeal of the category 融资 becomes a demand, so whoever registers must be able to record one.
    permissions: [
      'unit:read',
      'enterprise:read',
      'liaison:read',
      'visit:read',
      'visit:log',
      'appeal:read',
      'appeal:register',
      'financing:demand',
      'campaign:read',
    ],
  },
  OFFICE_CLERK: {
    name: '营商办专干',
    description: '受理、交办、台账、导入、包联安排和融资登记',
    // Units that answer on paper and banks that send a table are entered by the clerk: 'appeal:handle', 'financing:decide'.
    // 'appeal:callback' lets the clerk scan a signed slip (class C); a call of the clerk's own is class D and closes nothing.
    permissions: [
      'unit:read',
      'token:own',
      'job:read',
      'person:start',
      ...readsBusiness,
      'enterprise:create',
      'enterprise:edit',
      'enterprise:override-code',
      'enterprise:import',
      'enterprise:link',
      'liaison:assign',
      'visit:log',
      'visit:void',
      'record:late',
      'appeal:register',
      'appeal:accept',
      'appeal:dispatch',
      'appeal:request',
      'appeal:handle',
      'appeal:callback',
      'appeal:solve-on-spot',
      'contact:reveal',
      'financing:demand',
      'financing:dispatch',
      'financing:decide',
      'financing:accept',
      'financing:disburse',
      'financing:void',
      'campaign:manage',
    ],
  },
  OFFICE_HEAD: {
    name: '营商办主任',
    description: '审批、销号、退回重办、重新激活和作废',
    permissions: [
      'unit:read',
      'token:own',
      'job:read',
      'person:start',
      ...readsBusiness,
      'enterprise:edit',
      'enterprise:override-code',
      'liaison:assign',
      'visit:void',
      'record:late',
      'appeal:accept',
      'appeal:dispatch',
      'appeal:request',
      'appeal:approve',
      'appeal:close',
      'appeal:rework',
      'appeal:reopen',
      'appeal:void',
      'contact:reveal',
      'financing:void',
      'campaign:manage',
    ],
  },
  // 'record:late': calls of past years come in by the list of the office that called, as the rest of such a year does.
  CALLBACK_OFFICER: {
    name: '回访员',
    description: '另一单位的人员，独立回访企业并记录评价',
    permissions: ['unit:read', 'enterprise:read', 'visit:read', 'appeal:read', 'appeal:callback', 'record:late', 'contact:reveal'],
  },
  HANDLER: { name: '承办人', description: '办理交办到本单位的诉求', permissions: handler },
  UNIT_HEAD: { name: '承办单位负责人', description: '办理交办到本单位的诉求，查看本单位情况', permissions: [...handler, 'figure:read'] },
  DIVISION_LEADER: { name: '分管领导', description: '查看全部业务，审批首次延期，销号', permissions: leader },
  CHIEF_LEADER: { name: '主要领导', description: '查看全部业务，审批延期（再次延期只由主要领导批），销号', permissions: leader },
  COUNTY_OFFICE: {
    name: '县营商办',
    description: '查看全县业务，抽查回访',
    permissions: ['unit:read', 'token:own', 'job:read', ...readsBusiness, 'appeal:callback', 'contact:reveal'],
  },
  COUNTY_LEADER: { name: '县领导', description: '查看全县业务，销号', permissions: leader },
  BANK_OFFICER: {
    name: '客户经理',
    description: '查看推送到本行的融资需求，登记决定和放款',
    permissions: ['financing:read', 'financing:decide', 'financing:disburse'],
  },
  COUNSEL: { name: '律师', description: '查看交到本所的事项', permissions: ['unit:read', 'appeal:read'] },
  AUDITOR: {
    name: '审计员',
    description: '只读：审计日志和范围内全部业务',
    permissions: ['unit:read', 'audit:read', 'audit:verify', 'job:read', ...readsBusiness],
  },
  SYSTEM_ADMIN: {
    name: '系统管理员',
    description: '管理机构、人员和工作日历，看不到业务数据',
    permissions: ['unit:read', 'unit:manage', 'person:manage', 'calendar:manage', 'token:own', 'job:read'],
  },
  SECURITY_ADMIN: {
    name: '安全管理员',
    description: '授予和收回岗位，强制下线，看不到业务数据',
    permissions: ['unit:read', 'post:manage', 'session:revoke'],
  },
  ENTERPRISE_LINK: {
    name: '企业链接',
    description: '企业凭服务卡查看、提出、确认和重新提出自己的事项',
    permissions: ['own:read', 'own:submit', 'own:confirm', 'own:confirm-visit', 'own:reopen', 'own:service'],
  },
  // One appeal and nothing else: row security knows no other row for it.
  APPEAL_TRACKER: {
    name: '查询码',
    description: '凭编号和查询码查看、评价和重新提出这一件诉求',
    permissions: ['own:read', 'own:confirm', 'own:reopen'],
  },
  PROGRAM: {
    name: '外部程序',
    description: '如12345热线：转来诉求，查询办理情况和统计',
    permissions: ['enterprise:read', 'appeal:register', 'appeal:read', 'figure:read'],
  },
};
