import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { doubtList, type DoubtOrderField, type DoubtRow } from '../persistence/doubts.list';
import { ConfirmationDoubt, ConfirmationDoubtConnection, ConfirmationDoubtOrder, ConfirmationDoubtsFilterInput } from './doubts.types';

/** 疑点: for those who check. */
@Resolver(() => ConfirmationDoubt)
export class DoubtsResolver {
  @Can('audit:read')
  @Query(() => ConfirmationDoubtConnection, {
    description:
      '确认疑点。Words of firms given where staff work, by a proof that staff had in hand, or right after the reply; newest first.',
  })
  confirmationDoubts(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true, description: 'Which of them.' }) filter?: ConfirmationDoubtsFilterInput,
    @Args('orderBy', { type: () => ConfirmationDoubtOrder, nullable: true, description: 'Newest first when left out.' })
    orderBy?: Order<DoubtOrderField>,
  ): Promise<Page<DoubtRow>> {
    return doubtList.page(reader, { actor, filter: filter ?? {}, page, orderBy: orderBy ?? null });
  }
}
