import { EnterpriseKind, EnterpriseStatus } from '@app/enterprises';
import type { LocalDate } from '@app/kernel';
import { DateTimeScalar, IdScalar, IsText, LocalDateScalar } from '@app/platform';
import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { MOST_NAMED, type NotVisitedReason, type RemovalReason } from '../domain/campaign-list';
import { NotVisitedReasonEnum, RemovalReasonEnum } from './campaign-lists.types';

/** Units of one filter. */
const MOST_UNITS = 100;

@InputType({ description: '名单条件。Which firms of the register: all of the area of the campaign when nothing is said.' })
export class CampaignListFilter {
  @Field(() => [IdScalar], { nullable: true, description: 'Units, each with everything below it.' })
  @IsOptional()
  @ArrayMaxSize(MOST_UNITS)
  readonly unitIds?: readonly string[] | null;
  @Field(() => [EnterpriseKind], { nullable: true, description: '主体类型。' })
  @IsOptional()
  @ArrayMaxSize(MOST_UNITS)
  readonly kinds?: readonly EnterpriseKind[] | null;
  @Field(() => [EnterpriseStatus], { nullable: true, description: '登记状态。' })
  @IsOptional()
  @ArrayMaxSize(MOST_UNITS)
  readonly statuses?: readonly EnterpriseStatus[] | null;
}

@InputType({ description: '名单预览。' })
export class CampaignListPreviewInput {
  @Field(() => IdScalar, { description: 'The campaign.' }) readonly campaignId!: string;
  @Field(() => CampaignListFilter, { description: 'Which firms.' })
  @ValidateNested()
  @Type(() => CampaignListFilter)
  readonly filter!: CampaignListFilter;
}

@InputType({ description: '冻结名单。The first version of a list: by a filter or firm by firm.' })
export class FreezeCampaignListInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The campaign.' }) readonly campaignId!: string;
  @Field(() => String, { description: '依据。' }) @IsText('reason') readonly reason!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'From when on it is valid; today when left out.' })
  readonly validFrom?: LocalDate | null;
  @Field(() => CampaignListFilter, { nullable: true, description: 'Which firms; this or `enterpriseIds`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CampaignListFilter)
  readonly filter?: CampaignListFilter | null;
  @Field(() => [IdScalar], { nullable: true, description: 'The firms; this or `filter`.' })
  @IsOptional()
  @ArrayMaxSize(MOST_NAMED)
  readonly enterpriseIds?: readonly string[] | null;
}

@InputType({ description: '移出名单的一家。' })
export class CampaignRemovalInput {
  @Field(() => IdScalar, { description: 'The firm.' }) readonly enterpriseId!: string;
  @Field(() => RemovalReasonEnum, { description: 'Why.' }) readonly reason!: RemovalReason;
  @Field(() => String, { description: 'The same in words.' }) @IsText('reason') readonly note!: string;
}

@InputType({ description: '调整名单。Makes the next version of a list.' })
export class ChangeCampaignListInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The campaign.' }) readonly campaignId!: string;
  @Field(() => Int, { description: 'The version you saw; refused when there is a later one.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly expectedVersion!: number;
  @Field(() => String, { description: '依据。' }) @IsText('reason') readonly reason!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'From when on it is valid; today when left out.' })
  readonly validFrom?: LocalDate | null;
  @Field(() => [IdScalar], { nullable: true, description: 'Firms to put on the list.' })
  @IsOptional()
  @ArrayMaxSize(MOST_NAMED)
  readonly adds?: readonly string[] | null;
  @Field(() => [CampaignRemovalInput], { nullable: true, description: 'Firms to take off it.' })
  @IsOptional()
  @ArrayMaxSize(MOST_NAMED)
  @ValidateNested({ each: true })
  @Type(() => CampaignRemovalInput)
  readonly removes?: readonly CampaignRemovalInput[] | null;
}

@InputType({ description: '记未走访原因。Why a firm of the list was not visited.' })
export class RecordNotVisitedInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The campaign.' }) readonly campaignId!: string;
  @Field(() => IdScalar, { description: 'The firm.' }) readonly enterpriseId!: string;
  @Field(() => NotVisitedReasonEnum, { description: '原因。' }) readonly reason!: NotVisitedReason;
  @Field(() => String, { nullable: true, description: '说明。' })
  @IsOptional()
  @IsText('reason', { blank: true })
  readonly note?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was found out; today when left out.' })
  readonly occurredOn?: LocalDate | null;
  @Field(() => String, { nullable: true, description: '补录原因。Needed for what was found out more than 30 days ago.' })
  @IsOptional()
  @IsText('reason', { blank: true })
  readonly lateReason?: string | null;
}

@InputType({ description: '作废未走访原因。' })
export class VoidNotVisitedInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The reason as it was noted.' }) readonly noteId!: string;
  @Field(() => String, { description: '作废原因。' }) @IsText('reason') readonly reason!: string;
}

@InputType({ description: '走访对象筛选。' })
export class CampaignTargetFilter {
  @Field(() => Boolean, { nullable: true, description: 'Visited, or not visited.' }) readonly visited?: boolean | null;
  @Field(() => NotVisitedReasonEnum, { nullable: true, description: 'Not visited for this reason.' })
  readonly reason?: NotVisitedReason | null;
  @Field(() => Boolean, { nullable: true, description: 'Not visited, and nobody has said why.' }) readonly unexplained?: boolean | null;
  @Field(() => IdScalar, { nullable: true, description: 'A unit with everything below it.' }) readonly unitId?: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'Who is responsible.' }) readonly responsibleId?: string | null;
}

@ArgsType()
export class CoverageArgs {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day, which picks the version; that of the campaign, or today while it runs, when left out.',
  })
  readonly to?: LocalDate | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'As the system knew it at this instant; absent: now.' })
  readonly asOf?: Date | null;
}
