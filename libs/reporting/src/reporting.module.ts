import { Module } from '@nestjs/common';
import { FigureResolver } from './graphql/figure.resolver';
import { ReportingResolver } from './graphql/reporting.resolver';
import { WallResolver } from './graphql/wall.resolver';
import { ReportingService } from './reporting.service';
import { WallService } from './wall.service';

/** The metric dictionary, figures and reports. */
@Module({ providers: [ReportingService, WallService, ReportingResolver, FigureResolver, WallResolver], exports: [ReportingService] })
export class ReportingModule {}
