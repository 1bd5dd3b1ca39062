import { defineFeature } from '@app/platform';
import { ExportFileGate } from './export-file.gate';
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
  // Told to the person who asked, whose page then shows the file.
  liveAreas: [
    {
      area: 'export',
      topics: ['export'],
      reads: ['appeal:read', 'enterprise:read', 'figure:read', 'visit:read'],
      counts: [],
      subject: { table: 'export', id: 'exportId' },
    },
  ],
  // Made by the worker; whoever asked for it owns it.
  filePurposes: { EXPORT: { upload: [], read: [] } },
  fileGates: { EXPORT: ExportFileGate },
  jobs: [ExportJob],
});

declare global {
  namespace Zhuqi {
    interface FilePurposes {
      EXPORT: true;
    }
  }
}
