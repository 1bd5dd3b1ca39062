import type { LocalDate } from '@app/kernel';
import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar, OrderInputOf, resultUnion } from '@app/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AppealRefused } from '../appeals.errors';
import type * as w from '../domain/appeal.words';
import type { DeskList, UnitList } from '../domain/desk.words';
import { APPEAL_ORDER_FIELDS, DISPATCH_ORDER_FIELDS } from '../persistence/appeal.lists';
import * as e from './appeal.enums';
import {
  AppealAttachment,
  AppealConfirmation,
  AppealDispatch,
  AppealHistoryEvent,
  AppealReplied,
  AppealRequested,
  AppealSlip,
  DueDay,
  OwnAppealStep,
} from './appeal.parts';

const date = { nullable: true } as const;

/** What a line of the ledger and the page of one appeal have in common. */
@ObjectType({ isAbstract: true })
abstract class AppealFields {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => String, { description: '编号。Permanent number: SQ-area-year-serial.' }) readonly number!: string;
  @Field(() => IdScalar, { nullable: true, description: 'The firm, when it is in the register.' }) readonly enterpriseId!: string | null;
  @Field(() => String, { description: '企业。Name of the firm when it registered, or the description of an unregistered one.' })
  readonly firmName!: string;
  @Field(() => String, { nullable: true, description: '联系人。' }) readonly contactName!: string | null;
  @Field(() => String, { nullable: true, description: '联系电话（已脱敏）。Masked; see revealAppealContact.' }) readonly contactPhone!:
    string | null;
  @Field(() => String, { description: '标题。' }) readonly title!: string;
  @Field(() => String, { description: "诉求内容。The firm's own words." }) readonly description!: string;
  @Field(() => e.AppealSourceEnum, { description: '来源。' }) readonly source!: w.AppealSource;
  @Field(() => String, { nullable: true, description: '来源编号。Number in the system it came from.' }) readonly sourceNo!: string | null;
  @Field(() => e.AppealCategoryEnum, { nullable: true, description: '类别。' }) readonly category!: w.AppealCategory | null;
  @Field(() => e.ComplexityEnum, { nullable: true, description: '复杂程度。' }) readonly complexity!: w.Complexity | null;
  @Field(() => e.AppealStateEnum, { description: '状态。' }) readonly state!: w.AppealState;
  @Field(() => e.OutcomeEnum, { nullable: true, description: '结果。Of the last reply.' }) readonly outcome!: w.Outcome | null;
  @Field(() => LocalDateScalar, { description: '挂号日期。' }) readonly registeredOn!: LocalDate;
  @Field(() => String, { nullable: true, description: '挂号时间。Local time of day HH:mm, when known.' }) readonly registeredTime!:
    string | null;
  @Field(() => IdScalar, { description: 'The area that owns it.' }) readonly unitId!: string;
  @Field(() => String, { description: 'Name of the area that owns it.' }) readonly unitName!: string;
  @Field(() => String, { nullable: true, description: '主办单位。The unit that leads now.' }) readonly leadUnitName!: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'The visit it came out of.' }) readonly visitId!: string | null;
  @Field(() => IdScalar, { nullable: true, description: '主件。The appeal it was merged into.' }) readonly mergedInto!: string | null;
  @Field(() => LocalDateScalar, { ...date, description: '销号日期。' }) readonly closedOn!: LocalDate | null;
  @Field(() => Int, { description: '退回重办次数。' }) readonly reworkCount!: number;
  @Field(() => LocalDateScalar, { description: 'Date of the last act; the next cannot be before it.' }) readonly lastActOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: '受理期限。' }) readonly acceptanceDueOn!: LocalDate;
  @Field(() => LocalDateScalar, { ...date, description: '首次联系期限。' }) readonly firstContactDueOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...date, description: '起算日。Day 0 of the handling, which does not count.' })
  readonly handlingDay0!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...date, description: '原办理期限。' }) readonly originalDueOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...date, description: '现办理期限。Extensions included; the day ends at 24:00.' })
  readonly dueOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...date, description: '回访期限。For the first attempt.' }) readonly callbackDueOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...date, description: 'The date the light measures; null when no clock runs.' })
  readonly measuredDueOn!: LocalDate | null;
  @Field(() => e.LightEnum, { nullable: true, description: '灯。Null when no clock runs.' }) readonly light!: w.Light | null;
  @Field(() => Int, { nullable: true, description: '剩余工作日。Negative is overdue.' }) readonly workingDaysLeft!: number | null;
  @Field(() => Int, { description: 'Goes up with every act; send it back to be sure that nobody was faster.' }) readonly version!: number;
  @Field(() => DateTimeScalar, { description: 'When it was entered.' }) readonly recordedAt!: Date;
}

@ObjectType({ description: '最新进展。The last entry in the history of an appeal.' })
export class AppealLatest {
  @Field(() => LocalDateScalar, { description: '日期。' }) readonly occurredOn!: LocalDate;
  @Field(() => e.AppealActionEnum, { description: 'What was done.' }) readonly action!: w.AppealAction;
  @Field(() => String, { nullable: true, description: 'What was said: words, the reply, or the reason.' }) readonly text!: string | null;
}

@ObjectType({ description: '回访。The last confirmation, as a line of the ledger shows it.' })
export class AppealLastConfirmation {
  @Field(() => LocalDateScalar, { description: '日期。' }) readonly occurredOn!: LocalDate;
  @Field(() => e.ConfirmationClassEnum, { description: '独立性。A to C count.' }) readonly class!: w.ConfirmationClass;
  @Field(() => e.SolvedAnswerEnum, { description: '是否解决。' }) readonly solved!: w.SolvedAnswer;
  @Field(() => e.SatisfactionEnum, { nullable: true, description: '满意度。Null when the firm did not rate.' })
  readonly satisfaction!: w.Satisfaction | null;
  @Field(() => String, { nullable: true, description: '回访人。Null when the firm itself answered.' }) readonly personName!: string | null;
  @Field(() => String, { nullable: true, description: '回访单位。' }) readonly unitName!: string | null;
}

@ObjectType({ description: '诉求台账的一行。A line of the ledger of appeals.' })
export class AppealSummary extends AppealFields {
  @Field(() => [String], { description: '协办单位。Those that help now.' }) readonly assistingUnitNames!: readonly string[];
  @Field(() => String, { nullable: true, description: '责任人。Of the leading unit, who acted last; null until it acted.' })
  readonly handlerName!: string | null;
  @Field(() => LocalDateScalar, { ...date, description: '交办日期。To the unit that leads now.' }) readonly dispatchedOn!: LocalDate | null;
  @Field(() => String, { nullable: true, description: 'Number of the appeal it was merged into.' }) readonly mainNumber!: string | null;
  @Field(() => AppealLatest, { nullable: true, description: '最新进展。' }) readonly latest!: AppealLatest | null;
  @Field(() => AppealLastConfirmation, { nullable: true, description: '回访。' }) readonly confirmation!: AppealLastConfirmation | null;
}

@ObjectType({ description: '进展。One dated entry in the history of an appeal, as the ledger on paper shows it.' })
export class AppealEntry extends AppealLatest {
  @Field(() => String, { nullable: true, description: 'The unit that acted; null for the firm and the system.' }) readonly unitName!:
    string | null;
}

@ObjectType({ description: '佐证。What the last reply is proven by.' })
export class AppealEvidence {
  @Field(() => e.EvidenceKindEnum, { description: '佐证方式。' }) readonly kind!: w.EvidenceKind;
  @Field(() => String, { nullable: true, description: 'Its number or note; null for a file.' }) readonly note!: string | null;
}

@ObjectType({
  description: '纸质台账的一行。A line of the ledger as it is printed and signed: what the office’s own table asks for besides.',
})
export class AppealOnPaper extends AppealSummary {
  @Field(() => String, { nullable: true, description: '统一社会信用代码。Null for a firm without one or outside the register.' })
  readonly creditCode!: string | null;
  @Field(() => [AppealEntry], { description: '进展情况。Every entry with its day, oldest first.' })
  readonly entries!: readonly AppealEntry[];
  @Field(() => LocalDateScalar, { ...date, description: '办结日期。Day of the last reply to the firm.' })
  readonly repliedOn!: LocalDate | null;
  @Field(() => String, { nullable: true, description: '销号审批人。Who signed the last closing.' }) readonly closedByName!: string | null;
  @Field(() => AppealEvidence, { nullable: true, description: '佐证材料。Of the last reply.' }) readonly evidence!: AppealEvidence | null;
}

@ObjectType({ description: '今天要办的一项。How many appeals wait in one list of the desk.' })
export class DeskCount {
  @Field(() => e.DeskListEnum, { description: 'The list.' }) readonly list!: DeskList;
  @Field(() => Int, { description: '件数。As many rows as `appeals` has under this list and unit.' }) readonly count!: number;
}

@ObjectType({ description: '承办单位要办的一项。' })
export class UnitCount {
  @Field(() => e.UnitListEnum, { description: 'The list.' }) readonly list!: UnitList;
  @Field(() => Int, { description: '件数。As many rows as `dispatches` has under this list.' }) readonly count!: number;
}

@ObjectType({ description: '企业诉求。An appeal with its whole history.' })
export class Appeal extends AppealFields {
  @Field(() => String, { nullable: true, description: 'Number of the appeal it was merged into.' }) readonly mainNumber!: string | null;
  @Field(() => Boolean, { description: 'A calendar that is not yet published may still move the due date.' })
  readonly dueIsProvisional!: boolean;
  @Field(() => [e.AppealActionEnum], { description: 'What you may do with it now, from the one table.' })
  readonly availableActions!: readonly w.AppealAction[];
  @Field(() => [DueDay], { description: '期限推算。Day by day from day 0 to the due date, and why each counts or not.' })
  readonly explainDue!: readonly DueDay[];
  @Field(() => [AppealHistoryEvent], { description: '办理过程。Oldest first.' }) readonly history!: readonly AppealHistoryEvent[];
  @Field(() => [AppealDispatch], { description: '交办。As far as you may see them: a handling unit sees its own.' })
  readonly dispatches!: readonly AppealDispatch[];
  @Field(() => [AppealReplied], { description: '答复。' }) readonly replies!: readonly AppealReplied[];
  @Field(() => [AppealConfirmation], { description: '回访确认。' }) readonly confirmations!: readonly AppealConfirmation[];
  @Field(() => [AppealRequested], { description: '申请。' }) readonly requests!: readonly AppealRequested[];
  @Field(() => String, {
    nullable: true,
    description: '查询码。Always null: staff do not read what proves the firm; see printQuerySlip.',
    deprecationReason: 'Staff print it: printQuerySlip.',
  })
  readonly queryCode!: string | null;
  @Field(() => [AppealSlip], { description: '打印过的查询单。Oldest first.' }) readonly slips!: readonly AppealSlip[];
  @Field(() => [AppealAttachment], { description: '附件。' }) readonly files!: readonly AppealAttachment[];
}

@ObjectType({ description: '本企业的诉求。An appeal as the firm itself sees it.' })
export class OwnAppeal {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => String, { description: '编号。' }) readonly number!: string;
  @Field(() => String, { description: '标题。' }) readonly title!: string;
  @Field(() => String, { description: '诉求内容。' }) readonly description!: string;
  @Field(() => e.AppealCategoryEnum, { nullable: true, description: '类别。' }) readonly category!: w.AppealCategory | null;
  @Field(() => e.AppealStateEnum, { description: '状态。' }) readonly state!: w.AppealState;
  @Field(() => e.OutcomeEnum, { nullable: true, description: '结果。' }) readonly outcome!: w.Outcome | null;
  @Field(() => LocalDateScalar, { description: '挂号日期。' }) readonly registeredOn!: LocalDate;
  @Field(() => String, { description: 'The area that takes care of it.' }) readonly unitName!: string;
  @Field(() => String, { nullable: true, description: '主办单位。' }) readonly leadUnitName!: string | null;
  @Field(() => LocalDateScalar, { ...date, description: '原办理期限。' }) readonly originalDueOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...date, description: '现办理期限。' }) readonly dueOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...date, description: '销号日期。' }) readonly closedOn!: LocalDate | null;
  @Field(() => Int, { description: '退回重办次数。' }) readonly reworkCount!: number;
  @Field(() => Int, { description: 'Goes up with every act.' }) readonly version!: number;
  @Field(() => [e.AppealActionEnum], { description: 'What the firm may do now.' }) readonly availableActions!: readonly w.AppealAction[];
  @Field(() => [AppealReplied], { description: '答复。' }) readonly replies!: readonly AppealReplied[];
  @Field(() => [AppealConfirmation], { description: '回访确认。' }) readonly confirmations!: readonly AppealConfirmation[];
  @Field(() => String, { description: '企业。' }) readonly firmName!: string;
  @Field(() => LocalDateScalar, { ...date, description: '下一步期限。The date the light measures; null when no clock runs.' })
  readonly measuredDueOn!: LocalDate | null;
  @Field(() => e.LightEnum, { nullable: true, description: '灯。Null when no clock runs.' }) readonly light!: w.Light | null;
  @Field(() => Int, { nullable: true, description: '剩余工作日。Negative is overdue.' }) readonly workingDaysLeft!: number | null;
  @Field(() => [OwnAppealStep], { description: '时间轴。Oldest first.' }) readonly timeline!: readonly OwnAppealStep[];
  @Field(() => LocalDateScalar, {
    ...date,
    description: '可重新提出的最后一天。Last day on which the firm may reopen it; null while it is open.',
  })
  readonly reopenUntil!: LocalDate | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '可修改评价至。Until when the last rating may be replaced or withdrawn.' })
  readonly retractableUntil!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: '查询码。With the number it opens this one appeal without a card. A new slip from the office ends it.',
  })
  readonly queryCode!: string | null;
  @Field(() => [AppealAttachment], { description: '附件。' }) readonly files!: readonly AppealAttachment[];
}

@ObjectType({ description: '交办给本单位的诉求。A line of a handling unit: its own row, with a snapshot of the appeal.' })
export class DispatchLine {
  @Field(() => IdScalar, { description: 'Id of the dispatch.' }) readonly id!: string;
  @Field(() => IdScalar, { description: 'The appeal.' }) readonly appealId!: string;
  @Field(() => String, { description: '编号。' }) readonly appealNumber!: string;
  @Field(() => String, { description: '标题。' }) readonly appealTitle!: string;
  @Field(() => String, { description: '企业。' }) readonly firmName!: string;
  @Field(() => IdScalar, { description: 'The unit that handles.' }) readonly unitId!: string;
  @Field(() => String, { description: 'Its name.' }) readonly unitName!: string;
  @Field(() => e.DispatchPartEnum, { description: '主办或协办。' }) readonly part!: w.DispatchPart;
  @Field(() => e.DispatchFormEnum, { description: '形式。' }) readonly form!: w.DispatchForm;
  @Field(() => e.DispatchStateEnum, { description: '状态。' }) readonly state!: w.DispatchState;
  @Field(() => Int, { description: '第几轮。' }) readonly round!: number;
  @Field(() => String, { description: '交办意见。' }) readonly instructions!: string;
  @Field(() => LocalDateScalar, { description: '交办日期。' }) readonly dispatchedOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: '期限。' }) readonly dueOn!: LocalDate;
  @Field(() => LocalDateScalar, { ...date, description: '签收日期。' }) readonly acknowledgedOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...date, description: '答复日期。' }) readonly repliedOn!: LocalDate | null;
  @Field(() => e.LightEnum, { nullable: true, description: '灯。Null when nothing is waited for.' }) readonly light!: w.Light | null;
  @Field(() => Int, { nullable: true, description: '剩余工作日。Negative is overdue.' }) readonly workingDaysLeft!: number | null;
}

@ObjectType({ description: '完整联系方式。An unmasked contact; that it was shown is in the audit.' })
export class AppealContact {
  @Field(() => String, { nullable: true, description: '联系人。' }) readonly contactName!: string | null;
  @Field(() => String, { nullable: true, description: '联系电话。' }) readonly contactPhone!: string | null;
}

export const AppealConnection = ConnectionOf(AppealSummary, 'AppealSummary');
export const AppealOnPaperConnection = ConnectionOf(AppealOnPaper, 'AppealOnPaper');
export const AppealOrder = OrderInputOf('Appeal', APPEAL_ORDER_FIELDS);
export const DispatchOrder = OrderInputOf('Dispatch', DISPATCH_ORDER_FIELDS);
export const OwnAppealConnection = ConnectionOf(OwnAppeal, 'OwnAppeal');
export const DispatchConnection = ConnectionOf(DispatchLine, 'DispatchLine');

/** The one result of every act on an appeal. */
export const AppealResult = resultUnion(
  'AppealResult',
  'The appeal as it is after the act, or why the act was refused.',
  Appeal,
  AppealRefused,
);

export const OwnAppealResult = resultUnion(
  'OwnAppealResult',
  "The firm's own appeal after the act, or why the act was refused.",
  OwnAppeal,
  AppealRefused,
);

@ObjectType({ description: '打印出来的查询单。For the envelope: staff never read the code again.' })
export class QuerySlip {
  @Field(() => IdScalar, { description: 'The appeal.' }) readonly appealId!: string;
  @Field(() => String, { description: '编号。' }) readonly number!: string;
  @Field(() => String, { description: '企业。' }) readonly firmName!: string;
  @Field(() => String, { description: '标题。' }) readonly title!: string;
  @Field(() => String, { nullable: true, description: '查询码。Given once: null when the same request comes again.' })
  readonly code!: string | null;
}
