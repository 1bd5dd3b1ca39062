import { AuditModule } from '../audit/audit.resolver';
import { PublishHead } from '../audit/published-heads';
import { PLATFORM_MESSAGES } from './platform.messages';
import { defineFeature } from './feature';
import { PLATFORM_TABLES } from './platform.access';
import { PLATFORM_AUDIT_ACTIONS } from './platform.events';

/** What stands under every other feature: outbox, audit, jobs, files. */
export const PLATFORM_FEATURE = defineFeature({
  name: 'platform',
  module: AuditModule,
  tables: PLATFORM_TABLES,
  unprotected: [{ table: 'schema_migration', reason: 'names of applied migrations: readiness compares them with the code' }],
  auditActions: PLATFORM_AUDIT_ACTIONS,
  messages: PLATFORM_MESSAGES,
  // Other features say who sends it in and who reads it.
  tasks: [PublishHead],
  filePurposes: { EVIDENCE: { upload: [], read: [], whenNoneIsNamed: true } },
});

declare global {
  namespace Zhuqi {
    interface FilePurposes {
      EVIDENCE: true;
    }
  }
}
