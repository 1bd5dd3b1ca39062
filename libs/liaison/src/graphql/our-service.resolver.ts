import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, type Reader } from '@app/platform';
import { Query, Resolver } from '@nestjs/graphql';
import { ourService, type OurServiceFacts } from '../our-service';
import { OurService } from './our-service.types';

/** The enterprise's side. */
@Resolver(() => OurService)
export class OurServiceResolver {
  @Can('own:service')
  @Query(() => OurService, {
    name: 'ourService',
    description: '谁在服务我们。The firm of the card, who is responsible for it, whom to phone.',
  })
  ours(@CurrentReader() reader: Reader, @CurrentActor() actor: Actor): Promise<OurServiceFacts> {
    return ourService(reader, actor);
  }
}
