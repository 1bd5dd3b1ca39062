import { defineFeature } from '@app/platform';
import { IDENTITY_AUDIT_ACTIONS, IDENTITY_TOPICS } from './identity.events';
import { IdentityModule } from './identity.module';
import { IDENTITY_TABLES } from './persistence/access';
import { IDENTITY_ENTITIES } from './persistence/entities';
import { IDENTITY_MESSAGES } from './identity.messages';

/** Units, people, posts, sign-in. */
export const IDENTITY_FEATURE = defineFeature({
  name: 'identity',
  module: IdentityModule,
  entities: IDENTITY_ENTITIES,
  tables: IDENTITY_TABLES,
  topics: IDENTITY_TOPICS,
  auditActions: IDENTITY_AUDIT_ACTIONS,
  messages: IDENTITY_MESSAGES,
  liveAreas: [{ area: 'identity', topics: ['identity'], reads: ['unit:read'], counts: [], subject: null }],
});
