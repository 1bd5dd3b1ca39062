import { defineFeature } from '@app/platform';
import { ExportJob } from './export.job';
import { EXPORTS_AUDIT_ACTIONS, EXPORTS_TOPICS } from './exports.events';
import { ExportsModule } from './exports.module';
import { EXPORTS_TABLES } from './persistence/access';
import { EXPORTS_MESSAGES } from './exports.messages';

/** 导出. */
export const EXPORTS_FEATURE = defineFeature({
  name: 'exports',
  module: ExportsModule,
  tables: EXPORTS_TABLES,
  topics: EXPORTS_TOPICS,
  auditActions: EXPORTS_AUDIT_ACTIONS,
  messages: EXPORTS_MESSAGES,
  // Made by the worker; whoever asked for it owns it.
  filePurposes: { EXPORT: { upload: [], read: [] } },
  jobs: [ExportJob],
});

declare global {
  namespace Zhuqi {
    interface FilePurposes {
      EXPORT: true;
    }
  }
}
