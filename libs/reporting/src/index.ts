export { roundedAmount, roundedEventCount } from './domain/rounding';
export { rowLabel } from './domain/row-label';
export { type ReportSentence, reportSentence, SENTENCE_FIGURES, type SentenceFigure, type SentenceSegment } from './domain/sentence';
export { FigureInput } from './graphql/figure.input';
export { METRIC_OF, METRICS } from './metrics/dictionary';
export { type Metric, METRIC_KEYS, type MetricKey, type MetricUnit, SUBJECT_KINDS, type SubjectKind } from './metrics/metric';
export type { FigureRow, FigureUnit } from './persistence/figures.queries';
export { ReportingModule } from './reporting.module';
export { type Figure, type FigureQuestion, type Report, ReportingService } from './reporting.service';
