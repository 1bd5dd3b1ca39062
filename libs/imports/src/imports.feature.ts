import { defineFeature } from '@app/platform';
import { EnterpriseImportJob } from './import.job';
import { EnterpriseImportUndoJob } from './import-undo.job';
import { IMPORTS_AUDIT_ACTIONS, IMPORTS_TOPICS } from './imports.events';
import { ImportsModule } from './imports.module';
import { IMPORTS_TABLES } from './persistence/access';
import { IMPORTS_ENTITIES } from './persistence/entities';
import { IMPORTS_MESSAGES } from './imports.messages';

/** The import of firms from a file. What it publishes is followed by the area of the enterprises. */
export const IMPORTS_FEATURE = defineFeature({
  name: 'imports',
  module: ImportsModule,
  entities: IMPORTS_ENTITIES,
  tables: IMPORTS_TABLES,
  topics: IMPORTS_TOPICS,
  auditActions: IMPORTS_AUDIT_ACTIONS,
  messages: IMPORTS_MESSAGES,
  filePurposes: {
    EVIDENCE: { upload: ['enterprise:import'], read: [] },
    // A list for import shows contacts in full, so only importers may see it.
    IMPORT: {
      upload: ['enterprise:import'],
      read: ['enterprise:import'],
      types: ['text/csv', 'text/plain', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    },
  },
  jobs: [EnterpriseImportJob, EnterpriseImportUndoJob],
});

declare global {
  namespace Zhuqi {
    interface FilePurposes {
      IMPORT: true;
    }
  }
}
