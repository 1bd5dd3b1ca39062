import { defineFeature } from '@app/platform';
import { EnterprisesExport } from './enterprises.export';
import { ENTERPRISES_AUDIT_ACTIONS, ENTERPRISES_TOPICS } from './enterprises.events';
import { EnterprisesModule } from './enterprises.module';
import { ENTERPRISES_TABLES } from './persistence/access';
import { ENTERPRISES_ENTITIES } from './persistence/entities';
import { ENTERPRISES_MESSAGES } from './enterprises.messages';

/** The register. */
export const ENTERPRISES_FEATURE = defineFeature({
  name: 'enterprises',
  module: EnterprisesModule,
  entities: ENTERPRISES_ENTITIES,
  tables: ENTERPRISES_TABLES,
  topics: ENTERPRISES_TOPICS,
  auditActions: ENTERPRISES_AUDIT_ACTIONS,
  messages: ENTERPRISES_MESSAGES,
  lists: [EnterprisesExport],
  liveAreas: [
    {
      area: 'enterprise',
      topics: ['enterprise'],
      reads: ['enterprise:read'],
      counts: ['figure:read'],
      subject: { table: 'enterprise', id: 'enterpriseId' },
    },
  ],
});
