import type { LocalDate } from '@app/kernel';
import { DateTimeScalar, IdScalar, LocalDateScalar } from '@app/platform';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DECISIONS_NEEDED, type DecisionNeeded } from '../domain/red-light';
import { FigureType, FigureUnitType, ReportSegment } from './reporting.types';

export const DecisionsNeeded = Object.fromEntries(DECISIONS_NEEDED.map((code) => [code, code])) as Record<DecisionNeeded, DecisionNeeded>;
registerEnumType(DecisionsNeeded, {
  name: 'DecisionNeeded',
  description: 'What a meeting has to decide about an appeal that does not move.',
  valuesMap: {
    RULE_DISPUTE: { description: '裁定由哪个单位主办' },
    TAKE_OVER: { description: '退回两次以上，定哪位领导包案' },
    DECIDE_EXTENSION: { description: '同意不同意延期' },
    DECIDE_REJECTION: { description: '同意不同意不予受理' },
    SET_NEW_DATE: { description: '定几号前办结、谁牵头' },
  },
});

@ObjectType({ description: '分单位。A unit directly below, with the figures it has when asked alone.' })
export class DashboardUnit {
  @Field(() => FigureUnitType, { description: 'The unit.' }) readonly unit!: FigureUnitType;
  @Field(() => [FigureType], { description: 'Its figures, in the order of the columns.' }) readonly figures!: readonly FigureType[];
}

@ObjectType({ description: '分银行。A bank with what it granted and what it paid out for the unit: two facts that are never added.' })
export class DashboardBank {
  @Field(() => FigureUnitType, { description: 'The bank.' }) readonly bank!: FigureUnitType;
  @Field(() => [FigureType], { description: 'Its figures, in the order of the columns: 家 and 元 of 授信 (M48), then of 放款 (M49).' })
  readonly figures!: readonly FigureType[];
}

@ObjectType('RedLight', { description: '红灯与扯皮。An open appeal that does not move. No contact of the firm.' })
export class RedLightType {
  @Field(() => IdScalar, { description: 'Id of the appeal.' }) readonly id!: string;
  @Field(() => String, { description: 'Number of the appeal.' }) readonly number!: string;
  @Field(() => String, { description: 'Name the firm had at registration.' }) readonly firmName!: string;
  @Field(() => String, { description: 'What it is about.' }) readonly title!: string;
  @Field(() => String, { description: 'The unit where it is stuck: the one that leads, or the office while nobody has it.' })
  readonly stuckAt!: string;
  @Field(() => String, { description: 'State it was in, a code of AppealState.' }) readonly state!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Due date in force, extensions included.' })
  readonly dueOn!: LocalDate | null;
  @Field(() => Int, { description: 'Working days past the due date; 0 when it is not overdue.' }) readonly overdueDays!: number;
  @Field(() => Boolean, { description: 'Past its due date: counted in M27.' }) readonly overdue!: boolean;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Until when an extension is asked for.' })
  readonly askedUntil!: LocalDate | null;
  @Field(() => DecisionsNeeded, { description: 'What has to be decided.' }) readonly decide!: DecisionNeeded;
}

@ObjectType('WaitingOffer', { description: '待银行决定。A demand that a bank has not decided on: a row of OFFERS_WAITING. No amount.' })
export class WaitingOfferType {
  @Field(() => IdScalar, { description: 'Id of the row.' }) readonly id!: string;
  @Field(() => IdScalar, { description: 'Id of the demand.' }) readonly demandId!: string;
  @Field(() => String, { description: 'Short name of the bank.' }) readonly bankName!: string;
  @Field(() => String, { description: 'Name of the firm.' }) readonly firmName!: string;
  @Field(() => LocalDateScalar, { description: 'Day the bank received it.' }) readonly sentOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last of its 30 calendar days.' }) readonly dueOn!: LocalDate;
  @Field(() => Int, { description: 'Calendar days since the bank received it.' }) readonly waitedDays!: number;
}

@ObjectType('Dashboard', { description: '看板。Figures, the units below and what does not move, all as of one instant.' })
export class DashboardType {
  @Field(() => FigureUnitType, { description: 'The unit it is of, with the units below.' }) readonly unit!: FigureUnitType;
  @Field(() => LocalDateScalar, { description: 'First business date.' }) readonly from!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Last business date.' }) readonly to!: LocalDate;
  @Field(() => DateTimeScalar, { description: 'What the system knew then; asking with it again gives the same figures.' })
  readonly asOf!: Date;
  @Field(() => [FigureType], { description: 'Every figure of the dictionary.' }) readonly figures!: readonly FigureType[];
  @Field(() => [ReportSegment], { description: 'The sentence of the report, in stretches.' })
  readonly segments!: readonly ReportSegment[];
  @Field(() => [DashboardUnit], {
    description: 'Units directly below. Their sum may exceed the unit: a firm visited by two counts in both.',
  })
  readonly units!: readonly DashboardUnit[];
  @Field(() => [DashboardBank], {
    description:
      'Banks that granted or paid something. The amounts add up to those of the unit; firms may exceed it: one that two lent to counts in both.',
  })
  readonly banks!: readonly DashboardBank[];
  @Field(() => [RedLightType], {
    description: 'Overdue appeals, disputes, open requests and repeated reworks; overdue ones first, 200 at most.',
  })
  readonly redLights!: readonly RedLightType[];
  @Field(() => [WaitingOfferType], { description: 'What banks have not decided on, the longest first, 200 at most.' })
  readonly waitingOffers!: readonly WaitingOfferType[];
}
