import { registerEnumType } from '@nestjs/graphql';
import * as words from '../domain/financing.words';

function enumOf<T extends string>(
  name: string,
  description: string,
  values: readonly T[],
  chinese: Readonly<Record<T, string>>,
): Readonly<Record<T, T>> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
  registerEnumType(object, {
    name,
    description,
    valuesMap: Object.fromEntries(values.map((v) => [v, { description: chinese[v] }])) as Record<T, { description: string }>,
  });
  return object;
}

export const DemandRoutes = enumOf('DemandRoute', '对接途径。How firm and bank came together.', words.DEMAND_ROUTES, {
  MECHANISM: '推荐清单（小微企业融资协调工作机制，2024-10-28 起）',
  MATCHING_EVENT: '银企对接会',
  OWN: '自行申贷',
});
export const DemandStages = enumOf('DemandStage', '进展。Where a demand stands, derived from its records.', words.DEMAND_STAGES, {
  IDENTIFIED: '已摸排，未推送',
  MATCHED: '已推送银行',
  GRANTED: '已授信，待企业选择',
  ACCEPTED: '已接受授信，未放款',
  DISBURSED: '已放款',
  NOT_GRANTED: '未授信',
  VOIDED: '已作废',
});
export const OfferDecisions = enumOf('OfferDecisionKind', "银行决定。The bank's decision.", words.OFFER_DECISIONS, {
  GRANTED: '已授信',
  REFUSED: '未授信',
  FIRM_WITHDREW: '企业放弃',
  DONE_ELSEWHERE: '已在他行办理',
  UNREACHABLE: '联系不上',
});
export const GuaranteeEnum = enumOf('Guarantee', '担保方式。How the credit is secured.', words.GUARANTEES, {
  CREDIT: '信用',
  MORTGAGE: '抵押',
  GUARANTEE: '保证',
  PLEDGE: '质押',
  MIXED: '组合',
});
export const RefusalReasons = enumOf(
  'RefusalReason',
  '未授信原因。A reason that tells nothing of what the bank knows of its client.',
  words.REFUSAL_REASONS,
  {
    NOT_ELIGIBLE: '暂不符合准入条件',
    NO_FIXED_PREMISES: '固定经营场所未通过',
    PURPOSE_MISMATCH: '贷款用途不符',
    SECURITY_INSUFFICIENT: '担保条件不足',
    DOCUMENTS_INCOMPLETE: '资料不全',
    DEMAND_NOT_GENUINE: '融资需求不实',
    OTHER: '其他',
  },
);
export const OfferAnswers = enumOf('OfferAnswerKind', "企业选择。The firm's answer to a credit.", words.OFFER_ANSWERS, {
  ACCEPTED: '接受',
  DECLINED: '不接受',
});
export const DisbursementKinds = enumOf('DisbursementKind', '业务种类。What kind of payment it is.', words.DISBURSEMENT_KINDS, {
  NEW: '新增',
  RENEWAL: '续贷',
  RENEWAL_NO_REPAY: '无还本续贷',
  EXTENSION: '展期',
});
export const ReversalReasons = enumOf('ReversalReason', '冲销原因。Why money came back.', words.REVERSAL_REASONS, {
  RETURNED: '资金退回',
  BANK_CORRECTION: '银行冲账',
  OTHER: '其他',
});
export const FinancingRecords = enumOf('FinancingRecord', '融资记录种类。Which record is voided.', words.FINANCING_RECORDS, {
  DEMAND: '融资需求',
  DECISION: '银行决定',
  ANSWER: '企业选择',
  DISBURSEMENT: '放款或冲销',
});
