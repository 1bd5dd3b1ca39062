import type { ActorKind, LocalDate } from '@app/kernel';
import { DateTimeScalar, IdScalar, LocalDateScalar } from '@app/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ExplainedDueDay } from '../domain/appeal.deadline';
import type { DetailValue } from '../domain/appeal.history';
import type * as w from '../domain/appeal.words';
import * as e from './appeal.enums';

const maybe = { nullable: true } as const;

const DueDayReasonEnum = {
  DAY_ZERO: 'DAY_ZERO',
  WORKDAY: 'WORKDAY',
  MAKE_UP_DAY: 'MAKE_UP_DAY',
  WEEKEND: 'WEEKEND',
  HOLIDAY: 'HOLIDAY',
  PAUSED: 'PAUSED',
  CALENDAR_DAY: 'CALENDAR_DAY',
  MOVED: 'MOVED',
  EXTENDED: 'EXTENDED',
} as const;
registerEnumType(DueDayReasonEnum, {
  name: 'DueDayReason',
  description: '为什么计入或不计入。Why a day counts or not.',
  valuesMap: {
    DAY_ZERO: { description: '起算日，不计入' },
    WORKDAY: { description: '工作日' },
    MAKE_UP_DAY: { description: '调休上班日' },
    WEEKEND: { description: '周末' },
    HOLIDAY: { description: '节假日' },
    PAUSED: { description: '暂停' },
    CALENDAR_DAY: { description: '自然日' },
    MOVED: { description: '期满日逢休息日，顺延' },
    EXTENDED: { description: '经批准延长' },
  },
});

@ObjectType({ description: '期限推算的一天。One day of the way to a due date.' })
export class DueDay {
  @Field(() => LocalDateScalar, { description: 'The day.' }) readonly date!: LocalDate;
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' }) readonly weekday!: ExplainedDueDay['weekday'];
  @Field(() => DueDayReasonEnum, { description: 'Why it counts or not.' }) readonly reason!: ExplainedDueDay['reason'];
  @Field(() => Int, { ...maybe, description: 'The how-manieth day it is; null when it does not count.' }) readonly ordinal!: number | null;
  @Field(() => String, { ...maybe, description: 'Name of the holiday it belongs to.' }) readonly holiday!: string | null;
}

@ObjectType({ description: '动作细节。One detail of an act.' })
export class AppealDetailValue {
  @Field(() => String, { description: 'Name of the detail.' }) readonly name!: string;
  @Field(() => String, { description: 'Its value: a code, an id, a date, a number or words.' }) readonly value!: string;
}

@ObjectType({ description: '办理过程的一步。One act in the history of an appeal.' })
export class AppealHistoryEvent {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => Int, { description: 'Its place in the history, from 1.' }) readonly seq!: number;
  @Field(() => e.AppealActionEnum, { description: '动作。' }) readonly action!: w.AppealAction;
  @Field(() => e.AppealStateEnum, { ...maybe, description: 'State before.' }) readonly fromState!: w.AppealState | null;
  @Field(() => e.AppealStateEnum, { description: 'State after.' }) readonly toState!: w.AppealState;
  @Field(() => LocalDateScalar, { description: '业务日期。' }) readonly occurredOn!: LocalDate;
  @Field(() => DateTimeScalar, { description: '录入时间。' }) readonly recordedAt!: Date;
  @Field(() => String, { description: 'PERSON, ENTERPRISE, PROGRAM or SYSTEM.' }) readonly actorKind!: ActorKind;
  @Field(() => String, { ...maybe, description: '经办人。' }) readonly personName!: string | null;
  @Field(() => String, { ...maybe, description: '单位。' }) readonly unitName!: string | null;
  @Field(() => String, { ...maybe, description: '理由。' }) readonly reason!: string | null;
  @Field(() => e.OutcomeEnum, { ...maybe, description: 'Outcome, frozen at this act.' }) readonly outcome!: w.Outcome | null;
  @Field(() => e.ConfirmationClassEnum, { ...maybe, description: 'Class of the confirmation, frozen at this act.' })
  readonly confirmationClass!: w.ConfirmationClass | null;
  @Field(() => IdScalar, { ...maybe, description: 'The other appeal, of a merge.' }) readonly relatedAppealId!: string | null;
  @Field(() => Boolean, { description: '补录。Entered more than three working days after the day.' }) readonly isLate!: boolean;
  @Field(() => String, { ...maybe, description: '补录原因。' }) readonly lateReason!: string | null;
  readonly details!: Readonly<Record<string, DetailValue>>;
}

@ObjectType({ description: '交办。An appeal in the hands of one unit.' })
export class AppealDispatch {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => IdScalar, { description: 'The unit.' }) readonly unitId!: string;
  @Field(() => String, { ...maybe, description: 'Its name.' }) readonly unitName!: string | null;
  @Field(() => e.DispatchPartEnum, { description: '主办或协办。' }) readonly part!: w.DispatchPart;
  @Field(() => e.DispatchFormEnum, { description: '形式。' }) readonly form!: w.DispatchForm;
  @Field(() => e.DispatchStateEnum, { description: '状态。' }) readonly state!: w.DispatchState;
  @Field(() => Int, { description: '第几轮。1 first, 2 after a rework.' }) readonly round!: number;
  @Field(() => String, { description: '交办意见。' }) readonly instructions!: string;
  @Field(() => LocalDateScalar, { description: '交办日期。' }) readonly dispatchedOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: '期限。' }) readonly dueOn!: LocalDate;
  @Field(() => LocalDateScalar, { ...maybe, description: '签收日期。' }) readonly acknowledgedOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { ...maybe, description: '答复日期。' }) readonly repliedOn!: LocalDate | null;
}

@ObjectType({ description: '答复。A written reply to the firm, with its evidence.' })
export class AppealReplied {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => LocalDateScalar, { description: '答复日期。' }) readonly occurredOn!: LocalDate;
  @Field(() => e.OutcomeEnum, { description: '结果。' }) readonly outcome!: w.Outcome;
  @Field(() => String, { description: '答复内容。' }) readonly reply!: string;
  @Field(() => String, { ...maybe, description: '依据。The rule an explanation rests on.' }) readonly ruleQuoted!: string | null;
  @Field(() => e.EvidenceKindEnum, { description: '佐证方式。' }) readonly evidenceKind!: w.EvidenceKind;
  @Field(() => String, { ...maybe, description: '文号或说明。' }) readonly evidence!: string | null;
  @Field(() => IdScalar, { ...maybe, description: 'The file, of evidence by file.' }) readonly fileId!: string | null;
  @Field(() => String, { ...maybe, description: '答复单位。' }) readonly unitName!: string | null;
  @Field(() => String, { ...maybe, description: '答复人。For staff only.' }) readonly personName!: string | null;
}

@ObjectType({ description: '回访确认。What the firm says about a reply.' })
export class AppealConfirmation {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => LocalDateScalar, { description: '日期。' }) readonly occurredOn!: LocalDate;
  @Field(() => e.ConfirmationClassEnum, { description: '独立性。' }) readonly class!: w.ConfirmationClass;
  @Field(() => e.SolvedAnswerEnum, { description: '是否解决。' }) readonly solved!: w.SolvedAnswer;
  @Field(() => e.SatisfactionEnum, { ...maybe, description: '满意度。Null when the firm did not rate.' })
  readonly satisfaction!: w.Satisfaction | null;
  @Field(() => String, { ...maybe, description: '企业原话。' }) readonly comment!: string | null;
  @Field(() => IdScalar, { ...maybe, description: 'Scan of the signed paper.' }) readonly fileId!: string | null;
  @Field(() => Boolean, { description: '已撤回。The firm took it back within ten minutes: it counts no more.' })
  readonly retracted!: boolean;
  @Field(() => String, { ...maybe, description: '回访人。For staff only.' }) readonly personName!: string | null;
  @Field(() => String, { ...maybe, description: '回访单位。For staff only.' }) readonly unitName!: string | null;
  @Field(() => Boolean, { description: '企业自己说的。By its card or code; otherwise staff recorded it.' })
  readonly byFirm!: boolean;
  @Field(() => [e.ProofDoubtEnum], { ...maybe, description: '疑点。What speaks against its being the firm itself. For staff only.' })
  readonly doubts!: readonly w.ProofDoubt[] | null;
  @Field(() => Int, { ...maybe, description: '距答复分钟数。Whole minutes from the last reply. For staff only.' })
  readonly minutesSinceReply!: number | null;
}

@ObjectType({ description: '查询单。A slip that was printed for the firm; its code is not kept.' })
export class AppealSlip {
  @Field(() => String, { description: '打印人。' }) readonly printedByName!: string;
  @Field(() => DateTimeScalar, { description: 'When it was printed; only the newest one is good.' }) readonly recordedAt!: Date;
}

@ObjectType({ description: '申请。Something that a higher rank decides.' })
export class AppealRequested {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => e.RequestKindEnum, { description: '种类。' }) readonly kind!: w.RequestKind;
  @Field(() => e.RequestStateEnum, { description: '状态。' }) readonly state!: w.RequestState;
  @Field(() => Int, { description: '第几次。The second extension is the chief leader’s to decide.' }) readonly ordinal!: number;
  @Field(() => String, { description: '理由。' }) readonly reason!: string;
  @Field(() => String, { ...maybe, description: '建议去向。Where to go instead, of a rejection.' }) readonly insteadWhere!: string | null;
  @Field(() => LocalDateScalar, { ...maybe, description: '申请的期限。' }) readonly newDueOn!: LocalDate | null;
  @Field(() => LocalDateScalar, { description: '申请日期。' }) readonly askedOn!: LocalDate;
  @Field(() => String, { ...maybe, description: '申请人。' }) readonly askedByName!: string | null;
  @Field(() => String, { ...maybe, description: '申请单位。' }) readonly askedByUnitName!: string | null;
  @Field(() => LocalDateScalar, { ...maybe, description: '审批日期。' }) readonly decidedOn!: LocalDate | null;
  @Field(() => String, { ...maybe, description: '审批人。' }) readonly decidedByName!: string | null;
  @Field(() => String, { ...maybe, description: '审批意见。' }) readonly decisionComment!: string | null;
}

@ObjectType({ description: '附件。A file handed in with an appeal; its content is at /files/{id}.' })
export class AppealAttachment {
  @Field(() => IdScalar, { description: 'The file.' }) readonly id!: string;
  @Field(() => String, { description: '文件名。' }) readonly name!: string;
  @Field(() => String, { description: 'Media type, told from the content.' }) readonly mediaType!: string;
  @Field(() => Int, { description: 'Bytes.' }) readonly size!: number;
}

@ObjectType({ description: '时间轴的一行。What the firm is told of one act: no people, nothing internal.' })
export class OwnAppealStep {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => e.AppealActionEnum, { description: '动作。' }) readonly action!: w.AppealAction;
  @Field(() => LocalDateScalar, { description: '日期。' }) readonly occurredOn!: LocalDate;
  @Field(() => DateTimeScalar, { description: '录入时间。' }) readonly recordedAt!: Date;
  @Field(() => Boolean, { description: 'Whether the firm itself did it.' }) readonly byFirm!: boolean;
  @Field(() => String, { ...maybe, description: '单位。Who did it.' }) readonly unitName!: string | null;
  @Field(() => String, { ...maybe, description: '主办单位。To whom it was handed.' }) readonly leadUnitName!: string | null;
  @Field(() => LocalDateScalar, { ...maybe, description: '下一步期限。By when the next step was due, as it was then.' })
  readonly dueOn!: LocalDate | null;
  @Field(() => String, { ...maybe, description: '原因。Why it was not accepted.' }) readonly reason!: string | null;
  @Field(() => String, { ...maybe, description: '去向。Where to go instead, or who took it over.' }) readonly where!: string | null;
  @Field(() => String, { ...maybe, description: '对方编号。Its number there, or that of the appeal it was merged into.' })
  readonly number!: string | null;
}
