import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, type Reader } from '@app/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { VisitPlanService } from '../plan.service';
import { VisitCompanion, VisitPlan } from './plan.types';

@Resolver(() => VisitPlan)
export class VisitPlanResolver {
  constructor(private readonly service: VisitPlanService) {}

  @Can('visit:log')
  @Query(() => VisitPlan, {
    description:
      '走访清单。The firms you look after (of a village liaison: those of the village), with what a phone needs to work without a network.',
  })
  visitPlan(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('all', { type: () => Boolean, defaultValue: false, description: 'Every firm of your scope, not only those you look after.' })
    all: boolean,
  ): Promise<VisitPlan> {
    return this.service.plan(reader, actor, all);
  }

  @Can('visit:log')
  @Query(() => [VisitCompanion], { description: '同行人员。People to name as companions, those you went with most first; at most 50.' })
  companions(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('search', { type: () => String, defaultValue: '', description: 'A piece of the name or the unit.' }) search: string,
  ): Promise<VisitCompanion[]> {
    return this.service.companions(reader, actor, search);
  }
}
