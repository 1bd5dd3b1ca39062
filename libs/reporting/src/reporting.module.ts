import { Module } from '@nestjs/common';
import { FigureResolver } from './graphql/figure.resolver';
import { ReportingResolver } from './graphql/reporting.resolver';
import { ReportingService } from './reporting.service';

/** The metric dictionary, figures and reports. */
@Module({ providers: [ReportingService, ReportingResolver, FigureResolver], exports: [ReportingService] })
export class ReportingModule {}
