import { Module } from '@nestjs/common';
import { FigureResolver } from './graphql/figure.resolver';
import { ReportingResolver } from './graphql/reporting.resolver';
import { DashboardResolver } from './graphql/dashboard.resolver';
import { ReportingService } from './reporting.service';
import { DashboardService } from './dashboard.service';

/** The metric dictionary, figures and reports. */
@Module({
  providers: [ReportingService, DashboardService, ReportingResolver, FigureResolver, DashboardResolver],
  exports: [ReportingService],
})
export class ReportingModule {}
