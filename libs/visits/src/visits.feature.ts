import { defineFeature } from '@app/platform';
import { VISITS_CONTRIBUTES, VISITS_TABLES } from './persistence/access';
import { VISITS_ENTITIES } from './persistence/entities';
import { VisitsExport } from './visits.export';
import { VISITS_AUDIT_ACTIONS, VISITS_TOPICS } from './visits.events';
import { VisitsModule } from './visits.module';
import { VISITS_MESSAGES } from './visits.messages';

/** 走访: visits, promises, campaigns. */
export const VISITS_FEATURE = defineFeature({
  name: 'visits',
  module: VisitsModule,
  entities: VISITS_ENTITIES,
  tables: VISITS_TABLES,
  contributes: VISITS_CONTRIBUTES,
  topics: VISITS_TOPICS,
  auditActions: VISITS_AUDIT_ACTIONS,
  messages: VISITS_MESSAGES,
  lists: [VisitsExport],
  liveAreas: [
    {
      area: 'visit',
      topics: ['visit', 'promise'],
      reads: ['visit:read'],
      counts: ['figure:read'],
      subject: { table: 'visit', id: 'visitId' },
    },
    { area: 'campaign', topics: ['campaign'], reads: ['campaign:read'], counts: ['figure:read'], subject: null },
  ],
  filePurposes: {
    EVIDENCE: { upload: ['visit:log'], read: ['visit:read'] },
    PHOTO: { upload: ['visit:log'], read: ['visit:read'], photo: true },
  },
});

declare global {
  namespace Zhuqi {
    interface FilePurposes {
      PHOTO: true;
    }
  }
}
