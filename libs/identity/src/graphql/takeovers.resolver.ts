import type { Actor } from '@app/kernel';
import { Can, CurrentActor, SignedIn } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { TakeoverRefused } from '../identity.errors';
import type { TakeoverRow } from '../persistence/takeover.queries';
import { TakeoversService } from '../takeovers.service';
import { DecideTakeoverInput, DecideTakeoverResult, Takeover } from './takeovers.types';

/** 接管确认: the second administrator, and what the owner is told. */
@Resolver()
export class TakeoversResolver {
  constructor(private readonly takeovers: TakeoversService) {}

  @Can('post:manage')
  @Query(() => [Takeover], {
    description: '待确认的账号。Passwords and slips made within your scope that wait for a second administrator; at most 500.',
  })
  waitingTakeovers(@CurrentActor() actor: Actor): Promise<readonly TakeoverRow[]> {
    return this.takeovers.waiting(actor);
  }

  @SignedIn()
  @Query(() => [Takeover], { description: '我的账号被动过。What was done to your own account since you were told last.' })
  myTakeovers(@CurrentActor() actor: Actor): Promise<readonly TakeoverRow[]> {
    return this.takeovers.untold(actor);
  }

  @SignedIn()
  @Mutation(() => Boolean, { description: '知道了。Notes that you were told what was done to your account.' })
  async acknowledgeTakeovers(@CurrentActor() actor: Actor): Promise<boolean> {
    await this.takeovers.told(actor);
    return true;
  }

  @Can('post:manage')
  @Mutation(() => DecideTakeoverResult, {
    description: '确认或拒绝。Never by who made it, nor about the own account; a refusal ends the password, sessions, phones and slips.',
  })
  decideTakeover(
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'Which one, and whether.' }) input: DecideTakeoverInput,
  ): Promise<{ readonly id: string } | TakeoverRefused> {
    return this.takeovers.decide(actor, input);
  }
}
