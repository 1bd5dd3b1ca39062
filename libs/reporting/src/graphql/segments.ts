import type { SentenceSegment } from '../domain/sentence';
import type { ReportSegment } from './reporting.types';

/** The sentence as the API tells it: a stretch with a metric is a number that can be opened. */
export const stretchesOf = (segments: readonly SentenceSegment[]): ReportSegment[] =>
  segments.map(({ text, figure, exact }) => ({ text, metric: figure ?? null, exact: exact ?? null }));
