import { Can, CurrentReader, type Reader } from '@app/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Dashboard, DashboardService } from '../dashboard.service';
import { stretchesOf } from './segments';
import { FiguresInput } from './figure.input';
import { DashboardType } from './dashboard.types';

const asType = (dashboard: Dashboard): DashboardType => ({ ...dashboard, segments: stretchesOf(dashboard.segments) });

@Resolver()
export class DashboardResolver {
  constructor(private readonly dashboards: DashboardService) {}

  @Can('figure:read')
  @Query(() => DashboardType, { description: '工作看板。The dashboard and the meeting pages of a unit and its subtree.' })
  async dashboard(
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is asked.' }) input: FiguresInput,
  ): Promise<DashboardType> {
    return asType(await this.dashboards.dashboard(reader, input));
  }
}
