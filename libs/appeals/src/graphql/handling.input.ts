import type { LocalDate } from '@app/kernel';
import { IdScalar, IsText, LocalDateScalar } from '@app/platform';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type * as w from '../domain/appeal.words';
import * as e from './appeal.enums';
import { ActOnAppealInput } from './act-on-appeal.input';

@InputType({ description: '受理。' })
export class AcceptAppealInput extends ActOnAppealInput {
  @Field(() => e.AppealCategoryEnum, { description: '类别。' })
  readonly category!: w.AppealCategory;
  @Field(() => e.ComplexityEnum, { description: '复杂程度。Decides the limit.' })
  readonly complexity!: w.Complexity;
  @Field(() => Boolean, { nullable: true, description: '障碍即诉求。For 融资: the obstacle itself is the matter.' })
  readonly obstacleIsMatter?: boolean;
}

@InputType({ description: '联系企业。' })
export class RecordContactInput extends ActOnAppealInput {
  @Field(() => e.ContactChannelEnum, { description: '方式。' })
  readonly channel!: w.ContactChannel;
  @Field(() => String, { description: '情况。' })
  @IsText('remark')
  readonly note!: string;
}

@InputType({ description: '现场办结。' })
export class SolveOnSpotInput extends ActOnAppealInput {
  @Field(() => e.OutcomeEnum, { description: '结果：已解决或已解释。' })
  readonly outcome!: w.Outcome;
  @Field(() => String, { description: '答复内容。' })
  @IsText('statement')
  readonly reply!: string;
  @Field(() => String, { nullable: true, description: '依据。Needed for EXPLAINED.' })
  @IsOptional()
  @IsText('remark')
  readonly ruleQuoted?: string;
  @Field(() => e.EvidenceKindEnum, { description: '佐证方式。' })
  readonly evidenceKind!: w.EvidenceKind;
  @Field(() => String, { nullable: true, description: '文号或说明。' })
  @IsOptional()
  @IsText('note')
  readonly evidence?: string;
  @Field(() => IdScalar, { nullable: true, description: '佐证文件。' })
  readonly fileId?: string;
}

@InputType({ description: '不予受理。' })
export class RejectAppealInput extends ActOnAppealInput {
  @Field(() => e.RejectionReasonEnum, { description: '原因。' })
  readonly reason!: w.RejectionReason;
  @Field(() => String, { description: '建议去向。Where the firm should go instead.' })
  @IsText('note')
  readonly insteadWhere!: string;
}

@InputType({ description: '签收。' })
export class AcknowledgeDispatchInput extends ActOnAppealInput {
  @Field(() => IdScalar, { nullable: true, description: '代签单位。For the clerk, who records it for a unit.' })
  readonly unitId?: string;
}

@InputType({ description: '协办答复。' })
export class ReplyAsAssistingUnitInput extends ActOnAppealInput {
  @Field(() => String, { description: '协办意见。To the lead and the office.' })
  @IsText('account')
  readonly reply!: string;
  @Field(() => IdScalar, { nullable: true, description: '代录单位。For the clerk.' })
  readonly unitId?: string;
}

@InputType({ description: '解除协办。' })
export class ReleaseAssistingUnitInput extends ActOnAppealInput {
  @Field(() => IdScalar, { description: '协办单位。' })
  readonly unitId!: string;
  @Field(() => String, { description: '原因。' })
  @IsText('reason')
  readonly reason!: string;
}

@InputType({ description: '申请延期。' })
export class RequestExtensionInput extends ActOnAppealInput {
  @Field(() => String, { description: '理由。' })
  @IsText('remark')
  readonly reason!: string;
  @Field(() => LocalDateScalar, { description: '申请的期限。A working day.' })
  readonly newDueOn!: LocalDate;
}

@InputType({ description: '审批申请。' })
export class DecideRequestInput extends ActOnAppealInput {
  @Field(() => e.RequestKindEnum, { description: '种类。' })
  readonly kind!: w.RequestKind;
  @Field(() => Boolean, { description: '是否同意。' })
  readonly approve!: boolean;
  @Field(() => String, { nullable: true, description: '意见。Needed for a no.' })
  @IsOptional()
  @IsText('remark')
  readonly comment?: string;
}

@InputType({ description: '答复。' })
export class ReplyToAppealInput extends ActOnAppealInput {
  @Field(() => e.OutcomeEnum, { description: '结果。' })
  readonly outcome!: w.Outcome;
  @Field(() => String, { description: '答复内容。To the firm.' })
  @IsText('statement')
  readonly reply!: string;
  @Field(() => String, { nullable: true, description: '依据。Needed for EXPLAINED.' })
  @IsOptional()
  @IsText('remark')
  readonly ruleQuoted?: string;
  @Field(() => e.EvidenceKindEnum, { description: '佐证方式。NONE only for a consultation.' })
  readonly evidenceKind!: w.EvidenceKind;
  @Field(() => String, { nullable: true, description: '文号或说明。' })
  @IsOptional()
  @IsText('note')
  readonly evidence?: string;
  @Field(() => IdScalar, { nullable: true, description: '佐证文件。' })
  readonly fileId?: string;
  @Field(() => IdScalar, { nullable: true, description: '代录单位。For the clerk, who enters the reply of a unit on paper.' })
  readonly unitId?: string;
}
