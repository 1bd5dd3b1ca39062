import type { LocalDate } from '@app/kernel';
import { IdScalar, IsText, LocalDateScalar } from '@app/platform';
import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import type * as w from '../domain/appeal.words';
import { ActOnAppealInput } from './act-on-appeal.input';
import type { AppealSort, DeskList, UnitList } from '../domain/desk.words';
import * as e from './appeal.enums';

/** What the office and the firm itself give alike. */
@InputType({ isAbstract: true })
abstract class NewAppealInput {
  @Field(() => String, { description: 'Made by the client for this one appeal: a repeat with the same content is the same appeal.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => String, { description: '标题。' })
  @IsText('title')
  readonly title!: string;
  @Field(() => String, { description: "诉求内容。The firm's own words." })
  @IsText('statement')
  readonly description!: string;
  @Field(() => e.AppealCategoryEnum, { nullable: true, description: '类别。融资 is recorded as a demand instead.' })
  readonly category?: w.AppealCategory;
  @Field(() => Boolean, {
    nullable: true,
    description: '障碍即诉求。For 融资: the obstacle itself (a mortgage registration, a credit record) is the matter.',
  })
  readonly obstacleIsMatter?: boolean;
  @Field(() => String, { nullable: true, description: '联系人。' })
  @IsOptional()
  @IsText('personName')
  readonly contactName?: string;
  @Field(() => String, { nullable: true, description: '联系电话。' })
  @IsOptional()
  @IsText('phone')
  readonly contactPhone?: string;
}

@InputType({ description: '诉求挂号。' })
export class RegisterAppealInput extends NewAppealInput {
  @Field(() => IdScalar, { nullable: true, description: 'A firm of the register.' })
  readonly enterpriseId?: string;
  @Field(() => String, { nullable: true, description: '企业描述。For a firm that is not in the register.' })
  @IsOptional()
  @IsText('description')
  readonly firmDescription?: string;
  @Field(() => e.AppealSourceEnum, { description: '来源。' })
  readonly source!: w.AppealSource;
  @Field(() => String, { nullable: true, description: '来源编号。Such as the work order of the hotline.' })
  @IsOptional()
  @IsText('documentNo')
  readonly sourceNo?: string;
  @Field(() => IdScalar, { nullable: true, description: 'The visit it came out of.' })
  readonly visitId?: string;
  @Field(() => LocalDateScalar, { nullable: true, description: '挂号日期。Today when left out.' })
  readonly occurredOn?: LocalDate;
  @Field(() => String, { nullable: true, description: '挂号时间。HH:mm; after 17:30 the next working day is day 0.' })
  @IsOptional()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  readonly occurredTime?: string;
  @Field(() => String, { nullable: true, description: '补录原因。Needed more than 30 days later.' })
  @IsOptional()
  @IsText('reason')
  readonly lateReason?: string;
}

@InputType({ description: '企业提出诉求。' })
export class SubmitAppealInput extends NewAppealInput {
  @Field(() => [IdScalar], { nullable: true, description: '附件。Uploaded before with purpose APPEAL, at most six.' })
  @IsOptional()
  @ArrayMaxSize(6)
  readonly fileIds?: readonly string[];
}

@InputType({ description: '协办单位。' })
export class AssistingUnitInput {
  @Field(() => IdScalar, { description: 'The unit.' })
  readonly unitId!: string;
  @Field(() => e.DispatchFormEnum, { nullable: true, description: '形式。An order within the area, a letter beyond it when left out.' })
  readonly form?: w.DispatchForm;
  @Field(() => Int, { nullable: true, description: 'Working days for its answer; three when left out.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60)
  readonly days?: number;
}

@InputType({ description: '交办。' })
export class DispatchAppealInput extends ActOnAppealInput {
  @Field(() => IdScalar, { nullable: true, description: '主办单位。Left out only to add co-units.' })
  readonly leadUnitId?: string;
  @Field(() => e.DispatchFormEnum, { nullable: true, description: '形式。An order within the area, a letter beyond it when left out.' })
  readonly form?: w.DispatchForm;
  @Field(() => [AssistingUnitInput], { nullable: true, description: '协办单位。' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AssistingUnitInput)
  readonly assistingUnits?: readonly AssistingUnitInput[];
  @Field(() => String, { description: '交办意见。' })
  @IsText('account')
  readonly instructions!: string;
  @Field(() => e.AppealCategoryEnum, { nullable: true, description: '类别。When it has none yet.' })
  readonly category?: w.AppealCategory;
  @Field(() => e.ComplexityEnum, { nullable: true, description: '复杂程度。When it has none yet.' })
  readonly complexity?: w.Complexity;
  @Field(() => Boolean, { nullable: true, description: '障碍即诉求。For 融资.' })
  readonly obstacleIsMatter?: boolean;
}

@InputType({ description: '查看完整联系方式。' })
export class RevealAppealContactInput {
  @Field(() => IdScalar, { description: 'The appeal.' })
  readonly appealId!: string;
  @Field(() => String, { description: '原因。Kept in the audit.' })
  @IsText('shortReason')
  readonly reason!: string;
}

@InputType({ description: '诉求台账的筛选。' })
export class AppealsFilterInput {
  @Field(() => IdScalar, { nullable: true, description: 'A unit within your scope, with everything below it.' })
  readonly unitId?: string;
  @Field(() => e.DeskListEnum, { nullable: true, description: '今天要办的一项。Exactly the rows that deskCounts counts.' })
  readonly list?: DeskList;
  @Field(() => e.AppealStateEnum, { nullable: true, description: '状态。' })
  readonly state?: w.AppealState;
  @Field(() => e.AppealCategoryEnum, { nullable: true, description: '类别。' })
  readonly category?: w.AppealCategory;
  @Field(() => e.AppealSourceEnum, { nullable: true, description: '来源。' })
  readonly source?: w.AppealSource;
  @Field(() => e.LightEnum, { nullable: true, description: '灯。' })
  readonly light?: w.Light;
  @Field(() => IdScalar, { nullable: true, description: '企业。' })
  readonly enterpriseId?: string;
  @Field(() => String, { nullable: true, description: 'Part of the number, the title or the firm’s name.' })
  @IsOptional()
  @IsText('search', { blank: true })
  readonly text?: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Registered on or after.' })
  readonly from?: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Registered on or before.' })
  readonly to?: LocalDate;
  @Field(() => e.AppealSortEnum, { nullable: true, description: '排序。Latest registration first when left out.' })
  readonly sort?: AppealSort;
}

@InputType({ description: '承办清单的筛选。' })
export class DispatchesFilterInput {
  @Field(() => e.UnitListEnum, { nullable: true, description: '要办的一项。Exactly the rows that dispatchCounts counts.' })
  readonly list?: UnitList;
  @Field(() => e.DispatchStateEnum, { nullable: true, description: '状态。' })
  readonly state?: w.DispatchState;
  @Field(() => e.DispatchPartEnum, { nullable: true, description: '主办或协办。' })
  readonly part?: w.DispatchPart;
  @Field(() => Boolean, { nullable: true, description: 'Only those that still wait for an answer.' })
  readonly open?: boolean;
  @Field(() => e.LightEnum, { nullable: true, description: '灯。' })
  readonly light?: w.Light;
}

@InputType({ description: '打印查询单。' })
export class PrintQuerySlipInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The appeal.' })
  readonly appealId!: string;
}
