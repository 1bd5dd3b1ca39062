import { LIMITS, type LocalDate, type Money } from '@app/kernel';
import { DateTimeScalar, IdScalar, IsText, LocalDateScalar, MoneyScalar } from '@app/platform';
import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import type { ConfirmationChannel, VisitDemandRoute, VisitTopic, VisitChannel } from '../domain/visit';
import { MOST_FIRMS, MOST_MATTERS, MOST_PEOPLE } from '../domain/visit.check';
import { ConfirmationChannelEnum, VisitDemandRouteEnum, VisitTopicEnum, VisitChannelEnum } from './visits.enums';

@InputType({ description: '走访企业。A firm that was visited.' })
export class VisitFirmInput {
  @Field(() => IdScalar, { description: 'Id of the enterprise.' }) readonly enterpriseId!: string;
}

@InputType({ description: '走访中收到的诉求。An appeal that was raised: registered together with the visit.' })
export class VisitAppealInput {
  @Field(() => IdScalar, { nullable: true, description: 'The firm of the visit it is about; may be left out when there is one.' })
  readonly enterpriseId?: string | null;
  @Field(() => String, { description: '标题。In a few words.' }) @IsText('title') readonly title!: string;
  @Field(() => String, { description: "The firm's own words." }) @IsText('statement') readonly description!: string;
  @Field(() => String, { nullable: true, description: '反映人。Who raised it.' })
  @IsOptional()
  @IsText('personName', { blank: true })
  readonly contactName?: string | null;
  @Field(() => String, { nullable: true, description: '电话。How to reach them.' })
  @IsOptional()
  @IsText('phone', { blank: true })
  readonly contactPhone?: string | null;
  @Field(() => String, { nullable: true, description: "Code of the appeals' own list of categories; the office chooses one otherwise." })
  @IsOptional()
  @IsText('category', { blank: true })
  readonly category?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      '现场已办结。What was done there and then: the appeal is answered at once and goes to the call-back. Needs appeal:solve-on-spot.',
  })
  @IsOptional()
  @IsText('account', { blank: true })
  readonly solvedOnSpot?: string | null;
}

@InputType({ description: '走访中摸排的融资需求。A demand for financing that was named: recorded together with the visit.' })
export class VisitDemandInput {
  @Field(() => IdScalar, { nullable: true, description: 'The firm of the visit it is about; may be left out when there is one.' })
  readonly enterpriseId?: string | null;
  @Field(() => MoneyScalar, { description: '金额。In yuan.' }) readonly amount!: Money;
  @Field(() => String, { description: '用途。What the money is for.' }) @IsText('note') readonly purpose!: string;
  @Field(() => Int, { nullable: true, description: '期限（月）。In months.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  readonly termMonths?: number | null;
  @Field(() => VisitDemandRouteEnum, { nullable: true, description: 'MECHANISM when left out.' })
  readonly route?: VisitDemandRoute | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: '授权书签署日期。The day the firm signed that banks may be told; left out when it has not.',
  })
  readonly authorisedOn?: LocalDate | null;
}

@InputType({ description: '走访中的承诺。Something the visitor promised a firm of the visit.' })
export class VisitPromiseInput {
  @Field(() => IdScalar, { nullable: true, description: 'The firm of the visit it was made to; may be left out when there is one.' })
  readonly enterpriseId?: string | null;
  @Field(() => String, { description: '承诺内容。What was promised.' }) @IsText('note') readonly text!: string;
  @Field(() => LocalDateScalar, { description: '几号前。By when; not before the day of the visit.' }) readonly dueOn!: LocalDate;
}

/** What logging and correcting a visit have in common. */
@InputType({ isAbstract: true })
abstract class VisitInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: '走访日期。Today when left out.' }) readonly occurredOn?: LocalDate | null;
  @Field(() => VisitChannelEnum, { description: '走访方式。' }) readonly channel!: VisitChannel;
  @Field(() => [VisitFirmInput], { description: `The firms, 1 to ${MOST_FIRMS}; one named twice is one firm.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FIRMS)
  readonly firms!: readonly VisitFirmInput[];
  @Field(() => [IdScalar], { nullable: true, description: 'People who took part; the visitor always does.' })
  @IsOptional()
  @ArrayMaxSize(MOST_PEOPLE)
  readonly participantIds?: readonly string[] | null;
  @Field(() => [String], { nullable: true, description: 'Names of those who took part and have no account.' })
  @IsOptional()
  @ArrayMaxSize(MOST_PEOPLE)
  @IsText('personName', { each: true })
  readonly outsiders?: readonly string[] | null;
  @Field(() => [VisitTopicEnum], { description: '走访内容。At least one.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PEOPLE)
  readonly topics!: readonly VisitTopic[];
  @Field(() => String, { nullable: true, description: `情况。At most ${LIMITS.text.statement.max} characters.` })
  @IsOptional()
  @IsText('statement', { blank: true })
  readonly note?: string | null;
  @Field(() => String, { nullable: true, description: '地点。Optional, in words.' })
  @IsOptional()
  @IsText('place', { blank: true })
  readonly place?: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'The campaign it was made for.' }) readonly campaignId?: string | null;
  @Field(() => IdScalar, { nullable: true, description: '代录。The person who made the visit, when you only write it down.' })
  readonly onBehalfOf?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "What the device's clock showed when it was written down." })
  readonly deviceAt?: Date | null;
  @Field(() => String, { nullable: true, description: '补录原因。Needed for what happened more than 30 days ago.' })
  @IsOptional()
  @IsText('reason', { blank: true })
  readonly lateReason?: string | null;
  @Field(() => ConfirmationChannelEnum, { nullable: true, description: '企业确认方式。How the firm is to confirm the visit.' })
  readonly confirmBy?: ConfirmationChannel | null;
}

@InputType({ description: '登记走访。A visit, and what the firms asked for.' })
export class LogVisitInput extends VisitInput {
  @Field(() => [VisitPromiseInput], { nullable: true, description: '承诺事项。What the visitor promised.' })
  @IsOptional()
  @ArrayMaxSize(MOST_MATTERS)
  @ValidateNested({ each: true })
  @Type(() => VisitPromiseInput)
  readonly promises?: readonly VisitPromiseInput[] | null;
  @Field(() => [VisitAppealInput], { nullable: true, description: '收到的诉求。Registered in the same step.' })
  @IsOptional()
  @ArrayMaxSize(MOST_MATTERS)
  @ValidateNested({ each: true })
  @Type(() => VisitAppealInput)
  readonly appeals?: readonly VisitAppealInput[] | null;
  @Field(() => [VisitDemandInput], { nullable: true, description: '融资需求。Recorded in the same step.' })
  @IsOptional()
  @ArrayMaxSize(MOST_MATTERS)
  @ValidateNested({ each: true })
  @Type(() => VisitDemandInput)
  readonly demands?: readonly VisitDemandInput[] | null;
}

@InputType({ description: '更正走访。The visit as it should have been written down; appeals and demands of the old one live on.' })
export class ReplaceVisitInput extends VisitInput {
  @Field(() => IdScalar, { description: 'The visit to correct.' }) readonly visitId!: string;
  @Field(() => String, { description: '更正原因。' }) @IsText('reason') readonly reason!: string;
}

@InputType({ description: '作废走访。' })
export class VoidVisitInput {
  @Field(() => IdScalar, { description: 'The visit to void.' }) readonly visitId!: string;
  @Field(() => String, { description: '作废原因。' }) @IsText('reason') readonly reason!: string;
  @Field(() => String, { nullable: true, description: 'Made by the client for this intent; a repeat is then answered alike.' })
  @IsOptional()
  @IsText('clientId')
  readonly clientId?: string | null;
}

@InputType({ description: '走访筛选。What the list of visits is narrowed to.' })
export class VisitFilter {
  @Field(() => IdScalar, { nullable: true, description: 'A unit with everything below it; your whole scope when left out.' })
  readonly unitId?: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'A firm: also visits by other units, while it lives within the unit asked for.' })
  readonly enterpriseId?: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'Visits made for a campaign.' }) readonly campaignId?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day.' }) readonly from?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, itself included.' }) readonly to?: LocalDate | null;
  @Field(() => VisitChannelEnum, { nullable: true, description: '走访方式。' }) readonly channel?: VisitChannel | null;
  @Field(() => VisitTopicEnum, { nullable: true, description: '走访内容。' }) readonly topic?: VisitTopic | null;
  @Field(() => IdScalar, { nullable: true, description: 'Somebody who took part.' }) readonly personId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Show voided visits as well.' }) readonly includeVoided?: boolean | null;
}

@InputType({ description: '新建专项行动。' })
export class CreateCampaignInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => String, { description: '名称。' }) @IsText('campaignName') readonly name!: string;
  @Field(() => LocalDateScalar, { description: 'First day.' }) readonly from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last day, itself included.' }) readonly to!: LocalDate;
}

@InputType({ description: '走访照片。A photo that was uploaded with purpose PHOTO, to be kept with a visit.' })
export class AddVisitPhotoInput {
  @Field(() => String, { description: 'Made by the client for this photo; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The visit.' }) readonly visitId!: string;
  @Field(() => IdScalar, { description: 'The uploaded photo; one that belongs to no visit yet.' }) readonly fileId!: string;
}

@InputType({ isAbstract: true })
abstract class PromiseInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The promise.' }) readonly promiseId!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day; today when left out.' }) readonly occurredOn?: LocalDate | null;
}

@InputType({ description: '承诺已兑现。A promise that was kept.' })
export class KeepPromiseInput extends PromiseInput {
  @Field(() => String, { nullable: true, description: '说明。How it was kept.' })
  @IsOptional()
  @IsText('note', { blank: true })
  readonly note?: string | null;
}

@InputType({ description: '承诺未兑现。A promise that was broken.' })
export class BreakPromiseInput extends PromiseInput {
  @Field(() => String, { description: '说明。Why, and what now.' })
  @IsText('note')
  readonly note!: string;
}

@InputType({ description: '确认走访。The firm says whether a visit took place.' })
export class ConfirmOwnVisitInput {
  @Field(() => String, { description: 'Made by the client for this intent; a repeat carries the same.' })
  @IsText('clientId')
  readonly clientId!: string;
  @Field(() => IdScalar, { description: 'The visit.' }) readonly visitId!: string;
  @Field(() => Boolean, { description: '来过。It took place as it is shown.' }) readonly tookPlace!: boolean;
  @Field(() => String, { nullable: true, description: '说明。In the words of the firm.' })
  @IsOptional()
  @IsText('note', { blank: true })
  readonly comment?: string | null;
}
