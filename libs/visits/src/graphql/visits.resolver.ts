import type { Actor } from '@app/kernel';
import { Can, CurrentActor, CurrentReader, IdScalar, type Order, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { VisitOrderField, VisitRow } from '../persistence/visits.queries';
import { type VisitRefused } from '../visits.errors';
import { VisitPhotosService } from '../photos.service';
import { VisitsService } from '../visits.service';
import { AddVisitPhotoInput, LogVisitInput, ReplaceVisitInput, VisitFilter, VoidVisitInput } from './visits.input';
import {
  AddVisitPhotoResult,
  LogVisitResult,
  ReplaceVisitResult,
  Visit,
  VisitConnection,
  VisitOrder,
  VoidVisitResult,
} from './visits.types';

@Resolver(() => Visit)
export class VisitsResolver {
  constructor(
    private readonly service: VisitsService,
    private readonly photos: VisitPhotosService,
  ) {}

  @Can('visit:read')
  @Query(() => VisitConnection, { description: '走访台账。Visits of your scope, latest day first.' })
  visits(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true, description: 'What the list is narrowed to.' }) filter?: VisitFilter,
    @Args('orderBy', { type: () => VisitOrder, nullable: true, description: 'Latest day first when left out.' })
    orderBy?: Order<VisitOrderField>,
  ): Promise<Page<VisitRow>> {
    return this.service.list(reader, actor, filter ?? {}, page, orderBy);
  }

  @Can('visit:read')
  @Query(() => Visit, { description: '走访详情。One visit.' })
  visit(
    @CurrentReader() reader: Reader,
    @Args('id', { type: () => IdScalar, description: 'Id of the visit.' }) id: string,
  ): Promise<VisitRow> {
    return this.service.get(reader, id);
  }

  @Can('visit:log')
  @Mutation(() => LogVisitResult, {
    description: '登记走访。Logs a visit and opens the appeals and demands that came up: all of it or nothing.',
  })
  logVisit(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The visit.' }) input: LogVisitInput,
  ): Promise<VisitRow | VisitRefused> {
    return this.service.answer(reader, this.service.log(actor, input));
  }

  @Can('visit:log')
  @Mutation(() => AddVisitPhotoResult, {
    description: '添加走访照片。Keeps an uploaded photo with a visit; the same mark again changes nothing.',
  })
  addVisitPhoto(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The visit and the photo.' }) input: AddVisitPhotoInput,
  ): Promise<VisitRow | VisitRefused> {
    return this.service.answer(reader, this.photos.add(actor, input));
  }

  @Can('visit:void')
  @Mutation(() => VoidVisitResult, { description: '作废走访。Voids a visit; the appeals and demands that came out of it live on.' })
  voidVisit(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The visit and the reason.' }) input: VoidVisitInput,
  ): Promise<VisitRow | VisitRefused> {
    return this.service.answer(reader, this.service.voidVisit(actor, input));
  }

  @Can('visit:void')
  @Mutation(() => ReplaceVisitResult, { description: '更正走访。Voids a visit and logs the right one in its place.' })
  replaceVisit(
    @CurrentReader() reader: Reader,
    @CurrentActor() actor: Actor,
    @Args('input', { description: 'The right visit and the reason.' }) input: ReplaceVisitInput,
  ): Promise<VisitRow | VisitRefused> {
    return this.service.answer(reader, this.service.replaceVisit(actor, input));
  }
}
