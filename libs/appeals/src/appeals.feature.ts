import { defineFeature } from '@app/platform';
import { AppealsExport } from './appeals.export';
import { APPEALS_AUDIT_ACTIONS, APPEALS_TOPICS } from './appeals.events';
import { AppealsModule } from './appeals.module';
import { CalendarWatch, RecomputeJob } from './appeals.recompute';
import { AppealsTask } from './appeals.task';
import { APPEALS_CONTRIBUTES, APPEALS_TABLES } from './persistence/access';
import { APPEALS_ENTITIES } from './persistence/entities';
import { APPEALS_MESSAGES } from './appeals.messages';

/** 诉求挂销号. */
export const APPEALS_FEATURE = defineFeature({
  name: 'appeals',
  module: AppealsModule,
  entities: APPEALS_ENTITIES,
  tables: APPEALS_TABLES,
  contributes: APPEALS_CONTRIBUTES,
  topics: APPEALS_TOPICS,
  auditActions: APPEALS_AUDIT_ACTIONS,
  messages: APPEALS_MESSAGES,
  liveAreas: [
    {
      area: 'appeal',
      topics: ['appeal'],
      reads: ['appeal:read'],
      counts: ['figure:read'],
      subject: { table: 'appeal', id: 'appealId' },
    },
  ],
  filePurposes: {
    EVIDENCE: {
      upload: ['appeal:register', 'appeal:handle', 'appeal:callback', 'appeal:accept', 'appeal:request', 'appeal:close'],
      read: ['appeal:read'],
    },
    // Row security shows the firm those of its own appeals.
    APPEAL: {
      upload: ['appeal:register', 'own:submit'],
      read: ['appeal:read', 'own:read'],
      photo: true,
      pdfToo: true,
      largest: 10 * 1024 * 1024,
    },
  },
  lists: [AppealsExport],
  jobs: [RecomputeJob],
  consumers: [CalendarWatch],
  tasks: [AppealsTask],
});

declare global {
  namespace Zhuqi {
    interface FilePurposes {
      APPEAL: true;
    }
  }
}
