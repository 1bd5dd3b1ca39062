import { registerEnumType } from '@nestjs/graphql';
import * as words from '../domain/appeal.words';
import * as desk from '../domain/desk.words';

type Codes<K extends string> = Readonly<{ [P in K]: P }>;

/** An enum of the API from a closed list of words: its codes, described by their Chinese names. */
function enumOf<K extends string>(name: string, description: string, list: Readonly<Record<K, string>>): Codes<K> {
  const keys = words.keysOf(list);
  const codes = Object.fromEntries(keys.map((key) => [key, key])) as Codes<K>;
  const described = Object.fromEntries(keys.map((key) => [key, { description: list[key] }])) as Record<K, { description: string }>;
  registerEnumType(codes, { name, description, valuesMap: described });
  return codes;
}

export const AppealStateEnum = enumOf('AppealState', '诉求状态。Where an appeal stands.', words.APPEAL_STATES);
export const AppealActionEnum = enumOf('AppealAction', '诉求动作。An act on an appeal.', words.APPEAL_ACTIONS);
export const AppealSourceEnum = enumOf('AppealSource', '诉求来源。How an appeal came in.', words.APPEAL_SOURCES);
export const AppealCategoryEnum = enumOf('AppealCategory', '诉求类别。What an appeal is about.', words.APPEAL_CATEGORIES);
export const ComplexityEnum = enumOf('AppealComplexity', '复杂程度。Decides the handling limit.', words.COMPLEXITIES);
export const OutcomeEnum = enumOf('AppealOutcome', '办理结果。What came of an appeal.', words.OUTCOMES);
export const EvidenceKindEnum = enumOf('EvidenceKind', '佐证方式。What a reply is proven by.', words.EVIDENCE_KINDS);
/** The rows keep SUPPORT, the code of 协办 before the API called it assisting. */
export const DispatchPartEnum = { LEAD: 'LEAD', ASSISTING: 'SUPPORT' } as const satisfies Readonly<Record<string, words.DispatchPart>>;
registerEnumType(DispatchPartEnum, {
  name: 'DispatchPart',
  description: '主办或协办。The part a unit takes.',
  valuesMap: { LEAD: { description: words.DISPATCH_PARTS.LEAD }, ASSISTING: { description: words.DISPATCH_PARTS.SUPPORT } },
});
export const DispatchFormEnum = enumOf('DispatchForm', '交办形式。How a unit was asked.', words.DISPATCH_FORMS);
export const DispatchStateEnum = enumOf('DispatchState', '交办状态。How far a unit is.', words.DISPATCH_STATES);
export const ConfirmationClassEnum = enumOf(
  'ConfirmationClass',
  '回访独立性。Who heard the firm; A to C count as confirmed.',
  words.CONFIRMATION_CLASSES,
);
export const ProofDoubtEnum = enumOf('ProofDoubt', '疑点。What speaks against the firm itself having said it.', words.PROOF_DOUBTS);
export const ProofKindEnum = enumOf('ProofKind', '凭什么确认。How the firm showed that it is the firm.', words.PROOF_KINDS);
export const SolvedAnswerEnum = enumOf('SolvedAnswer', '是否解决。What the firm says.', words.SOLVED_ANSWERS);
export const SatisfactionEnum = enumOf('Satisfaction', '满意度。Five words of the firm.', words.SATISFACTIONS);
export const RequestKindEnum = enumOf('AppealRequestKind', '申请种类。What is asked for.', words.REQUEST_KINDS);
export const RequestStateEnum = enumOf('AppealRequestState', '申请状态。What became of a request.', words.REQUEST_STATES);
export const RejectionReasonEnum = enumOf('RejectionReason', '不予受理的原因。Why an appeal is not accepted.', words.REJECTION_REASONS);
export const WithdrawalReasonEnum = enumOf('WithdrawalReason', '撤回的原因。Why the firm takes it back.', words.WITHDRAWAL_REASONS);
export const ContactChannelEnum = enumOf('ContactChannel', '联系方式。How the firm was contacted.', words.CONTACT_CHANNELS);
export const AttemptResultEnum = enumOf('AttemptResult', '回访结果。What came of an attempt to reach the firm.', words.ATTEMPT_RESULTS);
export const LightEnum = enumOf('AppealLight', '红黄绿灯。The light of the clock that runs.', words.LIGHTS);
export const DeskListEnum = enumOf('DeskList', '今天要办。A list of what waits on the desk.', desk.DESK_LISTS);
export const UnitListEnum = enumOf('UnitList', '承办单位要办。A list of what waits for a unit.', desk.UNIT_LISTS);
export const AppealSortEnum = enumOf('AppealSort', '台账排序。In which order the ledger comes.', desk.APPEAL_SORTS);
