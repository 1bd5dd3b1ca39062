import { defineFeature } from '@app/platform';
import { LIAISON_AUDIT_ACTIONS, LIAISON_TOPICS } from './liaison.events';
import { LiaisonModule } from './liaison.module';
import { LIAISON_CONTRIBUTES, LIAISON_TABLES } from './persistence/access';
import { LIAISON_ENTITIES } from './persistence/entities';
import { LIAISON_MESSAGES } from './liaison.messages';

/** 包联. */
export const LIAISON_FEATURE = defineFeature({
  name: 'liaison',
  module: LiaisonModule,
  entities: LIAISON_ENTITIES,
  tables: LIAISON_TABLES,
  contributes: LIAISON_CONTRIBUTES,
  topics: LIAISON_TOPICS,
  auditActions: LIAISON_AUDIT_ACTIONS,
  messages: LIAISON_MESSAGES,
  liveAreas: [
    { area: 'liaison', topics: ['liaison'], reads: ['liaison:read'], counts: [], subject: { table: 'liaison', id: 'liaisonId' } },
  ],
});
