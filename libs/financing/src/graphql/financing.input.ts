import type { LocalDate, Money } from '@app/kernel';
import { IdScalar, IsText, LocalDateScalar, MoneyScalar } from '@app/platform';
import { Field, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type * as words from '../domain/financing.words';
import {
  DemandRoutes,
  DisbursementKinds,
  FinancingRecords,
  OfferAnswers,
  OfferDecisions,
  RefusalReasons,
  ReversalReasons,
  GuaranteeEnum,
} from './financing.enums';

const CLIENT_ID = 'Made by the client for this one intent; a repeat carries the same.';

@InputType({ isAbstract: true })
abstract class Intent {
  @Field(() => String, { description: CLIENT_ID })
  @IsText('clientId')
  readonly clientId!: string;

  @Field(() => String, { nullable: true, description: 'Why it is entered more than 30 days later.' })
  @IsOptional()
  @IsText('reason')
  readonly lateReason?: string | null;
}

@InputType({ isAbstract: true })
abstract class Dated extends Intent {
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day it happened; absent: today.' })
  readonly occurredOn?: LocalDate | null;
}

@InputType({ description: 'A demand for financing.' })
export class RecordDemandInput extends Dated {
  @Field(() => IdScalar, { description: 'The firm.' }) readonly enterpriseId!: string;
  @Field(() => MoneyScalar, { description: 'What it asks for, in yuan.' }) readonly amount!: Money;
  @Field(() => String, { description: 'What it is for.' }) @IsText('note') readonly purpose!: string;

  @Field(() => Int, { nullable: true, description: 'Wished term in months, 1 to 600.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  readonly termMonths?: number | null;

  @Field(() => DemandRoutes, { description: 'Route.' }) readonly route!: words.DemandRoute;
  @Field(() => IdScalar, { nullable: true, description: 'The visit it came up in.' }) readonly visitId?: string | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of the signed 授权书.' }) readonly authorisedOn?: LocalDate | null;
}

@InputType({ description: 'The signed 授权书 of a demand.' })
export class AuthoriseDemandInput {
  @Field(() => IdScalar, { description: 'The demand.' }) readonly demandId!: string;
  @Field(() => LocalDateScalar, { description: 'The day it was signed.' }) readonly authorisedOn!: LocalDate;
  @Field(() => IdScalar, { nullable: true, description: 'The scan, uploaded as AUTHORISATION.' }) readonly fileId?: string | null;

  @Field(() => String, { nullable: true, description: CLIENT_ID })
  @IsOptional()
  @IsText('clientId')
  readonly clientId?: string | null;
}

@InputType({ description: 'To which bank a demand goes.' })
export class SendToBankInput extends Intent {
  @Field(() => IdScalar, { description: 'The demand.' }) readonly demandId!: string;
  @Field(() => IdScalar, { description: 'The bank.' }) readonly bankId!: string;
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day the bank received it; absent: today.' })
  readonly sentOn?: LocalDate | null;
}

@InputType({ description: 'What a bank decided.' })
export class DecideOfferInput extends Dated {
  @Field(() => IdScalar, { description: 'The offer.' }) readonly offerId!: string;
  @Field(() => OfferDecisions, { description: 'The decision.' }) readonly decision!: words.OfferDecisionKind;
  @Field(() => MoneyScalar, { nullable: true, description: '授信金额 in yuan: exactly when granted.' }) readonly amount?: Money | null;

  @Field(() => String, { nullable: true, description: "Percent a year, such as '3.85'; only when granted." })
  @IsOptional()
  @IsText('rate')
  readonly annualRate?: string | null;

  @Field(() => GuaranteeEnum, { nullable: true, description: 'How it is secured; only when granted.' })
  readonly guarantee?: words.Guarantee | null;
  @Field(() => RefusalReasons, { nullable: true, description: 'Exactly when refused.' })
  readonly refusalReason?: words.RefusalReason | null;
}

@InputType({ description: "The firm's answer to a credit." })
export class AnswerOfferInput extends Dated {
  @Field(() => IdScalar, { description: 'The offer.' }) readonly offerId!: string;
  @Field(() => OfferAnswers, { description: 'The answer.' }) readonly answer!: words.OfferAnswerKind;
}

@InputType({ description: 'Money paid out; occurredOn is the day it was paid.' })
export class RecordDisbursementInput extends Dated {
  @Field(() => IdScalar, { description: 'The offer.' }) readonly offerId!: string;
  @Field(() => DisbursementKinds, { description: 'Kind.' }) readonly kind!: words.DisbursementKind;
  @Field(() => MoneyScalar, { description: 'Amount in yuan.' }) readonly amount!: Money;
}

@InputType({ description: 'Money that came back; occurredOn is the day it did.' })
export class ReverseDisbursementInput extends Dated {
  @Field(() => IdScalar, { description: 'The payment.' }) readonly disbursementId!: string;
  @Field(() => MoneyScalar, { description: 'How much came back, in yuan, as a positive amount.' }) readonly amount!: Money;
  @Field(() => ReversalReasons, { description: 'Why.' }) readonly reason!: words.ReversalReason;
}

@InputType({ description: 'The right form of a payment that was written down wrongly.' })
export class ReplaceDisbursementInput extends Dated {
  @Field(() => IdScalar, { description: 'The wrong payment.' }) readonly disbursementId!: string;
  @Field(() => DisbursementKinds, { description: 'Kind.' }) readonly kind!: words.DisbursementKind;
  @Field(() => MoneyScalar, { description: 'Amount in yuan.' }) readonly amount!: Money;
  @Field(() => String, { description: 'Why it is corrected.' }) @IsText('shortReason') readonly reason!: string;
}

@InputType({ description: 'A record that should never have been.' })
export class VoidFinancingRecordInput {
  @Field(() => FinancingRecords, { description: 'Which kind of record.' }) readonly record!: words.FinancingRecord;
  @Field(() => IdScalar, { description: 'Its id.' }) readonly id!: string;
  @Field(() => String, { description: 'Why.' }) @IsText('shortReason') readonly reason!: string;

  @Field(() => String, { nullable: true, description: CLIENT_ID })
  @IsOptional()
  @IsText('clientId')
  readonly clientId?: string | null;
}

@InputType({ description: 'What the list of demands is narrowed to.' })
export class DemandFilterInput {
  @Field(() => IdScalar, { nullable: true, description: 'One firm and what was merged into it.' }) readonly enterpriseId?: string | null;
  @Field(() => DemandRoutes, { nullable: true, description: 'One route.' }) readonly route?: words.DemandRoute | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Made on or after this day.' }) readonly from?: LocalDate | null;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Made on or before this day.' }) readonly to?: LocalDate | null;
  @Field(() => Boolean, { nullable: true, description: 'Voided ones as well.' }) readonly includeVoided?: boolean | null;
}

@InputType({ description: "What a bank's list is narrowed to." })
export class BankOfferFilterInput {
  @Field(() => Boolean, { nullable: true, description: 'Only those not decided yet.' }) readonly undecided?: boolean | null;
}
