import { normaliseQuery, queryToken } from '@app/kernel';
import { originOf, Public, type RequestContext } from '@app/platform';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { minutesToWait } from '../domain/session-policy';
import { TrackRefused } from '../identity.errors';
import { QueryCodesService } from '../query-codes.service';
import { TrackAppealInput, TrackAppealResult, type Tracking } from './tracking.types';

/** Following an appeal without a card. */
@Resolver()
export class TrackingResolver {
  constructor(private readonly codes: QueryCodesService) {}

  @Public()
  @Mutation(() => TrackAppealResult, {
    description: '凭编号和查询码查询。A wrong number and a wrong code get the same answer; after ten from one address there is a wait.',
  })
  async trackAppeal(
    @Context() context: RequestContext,
    @Args('input', { description: 'What stands on the slip.' }) input: TrackAppealInput,
  ): Promise<Tracking | TrackRefused> {
    const query = normaliseQuery(input.number, input.code);
    const found = await this.codes.trackerOf(query, originOf(context.request));
    if (found && 'seconds' in found) return new TrackRefused('QUERY_LIMITED', { minutes: minutesToWait(found.seconds) });
    return found ? { number: query.number, token: queryToken(query) } : new TrackRefused('QUERY_WRONG');
  }
}
