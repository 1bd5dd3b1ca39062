import { type LocalDate, Money } from '@app/kernel';
import { Fault, type Page, type Reader } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { pickLeading, reportSentence, SENTENCE_FIGURES, type SentenceSegment } from './domain/sentence';
import { listNote } from './domain/list-note';
import { METRIC_OF, METRICS } from './metrics/dictionary';
import type { Metric, MetricKey } from './metrics/metric';
import {
  type Candidate,
  type FigureRow,
  type FigureUnit,
  isBank,
  type Question,
  readCandidates,
  readListUsed,
  readPresent,
  readRows,
  readValues,
} from './persistence/figures.queries';

/** A unit, a period of business dates, and the instant as of which is asked (absent: now). */
export interface FigureQuestion {
  readonly unitId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf?: Date | null;
}

/** A number with everything that is needed to get it again and to open it. */
export interface Figure {
  readonly metric: Metric;
  /** Decimal: a count, or yuan with two decimals. */
  readonly value: string;
  readonly unit: FigureUnit;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** What the system knew then. Asking again with it gives the same number and the same rows. */
  readonly asOf: Date;
  readonly generatedAt: Date;
  /** Only what this bank did. */
  readonly bankId?: string | null;
}

export interface Report {
  readonly text: string;
  readonly segments: readonly SentenceSegment[];
  readonly figures: readonly Figure[];
  readonly unit: FigureUnit;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Date;
  readonly generatedAt: Date;
}

/** Figures, the rows behind them, and the sentence made of them. Reads only; imports nobody's service. */
@Injectable()
export class ReportingService {
  /** One metric, of one bank where that is asked. */
  async figure(
    reader: Reader,
    question: FigureQuestion & { readonly metric: MetricKey; readonly bankId?: string | null },
  ): Promise<Figure> {
    const metric = METRIC_OF[question.metric];
    const { bankId } = question;
    if (bankId && !metric.byBank) throw Fault.field('input.bankId', 'METRIC_NOT_BY_BANK');
    if (bankId && !(await isBank(reader, bankId))) throw Fault.notFound('input.bankId');
    const [figure] = await this.ask(reader, question, [metric], bankId);
    if (!figure) throw new Fault('INTERNAL');
    return figure;
  }

  /** All metrics of the dictionary, in one statement after the one that finds unit and present. */
  figures(reader: Reader, question: FigureQuestion): Promise<readonly Figure[]> {
    return this.ask(reader, question, METRICS);
  }

  /** The rows that a figure counted. */
  rows(reader: Reader, figure: Figure, page: { readonly first: number; readonly after?: string | null }): Promise<Page<FigureRow>> {
    return readRows(reader, figure, figure.metric, page);
  }

  /** By which rule it was counted, where that depends on the unit: over which frozen list, or the register. */
  async note(reader: Reader, figure: Figure): Promise<string | null> {
    return figure.metric.byList ? listNote(await readListUsed(reader, figure)) : null;
  }

  /** 共走访…家市场主体，帮助…，为…融资…: every number of it opens its rows. */
  async report(reader: Reader, question: FigureQuestion): Promise<Report> {
    const { asked, present } = await this.prepare(reader, question);
    const metrics = SENTENCE_FIGURES.map((key) => METRIC_OF[key]);
    const [values, candidates] = await Promise.all([readValues(reader, asked, metrics), readCandidates(reader, asked)]);
    const count = (key: MetricKey): number => Number(values.get(key) ?? 0);
    const leading = (clause: Candidate['clause']): string => pickLeading(candidates.filter((c) => c.clause === clause))?.shortName ?? '';
    const sentence = reportSentence({
      visitedFirms: count('M03'),
      solved: { count: count('M24'), firms: count('M25'), leading: leading('SOLVED') },
      financed: { firms: count('FINANCED_FIRMS'), amount: Money.parse(values.get('FINANCED_AMOUNT') ?? '0'), leading: leading('FINANCED') },
    });
    return { ...sentence, ...asked, generatedAt: present, figures: metrics.map((metric) => this.toFigure(metric, values, asked, present)) };
  }

  private async ask(
    reader: Reader,
    question: FigureQuestion,
    metrics: readonly Metric[],
    bankId?: string | null,
  ): Promise<readonly Figure[]> {
    const { asked: common, present } = await this.prepare(reader, question);
    const asked = bankId ? { ...common, bankId } : common;
    const values = await readValues(reader, asked, metrics);
    return metrics.map((metric) => this.toFigure(metric, values, asked, present));
  }

  private toFigure(metric: Metric, values: ReadonlyMap<MetricKey, string>, asked: Question, generatedAt: Date): Figure {
    return { metric, value: values.get(metric.key) ?? '0', ...asked, generatedAt };
  }

  private async prepare(reader: Reader, { unitId, from, to, asOf }: FigureQuestion): Promise<{ asked: Question; present: Date }> {
    if (to < from) throw Fault.field('input.to', 'PERIOD_REVERSED');
    const found = await readPresent(reader, unitId);
    if (!found) throw Fault.notFound('input.unitId');
    const { present, ...unit } = found;
    if (asOf && asOf > present) throw Fault.field('input.asOf', 'AS_OF_IN_FUTURE');
    return { asked: { unit, from, to, asOf: asOf ?? present }, present };
  }
}
