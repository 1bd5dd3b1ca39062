import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, IdScalar, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AppealsReads, type OwnAppealAnswer, type OwnAppealDetail } from '../appeals.reads';
import { AppealsService } from '../appeals.service';
import { OwnAppeal, OwnAppealConnection, OwnAppealResult } from './appeal.types';
import { ConfirmOwnAppealInput, ReopenAppealInput, RetractConfirmationInput, WithdrawOwnAppealInput } from './outcome.input';
import { SubmitAppealInput } from './register.input';

/** What a firm does by its own card, or for one appeal by its number and query code. */
@Resolver(() => OwnAppeal)
export class OwnAppealsResolver {
  constructor(
    private readonly appeals: AppealsService,
    private readonly reads: AppealsReads,
  ) {}

  @Can('own:read')
  @Query(() => OwnAppealConnection, { description: '本企业的诉求。Latest first; by a query code the one appeal.' })
  myAppeals(@CurrentReader() reader: Reader, @CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<Page<OwnAppealDetail>> {
    return this.reads.ownList(reader, actor, page);
  }

  @Can('own:read')
  @Query(() => OwnAppeal, { description: '本企业的一件诉求。' })
  myAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The appeal.' }) id: string,
  ): Promise<OwnAppealDetail> {
    return this.reads.own(reader, actor, id);
  }

  @Can('own:submit')
  @Mutation(() => OwnAppealResult, { description: '企业提出诉求。The answer carries the number and the query code.' })
  submitAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: SubmitAppealInput,
  ): Promise<OwnAppealAnswer> {
    return this.reads.shownOwn(reader, actor, this.appeals.register(actor, { ...input, source: 'ENTERPRISE' }));
  }

  @Can('own:confirm')
  @Mutation(() => OwnAppealResult, {
    description:
      '企业确认评价。Class A. Dissatisfied or unsolved sends it back by itself; within ten minutes it may be replaced or withdrawn.',
  })
  confirmAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ConfirmOwnAppealInput,
  ): Promise<OwnAppealAnswer> {
    return this.reads.shownOwn(reader, actor, this.appeals.confirm(actor, input));
  }

  @Can('own:confirm')
  @Mutation(() => OwnAppealResult, {
    description:
      '企业撤回评价。Within ten minutes; a rework that had followed by itself is undone. Refused once the unit has gone on or it was closed.',
  })
  retractConfirmation(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RetractConfirmationInput,
  ): Promise<OwnAppealAnswer> {
    return this.reads.shownOwn(reader, actor, this.appeals.retract(actor, input));
  }

  @Can('own:confirm')
  @Mutation(() => OwnAppealResult, { description: '企业撤回诉求。' })
  withdrawOwnAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: WithdrawOwnAppealInput,
  ): Promise<OwnAppealAnswer> {
    return this.reads.shownOwn(reader, actor, this.appeals.withdraw(actor, input));
  }

  @Can('own:reopen')
  @Mutation(() => OwnAppealResult, { description: '企业重新提出。Within 30 days of the closing.' })
  reopenOwnAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ReopenAppealInput,
  ): Promise<OwnAppealAnswer> {
    return this.reads.shownOwn(reader, actor, this.appeals.reopen(actor, input));
  }
}
