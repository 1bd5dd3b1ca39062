import type { LocalDate } from '@app/kernel';
import { IdScalar, IsText, LocalDateScalar } from '@app/platform';
import { Field, InputType } from '@nestjs/graphql';
import { IsOptional } from 'class-validator';
import type * as w from '../domain/appeal.words';
import * as e from './appeal.enums';
import { ActOnAppealInput } from './act-on-appeal.input';

@InputType({ description: '回访确认。The class of independence follows from who records it.' })
export class RecordConfirmationInput extends ActOnAppealInput {
  @Field(() => e.SolvedAnswerEnum, { description: '是否解决。' })
  readonly solved!: w.SolvedAnswer;
  @Field(() => e.SatisfactionEnum, { nullable: true, description: '满意度。' })
  readonly satisfaction?: w.Satisfaction;
  @Field(() => String, { nullable: true, description: '企业原话。' })
  @IsOptional()
  @IsText('account')
  readonly comment?: string;
  @Field(() => Boolean, { nullable: true, description: '签字回执。The firm signed on paper.' })
  readonly signedPaper?: boolean;
  @Field(() => IdScalar, { nullable: true, description: '回执扫描件。' })
  readonly fileId?: string;
  @Field(() => String, { nullable: true, description: '回执说明。Where the paper is.' })
  @IsOptional()
  @IsText('note')
  readonly note?: string;
}

@InputType({ description: '回访未果。' })
export class RecordAttemptInput extends ActOnAppealInput {
  @Field(() => e.ContactChannelEnum, { description: '方式。' })
  readonly channel!: w.ContactChannel;
  @Field(() => e.AttemptResultEnum, { description: '结果。' })
  readonly result!: w.AttemptResult;
  @Field(() => String, { nullable: true, description: '情况。' })
  @IsOptional()
  @IsText('note')
  readonly note?: string;
}

@InputType({ description: '退回重办。' })
export class ReworkAppealInput extends ActOnAppealInput {
  @Field(() => String, { description: '原因。' })
  @IsText('remark')
  readonly reason!: string;
}

@InputType({ description: '销号。' })
export class CloseAppealInput extends ActOnAppealInput {
  @Field(() => String, { nullable: true, description: '签批意见。' })
  @IsOptional()
  @IsText('remark')
  readonly comment?: string;
}

@InputType({ description: '未确认销号。' })
export class CloseAppealUnconfirmedInput extends ActOnAppealInput {
  @Field(() => String, { description: '原因。' })
  @IsText('remark')
  readonly reason!: string;
}

@InputType({ description: '重新激活。' })
export class ReopenAppealInput extends ActOnAppealInput {
  @Field(() => String, { description: '理由。' })
  @IsText('account')
  readonly reason!: string;
}

@InputType({ description: '作废。' })
export class VoidAppealInput extends ActOnAppealInput {
  @Field(() => String, { description: '原因。' })
  @IsText('reason')
  readonly reason!: string;
}

@InputType({ description: '撤回（凭签字回执）。' })
export class WithdrawAppealInput extends ActOnAppealInput {
  @Field(() => e.WithdrawalReasonEnum, { description: '原因。' })
  readonly reason!: w.WithdrawalReason;
  @Field(() => String, { nullable: true, description: '企业原话。' })
  @IsOptional()
  @IsText('remark')
  readonly comment?: string;
  @Field(() => IdScalar, { nullable: true, description: '回执扫描件。' })
  readonly fileId?: string;
  @Field(() => String, { nullable: true, description: '回执说明。' })
  @IsOptional()
  @IsText('note')
  readonly note?: string;
}

@InputType({ description: '并单。' })
export class MergeAppealInput extends ActOnAppealInput {
  @Field(() => IdScalar, { description: '主件。' })
  readonly mainAppealId!: string;
  @Field(() => String, { description: '原因。' })
  @IsText('reason')
  readonly reason!: string;
}

@InputType({ description: '转其他途径。' })
export class TransferAppealInput extends ActOnAppealInput {
  @Field(() => String, { description: '接收单位。' })
  @IsText('description')
  readonly receiver!: string;
  @Field(() => String, { description: '接收编号。' })
  @IsText('documentNo')
  readonly receiverNo!: string;
  @Field(() => LocalDateScalar, { description: '接收日期。' })
  readonly receivedOn!: LocalDate;
  @Field(() => String, { description: '原因。' })
  @IsText('reason')
  readonly reason!: string;
}

@InputType({ description: '确认评价。' })
export class ConfirmOwnAppealInput extends ActOnAppealInput {
  @Field(() => Boolean, { nullable: true, description: '修改评价。Instead of what was answered within the last ten minutes.' })
  readonly replace?: boolean;
  @Field(() => e.SolvedAnswerEnum, { description: '是否解决。' })
  readonly solved!: w.SolvedAnswer;
  @Field(() => e.SatisfactionEnum, { nullable: true, description: '满意度。' })
  readonly satisfaction?: w.Satisfaction;
  @Field(() => String, { nullable: true, description: '您的意见。' })
  @IsOptional()
  @IsText('account')
  readonly comment?: string;
}

@InputType({ description: '撤回评价。Within ten minutes, and as long as nobody went on with it.' })
export class RetractConfirmationInput extends ActOnAppealInput {}

@InputType({ description: '撤回诉求。' })
export class WithdrawOwnAppealInput extends ActOnAppealInput {
  @Field(() => e.WithdrawalReasonEnum, { description: '原因。' })
  readonly reason!: w.WithdrawalReason;
  @Field(() => String, { nullable: true, description: '说明。' })
  @IsOptional()
  @IsText('remark')
  readonly comment?: string;
}
