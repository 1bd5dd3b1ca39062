import { defineFeature } from '@app/platform';
import { FigureRowsExport } from './figure-rows.export';
import { ReportingModule } from './reporting.module';
import { REPORTING_MESSAGES } from './reporting.messages';

/** Figures and reports. */
export const REPORTING_FEATURE = defineFeature({
  name: 'reporting',
  module: ReportingModule,
  messages: REPORTING_MESSAGES,
  lists: [FigureRowsExport],
});
