/** The closed lists of financing; the tables hold the same. Chinese words stand with the enums of the API. */

/** 推荐清单 · 银企对接会 · 自行申贷 */
export const DEMAND_ROUTES = ['MECHANISM', 'MATCHING_EVENT', 'OWN'] as const;
export type DemandRoute = (typeof DEMAND_ROUTES)[number];

/** 已授信 · 未授信 · 企业放弃 · 已在他行办理 · 联系不上 */
export const OFFER_DECISIONS = ['GRANTED', 'REFUSED', 'FIRM_WITHDREW', 'DONE_ELSEWHERE', 'UNREACHABLE'] as const;
export type OfferDecisionKind = (typeof OFFER_DECISIONS)[number];

/** 信用 · 抵押 · 保证 · 质押 · 组合 */
export const GUARANTEES = ['CREDIT', 'MORTGAGE', 'GUARANTEE', 'PLEDGE', 'MIXED'] as const;
export type Guarantee = (typeof GUARANTEES)[number];

/** Reasons that a bank may give without telling what it knows of its client. */
export const REFUSAL_REASONS = [
  'NOT_ELIGIBLE',
  'NO_FIXED_PREMISES',
  'PURPOSE_MISMATCH',
  'SECURITY_INSUFFICIENT',
  'DOCUMENTS_INCOMPLETE',
  'DEMAND_NOT_GENUINE',
  'OTHER',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const OFFER_ANSWERS = ['ACCEPTED', 'DECLINED'] as const;
export type OfferAnswerKind = (typeof OFFER_ANSWERS)[number];

/** 新增 · 续贷 · 无还本续贷 · 展期 */
export const DISBURSEMENT_KINDS = ['NEW', 'RENEWAL', 'RENEWAL_NO_REPAY', 'EXTENSION'] as const;
export type DisbursementKind = (typeof DISBURSEMENT_KINDS)[number];

/** Why money came back: 资金退回 · 银行冲账 · 其他 */
export const REVERSAL_REASONS = ['RETURNED', 'BANK_CORRECTION', 'OTHER'] as const;
export type ReversalReason = (typeof REVERSAL_REASONS)[number];

/** Which records can be voided. */
export const FINANCING_RECORDS = ['DEMAND', 'DECISION', 'ANSWER', 'DISBURSEMENT'] as const;
export type FinancingRecord = (typeof FINANCING_RECORDS)[number];

/** Where a demand stands, derived from its live records: 摸排 · 对接 · 已授信 · 已接受 · 已放款 · 未授信 · 作废 */
export const DEMAND_STAGES = ['IDENTIFIED', 'MATCHED', 'GRANTED', 'ACCEPTED', 'DISBURSED', 'NOT_GRANTED', 'VOIDED'] as const;
export type DemandStage = (typeof DEMAND_STAGES)[number];
