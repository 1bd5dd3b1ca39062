import type { LocalDate } from '@app/kernel';
import { type Reader, workingCalendar } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { type DecisionNeeded, decisionNeeded } from './domain/red-light';
import { METRIC_OF } from './metrics/dictionary';
import type { Metric, MetricKey } from './metrics/metric';
import type { FigureUnit } from './persistence/figures.queries';
import {
  type LineValues,
  readByBank,
  readRedLights,
  readSubUnits,
  readWaitingOffers,
  type RedLightRow,
  type WaitingOfferRow,
} from './persistence/dashboard.queries';
import { type Figure, type FigureQuestion, type Report, ReportingService } from './reporting.service';

/** Columns of the table by unit: what is wrong first. */
export const TABLE_KEYS: readonly MetricKey[] = ['M27', 'M12', 'M02', 'M26', 'M19', 'M24', 'M05', 'FINANCED_FIRMS', 'FINANCED_AMOUNT'];

/** Columns of the table by bank: two facts that are never added. */
export const BANK_KEYS: readonly MetricKey[] = ['M48_FIRMS', 'M48_AMOUNT', 'M49_FIRMS', 'M49_AMOUNT'];

export interface BankLine {
  readonly bank: FigureUnit;
  readonly figures: readonly Figure[];
}
export interface UnitLine {
  readonly unit: FigureUnit;
  readonly figures: readonly Figure[];
}
export interface RedLight extends Omit<RedLightRow, 'lastDay'> {
  /** Working days past the due date; 0 when it is not overdue. */
  readonly overdueDays: number;
  readonly decide: DecisionNeeded;
}
export interface Dashboard {
  readonly unit: FigureUnit;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf: Date;
  readonly figures: readonly Figure[];
  readonly segments: Report['segments'];
  readonly units: readonly UnitLine[];
  /** Those that granted or paid something, under the names they have. */
  readonly banks: readonly BankLine[];
  readonly redLights: readonly RedLight[];
  readonly waitingOffers: readonly WaitingOfferRow[];
}

/** What the leader sees: all figures of a unit, those of the units below, and what does not move. One instant for all. */
@Injectable()
export class DashboardService {
  constructor(private readonly reporting: ReportingService) {}

  async dashboard(reader: Reader, question: FigureQuestion): Promise<Dashboard> {
    const figures = await this.reporting.figures(reader, question);
    const [first] = figures;
    if (!first) throw new Error('the dictionary is empty');
    const { unit, from, to, asOf, generatedAt } = first;
    const asked = { unit, from, to, asOf };
    const [metrics, bankMetrics] = [TABLE_KEYS, BANK_KEYS].map((keys) => keys.map((key) => METRIC_OF[key])) as [Metric[], Metric[]];
    const [report, lines, banks, stuck, waitingOffers, calendar] = await Promise.all([
      this.reporting.report(reader, { unitId: unit.id, from, to, asOf }),
      readSubUnits(reader, asked, metrics),
      readByBank(reader, asked, bankMetrics),
      readRedLights(reader, asked),
      readWaitingOffers(reader, asked),
      workingCalendar(reader),
    ]);
    const redLights = stuck.flatMap(({ lastDay, ...row }) => {
      const decide = decisionNeeded(row);
      const overdueDays = row.overdue && row.dueOn ? calendar.workingDaysBetween(row.dueOn, lastDay) : 0;
      return decide ? [{ ...row, overdueDays, decide }] : [];
    });
    const figuresOf = ({ values }: LineValues, of: readonly Metric[], which: { unit: FigureUnit; bankId?: string }): Figure[] =>
      of.map((metric) => ({ ...asked, ...which, metric, value: values.get(metric.key) ?? '0', generatedAt }));
    return {
      ...asked,
      figures,
      segments: report.segments,
      redLights,
      waitingOffers,
      units: lines.map((line) => ({ unit: line, figures: figuresOf(line, metrics, { unit: line }) })),
      banks: banks
        .map((line) => ({ bank: line, figures: figuresOf(line, bankMetrics, { unit, bankId: line.id }) }))
        .filter(({ figures: told }) => told.some(({ value }) => Number(value) !== 0)),
    };
  }
}
