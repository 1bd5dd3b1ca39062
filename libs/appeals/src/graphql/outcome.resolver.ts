import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, type Reader } from '@app/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type AppealAnswer, AppealsReads } from '../appeals.reads';
import { AppealsService } from '../appeals.service';
import { Appeal, AppealResult } from './appeal.types';
import {
  CloseAppealInput,
  CloseAppealUnconfirmedInput,
  MergeAppealInput,
  RecordAttemptInput,
  RecordConfirmationInput,
  ReopenAppealInput,
  ReworkAppealInput,
  TransferAppealInput,
  VoidAppealInput,
  WithdrawAppealInput,
} from './outcome.input';

/** From the call-back to the closing, and every other way out. */
@Resolver(() => Appeal)
export class AppealOutcomeResolver {
  constructor(
    private readonly appeals: AppealsService,
    private readonly reads: AppealsReads,
  ) {}

  @Can('appeal:callback')
  @Mutation(() => AppealResult, { description: '回访确认。' })
  recordConfirmation(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RecordConfirmationInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.confirm(actor, input));
  }

  @Can('appeal:callback')
  @Mutation(() => AppealResult, { description: '回访未果。' })
  recordAttempt(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RecordAttemptInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.recordAttempt(actor, input));
  }

  @Can('appeal:rework')
  @Mutation(() => AppealResult, { description: '退回重办。' })
  reworkAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ReworkAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.rework(actor, input));
  }

  @Can('appeal:close')
  @Mutation(() => AppealResult, { description: '销号。Needs a confirmation of class A, B or C after the last reply.' })
  closeAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: CloseAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.close(actor, input));
  }

  @Can('appeal:close')
  @Mutation(() => AppealResult, { description: '未确认销号。' })
  closeAppealUnconfirmed(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: CloseAppealUnconfirmedInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.closeUnconfirmed(actor, input));
  }

  @Can('appeal:reopen')
  @Mutation(() => AppealResult, { description: '重新激活。' })
  reopenAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ReopenAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.reopen(actor, input));
  }

  @Can('appeal:void')
  @Mutation(() => AppealResult, { description: '作废。The number stays.' })
  voidAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: VoidAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.void(actor, input));
  }

  @Can('appeal:callback')
  @Mutation(() => AppealResult, { description: '撤回。On the firm’s signed paper.' })
  withdrawAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: WithdrawAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.withdraw(actor, input));
  }

  @Can('appeal:dispatch')
  @Mutation(() => AppealResult, { description: '并单。' })
  mergeAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: MergeAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.merge(actor, input));
  }

  @Can('appeal:dispatch')
  @Mutation(() => AppealResult, { description: '转其他途径。' })
  transferAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: TransferAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.transfer(actor, input));
  }
}
