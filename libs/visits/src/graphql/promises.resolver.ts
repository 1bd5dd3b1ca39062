import type { Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { PromiseRow } from '../persistence/promises.queries';
import { PromisesService } from '../promises.service';
import type { VisitRefused } from '../visits.errors';
import { BreakPromiseInput, KeepPromiseInput } from './visits.input';
import { PromiseResult, VisitPromise } from './visits.types';

@Resolver(() => VisitPromise)
export class PromisesResolver {
  constructor(private readonly promises: PromisesService) {}

  @Can('visit:read')
  @Query(() => [VisitPromise], { description: '我的承诺。What you promised to firms: open ones first, nearest day first; at most 200.' })
  myPromises(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('openOnly', { type: () => Boolean, defaultValue: true, description: 'Leave out those that were kept or broken.' })
    openOnly: boolean,
  ): Promise<PromiseRow[]> {
    return this.promises.mine(reader, actor, openOnly);
  }

  @Can('visit:log')
  @Mutation(() => PromiseResult, { description: '承诺已兑现。By who made it, who wrote it down, or the office; once.' })
  async keepPromise(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The promise, and how it was kept.' }) input: KeepPromiseInput,
  ): Promise<PromiseRow | VisitRefused> {
    return answer(this.promises.keep(actor, input), ({ id }) => this.promises.get(reader, id));
  }

  @Can('visit:log')
  @Mutation(() => PromiseResult, {
    description: '承诺未兑现。By who made it, who wrote it down, or the office; once, and with a note why.',
  })
  async breakPromise(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The promise, and why it was broken.' }) input: BreakPromiseInput,
  ): Promise<PromiseRow | VisitRefused> {
    return answer(this.promises.break(actor, input), ({ id }) => this.promises.get(reader, id));
  }
}
