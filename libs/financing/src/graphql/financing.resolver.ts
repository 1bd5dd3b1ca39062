import type { Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, IdScalar, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { FinancingRefused } from '../financing.errors';
import type { Recorded } from '../financing.inputs';
import { FinancingService } from '../financing.service';
import type { BankOfferOrderField, BankOfferRow } from '../persistence/bank-offers.queries';
import type { DemandOrderField, DemandRow } from '../persistence/demands.queries';
import {
  AnswerOfferInput,
  AuthoriseDemandInput,
  BankOfferFilterInput,
  DecideOfferInput,
  DemandFilterInput,
  RecordDemandInput,
  RecordDisbursementInput,
  ReplaceDisbursementInput,
  ReverseDisbursementInput,
  SendToBankInput,
  VoidFinancingRecordInput,
} from './financing.input';
import {
  AnswerOfferResult,
  AuthoriseDemandResult,
  BankOfferConnection,
  BankOfferOrder,
  DecideOfferResult,
  Demand,
  DemandConnection,
  DemandOrder,
  RecordDemandResult,
  RecordDisbursementResult,
  ReplaceDisbursementResult,
  ReverseDisbursementResult,
  SendToBankResult,
  VoidFinancingRecordResult,
} from './financing.types';

type Answer = Promise<DemandRow | FinancingRefused>;

@Resolver(() => Demand)
export class FinancingResolver {
  constructor(private readonly financing: FinancingService) {}

  @Can('financing:read')
  @Query(() => DemandConnection, { description: '融资台账。Demands of your area, latest first.' })
  demands(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true, description: 'What the list is narrowed to.' }) filter?: DemandFilterInput,
    @Args('orderBy', { type: () => DemandOrder, nullable: true, description: 'Latest first when left out.' })
    orderBy?: Order<DemandOrderField>,
  ): Promise<Page<DemandRow>> {
    return this.financing.demands(reader, actor, filter ?? {}, page, orderBy);
  }

  @Can('financing:read')
  @Query(() => Demand, { description: '融资需求详情。One demand.' })
  demand(
    @CurrentReader() reader: Reader,
    @Args('id', { type: () => IdScalar, description: 'Id of the demand.' }) id: string,
  ): Promise<DemandRow> {
    return this.financing.demand(reader, id);
  }

  @Can('financing:read')
  @Query(() => BankOfferConnection, { description: '本行待办。What was sent to your bank, latest first.' })
  bankOffers(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true, description: 'What the list is narrowed to.' }) filter?: BankOfferFilterInput,
    @Args('orderBy', { type: () => BankOfferOrder, nullable: true, description: 'Latest first when left out.' })
    orderBy?: Order<BankOfferOrderField>,
  ): Promise<Page<BankOfferRow>> {
    return this.financing.bankOffers(reader, actor, filter ?? {}, page, orderBy);
  }

  @Can('financing:demand')
  @Mutation(() => RecordDemandResult, { description: '登记融资需求。Records a demand.' })
  recordDemand(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: RecordDemandInput,
  ): Answer {
    return this.answer(reader, this.financing.recordDemand(actor, input));
  }

  @Can('financing:dispatch')
  @Mutation(() => AuthoriseDemandResult, { description: '登记授权书。Records the signed authorisation.' })
  authoriseDemand(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: AuthoriseDemandInput,
  ): Answer {
    return this.answer(reader, this.financing.authoriseDemand(actor, input));
  }

  @Can('financing:dispatch')
  @Mutation(() => SendToBankResult, { description: '推送银行。Sends an authorised demand to a bank.' })
  sendToBank(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: SendToBankInput,
  ): Answer {
    return this.answer(reader, this.financing.sendToBank(actor, input));
  }

  @Can('financing:decide')
  @Mutation(() => DecideOfferResult, { description: "登记银行决定。Records the bank's decision." })
  decideOffer(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: DecideOfferInput,
  ): Answer {
    return this.answer(reader, this.financing.decideOffer(actor, input));
  }

  @Can('financing:accept')
  @Mutation(() => AnswerOfferResult, { description: "登记企业选择。Records the firm's answer." })
  answerOffer(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: AnswerOfferInput,
  ): Answer {
    return this.answer(reader, this.financing.answerOffer(actor, input));
  }

  @Can('financing:disburse')
  @Mutation(() => RecordDisbursementResult, { description: '登记放款。Records a payment against an accepted credit.' })
  recordDisbursement(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: RecordDisbursementInput,
  ): Answer {
    return this.answer(reader, this.financing.recordDisbursement(actor, input));
  }

  @Can('financing:void')
  @Mutation(() => ReverseDisbursementResult, { description: '冲销。Records money that came back.' })
  reverseDisbursement(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: ReverseDisbursementInput,
  ): Answer {
    return this.answer(reader, this.financing.reverseDisbursement(actor, input));
  }

  @Can('financing:void')
  @Mutation(() => ReplaceDisbursementResult, { description: '更正放款。Voids a payment and records the right one, both or neither.' })
  replaceDisbursement(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: ReplaceDisbursementInput,
  ): Answer {
    return this.answer(reader, this.financing.replaceDisbursement(actor, input));
  }

  @Can('financing:void')
  @Mutation(() => VoidFinancingRecordResult, { description: '作废。Voids a demand, decision, answer or payment.' })
  voidFinancingRecord(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What is recorded.' }) input: VoidFinancingRecordInput,
  ): Answer {
    return this.answer(reader, this.financing.voidFinancingRecord(actor, input));
  }

  private answer(reader: Reader, outcome: Promise<Recorded | FinancingRefused>): Answer {
    return answer(outcome, ({ demandId }) => this.financing.demand(reader, demandId));
  }
}
