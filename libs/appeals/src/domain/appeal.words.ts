/**
 * The closed lists of words an appeal is told in: code → Chinese name. The database checks the same codes
 * (migration of the appeals), the API shows them as enums with these names.
 */
export const APPEAL_STATES = {
  REGISTERED: '已挂号',
  ACCEPTED: '已受理',
  IN_PROGRESS: '办理中',
  REPLIED: '已答复（待确认）',
  CLOSED: '已销号',
  CLOSED_UNCONFIRMED: '未确认销号',
  REJECTED: '不予受理',
  MERGED: '并单',
  WITHDRAWN: '撤回',
  TRANSFERRED: '转其他途径',
  VOID: '作废',
} as const;
export type AppealState = keyof typeof APPEAL_STATES;

export const APPEAL_ACTIONS = {
  register: '挂号',
  accept: '受理',
  deemAccepted: '视为受理',
  solveOnSpot: '现场办结',
  requestRejection: '提请不予受理',
  refuseRejection: '不同意不予受理',
  reject: '不予受理',
  contact: '联系企业',
  dispatch: '交办',
  acknowledge: '签收',
  supportReply: '协办答复',
  release: '解除协办',
  requestExtension: '申请延期',
  extend: '同意延期',
  refuseExtension: '不同意延期',
  reply: '答复',
  attempt: '回访未果',
  confirm: '回访确认',
  retract: '撤回评价',
  rework: '退回重办',
  close: '销号',
  closeUnconfirmed: '未确认销号',
  reopen: '重新激活',
  merge: '并单',
  passOn: '转告主件答复',
  withdraw: '撤回',
  transfer: '转其他途径',
  void: '作废',
} as const;
export type AppealAction = keyof typeof APPEAL_ACTIONS;

export const APPEAL_SOURCES = {
  VISIT: '走访',
  ENTERPRISE: '企业自提',
  HOTLINE: '12345热线',
  SUPERIOR: '上级交办',
  MEETING: '会议',
  PETITION: '信访',
  OFFICE: '窗口',
} as const;
export type AppealSource = keyof typeof APPEAL_SOURCES;

export const APPEAL_CATEGORIES = {
  FINANCING: '融资',
  LABOUR: '用工',
  LAND: '用地',
  UTILITIES: '用电水气',
  PROCEDURES: '手续审批',
  POLICY_REDEMPTION: '政策兑现',
  ARREARS: '账款拖欠',
  LITIGATION: '涉法涉诉',
  MARKET: '市场开拓',
  LOGISTICS: '物流交通',
  INSPECTION: '执法检查',
  SECURITY: '治安',
  ENVIRONMENT: '环保',
  OTHER: '其他',
} as const;
export type AppealCategory = keyof typeof APPEAL_CATEGORIES;

export const COMPLEXITIES = { SIMPLE: '简单或咨询', ORDINARY: '一般', SEVERAL_UNITS: '多部门', COMPLEX: '复杂' } as const;
export type Complexity = keyof typeof COMPLEXITIES;

export const OUTCOMES = { SOLVED: '已解决', PARTLY: '部分解决', EXPLAINED: '已解释', NOT_SUPPORTED: '依法不予支持' } as const;
export type Outcome = keyof typeof OUTCOMES;

export const EVIDENCE_KINDS = { FILE: '文件', NUMBER: '文号', NOTE: '说明', NONE: '无需佐证（咨询）' } as const;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

export const DISPATCH_PARTS = { LEAD: '主办', SUPPORT: '协办' } as const;
export type DispatchPart = keyof typeof DISPATCH_PARTS;

export const DISPATCH_FORMS = { ORDER: '交办', LETTER: '协调函', UPWARD: '提请县级' } as const;
export type DispatchForm = keyof typeof DISPATCH_FORMS;

export const DISPATCH_STATES = {
  SENT: '已派',
  ACKNOWLEDGED: '已签收',
  REPLIED: '已答复',
  REASSIGNED: '已改派',
  RELEASED: '已解除',
} as const;
export type DispatchState = keyof typeof DISPATCH_STATES;

export const CONFIRMATION_CLASSES = { A: '企业本人', B: '另一单位回访', C: '签字回执', D: '本办公室' } as const;
export type ConfirmationClass = keyof typeof CONFIRMATION_CLASSES;

/** What speaks against a word of the firm's being its own (app.own_proof). */
export const PROOF_DOUBTS = {
  STAFF_BROWSER: '来自工作人员登录过的浏览器',
  STAFF_PROOF: '挂号后工作人员发过卡或打印过查询单',
  NO_BROWSER: '看不出是哪台设备',
  STAFF_ADDRESS: '来自工作人员半天内用过的网络',
  SOON: '答复后不到十分钟',
  MANY_FIRMS: '同一台设备替多家企业确认',
} as const;
export type ProofDoubt = keyof typeof PROOF_DOUBTS;

/** By what the firm showed that it is the firm. */
export const PROOF_KINDS = { CARD: '企业卡', QUERY_CODE: '编号和查询码' } as const;
export type ProofKind = keyof typeof PROOF_KINDS;

export const SOLVED_ANSWERS = { YES: '解决了', NO: '没有解决', PARTLY: '部分解决' } as const;
export type SolvedAnswer = keyof typeof SOLVED_ANSWERS;

export const SATISFACTIONS = {
  VERY_SATISFIED: '非常满意',
  SATISFIED: '满意',
  BASICALLY_SATISFIED: '基本满意',
  DISSATISFIED: '不满意',
  VERY_DISSATISFIED: '非常不满意',
} as const;
export type Satisfaction = keyof typeof SATISFACTIONS;

export const REQUEST_KINDS = { REJECTION: '不予受理', EXTENSION: '延期' } as const;
export type RequestKind = keyof typeof REQUEST_KINDS;
export const REQUEST_STATES = { PENDING: '待批', APPROVED: '同意', REFUSED: '不同意', LAPSED: '失效' } as const;
export type RequestState = keyof typeof REQUEST_STATES;

export const REJECTION_REASONS = {
  NOT_A_MATTER: '不属于涉企诉求',
  OUT_OF_COMPETENCE: '不属于本级职权',
  STATUTORY_WAY: '应走复议、诉讼、仲裁或信访等法定途径',
  ALREADY_CONCLUDED: '已有生效结论',
  NO_FACTS: '无具体事实且无法联系',
} as const;
export type RejectionReason = keyof typeof REJECTION_REASONS;

export const WITHDRAWAL_REASONS = {
  SOLVED_BY_FIRM: '企业自行解决',
  NO_LONGER_NEEDED: '情况变化，不再需要',
  OTHER_WAY: '改走其他途径',
  REGISTERED_BY_MISTAKE: '误报',
  REPEATED: '重复提出',
} as const;
export type WithdrawalReason = keyof typeof WITHDRAWAL_REASONS;

export const CONTACT_CHANNELS = { PHONE: '电话', VISIT: '上门', MESSAGE: '短信或微信', PAPER: '书面' } as const;
export type ContactChannel = keyof typeof CONTACT_CHANNELS;
export const ATTEMPT_RESULTS = {
  NOT_ANSWERED: '未接通',
  NUMBER_INVALID: '号码无效',
  NOBODY_THERE: '无人',
  ASKED_LATER: '约改日',
  REACHED: '已联系上',
} as const;
export type AttemptResult = keyof typeof ATTEMPT_RESULTS;

export const LIGHTS = { GREEN: '绿灯', YELLOW: '黄灯：最多还剩1个工作日', RED: '红灯：已超期' } as const;
export type Light = keyof typeof LIGHTS;

export const keysOf = <K extends string>(words: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(words) as K[];
