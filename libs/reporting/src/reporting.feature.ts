import { defineFeature } from '@app/platform';
import { ReportingModule } from './reporting.module';

/** Figures and reports. */
export const REPORTING_FEATURE = defineFeature({ name: 'reporting', module: ReportingModule });
