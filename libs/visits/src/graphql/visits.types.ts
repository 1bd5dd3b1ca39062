import type { LocalDate } from '@app/kernel';
import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar, OrderInputOf, resultUnion } from '@app/platform';
import { CAMPAIGN_ORDER_FIELDS } from '../persistence/campaigns.queries';
import { VISIT_ORDER_FIELDS } from '../persistence/visits.queries';
import { Field, ObjectType } from '@nestjs/graphql';
import type { ConfirmationChannel, PromiseOutcome, VisitConfirmationClass, VisitTopic, VisitChannel } from '../domain/visit';
import { VisitRefused } from '../visits.errors';
import { ConfirmationChannelEnum, PromiseOutcomeEnum, VisitConfirmationClassEnum, VisitTopicEnum, VisitChannelEnum } from './visits.enums';

@ObjectType({ description: '走访单位。The unit of a visit or campaign.' })
export class VisitUnit {
  @Field(() => IdScalar, { description: 'Id of the unit.' }) readonly id!: string;
  @Field(() => String, { description: 'Its name.' }) readonly name!: string;
}

@ObjectType({ description: '走访企业。A firm of a visit, as it is now; a merged double appears as its survivor.' })
export class VisitFirm {
  @Field(() => IdScalar, { description: 'Id of the enterprise.' }) readonly id!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Its name, or the name it bore while it was within your scope; null when it never was.',
  })
  readonly name!: string | null;
  @Field(() => String, { nullable: true, description: 'Its short name; null as the name is.' }) readonly shortName!: string | null;
}

@ObjectType({ description: '走访人员。Somebody who took part in a visit.' })
export class VisitParticipant {
  @Field(() => IdScalar, { nullable: true, description: 'Id of the person; null for an outsider.' }) readonly id!: string | null;
  @Field(() => String, { description: 'Name.' }) readonly name!: string;
  @Field(() => Boolean, { description: 'Has no account here: a guest, an expert, a villager.' }) readonly outsider!: boolean;
}

@ObjectType({ description: '人员。A person named by a visit.' })
export class VisitPerson {
  @Field(() => IdScalar, { description: 'Id of the person.' }) readonly id!: string;
  @Field(() => String, { description: 'Name.' }) readonly name!: string;
}

@ObjectType({ description: '专项行动。The campaign a visit was made for.' })
export class VisitCampaign {
  @Field(() => IdScalar, { description: 'Id of the campaign.' }) readonly id!: string;
  @Field(() => String, { description: 'Its name.' }) readonly name!: string;
}

@ObjectType({ description: '承诺。Something a visitor promised a firm, with a day, kept or broken.' })
export class VisitPromise {
  @Field(() => IdScalar, { description: 'Id of the promise.' }) readonly id!: string;
  @Field(() => IdScalar, { description: 'The visit it was made on.' }) readonly visitId!: string;
  @Field(() => IdScalar, { description: 'The firm it was made to.' }) readonly firmId!: string;
  @Field(() => String, { description: '承诺内容。' }) readonly text!: string;
  @Field(() => LocalDateScalar, { description: '几号前。By when.' }) readonly dueOn!: LocalDate;
  @Field(() => VisitPerson, { description: '承诺人。Who promised.' }) readonly person!: VisitPerson;
  @Field(() => LocalDateScalar, { description: 'The day of the visit.' }) readonly madeOn!: LocalDate;
  @Field(() => PromiseOutcomeEnum, { nullable: true, description: '结果。Null while it is open.' })
  readonly outcome!: PromiseOutcome | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it was settled.' }) readonly outcomeOn!: LocalDate | null;
  @Field(() => String, { nullable: true, description: '说明。' }) readonly outcomeNote!: string | null;
}

@ObjectType({ description: '走访照片。A photo of a visit; its content is at /files/{fileId}.' })
export class VisitPhoto {
  @Field(() => IdScalar, { description: 'Id of the photo.' }) readonly id!: string;
  @Field(() => IdScalar, { description: 'Id of the file.' }) readonly fileId!: string;
}

@ObjectType({ description: '企业确认。The word of a firm on a visit.' })
export class VisitConfirmation {
  @Field(() => IdScalar, { description: 'The firm.' }) readonly firmId!: string;
  @Field(() => Boolean, { description: '来过。It took place.' }) readonly tookPlace!: boolean;
  @Field(() => String, { nullable: true, description: '说明。' }) readonly comment!: string | null;
  @Field(() => Boolean, { description: "扫码确认。Said by the code on the visitor's phone; otherwise by the firm's own card." })
  readonly byVisitCode!: boolean;
  @Field(() => VisitConfirmationClassEnum, { description: '独立性。D does not count as confirmed.' })
  readonly class!: VisitConfirmationClass;
  @Field(() => DateTimeScalar, { description: 'When it was said.' }) readonly recordedAt!: Date;
}

@ObjectType({ description: '走访。A visit to one or many firms: an event, however many people went.' })
export class Visit {
  @Field(() => IdScalar, { description: 'Id of the visit.' }) readonly id!: string;
  @Field(() => LocalDateScalar, { description: '走访日期。The day it happened.' }) readonly occurredOn!: LocalDate;
  @Field(() => VisitChannelEnum, { description: '走访方式。How it was made.' }) readonly channel!: VisitChannel;
  @Field(() => [VisitTopicEnum], { description: '走访内容。What was talked about.' }) readonly topics!: readonly VisitTopic[];
  @Field(() => String, { nullable: true, description: '情况。What was said, in plain words.' }) readonly note!: string | null;
  @Field(() => String, { nullable: true, description: '地点。Where, as the visitor put it.' }) readonly place!: string | null;
  @Field(() => VisitUnit, { description: '走访单位。The unit that made it then.' }) readonly unit!: VisitUnit;
  @Field(() => [VisitFirm], { description: 'The firms visited, as far as you may know of them.' }) readonly firms!: readonly VisitFirm[];
  @Field(() => [VisitParticipant], { description: 'Who took part, the visitor first.' })
  readonly participants!: readonly VisitParticipant[];
  @Field(() => VisitPerson, { description: '登记人。Who wrote it down.' }) readonly recordedBy!: VisitPerson;
  @Field(() => VisitPerson, { nullable: true, description: '代录。The visitor, when somebody else wrote it down.' })
  readonly onBehalfOf!: VisitPerson | null;
  @Field(() => VisitCampaign, { nullable: true, description: 'The campaign it was made for.' }) readonly campaign!: VisitCampaign | null;
  @Field(() => Boolean, { description: '补录。Entered more than three working days after the day.' }) readonly isLate!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it was entered late.' }) readonly lateReason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "What the device's clock showed when it was written down." })
  readonly deviceAt!: Date | null;
  @Field(() => Boolean, {
    description: "The device's clock was more than ten minutes wrong: after the arrival, or before the day visited.",
  })
  readonly deviceSkewed!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it arrived here.' }) readonly recordedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: '作废时间。When it was voided; null while it counts.' })
  readonly voidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: '作废原因。Why it was voided.' }) readonly voidReason!: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'The voided visit that this one corrects.' }) readonly replacesId!: string | null;
  @Field(() => ConfirmationChannelEnum, { nullable: true, description: '企业确认方式。How the firm is to confirm it.' })
  readonly confirmBy!: ConfirmationChannel | null;
  @Field(() => [VisitPhoto], { description: '照片。In the order they arrived.' }) readonly photos!: readonly VisitPhoto[];
  @Field(() => [VisitPromise], { description: '承诺事项。' }) readonly promises!: readonly VisitPromise[];
  @Field(() => [VisitConfirmation], { description: '企业确认。' }) readonly confirmations!: readonly VisitConfirmation[];
}

export const VisitConnection = ConnectionOf(Visit, 'Visit');
export const VisitOrder = OrderInputOf('Visit', VISIT_ORDER_FIELDS);

@ObjectType({ description: '专项行动。A campaign such as 千企万户大走访.' })
export class Campaign {
  @Field(() => IdScalar, { description: 'Id of the campaign.' }) readonly id!: string;
  @Field(() => String, { description: 'Its name.' }) readonly name!: string;
  @Field(() => LocalDateScalar, { description: 'Its first day.' }) readonly from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Its last day, itself included.' }) readonly to!: LocalDate;
  @Field(() => VisitUnit, { description: 'The area whose units take part.' }) readonly unit!: VisitUnit;
  @Field(() => DateTimeScalar, { description: 'When it was opened here.' }) readonly recordedAt!: Date;
}

export const CampaignConnection = ConnectionOf(Campaign, 'Campaign');
export const CampaignOrder = OrderInputOf('Campaign', CAMPAIGN_ORDER_FIELDS);

const visitOr = (name: string, description: string) => resultUnion(name, description, Visit, VisitRefused);

export const LogVisitResult = visitOr('LogVisitResult', 'The visit as it was logged, or why it was not.');
export const VoidVisitResult = visitOr('VoidVisitResult', 'The voided visit, or why it was not voided.');
export const ReplaceVisitResult = visitOr('ReplaceVisitResult', 'The visit that takes the place of the voided one, or why there is none.');
export const AddVisitPhotoResult = visitOr('AddVisitPhotoResult', 'The visit with its photos, or why the photo was not kept.');

export const PromiseResult = resultUnion(
  'PromiseResult',
  'The promise and what became of it, or why that was not kept.',
  VisitPromise,
  VisitRefused,
);
