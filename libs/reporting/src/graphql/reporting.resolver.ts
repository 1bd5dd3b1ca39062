import { Can, CurrentReader, type Reader } from '@app/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { METRICS } from '../metrics/dictionary';
import type { Metric } from '../metrics/metric';
import { type Figure, type Report, ReportingService } from '../reporting.service';
import { stretchesOf } from './segments';
import { FigureInput, FiguresInput } from './figure.input';
import { FigureType, MetricType, ReportType } from './reporting.types';

type Stretches = Omit<Report, 'segments'> & { readonly segments: readonly { text: string; metric: string | null; exact: string | null }[] };

const withMetrics = (report: Report): Stretches => ({ ...report, segments: stretchesOf(report.segments) });

@Resolver()
export class ReportingResolver {
  constructor(private readonly reporting: ReportingService) {}

  @Can('figure:read')
  @Query(() => [MetricType], { description: '指标词典。The metric dictionary.' })
  metrics(): readonly Metric[] {
    return METRICS;
  }

  @Can('figure:read')
  @Query(() => FigureType, { description: 'One figure of a unit and its subtree.' })
  figure(@CurrentReader() reader: Reader, @Args('input', { description: 'What is asked.' }) input: FigureInput): Promise<Figure> {
    return this.reporting.figure(reader, input);
  }

  @Can('figure:read')
  @Query(() => [FigureType], { description: 'Every figure of the dictionary for a unit and its subtree.' })
  figures(
    @CurrentReader() reader: Reader,
    @Args('input', { description: 'What is asked.' }) input: FiguresInput,
  ): Promise<readonly Figure[]> {
    return this.reporting.figures(reader, input);
  }

  @Can('figure:read')
  @Query(() => ReportType, { description: '报告文字。The sentence of the report for a unit and a period.' })
  async report(@CurrentReader() reader: Reader, @Args('input', { description: 'What is asked.' }) input: FiguresInput): Promise<Stretches> {
    return withMetrics(await this.reporting.report(reader, input));
  }
}
