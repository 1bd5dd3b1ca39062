import { type Asked, defineExport, ExportSource } from '@app/exports';
import type { LocalDate } from '@app/kernel';
import type { Page } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { FigureInput } from './graphql/figure.input';
import type { MetricKey } from './metrics/metric';
import type { FigureRow } from './persistence/figures.queries';
import { type Figure, ReportingService } from './reporting.service';

export interface FigureFilter {
  readonly metric: MetricKey;
  readonly unitId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly asOf?: string | Date | null;
  readonly bankId?: string | null;
}

const FIGURE_ROWS_LIST = defineExport({
  kind: 'FIGURE_ROWS',
  title: '数字明细',
  permission: 'figure:read',
  filter: {
    field: 'figureRows',
    type: () => FigureInput,
    description: 'For FIGURE_ROWS, where it must be given: the figure whose rows are wanted.',
    needed: true,
  },
});

declare global {
  namespace Zhuqi {
    interface ExportKinds {
      FIGURE_ROWS: true;
    }
  }
}

/** The rows behind one number of a report. */
@Injectable()
export class FigureRowsExport extends ExportSource<FigureFilter, FigureRow> {
  readonly list = FIGURE_ROWS_LIST;
  readonly sheet: ExportSource<FigureFilter, FigureRow>['sheet'] = {
    name: '数字明细',
    frozen: 3,
    columns: [
      { header: '序号', width: 6, kind: 'number', value: (_, ordinal) => ordinal },
      { header: '日期', width: 12, kind: 'date', value: (row) => row.date },
      { header: '企业名称', width: 34, value: (row) => row.firmName },
      { header: '单位', width: 20, value: (row) => row.orgUnit?.name },
      { header: '记录', width: 44, value: (row) => row.label },
      { header: '计入', width: 16, kind: 'amount', value: (row) => row.weight },
    ],
  };

  constructor(private readonly reporting: ReportingService) {
    super();
  }

  async page({ reader, filter }: Asked<FigureFilter>, where: { first: number; after: string | null }): Promise<Page<FigureRow>> {
    const { asOf, ...question } = filter;
    const figure: Figure = await this.reporting.figure(reader, { ...question, asOf: asOf ? new Date(asOf) : null });
    return this.reporting.rows(reader, figure, where);
  }
}
