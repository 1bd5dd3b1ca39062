import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, type Reader } from '@app/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { type AppealAnswer, AppealsReads } from '../appeals.reads';
import { AppealsService } from '../appeals.service';
import { Appeal, AppealResult } from './appeal.types';
import {
  AcceptAppealInput,
  AcknowledgeDispatchInput,
  DecideRequestInput,
  RecordContactInput,
  RejectAppealInput,
  ReleaseAssistingUnitInput,
  ReplyAsAssistingUnitInput,
  ReplyToAppealInput,
  RequestExtensionInput,
  SolveOnSpotInput,
} from './handling.input';
import { DispatchAppealInput, RegisterAppealInput } from './register.input';

/** From the registration to the reply. */
@Resolver(() => Appeal)
export class AppealHandlingResolver {
  constructor(
    private readonly appeals: AppealsService,
    private readonly reads: AppealsReads,
  ) {}

  @Can('appeal:register')
  @Mutation(() => AppealResult, { description: '诉求挂号。Registers an appeal, which gives it its permanent number.' })
  registerAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RegisterAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.register(actor, input));
  }

  @Can('appeal:accept')
  @Mutation(() => AppealResult, { description: '受理。' })
  acceptAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: AcceptAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.accept(actor, input));
  }

  @Can('contact:reveal')
  @Mutation(() => AppealResult, {
    description: '联系企业。The first one after the acceptance stops the clock of the first contact; later ones are history.',
  })
  recordContact(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RecordContactInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.recordContact(actor, input));
  }

  @Can('appeal:accept')
  @Mutation(() => AppealResult, { description: '提请不予受理。The office head decides.' })
  requestRejection(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RejectAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.requestRejection(actor, input));
  }

  @Can('appeal:approve')
  @Mutation(() => AppealResult, { description: '不予受理。By the office head, at once.' })
  rejectAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RejectAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.reject(actor, input));
  }

  @Can('appeal:dispatch')
  @Mutation(() => AppealResult, { description: '交办。A lead unit and co-units.' })
  dispatchAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: DispatchAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.dispatch(actor, input));
  }

  @Can('appeal:handle')
  @Mutation(() => AppealResult, { description: '签收。' })
  acknowledgeDispatch(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: AcknowledgeDispatchInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.acknowledge(actor, input));
  }

  @Can('appeal:handle')
  @Mutation(() => AppealResult, { description: '协办答复。' })
  replyAsAssistingUnit(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ReplyAsAssistingUnitInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.replyAsAssistingUnit(actor, input));
  }

  @Can('appeal:dispatch')
  @Mutation(() => AppealResult, { description: '解除协办。' })
  releaseAssistingUnit(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ReleaseAssistingUnitInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.releaseAssistingUnit(actor, input));
  }

  @Can('appeal:request')
  @Mutation(() => AppealResult, { description: '申请延期。At least one working day before due.' })
  requestExtension(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: RequestExtensionInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.requestExtension(actor, input));
  }

  @Can('appeal:approve')
  @Mutation(() => AppealResult, {
    description: '审批申请。A rejection by the office head; an extension by the division leader, the second by the chief leader.',
  })
  decideRequest(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: DecideRequestInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.decideRequest(actor, input));
  }

  @Can('appeal:handle')
  @Mutation(() => AppealResult, { description: '答复。Of the lead unit.' })
  replyToAppeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: ReplyToAppealInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.reply(actor, input));
  }

  @Can('appeal:solve-on-spot')
  @Mutation(() => AppealResult, { description: '现场办结。' })
  solveOnSpot(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'What to do.' }) input: SolveOnSpotInput,
  ): Promise<AppealAnswer> {
    return this.reads.shown(reader, actor, this.appeals.solveOnSpot(actor, input));
  }
}
