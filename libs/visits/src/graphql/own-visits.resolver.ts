import type { Actor } from '@app/kernel';
import { answer, Can, CurrentActor, CurrentReader, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { OwnVisitsService } from '../own-visits.service';
import type { OwnVisitRow } from '../persistence/own-visits.queries';
import type { VisitRefused } from '../visits.errors';
import { OwnVisit, OwnVisitResult } from './own-visits.types';
import { ConfirmOwnVisitInput } from './visits.input';

/** What a firm sees and says of visits, by its own card. */
@Resolver(() => OwnVisit)
export class OwnVisitsResolver {
  constructor(private readonly visits: OwnVisitsService) {}

  @Can('own:service')
  @Query(() => [OwnVisit], { description: '本企业的走访记录。Visits to the firm in the last twelve months, latest first; at most 100.' })
  ownVisits(@CurrentReader() reader: Reader): Promise<OwnVisitRow[]> {
    return this.visits.list(reader);
  }

  @Can('own:confirm-visit')
  @Mutation(() => OwnVisitResult, { description: '企业确认走访。The firm says, once, whether a visit took place.' })
  async confirmOwnVisit(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The visit and the word of the firm.' }) input: ConfirmOwnVisitInput,
  ): Promise<OwnVisitRow | VisitRefused> {
    return answer(this.visits.confirm(actor, input), ({ id }) => this.visits.get(reader, id));
  }
}
