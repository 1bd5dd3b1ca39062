import { CurrentReader, type Page, PageArgs, type Reader } from '@app/platform';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { FigureRow } from '../persistence/figures.queries';
import { type Figure, ReportingService } from '../reporting.service';
import { FigureRowConnection, FigureType } from './reporting.types';

@Resolver(() => FigureType)
export class FigureResolver {
  constructor(private readonly reporting: ReportingService) {}

  @ResolveField(() => FigureRowConnection, { description: 'The rows that were counted, newest first; they add up to the value.' })
  rows(@Parent() figure: Figure, @CurrentReader() reader: Reader, @Args() page: PageArgs): Promise<Page<FigureRow>> {
    return this.reporting.rows(reader, figure, page);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'By which frozen list it was counted, with what was added and removed since its first version; null where no list matters.',
  })
  note(@Parent() figure: Figure, @CurrentReader() reader: Reader): Promise<string | null> {
    return this.reporting.note(reader, figure);
  }
}
