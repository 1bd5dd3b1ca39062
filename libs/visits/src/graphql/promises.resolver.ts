import type { Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { PromiseRow } from '../persistence/promises.queries';
import { PromisesService } from '../promises.service';
import type { VisitRefused } from '../visits.errors';
import { SettlePromiseInput } from './visits.input';
import { SettlePromiseResult, VisitPromise } from './visits.types';

@Resolver(() => VisitPromise)
export class PromisesResolver {
  constructor(private readonly promises: PromisesService) {}

  @Can('visit:read')
  @Query(() => [VisitPromise], { description: '我的承诺。What you promised to firms: open ones first, nearest day first; at most 200.' })
  myPromises(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('openOnly', { type: () => Boolean, defaultValue: true, description: 'Leave out those that are settled.' }) openOnly: boolean,
  ): Promise<PromiseRow[]> {
    return this.promises.mine(reader, actor, openOnly);
  }

  @Can('visit:log')
  @Mutation(() => SettlePromiseResult, {
    description: '承诺办结。Says whether a promise was kept: who made it, who wrote it down, or the office.',
  })
  async settlePromise(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The promise and what became of it.' }) input: SettlePromiseInput,
  ): Promise<PromiseRow | VisitRefused> {
    return answer(this.promises.settle(actor, input), ({ id }) => this.promises.get(reader, id));
  }
}
