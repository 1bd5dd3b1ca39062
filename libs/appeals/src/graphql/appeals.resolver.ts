import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, IdScalar, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type AppealDetail,
  type AppealLine,
  type AppealPaperLine,
  AppealsReads,
  type DeskCount as Count,
  type DispatchLine as Line,
} from '../appeals.reads';
import { AppealsService, type Contact } from '../appeals.service';
import type { DeskList, UnitList } from '../domain/desk.words';
import type { AppealOrderField, DispatchOrderField } from '../persistence/appeal.lists';
import { AppealDetailValue, AppealHistoryEvent } from './appeal.parts';
import {
  Appeal,
  AppealConnection,
  AppealContact,
  AppealOnPaperConnection,
  AppealOrder,
  DeskCount,
  DispatchConnection,
  DispatchOrder,
  QuerySlip,
  UnitCount,
} from './appeal.types';
import type { PrintedSlip } from '../appeals.slips';
import { AppealsFilterInput, DispatchesFilterInput, PrintQuerySlipInput, RevealAppealContactInput } from './register.input';

/** The pages of the appeals. */
@Resolver(() => Appeal)
export class AppealsResolver {
  constructor(
    private readonly appeals: AppealsService,
    private readonly reads: AppealsReads,
  ) {}

  @Can('appeal:read')
  @Query(() => Appeal, { description: '一件诉求及其办理过程。' })
  appeal(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => IdScalar, description: 'The appeal.' }) id: string,
  ): Promise<AppealDetail> {
    return this.reads.appeal(reader, actor, id);
  }

  @Can('appeal:read')
  @Query(() => AppealConnection, { name: 'appeals', description: '诉求台账。Latest registration first.' })
  list(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true, description: 'Which appeals.' }) filter?: AppealsFilterInput,
    @Args('orderBy', { type: () => AppealOrder, nullable: true, description: 'Before `filter.sort`.' }) orderBy?: Order<AppealOrderField>,
  ): Promise<Page<AppealLine>> {
    return this.reads.list(reader, actor, filter ?? {}, page, orderBy);
  }

  @Can('appeal:read')
  @Query(() => AppealOnPaperConnection, {
    name: 'appealsOnPaper',
    description: '诉求问题台账（打印）。The same rows as `appeals`, contacts masked.',
  })
  onPaper(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true, description: 'Which appeals.' }) filter?: AppealsFilterInput,
    @Args('orderBy', { type: () => AppealOrder, nullable: true, description: 'Before `filter.sort`.' }) orderBy?: Order<AppealOrderField>,
  ): Promise<Page<AppealPaperLine>> {
    return this.reads.paper(reader, actor, filter ?? {}, page, false, orderBy);
  }

  @Can('appeal:read')
  @Query(() => DispatchConnection, { description: '承办清单。What was dispatched to your unit, latest first.' })
  dispatches(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true, description: 'Which of them.' }) filter?: DispatchesFilterInput,
    @Args('orderBy', { type: () => DispatchOrder, nullable: true, description: 'Latest first when left out.' })
    orderBy?: Order<DispatchOrderField>,
  ): Promise<Page<Line>> {
    return this.reads.dispatches(reader, actor, filter ?? {}, page, orderBy);
  }

  @Can('appeal:read')
  @Query(() => [DeskCount], { description: '今天要办。What waits on the desk, in the order in which it is worked off.' })
  deskCounts(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('unitId', { type: () => IdScalar, nullable: true, description: 'A unit within your scope; the whole scope when left out.' })
    unitId?: string | null,
  ): Promise<readonly Count<DeskList>[]> {
    return this.reads.deskCounts(reader, actor, unitId);
  }

  @Can('appeal:read')
  @Query(() => [UnitCount], { description: '本单位要办。What waits for your unit.' })
  dispatchCounts(@CurrentReader() reader: Reader, @CurrentActor() actor: Actor): Promise<readonly Count<UnitList>[]> {
    return this.reads.unitCounts(reader, actor);
  }

  @Can('enterprise:link')
  @Mutation(() => QuerySlip, {
    description: '打印查询单。The code of an earlier print is dead at once; who prints it signs no closing of this appeal.',
  })
  printQuerySlip(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which appeal.' }) input: PrintQuerySlipInput,
  ): Promise<PrintedSlip> {
    return this.appeals.printSlip(actor, input);
  }

  @Can('contact:reveal')
  @Mutation(() => AppealContact, { description: '查看完整联系方式。Leaves a trace with the reason in the audit.' })
  revealAppealContact(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which appeal, and why.' }) input: RevealAppealContactInput,
  ): Promise<Contact> {
    return this.appeals.revealContact(actor, input);
  }
}

@Resolver(() => AppealHistoryEvent)
export class AppealHistoryResolver {
  @ResolveField(() => [AppealDetailValue], { description: '细节。What the act said besides.' })
  details(@Parent() event: AppealHistoryEvent): readonly AppealDetailValue[] {
    return Object.entries(event.details).flatMap(([name, value]) => (value === null ? [] : [{ name, value: String(value) }]));
  }
}
