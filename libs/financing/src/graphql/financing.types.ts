import type { LocalDate, Money } from '@app/kernel';
import { ConnectionOf, DateTimeScalar, IdScalar, LocalDateScalar, MoneyScalar, OrderInputOf, resultUnion } from '@app/platform';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../domain/financing.words';
import { FinancingRefused } from '../financing.errors';
import { BANK_OFFER_ORDER_FIELDS } from '../persistence/bank-offers.queries';
import { DEMAND_ORDER_FIELDS } from '../persistence/demands.queries';
import {
  DemandRoutes,
  DemandStages,
  DisbursementKinds,
  OfferAnswers,
  OfferDecisions,
  RefusalReasons,
  GuaranteeEnum,
} from './financing.enums';

@ObjectType({ description: 'A town or a bank, by name.' })
export class FinancingUnit {
  @Field(() => IdScalar, { description: 'Id of the unit.' }) readonly id!: string;
  @Field(() => String, { description: 'Name.' }) readonly name!: string;
}

@ObjectType({ isAbstract: true })
abstract class FinancingFact {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => LocalDateScalar, { description: 'The day it happened.' }) readonly occurredOn!: LocalDate;
  @Field(() => Boolean, { description: '补录: entered more than three working days later.' }) readonly isLate!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' }) readonly recordedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was voided; a voided record counts no more.' }) readonly voidedAt!:
    string | null;
  @Field(() => String, { nullable: true, description: 'Why it was voided.' }) readonly voidReason!: string | null;
}

@ObjectType({ description: '银行决定。What a bank decided.' })
export class OfferDecision extends FinancingFact {
  @Field(() => OfferDecisions, { description: 'The decision.' }) readonly decision!: words.OfferDecisionKind;
  @Field(() => MoneyScalar, { nullable: true, description: '授信金额 in yuan, only when granted.' }) readonly amount!: string | null;
  @Field(() => String, { nullable: true, description: 'Percent a year, as a decimal string.' }) readonly annualRate!: string | null;
  @Field(() => GuaranteeEnum, { nullable: true, description: 'How it is secured.' }) readonly guarantee!: words.Guarantee | null;
  @Field(() => RefusalReasons, { nullable: true, description: 'Why it was refused.' }) readonly refusalReason!: words.RefusalReason | null;
}

@ObjectType({ description: "企业选择。The firm's answer to a credit." })
export class OfferAnswer extends FinancingFact {
  @Field(() => IdScalar, { description: 'The decision it answers.' }) readonly decisionId!: string;
  @Field(() => OfferAnswers, { description: 'The answer.' }) readonly answer!: words.OfferAnswerKind;
}

@ObjectType({ description: '放款。One tranche, or a reversal with a negative amount.' })
export class Disbursement extends FinancingFact {
  @Field(() => IdScalar, { description: 'The decision it is paid against.' }) readonly decisionId!: string;
  @Field(() => DisbursementKinds, { description: 'Kind.' }) readonly kind!: words.DisbursementKind;
  @Field(() => MoneyScalar, { description: 'Amount in yuan; negative for a reversal.' }) readonly amount!: string;
  @Field(() => IdScalar, { nullable: true, description: 'The payment that a reversal takes back.' }) readonly reversalOf!: string | null;
}

@ObjectType({ description: '推送。A demand in the hands of one bank.' })
export class BankOffer {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => IdScalar, { description: 'The demand.' }) readonly demandId!: string;
  @Field(() => String, { description: 'Name of the firm when it was sent.' }) readonly firmName!: string;
  @Field(() => MoneyScalar, { description: 'What the firm asked for, in yuan.' }) readonly demandedAmount!: string;
  @Field(() => String, { description: 'What it is for.' }) readonly purpose!: string;
  @Field(() => Int, { nullable: true, description: 'Wished term in months.' }) readonly termMonths!: number | null;
  @Field(() => DemandRoutes, { description: 'Route.' }) readonly route!: words.DemandRoute;
  @Field(() => FinancingUnit, { description: 'The bank.' }) readonly bank!: FinancingUnit;
  @Field(() => FinancingUnit, { description: 'The town that sent it.' }) readonly unit!: FinancingUnit;
  @Field(() => LocalDateScalar, { description: 'The day the bank received it.' }) readonly sentOn!: LocalDate;
  @Field(() => LocalDateScalar, { description: 'Thirty calendar days later.' }) readonly dueOn!: LocalDate;
  @Field(() => OfferDecision, { nullable: true, description: 'The decision in force.' }) readonly decision!: OfferDecision | null;
  @Field(() => OfferAnswer, { nullable: true, description: 'The answer in force.' }) readonly answer!: OfferAnswer | null;
  @Field(() => MoneyScalar, { description: '授信: granted and accepted, in yuan. Never added to what was paid.' }) readonly credit!: Money;
  @Field(() => MoneyScalar, { description: '放款: paid out less reversals, in yuan.' }) readonly paid!: Money;
  @Field(() => [OfferDecision], { description: 'All decisions, voided ones included.' }) readonly decisions!: readonly OfferDecision[];
  @Field(() => [OfferAnswer], { description: 'All answers, voided ones included.' }) readonly answers!: readonly OfferAnswer[];
  @Field(() => [Disbursement], { description: 'All payments and reversals, voided ones included.' })
  readonly disbursements!: readonly Disbursement[];
}

@ObjectType({ description: '融资需求。A demand for financing, with the banks it went to.' })
export class Demand {
  @Field(() => IdScalar, { description: 'Id.' }) readonly id!: string;
  @Field(() => FinancingUnit, { description: 'The town that recorded it.' }) readonly unit!: FinancingUnit;
  @Field(() => IdScalar, { description: 'The firm, after merges.' }) readonly enterpriseId!: string;
  @Field(() => String, { description: 'Name of the firm when it was recorded.' }) readonly firmName!: string;
  @Field(() => MoneyScalar, { description: 'What the firm asks for, in yuan.' }) readonly amount!: string;
  @Field(() => String, { description: 'What it is for.' }) readonly purpose!: string;
  @Field(() => Int, { nullable: true, description: 'Wished term in months.' }) readonly termMonths!: number | null;
  @Field(() => DemandRoutes, { description: 'Route.' }) readonly route!: words.DemandRoute;
  @Field(() => LocalDateScalar, { description: 'The day it was made.' }) readonly occurredOn!: LocalDate;
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of the signed 授权书; without it no bank sees the demand.' })
  readonly authorisedOn!: LocalDate | null;
  @Field(() => IdScalar, { nullable: true, description: 'Scan of it.' }) readonly authorisationFileId!: string | null;
  @Field(() => IdScalar, { nullable: true, description: 'The visit it came up in.' }) readonly visitId!: string | null;
  @Field(() => Boolean, { description: '补录: entered more than three working days later.' }) readonly isLate!: boolean;
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' }) readonly recordedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Who recorded it.' }) readonly recordedByName!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was voided.' }) readonly voidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was voided.' }) readonly voidReason!: string | null;
  @Field(() => DemandStages, { description: 'Where it stands.' }) readonly stage!: words.DemandStage;
  @Field(() => MoneyScalar, { description: '授信 over all banks, in yuan: accepted credit only.' }) readonly credit!: Money;
  @Field(() => MoneyScalar, { description: '放款 over all banks, in yuan.' }) readonly paid!: Money;
  @Field(() => [BankOffer], { description: 'The banks it went to; a bank sees only itself.' }) readonly offers!: readonly BankOffer[];
}

export const DemandConnection = ConnectionOf(Demand, 'Demand');
export const BankOfferConnection = ConnectionOf(BankOffer, 'BankOffer');
export const DemandOrder = OrderInputOf('Demand', DEMAND_ORDER_FIELDS);
export const BankOfferOrder = OrderInputOf('BankOffer', BANK_OFFER_ORDER_FIELDS);

const demandOr = (name: string) => resultUnion(name, 'The demand as it is now, or why nothing was saved.', Demand, FinancingRefused);

export const RecordDemandResult = demandOr('RecordDemandResult');
export const AuthoriseDemandResult = demandOr('AuthoriseDemandResult');
export const SendToBankResult = demandOr('SendToBankResult');
export const DecideOfferResult = demandOr('DecideOfferResult');
export const AnswerOfferResult = demandOr('AnswerOfferResult');
export const RecordDisbursementResult = demandOr('RecordDisbursementResult');
export const ReverseDisbursementResult = demandOr('ReverseDisbursementResult');
export const ReplaceDisbursementResult = demandOr('ReplaceDisbursementResult');
export const VoidFinancingRecordResult = demandOr('VoidFinancingRecordResult');
